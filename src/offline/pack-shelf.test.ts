import { describe, expect, it } from 'vitest';
import { idSum, type NagariShelf, type PackMaker } from '#domain/visits/pack.ts';
import {
  checkOf,
  entriesAfter,
  entryOf,
  isAsChecked,
  isUnchanged,
  listsAfter,
  NO_LISTS,
} from './pack-shelf.ts';
import { findMakers } from './maker-search.ts';

const NAGARI = '13.10.04.2001';

function maker(n: number, name: string, more: Partial<PackMaker> = {}): PackMaker {
  return {
    id: `01932f00-0000-7000-8000-${String(n).padStart(12, '0')}`,
    code: `USH-4K7Q-2M9${n}`,
    version: 1,
    name,
    nagariCode: NAGARI,
    jorong: null,
    owner: null,
    phone: null,
    record: {},
    ownerForm: {},
    products: [],
    figures: [],
    certificates: [],
    lastVisitOn: null,
    ...more,
  };
}

function sent(
  makers: NagariShelf['makers'],
  all: readonly PackMaker[],
  more: Partial<NagariShelf> = {},
): NagariShelf {
  return {
    nagariCode: NAGARI,
    isWhole: false,
    cursor: '1',
    makers,
    check: { makers: all.length, sum: idSum(all.map(({ id }) => id)) },
    isCut: false,
    tickets: null,
    sentra: null,
    potentials: null,
    outline: null,
    ...more,
  };
}

const [keripik, batik, besi] = [
  maker(1, 'Keripik Tempe'),
  maker(2, 'Batik Tanah Liek'),
  maker(3, 'Pandai Besi'),
];
const held = entriesAfter([], sent([keripik, batik], [keripik, batik], { isWhole: true }));
const namesOf = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

describe('rak bekal', () => {
  it('yang utuh menggantikan semua, terurut nama', () => {
    expect(namesOf(held)).toEqual(['Batik Tanah Liek', 'Keripik Tempe']);
    expect(namesOf(entriesAfter(held, sent([besi], [besi], { isWhole: true })))).toEqual(['Pandai Besi']);
  });

  it('perubahan: yang baru masuk, yang tutup keluar, yang lain tetap', () => {
    const renamed = { ...keripik, name: 'Keripik Tempe Asli', version: 2 };
    const after = entriesAfter(held, sent([renamed, besi, { id: batik.id, isGone: true }], [renamed, besi]));
    expect(namesOf(after)).toEqual(['Keripik Tempe Asli', 'Pandai Besi']);
  });

  it('daftar pendek yang tidak dikirim tetap; garis batas yang tidak ada di rak utuh memang tidak ada', () => {
    const noted = { id: 'x', kind: 'farm', name: 'Serai wangi', evidence: '' };
    const lists = { ...NO_LISTS, potentials: [noted], outline: [[[[101, -1] as const]]] };
    expect(listsAfter(lists, sent([], []))).toEqual(lists);
    expect(listsAfter(lists, sent([], [], { potentials: [] })).potentials).toEqual([]);
    expect(listsAfter(lists, sent([], [], { isWhole: true })).outline).toBeNull();
  });

  it('kekurangan satu usaha ketahuan dari jumlahnya, juga bila banyaknya sama', () => {
    expect(isAsChecked(checkOf(held), sent([], [keripik, batik]).check)).toBe(true);
    expect(isAsChecked(checkOf(held), sent([], [keripik, batik, besi]).check)).toBe(false);
    expect(isAsChecked(checkOf(held), sent([], [keripik, besi]).check)).toBe(false);
  });

  it('tanpa perubahan, rak tidak perlu dibuka', () => {
    expect(isUnchanged(sent([], []))).toBe(true);
    expect(isUnchanged(sent([], [], { isWhole: true }))).toBe(false);
    expect(isUnchanged(sent([], [], { tickets: [] }))).toBe(false);
  });
});

describe('mencari usaha di HP', () => {
  const entries = [
    maker(4, 'Keripik Ubi Rina', { owner: 'Rina Marlina', jorong: 'Koto Agung' }),
    maker(5, 'Ubi Kayu Keripik', { products: [{ id: 'p', name: 'Opak' }] }),
    maker(6, 'Bengkel Las Jaya', { code: 'USH-2222-2222' }),
  ].map(entryOf);
  const names = (typed: string) => findMakers(entries, typed).map(({ name }) => name);

  it.each([
    ['keripik', ['Keripik Ubi Rina', 'Ubi Kayu Keripik']],
    ['ubi', ['Ubi Kayu Keripik', 'Keripik Ubi Rina']],
    ['rina agung', ['Keripik Ubi Rina']],
    ['opak', ['Ubi Kayu Keripik']],
    ['kripik rina', ['Keripik Ubi Rina']],
    ['ush 2222 2222', ['Bengkel Las Jaya']],
    ['sate', []],
    ['', ['Bengkel Las Jaya', 'Keripik Ubi Rina', 'Ubi Kayu Keripik']],
  ])('“%s”', (typed, found) => expect(names(typed)).toEqual(found));
});
