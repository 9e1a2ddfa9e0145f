/** A shared counter computer: works before any script has arrived. */
export const csr = false;
