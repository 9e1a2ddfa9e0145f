/** Read on a leader's phone: no framework script. */
export const csr = false;
