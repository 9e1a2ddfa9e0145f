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

/** A nagari as it lies on the phone. */
export interface HeldShelf {
  /** By name. */
  readonly makers: readonly PackMaker[];
  readonly tickets: readonly PackTicket[];
  readonly sentra: readonly PackSentra[];
  readonly potentials: readonly PackPotential[];
  readonly outline: Shape | null;
}

export const EMPTY_SHELF: HeldShelf = { makers: [], tickets: [], sentra: [], potentials: [], outline: null };

/** The shelf after what the office sent. Null in it means: as it was. */
export function putOn(held: HeldShelf, sent: NagariShelf): HeldShelf {
  return {
    makers: makersAfter(sent.isWhole ? [] : held.makers, sent.makers),
    tickets: sent.tickets ?? held.tickets,
    sentra: sent.sentra ?? held.sentra,
    potentials: sent.potentials ?? held.potentials,
    outline: sent.outline ?? (sent.isWhole ? null : held.outline),
  };
}

function makersAfter(held: readonly PackMaker[], sent: NagariShelf['makers']): PackMaker[] {
  const makers = new Map(held.map((maker) => [maker.id, maker]));
  for (const row of sent)
    if ('isGone' in row) makers.delete(row.id);
    else makers.set(row.id, row);
  return [...makers.values()].toSorted(byName);
}

const spoken = new Intl.Collator('id');

/** By name, and those of one name always in the same order. */
export function byName(
  one: Pick<PackMaker, 'name' | 'code'>,
  other: Pick<PackMaker, 'name' | 'code'>,
): number {
  return spoken.compare(one.name, other.name) || (one.code < other.code ? -1 : 1);
}

/** What the office compares a shelf by. */
export function checkOf({ makers }: HeldShelf): NagariShelf['check'] {
  return { makers: makers.length, sum: idSum(makers.map(({ id }) => id)) };
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

/** What a maker is found by, small enough to keep those of all nagari at hand. */
export interface MakerEntry {
  readonly code: string;
  readonly name: string;
  readonly nagariCode: string;
  /** In small letters. */
  readonly text: string;
}

/** The entries of a shelf. */
export function entriesOf({ makers }: Pick<HeldShelf, 'makers'>): MakerEntry[] {
  return makers.map(entryOf);
}

/** The words of her name, owner, number, jorong and products. */
export function entryOf({ code, name, nagariCode, jorong, owner, products }: PackMaker): MakerEntry {
  const named = products.map((product) => ({ name: product.name, brand: null }));
  return { code, name, nagariCode, text: searchTextOf({ name, jorong, nib: null }, code, owner, named) };
}
