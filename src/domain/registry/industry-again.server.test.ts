/** Import → export → import is the identity, in CSV and in Excel, whatever stands in the record. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchColumns, startImport, takeSheet } from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import { makersTable } from '#domain/registry/industry-export.queries.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import {
  DIFFICULTIES,
  GENDERS,
  GROUP_KINDS,
  INDUSTRY_KINDS,
  LEGAL_FORMS,
  MARKET_AREAS,
  type Figures,
  type IndustryRecord,
  type Owner,
  type Product,
} from '#domain/registry/industry.ts';
import { tableBytes } from '#platform/sheets/table-file.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

const coordinator = actorOf('koordinator');
const folder = mkdtempSync(join(tmpdir(), 'ovo-again-'));
const FORMATS = ['csv', 'xlsx'] as const;

let home: World;
/** Another installation, which knows nobody. */
let away: World;
beforeAll(async () => {
  [home, away] = [await openWorld(), await openWorld()];
});
afterAll(async () => {
  await Promise.all([home.close(), away.close()]);
  rmSync(folder, { recursive: true });
});

async function exported({ regency }: World, format: 'csv' | 'xlsx'): Promise<Blob> {
  const { table } = await makersTable(
    regency,
    coordinator,
    { list: 'makers_again', params: new URLSearchParams(), granted: { isPersonal: true, isWithNik: true } },
    'id',
  );
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of tableBytes(format, table)) pieces.push(new Uint8Array(piece));
  return new Blob(pieces);
}

/** Another installation gives its own numbers; all else is the same to the letter. */
async function withoutNumbers(world: World): Promise<string> {
  return (await (await exported(world, 'csv')).text()).replaceAll(/^USH-[^;]*/gm, 'USH');
}

async function imported({ regency }: World, file: Blob) {
  const id = await takeSheet(regency, coordinator, folder, {
    file: new File([file], 'data'),
    source: 'sendiri',
  });
  const one = () =>
    regency.db.selectFrom('sheetImports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const { columns, titles } = await one();
  expect((columns as unknown[]).filter((column) => column === null)).toEqual([]);
  expect(columns).toHaveLength((titles as unknown[]).length);
  await matchColumns(regency, coordinator, id, {
    columns: columns as ColumnMatch<IndustryColumn>,
    figuresYear: 2025,
  });
  await goOnImporting(regency, folder);
  const faults = await regency.db
    .selectFrom('sheetImportFaults')
    .select(['rowNumber', 'columnNumber', 'fault'])
    .where('importId', '=', id)
    .execute();
  await startImport(regency, coordinator, id, { partial: false, gaps: false });
  await goOnImporting(regency, folder);
  const { rowsNew, rowsSame, rowsDiffer, rowsBad, rowsPartial, rowsWritten } = await one();
  return { faults, rowsNew, rowsSame, rowsDiffer, rowsBad, rowsPartial, rowsWritten };
}

async function empty({ regency: { db } }: World) {
  for (const table of [
    'sheetImportRows',
    'sheetImportFaults',
    'industryActs',
    'industryFigures',
    'industryProducts',
    'industryOwners',
    'industries',
  ] as const)
    await db.deleteFrom(table).execute();
}

const SIGNS = [
  '"',
  "'",
  ';',
  ',',
  '=',
  '+',
  '-',
  '@',
  '  ',
  '\t',
  '007',
  '1,5',
  'Rp',
  '–',
  '(',
  '%',
  '\u00A0',
  '&',
  '<b>',
  '_x0041_',
  'é',
  '🙂',
  'dan',
  '/',
  'KWT',
  'UD. SARI',
  'jumlah',
  'total',
  '100%',
] as const;
/** What people type and spreadsheets do to it: quotes, commas, zeros in front, formulas, dashes, capitals. */
const messyLine = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('').trim().slice(0, most).trim())
    .filter((text) => text !== '' && text !== '-' && !text.includes('\0') && text.isWellFormed());
const nameOf = (most: number) =>
  fc
    .tuple(fc.constantFrom('', "'", 'Usaha ', 'SARI '), messyLine(most - 8))
    .map((parts) => `${parts.join('')}a`);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const whole = (max: number) => orNull(fc.nat({ max }));
const amount = orNull(
  fc.oneof(
    fc.nat({ max: 999_999 }),
    fc.nat({ max: 9_999_999 }).map((thousandths) => thousandths / 1000),
    fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  ),
);

const recordArbitrary: fc.Arbitrary<IndustryRecord> = fc
  .record({
    kind: fc.constantFrom(...INDUSTRY_KINDS),
    groupKind: orNull(fc.constantFrom(...GROUP_KINDS)),
    name: nameOf(150),
    nagariCode: fc.constantFrom('13.10.04.2001', '13.10.04.2005', '13.10.01.2002'),
    jorong: orNull(messyLine(80)),
    place: orNull(
      fc.record({
        lat: fc.double({ min: -2, max: 0, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
        lng: fc.double({ min: 100, max: 102, noNaN: true }),
      }),
    ),
    startedYear: orNull(fc.integer({ min: 1900, max: 2026 })),
    legalForm: orNull(fc.constantFrom(...LEGAL_FORMS)),
    nib: orNull(fc.integer({ min: 1, max: 9_999_999 }).map((n) => String(n).padStart(13, '0'))),
    kbli: orNull(
      fc.constantFrom(
        { version: '2020' as const, code: '10794' },
        { version: '2025' as const, code: '10794' },
      ),
    ),
    materials: fc.array(
      fc.record({ name: messyLine(80), localShare: orNull(fc.nat({ max: 1000 }).map((n) => n / 10)) }),
      { maxLength: 4 },
    ),
    machines: fc.array(messyLine(120), { maxLength: 4 }),
    marketArea: orNull(fc.constantFrom(...MARKET_AREAS)),
    difficulties: fc.uniqueArray(fc.constantFrom(...DIFFICULTIES)),
    difficultyNote: orNull(messyLine(200).map((text) => `${text}\nbaris kedua`)),
    membersWomen: whole(90),
    membersMen: whole(90),
  })
  .map(({ place, groupKind, ...record }) => ({
    ...record,
    groupKind: record.kind === 'group' ? groupKind : null,
    lat: place?.lat ?? null,
    lng: place?.lng ?? null,
  }));
const ownerArbitrary: fc.Arbitrary<Owner> = fc.record({
  name: orNull(nameOf(120)),
  gender: orNull(fc.constantFrom(...GENDERS)),
  nik: orNull(fc.integer({ min: 1, max: 9999 }).map((n) => `131004410180${String(n).padStart(4, '0')}`)),
  phone: orNull(fc.integer({ min: 1, max: 99_999 }).map((n) => `08120${String(n).padStart(6, '0')}1`)),
  email: fc.constantFrom(null, 'murni@contoh.test', "o'neil+a@contoh.test"),
  address: orNull(messyLine(200).map((text) => `${text}\nbelakang pasar`)),
});
const productArbitrary: fc.Arbitrary<Product> = fc.record({
  name: messyLine(120),
  brand: orNull(messyLine(60)),
  price: whole(9_000_000),
  unit: orNull(messyLine(30)),
});
const figuresArbitrary: fc.Arbitrary<Figures> = fc.record({
  womenPaid: whole(500),
  menPaid: whole(500),
  womenUnpaid: whole(9),
  menUnpaid: whole(9),
  capacity: amount,
  output: amount,
  unit: orNull(messyLine(20)),
  sales: whole(2_000_000_000),
  exportSales: whole(2_000_000_000),
  investment: whole(2_000_000_000),
  capital: whole(2_000_000_000),
});
const makerArbitrary = fc.record({
  record: recordArbitrary,
  owner: ownerArbitrary,
  products: fc.array(productArbitrary, { maxLength: 3 }),
  figures: orNull(figuresArbitrary),
});

describe('impor → ekspor → impor', () => {
  it.each(FORMATS)(
    '%s: apa pun isinya, yang keluar masuk lagi tanpa mengubah apa pun, di sini dan di tempat lain',
    { timeout: 120_000 },
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(makerArbitrary, { minLength: 1, maxLength: 12 }), async (makers) => {
          await Promise.all([empty(home), empty(away)]);
          for (const { record, owner, products, figures } of makers) {
            const code = await registerIndustry(home.regency, coordinator, { record, owner, products });
            if (figures)
              await recordFigures(
                home.regency,
                coordinator,
                { code },
                { year: 2025, quarter: 0, ...figures },
              );
          }
          const first = await exported(home, format);
          expect(await imported(home, first)).toEqual({
            faults: [],
            rowsNew: 0,
            rowsPartial: 0,
            rowsSame: makers.length,
            rowsDiffer: 0,
            rowsBad: 0,
            rowsWritten: 0,
          });
          expect(await (await exported(home, format)).bytes()).toEqual(await first.bytes());
          const there = await imported(away, first);
          expect(there).toMatchObject({ faults: [], rowsNew: makers.length, rowsWritten: makers.length });
          expect(await withoutNumbers(away)).toBe(await withoutNumbers(home));
        }),
        { numRuns: 15 },
      );
    },
  );
});
