/** Somebody types a reason here: no scripts that could take it away again. */
export const csr = false;
