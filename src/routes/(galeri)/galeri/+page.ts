/** Read-only like a public page: what stands here must look right without a script. */
export const csr = false;
