/** The phone draws itself in the browser alone: what the server sends is the same for everybody, and is kept for flight mode. */
export const ssr = false;
export const csr = true;
