import { describe, expect, it } from 'vitest';
import type { CommonShelf, PackMaker, PackVisit } from '#domain/visits/pack.ts';
import type { PhoneAct, PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import type { OwnAct } from './own-acts.ts';
import {
  actsByMaker,
  makerAfter,
  potentialsAfter,
  sentraAfter,
  ticketsAfter,
  visitsAfter,
} from './pack-overlay.ts';

const NAGARI = '13.10.04.2001';
const CODE = 'USH-4K7Q-2M9X';

function own<Kind extends PhoneActKind>(kind: Kind, body: PhoneActBodies[Kind], isUnsent = true): OwnAct {
  return { id: kind, act: { kind, body } as PhoneAct, madeAt: '2026-11-23T03:00:00Z', isUnsent };
}

const maker: PackMaker = {
  id: 'maker',
  code: CODE,
  version: 3,
  name: 'Keripik Tempe',
  nagariCode: NAGARI,
  jorong: 'Koto',
  owner: 'Rina',
  phone: null,
  record: { name: 'Keripik Tempe', jorong: 'Koto', nagari: NAGARI, machines: '' },
  ownerForm: { ownerName: 'Rina', phone: '' },
  products: [],
  figures: [{ year: 2025, quarter: 0, form: { year: '2025', quarter: '0', womenPaid: '2', sales: '' } }],
  certificates: [],
  lastVisitOn: null,
};
const goesTo = [{ id: 'v1', industry: { code: CODE, name: '' } }];
const after = (...acts: OwnAct[]) => makerAfter(maker, actsByMaker(acts, goesTo).get(CODE) ?? []);

describe('usaha sesudah isian di HP ini', () => {
  it('hanya ruas yang ia ubah; yang lain menurut kantor', () => {
    const base = { name: 'Keripik', jorong: 'Lama', nagari: NAGARI };
    const changed = after(own('industry.change', { code: CODE, base, form: { ...base, jorong: 'Baru' } }));
    expect(changed).toMatchObject({ name: 'Keripik Tempe', jorong: 'Baru', isOwn: true, version: 3 });
    expect(changed?.record).toMatchObject({ jorong: 'Baru', machines: '' });
  });

  it('yang sudah sampai tidak ditandai lagi', () => {
    const form = { ownerName: 'Rina Marlina', phone: '0812' };
    const changed = after(own('industry.change_owner', { code: CODE, base: {}, form }, false));
    expect(changed).toMatchObject({ owner: 'Rina Marlina', phone: '0812' });
    expect(changed).not.toHaveProperty('isOwn');
  });

  it('angka setahun: digabung dengan yang ada, tahun baru di depan', () => {
    const form = { year: '2025', quarter: '0', womenPaid: '2', sales: '1.000' };
    const base = { year: '2025', quarter: '0', womenPaid: '2', sales: '' };
    const known = after(own('industry.figures', { code: CODE, base, form }));
    expect(known?.figures).toEqual([{ year: 2025, quarter: 0, form }]);
    const next = after(own('industry.figures', { code: CODE, base: {}, form: { ...form, year: '2026' } }));
    expect(next?.figures.map(({ year }) => year)).toEqual([2026, 2025]);
  });

  it('produk dan izin yang dilihat masuk sekali', () => {
    const product = own('industry.add_product', { code: CODE, productId: 'p1', form: { name: 'Opak' } });
    const form = { kind: 'halal', number: 'ID13', validUntil: '' };
    const seen = own('industry.add_certificate', { code: CODE, certificateId: 'c1', form });
    const twice = after(product, seen, product, seen);
    expect(twice?.products).toEqual([{ id: 'p1', name: 'Opak' }]);
    expect(twice?.certificates).toEqual([{ kind: 'halal', name: null, number: 'ID13', validUntil: null }]);
  });

  it('kunjungan yang dilaporkan menjadi kunjungan terakhirnya', () => {
    expect(after(own('visit.report', { visitId: 'v1', form: {} }))?.lastVisitOn).toBe('2026-11-23');
    expect(after(own('visit.report', { visitId: 'v2', form: {} }))).toBe(maker);
  });

  it('usaha baru langsung tampak, lalu isian berikutnya di atasnya', () => {
    const form = {
      name: 'Opak Ani',
      nagari: NAGARI,
      jorong: '',
      ownerName: 'Ani',
      products: 'Opak\nKerupuk',
    };
    const register = own('industry.register', { industryId: 'i9', code: 'USH-X', visitId: null, form });
    const product = own('industry.add_product', { code: 'USH-X', productId: 'p9', form: { name: 'Dodol' } });
    const acts = actsByMaker([register, product], []);
    expect([...acts.keys()]).toEqual(['USH-X']);
    const made = makerAfter(undefined, acts.get('USH-X') ?? []);
    expect(made).toMatchObject({ id: 'i9', name: 'Opak Ani', owner: 'Ani', jorong: null, isOwn: true });
    expect(made?.products.map(({ name }) => name)).toEqual(['Opak', 'Kerupuk', 'Dodol']);
    expect(made?.record).toEqual({ name: 'Opak Ani', nagari: NAGARI, jorong: '' });
    // The office has it meanwhile: its row counts.
    expect(makerAfter({ ...maker, code: 'USH-X' }, [register])?.name).toBe('Keripik Tempe');
  });
});

const visit: PackVisit = {
  id: 'v1',
  nagariCode: NAGARI,
  ticketId: null,
  industryId: 'maker',
  sentraId: null,
  reason: 'figures',
  state: 'planned',
  version: 1,
  personId: 'budi',
  plannedOn: '2026-11-23',
  seat: 1,
  nagari: 'Sitiung',
  kecamatan: 'Sitiung',
  industry: { code: CODE, name: 'Keripik Tempe' },
  ticket: null,
  sentra: null,
  who: 'Rina',
  phone: null,
  note: null,
  place: null,
};
const common: CommonShelf = {
  person: { id: 'budi', name: 'Budi', office: null },
  publicUrl: '',
  kecamatan: [{ code: '13.10.04', name: 'Sitiung', nagari: [{ code: NAGARI, name: 'Sitiung' }] }],
  topics: [{ id: 't1', name: 'Mesin', days: 14, requirements: [] }],
  may: [],
} as unknown as CommonShelf;

describe('kunjungan sesudah isian di HP ini', () => {
  const add = own('visit.add', {
    visitId: 'v9',
    nagariCode: NAGARI,
    ticketId: null,
    industry: CODE,
    sentraId: null,
    reason: 'first_meeting',
    on: '2026-11-23',
  });
  const added = new Map([['v9', { common, maker, ticket: undefined, sentra: undefined }]]);

  it('dilaporkan, atau tidak bertemu', () => {
    const states = (...acts: OwnAct[]) => visitsAfter([visit], acts, new Map()).map(({ state }) => state);
    expect(states(own('visit.report', { visitId: 'v1', form: {} }))).toEqual(['done']);
    expect(states(own('visit.miss', { visitId: 'v1', form: {} }))).toEqual(['missed']);
    expect(states()).toEqual(['planned']);
  });

  it('yang tidak direncanakan masuk di akhir harinya, dengan nama-namanya', () => {
    const visits = visitsAfter([visit], [add, own('visit.report', { visitId: 'v9', form: {} })], added);
    expect(visits.map(({ id, seat, state }) => [id, seat, state])).toEqual([
      ['v1', 1, 'planned'],
      ['v9', 2, 'done'],
    ]);
    expect(visits[1]).toMatchObject({ nagari: 'Sitiung', who: 'Rina', industryId: 'maker', isOwn: true });
    const report = own('visit.report', { visitId: 'v9', form: {} });
    expect([...actsByMaker([add, report], []).entries()]).toEqual([[CODE, [report]]]);
  });

  it('yang sudah ada di bekal tidak muncul dua kali', () => {
    const visits = visitsAfter([visit, { ...visit, id: 'v9', seat: 2 }], [add], added);
    expect(visits.map(({ id }) => id)).toEqual(['v1', 'v9']);
  });
});

describe('tiket, potensi dan anggota sentra sesudah isian di HP ini', () => {
  it('tiket baru di depan, hanya di nagarinya, sekali', () => {
    const form = { name: 'Ani', nagari: NAGARI, topic: 't1', words: 'Mesin rusak' };
    const open = own('ticket.open', { ticketId: 'k1', code: 'OVP-1', secret: 's', visitId: null, form });
    const [made] = ticketsAfter(NAGARI, [], [open], common.topics);
    expect(made).toMatchObject({ id: 'k1', topic: 'Mesin', who: 'Ani', dueAt: '', isOwn: true });
    expect(ticketsAfter('13.10.04.2002', [], [open], common.topics)).toEqual([]);
    expect(made && ticketsAfter(NAGARI, [made], [open], common.topics)).toEqual([made]);
  });

  it('potensi baru di belakang, sekali', () => {
    const form = { kind: 'farm', name: 'Serai wangi', evidence: '3 ha' };
    const noted = own('nagari.note_potential', { nagariCode: NAGARI, potentialId: 'x1', form });
    const made = potentialsAfter(NAGARI, [], [noted]);
    expect(made).toEqual([{ id: 'x1', ...form, isOwn: true }]);
    expect(potentialsAfter(NAGARI, made, [noted])).toEqual(made);
  });

  it('masuk dan keluar sentra', () => {
    const sentra = { id: 's1', name: 'Keripik', product: 'Keripik', nagariCode: NAGARI, members: [] };
    const join = own('sentra.join', { sentraId: 's1', industry: CODE, form: {} });
    const leave = own('sentra.leave', { sentraId: 's1', industry: CODE, form: {} });
    const members = (...acts: OwnAct[]) => sentraAfter([sentra], acts, () => 'Keripik Tempe')[0]?.members;
    expect(members(join, join)).toEqual([{ code: CODE, name: 'Keripik Tempe' }]);
    expect(members(join, leave)).toEqual([]);
  });
});
