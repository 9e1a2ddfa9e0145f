/** Working screens hydrate; pages that need no script switch it off again. */
export const csr = true;
