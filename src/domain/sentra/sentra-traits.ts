/** What makes industries alike, read from what the registry keeps of them. */
import type { Kbli, Material } from '#domain/registry/industry.ts';
import { LIKENESSES, type Likeness, type SharedTrait, type Traits } from '#domain/sentra/sentra-state.ts';

/** What tells how a product is sold or looks, not what it is, comes after these many words: `keripik tempe balado`. */
const HEAD_WORDS = 2;

/**
 * The traits of an industry: KBLI groups (of 2025, so that codes of both versions meet), products by their first words,
 * and materials; all in small letters. The registry keeps no process yet.
 * @param groupsOf the codes of 2025 for a code of either version
 */
export function traitsOf(
  industry: {
    readonly kbli: Kbli | null;
    readonly products: readonly string[];
    readonly materials: readonly Material[];
  },
  groupsOf: (kbli: Kbli) => readonly string[],
): Traits {
  return {
    kbli: industry.kbli === null ? [] : groupsOf(industry.kbli),
    product: distinct(industry.products.map(headOf)),
    material: distinct(industry.materials.map(({ name }) => bare(name))),
  };
}

/** What a group is best told by: what the most share; of equals what they make, and last the code of a classification. */
export function tellingTrait(shared: readonly SharedTrait[]): SharedTrait | undefined {
  const rank = (likeness: Likeness) =>
    likeness === 'kbli' ? LIKENESSES.length : LIKENESSES.indexOf(likeness);
  return shared.toSorted(
    (a, b) => b.memberIds.length - a.memberIds.length || rank(a.likeness) - rank(b.likeness),
  )[0];
}

function headOf(product: string): string {
  return bare(product).split(' ').slice(0, HEAD_WORDS).join(' ');
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
