/** The books of the registry, in the order of the strip above every page. */
export const BOOKS = [
  { name: 'makers', href: '/registri' },
  { name: 'sentra', href: '/registri/sentra' },
  { name: 'nagari', href: '/registri/nagari' },
  { name: 'help', href: '/registri/bantuan' },
  { name: 'stars', href: '/registri/bintang' },
] as const;

export type Book = (typeof BOOKS)[number]['name'];

/** The book a page belongs to: makers, unless its address begins with that of another. */
export function bookAt(path: string): Book {
  return BOOKS.find(({ name, href }) => name !== 'makers' && path.startsWith(href))?.name ?? 'makers';
}
