import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as makers from '#domain/registry/industry.commands.server.ts';
import { industryList } from '#domain/registry/industry.queries.server.ts';
import { wordKeeper } from '#domain/registry/maker-words.sweep.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
const codes = new Map<string, string>();
const keepWords = wordKeeper();

/** Name, owner, products. */
const MAKERS = [
  ['Keripik Pisang Bundo', 'Murni Chaniago', ['Keripik pisang balado', 'Keripik singkong']],
  ['Batik Lubuak Aur', 'Desi Marlina', ['Batik tanah liek']],
  ['Minyak Atsiri Sungai Duo', 'Syafrizal', ['Minyak serai wangi']],
  ['UD Perabot Jati', "Ma'ruf Amin", ['Kursi rotan', 'Meja makan']],
] as const;

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  for (const [name, owner, products] of MAKERS)
    codes.set(
      name,
      await makers.registerIndustry(
        world.regency,
        actorOf('koordinator'),
        makerWith(
          { name, nib: name.startsWith('Batik') ? '9120300123456' : null },
          { name: owner, nik: null },
          products,
        ),
      ),
    );
  await keepWords(world.regency);
});
afterAll(() => world.close());

const search = (typed: string) =>
  industryList(world.regency, actorOf('koordinator'), new URLSearchParams({ cari: typed }));
const found = async (typed: string) => (await search(typed)).rows.map((row) => row.name);

describe('satu kotak cari', () => {
  it.each([
    ['a word', 'batik', ['Batik Lubuak Aur']],
    ['in capitals, with other signs', 'BATIK, (tanah)', ['Batik Lubuak Aur']],
    ['with its ending', 'keripiknya', ['Keripik Pisang Bundo']],
    ['with its beginning and ending', 'perabotan', ['UD Perabot Jati']],
    ['words of owner, product and name at once', 'murni singkong bundo', ['Keripik Pisang Bundo']],
    ['the beginning of a word', 'atsi', ['Minyak Atsiri Sungai Duo']],
    ['a part of a word', 'rizal', ['Minyak Atsiri Sungai Duo']],
    ['a letter missing', 'kripik', ['Keripik Pisang Bundo']],
    ['letters swapped', 'btaik', ['Batik Lubuak Aur']],
    ['the first letter wrong', 'natik', ['Batik Lubuak Aur']],
    ['two slips in a long word', 'syafirsal', ['Minyak Atsiri Sungai Duo']],
    ['one word slipped, the other not', 'kripik pisang', ['Keripik Pisang Bundo']],
    ['a NIB from its beginning', '91203001', ['Batik Lubuak Aur']],
    ['words that say nothing beside one that does', 'yang batik dan', ['Batik Lubuak Aur']],
    ['a word in apostrophes', "'batik'", ['Batik Lubuak Aur']],
    ['nobody', 'zzzzzz', []],
    ['words of two makers', 'batik atsiri', []],
  ])('%s: %s', async (_, typed, names) => {
    expect(await found(typed)).toEqual(names);
  });

  it('by number, also as it is spoken', async () => {
    const code = codes.get('Batik Lubuak Aur') ?? '';
    expect(await found(code.toLowerCase())).toEqual(['Batik Lubuak Aur']);
    expect(await found(code.replaceAll('-', ' '))).toEqual(['Batik Lubuak Aur']);
    expect(await found(code.slice(4, 8))).toEqual(['Batik Lubuak Aur']);
  });

  it.each(['4829-3333', '9E5F-2E45', 'E234-4E23'])(
    'by a part of a number that reads like a count: %s',
    async (eight) => {
      const { db } = world.regency;
      const own = codes.get('Batik Lubuak Aur') ?? '';
      const code = `USH-${eight}`;
      await db.updateTable('industries').set({ code }).where('code', '=', own).execute();
      for (const part of eight.split('-')) expect(await found(part), part).toEqual(['Batik Lubuak Aur']);
      await db.updateTable('industries').set({ code: own }).where('code', '=', code).execute();
    },
  );

  it.each(["'", '\\', ':*', "a' | 'b", '& | !', '<->', "batik\\' :*", '%', '_', 'ﬁ', '\u0000', '😀'])(
    'signs of the query language do no harm: %j',
    async (typed) => {
      await expect(search(typed)).resolves.toMatchObject({ rows: expect.any(Array) });
    },
  );

  it('says what was looked for instead', async () => {
    expect((await search('kripik')).instead).toEqual([{ typed: 'kripik', words: ['keripik'] }]);
    expect((await search('keripik')).instead).toEqual([]);
  });

  it('names the products that are meant, not the others of those makers', async () => {
    expect((await search('keripik')).products).toEqual(['keripik pisang balado', 'keripik singkong']);
    expect((await search('kursi')).products).toEqual(['kursi rotan']);
    expect((await search('murni')).products).toEqual([]);
  });

  it('finds a new maker at once, and a part of its words after the chore', async () => {
    await makers.registerIndustry(
      world.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Galamai Sibunian', nib: null }, { name: 'Upik', nik: null }, ['Galamai']),
    );
    expect(await found('galam')).toEqual(['Galamai Sibunian']);
    expect(await found('bunian')).toEqual([]);
    await keepWords(world.regency);
    expect(await found('bunian')).toEqual(['Galamai Sibunian']);
    expect(await found('galmai')).toEqual(['Galamai Sibunian']);
  });
});
