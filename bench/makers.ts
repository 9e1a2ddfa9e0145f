/**
 * `npm run bench:makers`: the list of makers, its search, one maker's page, who may be on record already, and the pages of
 * nagari, over 100,000 makers; server time as the room's own queries take it, in this process. It leaves nothing behind.
 */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { proposeProduct } from '#domain/nagari/nagari.commands.server.ts';
import { nagariList, nagariPage } from '#domain/nagari/nagari.queries.server.ts';
import { publicNagari } from '#domain/nagari/nagari-public.queries.server.ts';
import { movesBy } from '#domain/nagari/rule-preview.server.ts';
import { makersTable, type MakerList } from '#domain/registry/industry-export.queries.server.ts';
import { industryList, industryPage, likelyTwins } from '#domain/registry/industry.queries.server.ts';
import { numbersIn, withNumbers } from '#domain/registry/rule-numbers.ts';
import { followedRule } from '#domain/registry/rule.queries.server.ts';
import { wordKeeper } from '#domain/registry/maker-words.sweep.server.ts';
import { tableBytes } from '#platform/sheets/table-file.server.ts';
import type { TableFormat } from '#shared/table.ts';
import { actorOf, type CastKey } from '../db/seed/demo/cast.ts';
import { fillMakers } from './fill-makers.ts';
import { machineName } from './machine.ts';
import { openPlace, type Place } from './place.ts';
import { heading, print, timesLine } from './table.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const MAKERS = 100_000;
const TIMES = 200;
/** product.md: list and page p95 ≤ 25 ms, search p95 ≤ 100 ms. */
const [LIST_MS, SEARCH_MS] = [25, 100];

const NAGARI = '13.10.04.2001';

const dataDir = temporaryDataFolder('ovo-makers');
const place = await openPlace(dataDir, 8);
try {
  const began = performance.now();
  const codes = await fillMakers(place, MAKERS);
  heading(
    `${MAKERS} makers, filled in ${((performance.now() - began) / 1000).toFixed(1)} s, ${machineName()}`,
  );
  const { regency } = place;
  const list =
    (query: string, who: CastKey = 'koordinator') =>
    () =>
      industryList(regency, actorOf(who), new URLSearchParams(query));
  await wordKeeper()(regency);
  const middle = await cursorInTheMiddle(place);
  await timed('list, everything', LIST_MS, list(''));
  await timed('list, from the middle', LIST_MS, list(`sesudah=${middle}`));
  await timed('list, a nagari', LIST_MS, list('nagari=13.10.04.2001'));
  await timed('list, a kecamatan', LIST_MS, list('nagari=13.10.04'));
  await timed('list, a KBLI group', LIST_MS, list('kbli=10'));
  await timed('list, a kind', LIST_MS, list('jenis=group'));
  await timed('list, wali nagari', LIST_MS, list('', 'wali'));
  await timed('search, a common word', SEARCH_MS, list('cari=keripik'));
  await timed('search, two words', SEARCH_MS, list('cari=keripik bundo'));
  await timed('search, part of a name', SEARCH_MS, list('cari=syafriz'));
  await timed('search, the end of a name', SEARCH_MS, list('cari=frizal'));
  await timed('search, a slip of the finger', SEARCH_MS, list('cari=kripik'));
  await timed('search, nothing found', SEARCH_MS, list('cari=zzzzzz'));
  await timed('search, a word in a nagari', SEARCH_MS, list('cari=batik&nagari=13.10.04.2001'));
  let i = 0;
  await timed('one maker', LIST_MS, () => {
    i += 1;
    return industryPage(regency, actorOf('koordinator'), codes[(i * 7919) % codes.length] ?? '');
  });
  await timed('on record already? (asked once, when a form is sent)', undefined, () =>
    likelyTwins(regency, actorOf('koordinator'), {
      name: 'Keripik Pisang Bundo',
      nagariCode: '13.10.04.2001',
      nib: '9912345678123',
      nik: null,
      phone: '081012345678',
    }),
  );
  await withFigures(place);
  await withCertificates(place);
  const waliNagari = actorOf('wali');
  for (const name of ['Keripik tempe original', 'Batik tulis tanah liek'])
    await proposeProduct(regency, waliNagari, NAGARI, { name, products: [name] });
  await timed('nagari, the list', LIST_MS, () => nagariList(regency, actorOf('koordinator')));
  await timed('nagari, one with two candidates', LIST_MS, () =>
    nagariPage(regency, actorOf('koordinator'), NAGARI),
  );
  await timed('nagari, one for the public', LIST_MS, () => publicNagari(regency, NAGARI));
  const { last } = await followedRule(regency, 'permenperin-64-2016');
  const [bound] = numbersIn(last.content);
  const other = withNumbers(last.content, { [bound?.name ?? '']: 15 });
  await timed('whom another bound of size would move', undefined, () => movesBy(regency, last, other), 5);
  for (const [list, format] of [
    ['directory', 'csv'],
    ['directory', 'xlsx'],
    ['makers', 'geojson'],
    ['makers_again', 'xlsx'],
  ] as const)
    await takenHome(place, list, format);
} finally {
  await place.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** A whole list written as a file, nobody slow at the other end: how long, how large, and what memory it took at most. */
async function takenHome({ regency }: Place, list: MakerList, format: TableFormat): Promise<void> {
  let most = process.memoryUsage.rss();
  const before = most;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const began = performance.now();
  const granted = { isPersonal: true, isWithNik: false };
  const { table } = await makersTable(
    regency,
    actorOf('koordinator'),
    { list, params: new URLSearchParams(), granted },
    'id',
  );
  let first: number | undefined;
  let bytes = 0;
  for await (const piece of tableBytes(format, table)) {
    first ??= performance.now() - began;
    bytes += piece.length;
  }
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const mega = (size: number) => `${(size / 1024 / 1024).toFixed(0)} MB`;
  print({
    what: `file of all: ${list}, ${format}, ${table.count} rows`,
    value: `${seconds.toFixed(1)} s, first byte ${(first ?? 0).toFixed(0)} ms, ${mega(bytes)}`,
    note: `memory ${mega(before)} before, ${mega(most)} at most`,
  });
}

async function cursorInTheMiddle({ regency }: Place): Promise<string> {
  const row = await regency.db
    .selectFrom('industries')
    .select('id')
    .orderBy(sql`lower(name)`)
    .offset(MAKERS / 2)
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Three years of figures for every maker. */
async function withFigures({ regency, config }: Place): Promise<void> {
  const [figures, makers] = ['industry_figures', 'industries'].map((table) => sql.id(config.schema, table));
  await sql`
    insert into ${figures} (id, industry_id, recorded_at, year, quarter, women_paid, men_paid, women_unpaid, men_unpaid, investment)
    select gen_random_uuid(), id, now(), year, 0, abs(hashtext(code)) % 24, 1, 1, 0, 1000000::bigint * (abs(hashtext(name)) % 2000)
    from ${makers}, generate_series(2023, 2025) as year
  `.execute(regency.db);
  await sql`vacuum analyze ${figures}`.execute(regency.db);
}

/** Every third maker holds a certificate, some of them one that has run out. */
async function withCertificates({ regency, config }: Place): Promise<void> {
  const [papers, makers] = ['industry_certificates', 'industries'].map((table) =>
    sql.id(config.schema, table),
  );
  await sql`
    insert into ${papers} (id, industry_id, kind, number, valid_until, created_at)
    select gen_random_uuid(), id, 'pirt', code, date '2024-01-01' + abs(hashtext(name)) % 2000, now()
    from ${makers} where abs(hashtext(code)) % 3 = 0
  `.execute(regency.db);
  await sql`vacuum analyze ${papers}`.execute(regency.db);
}

async function timed(
  what: string,
  bar: number | undefined,
  run: () => Promise<unknown>,
  times = TIMES,
): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  print(timesLine(what, took, bar));
}
