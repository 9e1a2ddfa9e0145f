/** Public pages are read on the slowest phones: they ship no JavaScript of the framework. */
export const csr = false;
