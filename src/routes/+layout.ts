/** Also a page that is missing or broken ships no JavaScript; the working screens ask for it themselves. */
export const csr = false;
