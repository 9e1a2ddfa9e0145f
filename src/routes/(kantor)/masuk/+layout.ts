/** Signing in must work before any script has arrived: what somebody types is never overwritten by hydration. */
export const csr = false;
