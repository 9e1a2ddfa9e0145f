import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import * as steps from '#domain/sentra/sentra-state.ts';
import type { SentraEvidence, SentraMember } from '#domain/sentra/sentra-state.ts';
import { SENTRA_STATE_RULES } from '../../../db/seed/rules.server.ts';

/** By the rules the house is delivered with, unless others are given. */
const sentraStanding = (evidence: SentraEvidence, rules = SENTRA_STATE_RULES) =>
  steps.sentraStanding(evidence, rules);

const SITIUNG = '13.10.04.2001';
const GUNUNG_MEDAN = '13.10.04.2004';
const DECREE = { number: '188.45/120/KPTS-BUP/2026', day: '2026-03-02' };

const makers = (count: number, more: Partial<SentraMember> = {}): SentraMember[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${more.nagariCode ?? ''}${i}`,
    nagariCode: SITIUNG,
    place: null,
    traits: { product: ['keripik tempe'] },
    ...more,
  }));
const stateOf = (members: SentraMember[], decree: SentraEvidence['decree'] = null) =>
  sentraStanding({ members, decree }).state;

describe('tahap sentra', () => {
  it.each([
    [0, false, null],
    [1, false, 'potential'],
    [4, false, 'potential'],
    [5, false, 'candidate'],
    [9, false, 'candidate'],
    [25, false, 'candidate'],
    [5, true, 'established'],
    [9, true, 'established'],
    [10, true, 'dak_ready'],
  ] as const)('%i usaha sejenis di satu nagari, ada SK: %s → %s', (count, hasDecree, state) => {
    expect(stateOf(makers(count), hasDecree ? DECREE : null)).toBe(state);
  });

  it('sepuluh usaha tanpa SK belum siap DAK: kurang SK', () => {
    expect(sentraStanding({ members: makers(10), decree: null }).next).toEqual({
      state: 'established',
      missing: [{ kind: 'decree', number: null, day: null, holds: false }],
    });
  });

  it('tiga usaha: kurang dua lagi, dan disebut apa yang sudah sama', () => {
    expect(sentraStanding({ members: makers(3), decree: null }).next).toMatchObject({
      state: 'candidate',
      missing: [
        { kind: 'units', has: 3, needs: 5 },
        { kind: 'alike', has: 3, needs: 5, shared: { likeness: 'product', value: 'keripik tempe' } },
        { kind: 'together', has: 3, needs: 5 },
      ],
    });
  });

  it('lima usaha yang tidak serupa tetap potensi', () => {
    const members = makers(5).map((one, i) => ({ ...one, traits: { product: [`produk ${i}`] } }));
    expect(sentraStanding({ members, decree: null })).toMatchObject({
      state: 'potential',
      next: { state: 'candidate', missing: [{ kind: 'alike', has: 1, needs: 5 }] },
    });
  });

  it.each([
    ['kbli', '13134'],
    ['product', 'batik'],
    ['material', 'kedelai'],
    ['process', 'penyulingan'],
  ] as const)('serupa boleh dalam %s saja', (likeness, value) => {
    const members = makers(5).map((one, i) => ({
      ...one,
      traits: { product: [`produk ${i}`], [likeness]: [value] },
    }));
    const { state, steps } = sentraStanding({ members, decree: null });
    expect(state).toBe('candidate');
    expect(steps[1]?.findings[1]).toMatchObject({ kind: 'alike', has: 5, shared: { likeness, value } });
  });

  it('lima usaha serupa yang terpencar di dua nagari bukan satu tempat; yang di luar disebut', () => {
    const members = [...makers(4), ...makers(1, { nagariCode: GUNUNG_MEDAN })];
    expect(sentraStanding({ members, decree: null }).next?.missing).toEqual([
      { kind: 'together', needs: 5, has: 4, withinMetres: 2000, apart: [`${GUNUNG_MEDAN}0`], holds: false },
    ]);
  });

  it('melewati batas nagari boleh, asal dekat: 1,1 km ya, 3,3 km tidak', () => {
    const here = { lat: -1, lng: 101.6 };
    const beyond = (degrees: number) => [
      ...makers(4, { place: here }),
      ...makers(1, { nagariCode: GUNUNG_MEDAN, place: { lat: -1 - degrees, lng: 101.6 } }),
    ];
    expect(stateOf(beyond(0.01))).toBe('candidate');
    expect(stateOf(beyond(0.03))).toBe('potential');
  });

  it('SK tetap berlaku setelah anggota pergi, dan halaman mengatakan apa yang tidak terpenuhi lagi', () => {
    const standing = sentraStanding({ members: makers(3), decree: DECREE });
    expect(standing.state).toBe('established');
    expect(standing.weakened).toMatchObject([
      { kind: 'units', has: 3, needs: 5 },
      { kind: 'alike', has: 3, needs: 5 },
      { kind: 'together', has: 3, needs: 5 },
    ]);
  });

  it('sentra logam Gunung Medan: 26 usaha dan SK, siap DAK, tidak ada tahap berikutnya', () => {
    const members = makers(26, { nagariCode: GUNUNG_MEDAN, traits: { kbli: ['25931'] } });
    expect(sentraStanding({ members, decree: DECREE })).toMatchObject({
      state: 'dak_ready',
      next: null,
      weakened: [],
    });
  });

  it('aturan adalah data: dengan ambang lain, jawabannya lain', () => {
    const stricter = SENTRA_STATE_RULES.map((rule) =>
      rule.state === 'candidate' ? { ...rule, conditions: [{ kind: 'units' as const, atLeast: 7 }] } : rule,
    );
    expect(sentraStanding({ members: makers(6), decree: null }, stricter).state).toBe('potential');
    expect(sentraStanding({ members: makers(7), decree: null }, stricter).state).toBe('candidate');
  });

  it('setiap tahap menyebut dasarnya; DAK baru berlaku sejak 2020', () => {
    expect(SENTRA_STATE_RULES.every((rule) => rule.basis.law !== '')).toBe(true);
    expect(inForceOn(SENTRA_STATE_RULES, '2019-05-01').map((rule) => rule.state)).not.toContain('dak_ready');
  });

  it('untuk kelompok apa pun: anggota baru yang serupa dan sekampung tidak pernah menurunkan tahap', () => {
    const ORDER = [null, 'potential', 'candidate', 'established', 'dak_ready'];
    const member = fc.record({
      nagariCode: fc.constantFrom(SITIUNG, GUNUNG_MEDAN),
      traits: fc.record({
        product: fc.subarray(['keripik', 'batik']),
        material: fc.subarray(['kedelai', 'kapas']),
      }),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 12 }), fc.boolean(), member, (list, hasDecree, more) => {
        const all = [...list, more].map((one, i) => ({ ...one, id: String(i), place: null }));
        const decree = hasDecree ? DECREE : null;
        const rank = (members: SentraMember[]) => ORDER.indexOf(stateOf(members, decree));
        expect(rank(all)).toBeGreaterThanOrEqual(rank(all.slice(0, -1)));
        expect(rank(all.toReversed())).toBe(rank(all));
      }),
    );
  });
});
