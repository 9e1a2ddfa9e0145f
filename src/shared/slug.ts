/** Names for addresses: small letters, digits and hyphens. */

/**
 * A name for an address made from `name`, not among `taken`: `pasar-promosi`, then `pasar-promosi-2`.
 * @param otherwise the word when nothing of the name is left
 */
export function freeSlug(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const bare = slugOf(name) || otherwise;
  let slug = bare;
  for (let n = 2; taken.has(slug); n += 1) slug = `${bare}-${n}`;
  return slug;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
