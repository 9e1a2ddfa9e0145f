/** Whether makers of a sheet are on record already, many at once: by NIB, by telephone and name, by name, nagari and owner. */
import { oneLine } from '#domain/registry/industry-again.ts';
import { identityOf, type SheetIndustry } from '#domain/registry/industry-sheet.ts';
import { nikHash } from '#domain/registry/industry.record.server.ts';
import type { Material, Product } from '#domain/registry/industry.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { sql } from 'kysely';

export type OnRecord = 'new' | 'same' | 'differs';

/** For each maker in the order given: not on record, on record with all that the sheet says, or with something else. */
export async function onRecord(
  regency: Pick<Regency, 'seal'>,
  db: Database | Trx,
  industries: readonly SheetIndustry[],
): Promise<OnRecord[]> {
  if (industries.length === 0) return [];
  const known = await knownLike(db, industries);
  const byKey = new Map(known.flatMap((one) => identityOf(shapeOf(one)).map((key) => [key, one] as const)));
  const matches = industries.map((industry) =>
    identityOf(industry)
      .map((key) => byKey.get(key))
      .find((one) => one !== undefined),
  );
  const ids = [...new Set(matches.flatMap((one) => (one ? [one.id] : [])))];
  const [products, figures] = await Promise.all([productsOf(db, ids), figuresOf(db, ids)]);
  return industries.map((industry, i) => {
    const match = matches[i];
    if (match === undefined) return 'new';
    const isSame =
      saysAll(industry, match, regency) &&
      industry.products.every((product) => isAmong(product, products.get(match.id) ?? [])) &&
      hasFigures(industry, figures.get(`${match.id} ${industry.figures?.period.year}`));
    return isSame ? 'same' : 'differs';
  });
}

type Known = Awaited<ReturnType<typeof knownLike>>[number];

/** Of one name, number or NIB that stands on record more often than this the rest is not compared. */
const MOST_ALIKE = 50;

/**
 * Everybody who may be one of them. Closed makers are history: whoever stands in a sheet again is written down anew. Each
 * name is looked up by itself: while an import fills the tables the database does not know yet how large they are, and
 * would read them whole for every piece.
 */
async function knownLike(db: Database | Trx, industries: readonly SheetIndustry[]) {
  const asked = (values: readonly string[]) =>
    sql<{ value: string }>`unnest(${[...new Set(values)]}::text[])`.as<'asked'>(sql`asked(value)`);
  const [codes, nibs, phones, names] = [
    industries.flatMap(({ code }) => code ?? []),
    industries.flatMap(({ record }) => record.nib ?? []),
    industries.flatMap(({ owner }) => owner.phone ?? []),
    industries.map(({ record }) => record.name.toLowerCase()),
  ];
  const ids = await Promise.all([
    codes.length === 0
      ? []
      : db
          .selectFrom('industries')
          .select('id')
          .where((eb) => eb('code', '=', eb.fn.any(eb.val(codes))))
          .execute(),
    nibs.length === 0
      ? []
      : db
          .selectFrom(asked(nibs))
          .innerJoinLateral(
            (eb) =>
              eb
                .selectFrom('industries')
                .select('id')
                .whereRef('nib', '=', 'asked.value')
                .where('nib', 'is not', null)
                .limit(MOST_ALIKE)
                .as('one'),
            (join) => join.onTrue(),
          )
          .select('one.id')
          .execute(),
    phones.length === 0
      ? []
      : db
          .selectFrom(asked(phones))
          .innerJoinLateral(
            (eb) =>
              eb
                .selectFrom('industryOwners')
                .select('industryId as id')
                .whereRef('phone', '=', 'asked.value')
                .where('phone', 'is not', null)
                .limit(MOST_ALIKE)
                .as('one'),
            (join) => join.onTrue(),
          )
          .select('one.id')
          .execute(),
    db
      .selectFrom(asked(names))
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('industries')
            .select('id')
            .where((on) => on(on.fn<string>('lower', ['name']), '=', on.ref('asked.value')))
            .where('closedOn', 'is', null)
            .limit(MOST_ALIKE)
            .as('one'),
        (join) => join.onTrue(),
      )
      .select('one.id')
      .execute(),
  ]);
  const found = [...new Set(ids.flat().map(({ id }) => id))];
  if (found.length === 0) return [];
  return db
    .selectFrom('industries')
    .innerJoin('industryOwners as owner', 'owner.industryId', 'industries.id')
    .selectAll('industries')
    .select([
      'owner.name as ownerName',
      'owner.gender',
      'owner.nikHash',
      'owner.phone',
      'owner.email',
      'owner.address',
    ])
    .where('industries.id', 'in', found)
    .where('closedOn', 'is', null)
    .execute();
}

function shapeOf(one: Known): Pick<SheetIndustry, 'code' | 'record' | 'owner'> {
  return {
    code: one.code,
    record: { nib: one.nib, name: one.name, nagariCode: one.nagariCode } as SheetIndustry['record'],
    owner: { phone: one.phone, name: one.ownerName } as SheetIndustry['owner'],
  };
}

/** True when the record says whatever the sheet says; what the sheet leaves open does not count. */
function saysAll({ record, owner }: SheetIndustry, known: Known, regency: Pick<Regency, 'seal'>): boolean {
  const list = (all: readonly unknown[]) => (all.length === 0 ? null : JSON.stringify(all));
  const pairs: readonly (readonly [unknown, unknown])[] = [
    [record.name, asLine(known.name)],
    [record.nagariCode, known.nagariCode],
    [record.kind, known.kind],
    [record.groupKind, known.groupKind],
    [record.jorong, asLine(known.jorong)],
    [record.lat, known.lat],
    [record.lng, known.lng],
    [record.startedYear, known.startedYear],
    [record.legalForm, known.legalForm],
    [record.nib, known.nib],
    [record.kbli?.version ?? null, known.kbliVersion],
    [record.kbli?.code ?? null, known.kbliCode],
    [record.marketArea, known.marketArea],
    [
      list(record.materials),
      JSON.stringify(
        (known.materials as unknown as Material[]).map((one) => ({ ...one, name: oneLine(one.name) })),
      ),
    ],
    [list(record.machines), JSON.stringify((known.machines as string[]).map(oneLine))],
    [list(record.difficulties), JSON.stringify(known.difficulties)],
    [record.difficultyNote, asLine(known.difficultyNote)],
    [record.membersWomen, known.membersWomen],
    [record.membersMen, known.membersMen],
    [owner.name, asLine(known.ownerName)],
    [owner.gender, known.gender],
    [owner.phone, known.phone],
    [owner.email, known.email],
    [owner.address, asLine(known.address)],
    [owner.nik === null ? null : nikHash(regency, owner.nik), known.nikHash],
  ];
  return pairs.every(([said, kept]) => said === null || said === kept);
}

async function productsOf(
  db: Database | Trx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Product[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('industryProducts')
    .select(['industryId', 'name', 'brand', 'price', 'unit'])
    .where('industryId', 'in', ids)
    .where('endedOn', 'is', null)
    .execute();
  return Map.groupBy(rows, ({ industryId }) => industryId);
}

function isAmong({ name, brand, price, unit }: Product, kept: readonly Product[]): boolean {
  return kept.some(
    (one) =>
      asLine(one.name)?.toLowerCase() === name.toLowerCase() &&
      (brand === null || brand === asLine(one.brand)) &&
      (price === null || price === one.price) &&
      (unit === null || unit === asLine(one.unit)),
  );
}

/** What is kept, as a sheet can say it: on one line. */
function asLine(kept: string | null): string | null {
  return kept === null ? null : oneLine(kept);
}

async function figuresOf(db: Database | Trx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('industryFigures')
    .selectAll()
    .where('industryId', 'in', ids)
    .where('quarter', '=', 0)
    .execute();
  return new Map(rows.map((row) => [`${row.industryId} ${row.year}`, row]));
}

function hasFigures(
  { figures }: SheetIndustry,
  known: Readonly<Record<string, unknown>> | undefined,
): boolean {
  if (figures === null) return true;
  return Object.entries(figures.figures).every(([name, said]) => {
    const kept = known?.[name];
    return said === null || said === (typeof kept === 'string' ? oneLine(kept) : kept);
  });
}
