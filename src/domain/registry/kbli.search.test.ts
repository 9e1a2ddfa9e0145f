import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { entryOf, kbliAnswer, kbliLike, newerEntries, type KbliBook } from '#domain/registry/kbli.search.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
let book: KbliBook;
beforeAll(async () => {
  world = await openWorld();
  book = await kbliBook(world.regency);
});
afterAll(() => world.close());

describe('mencari KBLI', () => {
  it.each([
    ['keripik pisang', '10794'],
    ['kripik', '10794'],
    ['Batik tanah liek', '13133'],
    ['tempe', '10307'],
    ['minyak serai wangi', '20294'],
    ['gula semut', '10722'],
    ['pandai besi', '25932'],
    ['anyaman pandan', '16292'],
    ['furnitur kayu', '31011'],
    ['10794', '10794'],
  ])('%s', (typed, code) => {
    expect(kbliLike(book, typed)[0]).toMatchObject({ version: '2025', code });
  });
  it('kode 2020 membawa saran kode 2025', () => {
    expect(newerEntries(book, '10391').map(({ code }) => code)).toEqual(['10307']);
    expect(kbliLike(book, '10391').map(({ version, code }) => `${version}:${code}`)).toEqual([
      '2025:10307',
      '2020:10391',
    ]);
  });
  it('kata yang tidak ada artinya tidak menemukan apa-apa', () => {
    expect(kbliLike(book, 'xyzzy')).toEqual([]);
    expect(kbliLike(book, 'industri')).toEqual([]);
    expect(kbliLike(book, '')).toEqual([]);
  });
  it('setiap kata sehari-hari menunjuk kode yang ada', () => {
    for (const { words, code } of book.words)
      expect(entryOf(book, { version: '2025', code }), words).toBeDefined();
  });
});

describe('isian jenis usaha', () => {
  const typed = { kbli: '', kbliVersion: '2025', kbliChoice: '', kbliAsked: '' } as const;
  it('kosong: tidak ada; kode: kode itu; kata: pilihan', () => {
    expect(kbliAnswer(book, typed)).toEqual({ is: 'none' });
    expect(kbliAnswer(book, { ...typed, kbli: '10794' })).toEqual({
      is: 'one',
      kbli: { version: '2025', code: '10794' },
    });
    expect(kbliAnswer(book, { ...typed, kbli: '10391', kbliVersion: '2020' })).toEqual({
      is: 'one',
      kbli: { version: '2020', code: '10391' },
    });
    expect(kbliAnswer(book, { ...typed, kbli: 'keripik' }).is).toBe('choice');
  });
  it('pilihan untuk kata yang sudah diganti tidak berlaku', () => {
    const chosen = { ...typed, kbliChoice: '2025:10794', kbliAsked: 'keripik' };
    expect(kbliAnswer(book, { ...chosen, kbli: 'keripik' })).toEqual({
      is: 'one',
      kbli: { version: '2025', code: '10794' },
    });
    expect(kbliAnswer(book, { ...chosen, kbli: 'batik' }).is).toBe('choice');
    expect(kbliAnswer(book, { ...chosen, kbli: 'keripik', kbliChoice: '2025:00000' }).is).toBe('choice');
  });
});
