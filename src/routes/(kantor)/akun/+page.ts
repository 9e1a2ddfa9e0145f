/** Own account: plain forms, so that no typed password waits for a script. */
export const csr = false;
