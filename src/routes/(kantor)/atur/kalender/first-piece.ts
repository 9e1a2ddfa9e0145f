/**
 * After a change of a calendar so many open tickets are computed at once, so that a small regency sees the result on
 * the next page; the worker goes on with the rest.
 */
export const FIRST_PIECE = 500;
