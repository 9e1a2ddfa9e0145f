import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as clustering from '#domain/sentra/clustering.ts';
import type { SentraMember, Traits } from '#domain/sentra/sentra-state.ts';
import { CLUSTERING_RULES } from '../../../db/seed/rules.server.ts';

/** By the rules the house is delivered with. */
const proposeSentra = (makers: readonly SentraMember[]) => clustering.proposeSentra(makers, CLUSTERING_RULES);
const isDismissed = (proposal: { memberIds: readonly string[] }, dismissed: readonly (readonly string[])[]) =>
  clustering.isDismissed(proposal, dismissed, CLUSTERING_RULES);

const SITIUNG = '13.10.04.2001';
const SUNGAI_DUO = '13.10.04.2005';
const TEMPE: Traits = { kbli: ['1079'], product: ['keripik tempe'], material: ['kedelai'] };

/** Makers in a street, about 111 metres from door to door. */
const street = (
  prefix: string,
  count: number,
  traits: Traits,
  more: Partial<SentraMember> = {},
): SentraMember[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${prefix}${i}`,
    nagariCode: SITIUNG,
    place: { lat: -1, lng: 101.6 + i / 1000 },
    traits,
    ...more,
  }));
const north = (members: SentraMember[], degrees: number): SentraMember[] =>
  members.map((one) => ({ ...one, place: one.place && { ...one.place, lat: one.place.lat + degrees } }));

describe('usulan sentra dari data', () => {
  it('enam pembuat keripik tempe sejalan: satu usulan, diterangkan oleh anggotanya dan apa yang sama', () => {
    const [proposal, ...others] = proposeSentra(street('t', 6, TEMPE));
    expect(others).toEqual([]);
    const all = ['t0', 't1', 't2', 't3', 't4', 't5'];
    expect(proposal).toMatchObject({
      memberIds: all,
      shared: [
        { likeness: 'kbli', value: '1079', memberIds: all },
        { likeness: 'product', value: 'keripik tempe', memberIds: all },
        { likeness: 'material', value: 'kedelai', memberIds: all },
      ],
      nagari: [{ code: SITIUNG, members: 6 }],
      unplacedIds: [],
    });
    expect(proposal?.reachMetres).toBeCloseTo(278, 0);
  });

  it('empat pembuat, atau lima yang berjauhan, belum satu usulan', () => {
    expect(proposeSentra(street('t', 4, TEMPE))).toEqual([]);
    const far = street('t', 5, TEMPE).map((one, i) => ({ ...one, place: { lat: -1 - i / 20, lng: 101.6 } }));
    expect(proposeSentra(far)).toEqual([]);
  });

  it('berdekatan tetapi tidak serupa bukan sentra', () => {
    const mixed = street('x', 6, {}).map((one, i) => ({ ...one, traits: { product: [`produk ${i}`] } }));
    expect(proposeSentra(mixed)).toEqual([]);
  });

  it('dua jalan yang berjauhan menjadi dua usulan, yang terbesar dulu', () => {
    const proposals = proposeSentra([...street('a', 5, TEMPE), ...north(street('b', 8, TEMPE), 0.1)]);
    expect(proposals.map((one) => one.memberIds.length)).toEqual([8, 5]);
  });

  it('melewati batas nagari: satu usulan, dengan jumlah setiap nagari', () => {
    const members = street('t', 7, TEMPE).map((one, i) => (i > 4 ? { ...one, nagariCode: SUNGAI_DUO } : one));
    expect(proposeSentra(members)[0]?.nagari).toEqual([
      { code: SITIUNG, members: 5 },
      { code: SUNGAI_DUO, members: 2 },
    ]);
  });

  it('kelompok yang hampir sama karena dua kesamaan menjadi satu usulan; yang berbeda tetap dua', () => {
    const nearly = street('t', 6, TEMPE).map((one, i) =>
      i === 5 ? { ...one, traits: { kbli: ['1079'] } } : one,
    );
    const [one, ...none] = proposeSentra(nearly);
    expect(none).toEqual([]);
    expect(one?.shared.map((trait) => [trait.likeness, trait.memberIds.length])).toEqual([
      ['kbli', 6],
      ['product', 5],
      ['material', 5],
    ]);
    const mixed = [...street('t', 5, TEMPE), ...north(street('r', 5, { kbli: ['1079'] }), 0.001)];
    expect(proposeSentra(mixed).map((proposal) => proposal.memberIds.length)).toEqual([10, 5]);
  });

  it('sebagian pandai besi yang juga membuat sabit bukan usulan sendiri, melainkan keterangan', () => {
    const smiths = street('b', 9, {}).map((one, i) => ({
      ...one,
      traits: { kbli: ['2593'], product: i < 5 ? ['parang', 'sabit'] : ['parang'] },
    }));
    const [proposal, ...others] = proposeSentra(smiths);
    expect(others).toEqual([]);
    expect(proposal?.shared.map((trait) => [trait.value, trait.memberIds.length])).toEqual([
      ['2593', 9],
      ['parang', 9],
      ['sabit', 5],
    ]);
  });

  it('yang serupa di nagari itu tetapi belum ada di peta disebut, bukan dihitung', () => {
    const unplaced = street('u', 2, TEMPE, { place: null });
    const elsewhere = street('v', 2, TEMPE, { place: null, nagariCode: SUNGAI_DUO });
    expect(proposeSentra([...street('t', 5, TEMPE), ...unplaced, ...elsewhere])[0]).toMatchObject({
      memberIds: ['t0', 't1', 't2', 't3', 't4'],
      unplacedIds: ['u0', 'u1'],
    });
  });

  it('yang pernah ditolak dikenali, juga setelah satu anggota datang; dengan banyak anggota baru ia usulan baru', () => {
    const dismissed = [street('t', 6, TEMPE).map((one) => one.id)];
    const [again] = proposeSentra(street('t', 7, TEMPE));
    const [grown] = proposeSentra(street('t', 9, TEMPE));
    expect(again && isDismissed(again, dismissed)).toBe(true);
    expect(grown && isDismissed(grown, dismissed)).toBe(false);
    expect(again && isDismissed(again, [])).toBe(false);
  });

  it('satu usaha yang tercatat dua kali ditolak', () => {
    expect(() => proposeSentra([...street('t', 5, TEMPE), ...street('t', 1, TEMPE)])).toThrow(RangeError);
  });

  it('untuk data apa pun: usulan yang sama dalam urutan baris mana pun, dan setiap usulan memenuhi aturannya', () => {
    const place = fc.record({
      lat: fc.double({ min: -1.02, max: -1, noNaN: true }),
      lng: fc.double({ min: 101.6, max: 101.62, noNaN: true }),
    });
    const industry = fc.record({
      nagariCode: fc.constantFrom(SITIUNG, SUNGAI_DUO),
      place: fc.option(place, { freq: 8 }),
      traits: fc.record({
        kbli: fc.subarray(['1079', '1313']),
        product: fc.subarray(['keripik tempe', 'batik', 'tahu']),
        material: fc.subarray(['kedelai', 'kain']),
      }),
    });
    fc.assert(
      fc.property(
        fc.array(industry, { maxLength: 80 }),
        fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
        (list, order) => {
          const rows = list.map((one, i) => ({ ...one, id: `i${String(i).padStart(2, '0')}` }));
          const proposals = proposeSentra(rows);
          const turned = [...rows.keys()].toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
          expect(proposeSentra(turned.flatMap((i) => rows[i] ?? []))).toEqual(proposals);
          for (const { memberIds, shared } of proposals) {
            expect(memberIds.length).toBeGreaterThanOrEqual(CLUSTERING_RULES.fewest);
            const [first] = shared;
            for (const id of memberIds)
              expect(rows.find((one) => one.id === id)?.traits[first?.likeness as 'kbli']).toContain(
                first?.value,
              );
          }
        },
      ),
    );
  });
});
