/** Links and one form: no script is needed. */
export const csr = false;
