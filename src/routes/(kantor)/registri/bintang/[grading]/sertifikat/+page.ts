/** A sheet to print: its button needs scripts, and nothing is typed here. */
export const csr = true;
