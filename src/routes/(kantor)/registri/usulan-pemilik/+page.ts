/** Works without any script: what somebody types is never overwritten by hydration. */
export const csr = false;
