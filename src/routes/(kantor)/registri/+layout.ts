/** Works without any script: what somebody types before scripts have come is never overwritten by them. */
export const csr = false;
