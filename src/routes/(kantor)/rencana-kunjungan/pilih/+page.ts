/** Read on a phone with little signal: no framework script. */
export const csr = false;
