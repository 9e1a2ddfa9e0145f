/** Whether makers of a sheet are on record already, many at once: by NIB, by telephone and name, by name, nagari and owner. */
import { compared, type Comparison, type KeptMaker } from '#domain/registry/industry-gaps.ts';
import { identityOf, type SheetIndustry } from '#domain/registry/industry-sheet.ts';
import { erasedKeys } from '#domain/registry/erased-keys.server.ts';
import { nikHash } from '#domain/registry/industry.record.server.ts';
import type {
  Figures,
  IndustryRecord,
  KbliVersion,
  Material,
  Owner,
  Product,
} from '#domain/registry/industry.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { sql } from 'kysely';

/** How a maker of a sheet stands on record; `same`: the record says all that the sheet says. */
export type OnRecord = { readonly is: 'new' } | ({ readonly is: 'known' } & KnownMaker & Comparison);

/** The maker on record that a row means. */
export interface KnownMaker extends KeptMaker {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** For each maker in the order given: not on record, or on record, with what differs and what the record lacks. */
export async function onRecord(
  regency: Pick<Regency, 'seal'>,
  db: Database | Trx,
  industries: readonly SheetIndustry[],
): Promise<OnRecord[]> {
  if (industries.length === 0) return [];
  const known = await knownLike(db, industries);
  const byKey = new Map(known.flatMap((one) => identityOf(shapeOf(one)).map((key) => [key, one] as const)));
  const erased = await erasedLike(regency, db, industries);
  const matches = industries.map(
    (industry, i) =>
      identityOf(industry)
        .map((key) => byKey.get(key))
        .find((one) => one !== undefined) ?? erased[i],
  );
  const ids = [...new Set(matches.flatMap((one) => (one ? [one.id] : [])))];
  const [products, figures] = await Promise.all([productsOf(db, ids), figuresOf(db, ids)]);
  return industries.map((industry, i) => {
    const match = matches[i];
    if (match === undefined) return { is: 'new' };
    const { id, code, version } = match;
    const isErased = match.erasedAt !== null || erased[i] !== undefined;
    const kept = keptOf(
      match,
      isErased,
      products.get(id) ?? [],
      figures.get(`${id} ${industry.figures?.period.year}`),
    );
    const comparison = compared(industry, kept, (nik) => nikHash(regency, nik));
    return { is: 'known', id, code, version, ...kept, ...comparison };
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
  return atWork(db, [...new Set(ids.flat().map(({ id }) => id))]);
}

/** Those of these makers that are at work, with their owners. */
async function atWork(db: Database | Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
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
      'owner.erasedAt',
    ])
    .where('industries.id', 'in', [...ids])
    .where('closedOn', 'is', null)
    .execute();
}

/**
 * By row the maker whose owner was erased at her request and who was known by the same telephone or name until then: a sheet
 * from before does not write her down again.
 */
async function erasedLike(
  { seal }: Pick<Regency, 'seal'>,
  db: Database | Trx,
  industries: readonly SheetIndustry[],
): Promise<(Known | undefined)[]> {
  // Erasures are few: while there are none, no row is hashed.
  const any = await db.selectFrom('erasedOwnerKeys').select('hash').limit(1).executeTakeFirst();
  if (any === undefined) return [];
  const hashes = industries.map((industry) => erasedKeys({ seal }, industry));
  const rows = await db
    .selectFrom('erasedOwnerKeys')
    .select(['hash', 'industryId'])
    .where((eb) => eb('hash', '=', eb.fn.any(eb.val([...new Set(hashes.flat())]))))
    .execute();
  if (rows.length === 0) return [];
  const makers = new Map(
    (await atWork(db, [...new Set(rows.map(({ industryId }) => industryId))])).map((one) => [one.id, one]),
  );
  const byHash = new Map(rows.map(({ hash, industryId }) => [hash, makers.get(industryId)]));
  return hashes.map((keys) => keys.map((hash) => byHash.get(hash)).find((one) => one !== undefined));
}

function shapeOf(one: Known): Pick<SheetIndustry, 'code' | 'record' | 'owner'> {
  return {
    code: one.code,
    record: { nib: one.nib, name: one.name, nagariCode: one.nagariCode } as SheetIndustry['record'],
    owner: { phone: one.phone, name: one.ownerName } as SheetIndustry['owner'],
  };
}

/** The record as it is kept; materials come as the database orders their fields. */
function keptOf(
  known: Known,
  isOwnerErased: boolean,
  products: readonly Product[],
  figures: Figures | undefined,
): KeptMaker {
  const { kbliVersion, kbliCode, materials, machines, ...record } = known;
  return {
    record: {
      ...(record as unknown as IndustryRecord),
      kbli:
        kbliVersion === null || kbliCode === null
          ? null
          : { version: kbliVersion as KbliVersion, code: kbliCode },
      materials: materials as unknown as Material[],
      machines: machines as string[],
    },
    owner: {
      name: known.ownerName,
      gender: known.gender as Owner['gender'],
      nikHash: known.nikHash,
      phone: known.phone,
      email: known.email,
      address: known.address,
    },
    isOwnerErased,
    products,
    figures: figures ?? null,
  };
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
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ industryId }) => industryId);
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
