/** What the pages of the phone and its service worker say to each other about the app itself. */

/** A page to the worker that waits: no form is open, take over. */
export const TAKE_OVER = 'kunjungan-ambil-alih';
/** The Web Lock that every tab with an open form shares: nobody takes over meanwhile. */
export const FORM_OPEN_LOCK = 'kunjungan-isian';
