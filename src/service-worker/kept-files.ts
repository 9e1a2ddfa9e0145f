/** What the phone's one page needs to open without signal, read off the page itself: it names every file it begins with. */

/** The page, at whichever address below it; and the answer it asks for at its first drawing. */
export const PAGE = '/kunjungan';
export const PAGE_DATA = `${PAGE}/__data.json`;

/** What the page needs and does not name in its text. */
export const BESIDE_PAGE = [
  '/fonts/plus-jakarta-sans.woff2',
  '/icon.svg',
  '/kunjungan.webmanifest',
  '/kunjungan-ikon/ikon-192.png',
] as const;

/** True for the phone's own addresses; `/kunjungan-diminta` is the office's. */
export function isPhonePath(path: string): boolean {
  return path === PAGE || path.startsWith(`${PAGE}/`);
}

/** True for what the page asks of the server at its first drawing, at whichever address. */
export function isPageData(path: string): boolean {
  return path.startsWith(`${PAGE}/`) && path.endsWith('/__data.json');
}

/** Addresses of the scripts and styles in the text of the page, each once; a style that stands in the text itself is not fetched. */
export function filesNamedIn(page: string): readonly string[] {
  const inText = [...page.matchAll(/<link\b[^>]*\bdisabled\b[^>]*>/g)].map(([link]) => fileIn(link));
  const named = [...page.matchAll(/"\/_app\/immutable\/[^"]+"/g)].map(([quoted]) => quoted.slice(1, -1));
  return [...new Set(named)].filter((file) => !inText.includes(file));
}

function fileIn(link: string): string | undefined {
  return /href="([^"]+)"/.exec(link)?.[1];
}
