/** Setting up is forms and tables: it works without any script. */
export const csr = false;
