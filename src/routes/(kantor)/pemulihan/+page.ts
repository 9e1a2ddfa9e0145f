/** The sheet appears in the answer to one form, once; no script is needed but for printing, which the browser has. */
export const csr = false;
