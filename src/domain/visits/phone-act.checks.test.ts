import { describe, expect, it } from 'vitest';
import { slipsOf } from '#domain/visits/phone-act.checks.ts';
import type { PhoneAct } from '#domain/visits/phone-act.ts';

const ID = '0190a6f0-0000-7000-8000-000000000001';
const code = 'USH-4K7Q-2M9X';
const by = {
  now: new Date('2026-11-25T03:00:00Z'),
  book: {
    entries: [
      { version: '2025', code: '10794', title: 'Industri Kerupuk, Keripik, Peyek dan Sejenisnya' },
    ] as const,
    words: [{ words: 'keripik', code: '10794' }],
    pairs: [],
  },
};
const maker = { kind: 'person', name: 'Keripik Murni', nagari: '13.10.04.2001', kbli: '10794' };
const figures = { year: '2025', quarter: '0', sales: '1.500.000' };

/** A right act of each kind, the field that is then made wrong, and what is said about it. */
const ACTS: readonly (readonly [act: PhoneAct, wrong: Record<string, string>, slips: object])[] = [
  [
    { kind: 'visit.report', body: { visitId: ID, form: { metName: 'Rosmaini', found: 'Mesin rusak.' } } },
    { found: '' },
    { found: 'found_needed' },
  ],
  [
    { kind: 'visit.miss', body: { visitId: ID, form: { because: 'road' } } },
    { because: '' },
    { because: 'because_needed' },
  ],
  [
    {
      kind: 'ticket.open',
      body: {
        ticketId: ID,
        code: '',
        secret: '',
        visitId: null,
        form: { name: 'Rosmaini', nagari: '13.10.04.2001', topic: ID, words: 'Mesin rusak.' },
      },
    },
    { words: ' ' },
    { words: 'words_needed' },
  ],
  [
    { kind: 'industry.register', body: { industryId: ID, code, visitId: null, form: maker } },
    { kbli: 'keripik' },
    { kbli: 'kbli_unclear' },
  ],
  [{ kind: 'industry.change', body: { code, base: maker, form: maker } }, { name: '' }, { name: 'needed' }],
  [
    { kind: 'industry.change_owner', body: { code, base: {}, form: { ownerName: 'Murni' } } },
    { phone: '12' },
    { phone: 'wrong_phone' },
  ],
  [
    { kind: 'industry.figures', body: { code, base: {}, form: figures } },
    { sales: 'banyak' },
    { sales: 'number_wrong' },
  ],
  [
    { kind: 'industry.add_product', body: { code, productId: ID, form: { name: 'Keripik pisang' } } },
    { name: '' },
    { name: 'needed' },
  ],
  [
    {
      kind: 'industry.add_certificate',
      body: { code, certificateId: ID, form: { kind: 'halal', number: 'ID31110000' } },
    },
    { number: '' },
    { number: 'needed' },
  ],
  [
    {
      kind: 'nagari.note_potential',
      body: {
        nagariCode: '13.10.04.2001',
        potentialId: ID,
        form: { kind: 'material', name: 'Serai wangi', evidence: '12 hektare' },
      },
    },
    { evidence: '' },
    { evidence: 'needed' },
  ],
  [
    { kind: 'sentra.join', body: { sentraId: ID, industry: code, form: { joinedOn: '2026-11-25' } } },
    { joinedOn: '2026-11-26' },
    { joinedOn: 'day_to_come' },
  ],
  [
    { kind: 'sentra.leave', body: { sentraId: ID, industry: code, form: { leftOn: '2026-11-25' } } },
    { leftOn: '' },
    { leftOn: 'wrong_day' },
  ],
];

describe('yang dapat diperiksa HP sebelum dikirim', () => {
  it.each(ACTS.map(([act, wrong, slips]) => [act.kind, act, wrong, slips] as const))(
    '%s',
    (kind, act, wrong, slips) => {
      const { body } = act as { readonly body: { readonly form: object } };
      const check = (form: object) => slipsOf(kind, { ...body, form } as never, by);
      expect(check(body.form)).toEqual({});
      expect(check({ ...body.form, ...wrong })).toEqual(slips);
    },
  );

  it('jenis usaha menunggu kantor bila bekal belum ada, atau kodenya KBLI lama', () => {
    const body = { code, base: maker, form: { ...maker, kbli: '10710', kbliVersion: '2020' } };
    expect(slipsOf('industry.change', body, by)).toEqual({});
    const form = { ...maker, kbli: 'keripik' };
    const without = { ...by, book: undefined };
    expect(slipsOf('industry.change', { code, base: maker, form }, without)).toEqual({});
    const chosen = { ...form, kbliChoice: '2025:10794', kbliAsked: 'keripik' };
    expect(slipsOf('industry.change', { code, base: maker, form: chosen }, by)).toEqual({});
  });
});
