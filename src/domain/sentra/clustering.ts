/**
 * Sentra that nobody has entered yet, found in the registry: industries that stand close together and are alike in KBLI
 * group, product or material. A proposal names its members and what they share, so that a coordinator can judge it; it is
 * never more than a proposal.
 */
import { densityGroups, type DensityRules } from '#domain/sentra/density.ts';
import {
  LIKENESSES,
  type Likeness,
  type SentraMember,
  type SharedTrait,
} from '#domain/sentra/sentra-state.ts';
import { metresBetween, type Point } from '#shared/sphere.ts';

export interface ClusteringRules extends DensityRules {
  /** Two groups of which at least this part (of all members of both) is the same are one proposal. */
  readonly sameFrom: number;
}

export interface SentraProposal {
  /** On the map, in order of their ids. */
  readonly memberIds: readonly string[];
  /** What they share; each with those of the members that do. The likeness that the most share comes first. */
  readonly shared: readonly SharedTrait[];
  /** The middle of the members, and how far the farthest stands from it in metres. */
  readonly middle: Point;
  readonly reachMetres: number;
  /** Where the members stand, the nagari with the most first. */
  readonly nagari: readonly { readonly code: string; readonly members: number }[];
  /** In the same nagari and alike, but on no map: they may belong to it. */
  readonly unplacedIds: readonly string[];
}

/**
 * The proposals, the largest first; the same for any order of the industries.
 * Cost: for every trait, n log n in the industries that have it.
 * @throws RangeError when an id comes twice
 */
export function proposeSentra(industries: readonly SentraMember[], rules: ClusteringRules): SentraProposal[] {
  const byId = new Map(industries.map((one) => [one.id, one]));
  if (byId.size < industries.length) throw new RangeError('an industry comes twice');
  // In the order of ids, so that sums of broken numbers are the same in any order of rows.
  const inOrder = industries.toSorted((a, b) => byText(a.id, b.id));
  const found = [...byTrait(inOrder).values()].flatMap((trait) => groupsOf(trait, rules));
  return merged(found, rules.sameFrom).map((shared) => proposalOf(shared, byId));
}

/** Whether a proposal is one that was dismissed before: nearly the same members. What was dismissed is remembered by them. */
export function isDismissed(
  proposal: Pick<SentraProposal, 'memberIds'>,
  dismissed: readonly (readonly string[])[],
  { sameFrom }: Pick<ClusteringRules, 'sameFrom'>,
): boolean {
  const members = new Set(proposal.memberIds);
  return dismissed.some((memberIds) => {
    const both = memberIds.filter((id) => members.has(id)).length;
    return partOfEither(both, members.size, memberIds.length) >= sameFrom;
  });
}

interface Trait {
  readonly likeness: Likeness;
  readonly value: string;
  readonly members: SentraMember[];
}

/** A group of one trait, with those who have the trait in its nagari but stand on no map. */
interface Found extends SharedTrait {
  readonly unplacedIds: readonly string[];
}

function byTrait(industries: readonly SentraMember[]): Map<string, Trait> {
  const traits = new Map<string, Trait>();
  for (const industry of industries)
    for (const likeness of LIKENESSES)
      for (const value of new Set(industry.traits[likeness] ?? [])) {
        const key = `${likeness} ${value}`;
        const trait = traits.get(key) ?? { likeness, value, members: [] };
        trait.members.push(industry);
        traits.set(key, trait);
      }
  return traits;
}

function groupsOf({ likeness, value, members }: Trait, rules: ClusteringRules): Found[] {
  const places = members.flatMap((one) => one.place ?? []);
  if (places.length < rules.fewest) return [];
  const placed = members.filter((one) => one.place !== null);
  const numbers = densityGroups(
    places,
    placed.map((one) => one.id),
    rules,
  );
  const groups: SentraMember[][] = [];
  for (const [i, industry] of placed.entries()) {
    const number = numbers[i] ?? -1;
    if (number !== -1) (groups[number] ??= []).push(industry);
  }
  const unplaced = Map.groupBy(
    members.filter((one) => one.place === null),
    (one) => one.nagariCode,
  );
  return groups.map((group) => ({
    likeness,
    value,
    memberIds: group.map((one) => one.id),
    unplacedIds: [...new Set(group.map((one) => one.nagariCode))]
      .flatMap((code) => unplaced.get(code) ?? [])
      .map((one) => one.id),
  }));
}

/** What tells a sentra from a street of mixed makers; a KBLI group or a material such as cooking oil may be too wide. */
const NARROW: readonly Likeness[] = ['product', 'process'];

/**
 * Groups that are nearly the same by different traits become one, led by the largest. One that lies inside a group which
 * already shares a product or process is a detail of it (ten of the sixteen smiths make sickles); inside a wider one it
 * stands for itself (five tempe makers among sixty makers of food).
 */
function merged(found: readonly Found[], sameFrom: number): Found[][] {
  const inOrder = found.toSorted(
    (a, b) =>
      b.memberIds.length - a.memberIds.length ||
      LIKENESSES.indexOf(a.likeness) - LIKENESSES.indexOf(b.likeness) ||
      byText(a.value, b.value) ||
      byText(a.memberIds[0] ?? '', b.memberIds[0] ?? ''),
  );
  const kept: { readonly size: number; readonly all: Found[] }[] = [];
  /** Which of the kept an industry is in, so that only groups that meet are compared, and by counting alone. */
  const keptOf = new Map<string, number[]>();
  for (const group of inOrder) {
    const size = group.memberIds.length;
    const both = new Map<number, number>();
    for (const id of group.memberIds)
      for (const at of keptOf.get(id) ?? []) both.set(at, (both.get(at) ?? 0) + 1);
    const same = [...both]
      .filter(([at, count]) => {
        const { size: larger = 0, all = [] } = kept[at] ?? {};
        const isInside = count / size >= sameFrom && all.some((one) => NARROW.includes(one.likeness));
        return isInside || partOfEither(count, size, larger) >= sameFrom;
      })
      .reduce((first, [at]) => Math.min(first, at), Infinity);
    const one = kept[same];
    if (one) {
      one.all.push(group);
      continue;
    }
    for (const id of group.memberIds) {
      const list = keptOf.get(id);
      if (list) list.push(kept.length);
      else keptOf.set(id, [kept.length]);
    }
    kept.push({ size, all: [group] });
  }
  return kept.map(({ all }) => all);
}

/** What is in both, as a part of what is in either. */
function partOfEither(both: number, one: number, other: number): number {
  const either = one + other - both;
  return either === 0 ? 0 : both / either;
}

function proposalOf(shared: readonly Found[], byId: ReadonlyMap<string, SentraMember>): SentraProposal {
  const memberIds = shared[0]?.memberIds ?? [];
  const isMember = new Set(memberIds);
  const members = memberIds.flatMap((id) => byId.get(id) ?? []);
  const places = members.flatMap((one) => one.place ?? []);
  const middle = {
    lat: places.reduce((sum, one) => sum + one.lat, 0) / places.length,
    lng: places.reduce((sum, one) => sum + one.lng, 0) / places.length,
  };
  const byNagari = Map.groupBy(members, (one) => one.nagariCode);
  return {
    memberIds,
    shared: shared.map(({ likeness, value, memberIds: all }) => ({
      likeness,
      value,
      memberIds: all.filter((id) => isMember.has(id)),
    })),
    middle,
    reachMetres: places.reduce((farthest, one) => Math.max(farthest, metresBetween(middle, one)), 0),
    nagari: [...byNagari]
      .map(([code, list]) => ({ code, members: list.length }))
      .toSorted((a, b) => b.members - a.members || byText(a.code, b.code)),
    unplacedIds: [...new Set(shared.flatMap((one) => one.unplacedIds))].toSorted(byText),
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
