/** How the differences the office sends are put on the shelf that lies here, and how a shelf is found whole. Pure. */
import type { Shape } from '#domain/areas/shape.ts';
import { searchTextOf } from '#domain/registry/industry.ts';
import {
  idSum,
  type NagariShelf,
  type PackMaker,
  type PackPotential,
  type PackSentra,
  type PackTicket,
} from '#domain/visits/pack.ts';

/** What lies on a nagari's shelf beside its makers. */
export interface ShelfLists {
  readonly tickets: readonly PackTicket[];
  readonly sentra: readonly PackSentra[];
  readonly potentials: readonly PackPotential[];
  readonly outline: Shape | null;
}

export const NO_LISTS: ShelfLists = { tickets: [], sentra: [], potentials: [], outline: null };

/** The lists after what the office sent. Null in it means: as it was; of a whole shelf without an outline: there is none. */
export function listsAfter(held: ShelfLists, sent: NagariShelf): ShelfLists {
  return {
    tickets: sent.tickets ?? held.tickets,
    sentra: sent.sentra ?? held.sentra,
    potentials: sent.potentials ?? held.potentials,
    outline: sent.outline ?? (sent.isWhole ? null : held.outline),
  };
}

/** What a maker is found by, small enough to keep those of all nagari at hand. */
export interface MakerEntry {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nagariCode: string;
  /** In small letters: her name, owner, number, jorong and products. */
  readonly text: string;
}

/** What this maker is found by. */
export function entryOf({ id, code, name, nagariCode, jorong, owner, products }: PackMaker): MakerEntry {
  const named = products.map((product) => ({ name: product.name, brand: null }));
  return { id, code, name, nagariCode, text: searchTextOf({ name, jorong, nib: null }, code, owner, named) };
}

/** The entries of a nagari after what the office sent, by name. */
export function entriesAfter(held: readonly MakerEntry[], sent: NagariShelf): readonly MakerEntry[] {
  const entries = new Map(sent.isWhole ? [] : held.map((entry) => [entry.id, entry]));
  for (const row of sent.makers)
    if ('isGone' in row) entries.delete(row.id);
    else entries.set(row.id, entryOf(row));
  return [...entries.values()].toSorted(byName);
}

const spoken = new Intl.Collator('id');

/** By name, and those of one name always in the same order. */
export function byName(
  one: Pick<PackMaker, 'name' | 'code'>,
  other: Pick<PackMaker, 'name' | 'code'>,
): number {
  return spoken.compare(one.name, other.name) || (one.code < other.code ? -1 : 1);
}

/** What the office compares the makers of a shelf by. */
export function checkOf(entries: readonly MakerEntry[]): NagariShelf['check'] {
  return { makers: entries.length, sum: idSum(entries.map(({ id }) => id)) };
}

/** True when the phone has just the makers the office thinks it has. */
export function isAsChecked(held: NagariShelf['check'], sent: NagariShelf['check']): boolean {
  return held.makers === sent.makers && held.sum === sent.sum;
}

/** True when nothing of the shelf is other than it was: it need not even be opened. */
export function isUnchanged({ isWhole, makers, tickets, sentra, potentials, outline }: NagariShelf): boolean {
  return (
    !isWhole && makers.length === 0 && [tickets, sentra, potentials, outline].every((sent) => sent === null)
  );
}
