import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityGroups, type DensityRules } from '#domain/sentra/density.ts';
import { metresBetween, type Point } from '#shared/sphere.ts';

const RULES: DensityRules = { withinMetres: 500, fewest: 4 };
const idOf = (i: number) => `i${String(i).padStart(4, '0')}`;
const idsOf = (points: readonly Point[]) => points.map((_, i) => idOf(i));
const groupsOf = (points: readonly Point[], rules = RULES) => densityGroups(points, idsOf(points), rules);
/** About 111 metres a step. */
const at = (north: number, east: number): Point => ({ lat: -1 + north / 1000, lng: 101.6 + east / 1000 });

/** The same by definition: everybody is compared with everybody. */
function bySlowDefinition(points: readonly Point[], { withinMetres, fewest }: DensityRules): number[] {
  const metres = points.map((a) => points.map((b) => metresBetween(a, b)));
  const isCore = metres.map((row) => row.filter((one) => one <= withinMetres).length >= fewest);
  const group = points.map(() => -1);
  let next = 0;
  for (const start of points.keys()) {
    if (!isCore[start] || group[start] !== -1) continue;
    const open = [start];
    group[start] = next;
    for (const i of open)
      for (const j of points.keys())
        if (isCore[j] && group[j] === -1 && (metres[i]?.[j] ?? Infinity) <= withinMetres) {
          group[j] = next;
          open.push(j);
        }
    next += 1;
  }
  for (const i of points.keys()) {
    if (isCore[i]) continue;
    const near = [...points.keys()].filter((j) => isCore[j] && (metres[i]?.[j] ?? Infinity) <= withinMetres);
    const [nearest] = near.toSorted((a, b) => (metres[i]?.[a] ?? 0) - (metres[i]?.[b] ?? 0) || a - b);
    if (nearest !== undefined) group[i] = group[nearest] ?? -1;
  }
  return group;
}

/** Who is together with whom, whatever the number of the group. */
function together(groups: readonly number[], ids: readonly string[]): string[] {
  const lists = Map.groupBy(
    ids.map((id, i) => ({ id, group: groups[i] ?? -1 })),
    (one) => one.group,
  );
  return [...lists]
    .filter(([group]) => group !== -1)
    .map(([, list]) =>
      list
        .map((one) => one.id)
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

describe('kelompok yang berdekatan', () => {
  it('empat yang berdekatan satu kelompok, tiga bukan', () => {
    expect(groupsOf([at(0, 0), at(1, 0), at(0, 1), at(1, 1)])).toEqual([0, 0, 0, 0]);
    expect(groupsOf([at(0, 0), at(1, 0), at(0, 1)])).toEqual([-1, -1, -1]);
    expect(groupsOf([])).toEqual([]);
  });

  it('dua kelompok yang berjauhan tetap dua, yang sendirian tidak ikut', () => {
    const one = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
    const other = one.map(({ lat, lng }) => ({ lat: lat + 0.1, lng }));
    expect(groupsOf([at(50, 50), ...one, ...other])).toEqual([-1, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('yang di tepi ikut kelompok terdekat', () => {
    const west = [-2, -1.9, -1.8, 0].map((east) => at(0, east));
    const east = [8, 10, 10.1, 10.2].map((east) => at(0, east));
    expect(groupsOf([...west, ...east, at(0, 4.2)])).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(groupsOf([...west, ...east, at(0, 3.8)])).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 0]);
  });

  it('seribu usaha di satu titik satu kelompok', () => {
    expect(new Set(groupsOf(Array.from({ length: 1000 }, () => at(0, 0))))).toEqual(new Set([0]));
  });

  it('tempat yang bukan tempat ditolak', () => {
    for (const wrong of [
      { lat: NaN, lng: 101 },
      { lat: 90, lng: 0 },
      { lat: 0, lng: 181 },
    ])
      expect(() => groupsOf([wrong])).toThrow(RangeError);
    expect(() => groupsOf([], { withinMetres: 0, fewest: 4 })).toThrow(RangeError);
  });

  /** Scattered, in rows, on one spot, on the edges of the cells; in the regency and far from the equator. */
  const step = fc.integer({ min: 0, max: 24 });
  const spot = fc.oneof(
    fc.tuple(step, step),
    fc.constant([3, 3] as const),
    fc.tuple(step, fc.constant(7)),
    fc.tuple(fc.double({ min: 0, max: 12, noNaN: true }), fc.double({ min: 0, max: 12, noNaN: true })),
  );
  const base = fc.constantFrom(-1, 0, 0.005, 5.55, -11, 60, -84.9);
  const points = fc
    .tuple(base, fc.array(spot, { maxLength: 60 }))
    .map(([lat, spots]) =>
      spots.map(([north, east]) => ({ lat: lat + north / 500, lng: 101.6 + east / 500 })),
    );
  const rules = fc.record({
    withinMetres: fc.constantFrom(100, 223, 500, 3000),
    fewest: fc.integer({ min: 1, max: 6 }),
  });

  it('sama dengan membandingkan semua dengan semua', () => {
    fc.assert(
      fc.property(points, rules, (places, rule) => {
        const ids = idsOf(places);
        expect(together(groupsOf(places, rule), ids)).toEqual(together(bySlowDefinition(places, rule), ids));
      }),
      { numRuns: 300 },
    );
  });

  it('sama dalam urutan mana pun', () => {
    fc.assert(
      fc.property(
        points,
        rules,
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (places, rule, order) => {
          const ids = idsOf(places);
          const turned = [...places.keys()].toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
          const [turnedPlaces, turnedIds] = [turned.flatMap((i) => places[i] ?? []), turned.map(idOf)];
          expect(together(densityGroups(turnedPlaces, turnedIds, rule), turnedIds)).toEqual(
            together(groupsOf(places, rule), ids),
          );
        },
      ),
    );
  });
});
