/**
 * Filling in what makers on record lack, many at once, and taking it back: never over anything that stands there. Of each
 * field a keyed hash of what was put in is kept, by which it is known whether somebody has changed it since.
 */
import {
  OWNER_FIELDS,
  RECORD_FIELDS,
  recordValue,
  type Gap,
  type RecordField,
} from '#domain/registry/industry-gaps.ts';
import type { KnownMaker } from '#domain/registry/industry-match.server.ts';
import { actRow, insertActs, nikColumns } from '#domain/registry/industry.record.server.ts';
import {
  figuresOf,
  searchTextOf,
  type Figures,
  type IndustryRecord,
  type Owner,
  type Period,
  type Product,
} from '#domain/registry/industry.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { insertMany } from '#platform/db/insert-many.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { sql, type RawBuilder, type Selectable } from 'kysely';

/** A maker whose gaps are to be filled, as it was read, and of which year the figures are. */
export interface Filling {
  readonly maker: KnownMaker;
  readonly gaps: readonly Gap[];
  readonly period: Period | null;
}

/** Who fills or takes back, and by which import. */
interface By {
  readonly importId: string;
  readonly personId: string;
}

/** Somebody changed one of the makers after it was read: it is to be read again. */
export class ReadTooEarly extends Error {}

type Column = readonly [name: string, type: RawBuilder<unknown>];
const [TEXT, TEXTS, INTEGER, BIGINT] = [sql`text`, sql`text[]`, sql`integer`, sql`bigint`];
const [DOUBLE, JSON_VALUE, BYTES] = [sql`double precision`, sql`jsonb`, sql`bytea`];

/** By field of the record: its columns with their types. */
const COLUMNS: Readonly<Record<RecordField, readonly Column[]>> = {
  groupKind: [['group_kind', TEXT]],
  jorong: [['jorong', TEXT]],
  place: [
    ['lat', DOUBLE],
    ['lng', DOUBLE],
  ],
  startedYear: [['started_year', INTEGER]],
  legalForm: [['legal_form', TEXT]],
  nib: [['nib', TEXT]],
  kbli: [
    ['kbli_version', TEXT],
    ['kbli_code', TEXT],
  ],
  materials: [['materials', JSON_VALUE]],
  machines: [['machines', JSON_VALUE]],
  marketArea: [['market_area', TEXT]],
  difficulties: [['difficulties', TEXTS]],
  difficultyNote: [['difficulty_note', TEXT]],
  membersWomen: [['members_women', INTEGER]],
  membersMen: [['members_men', INTEGER]],
};
const OWNER_COLUMNS: Readonly<Record<keyof Owner, readonly Column[]>> = {
  name: [['name', TEXT]],
  gender: [['gender', TEXT]],
  nik: [
    ['nik_cipher', BYTES],
    ['nik_hash', TEXT],
  ],
  phone: [['phone', TEXT]],
  email: [['email', TEXT]],
  address: [['address', TEXT]],
};
const FIGURE_COLUMNS: Readonly<Record<keyof Figures, readonly Column[]>> = {
  womenPaid: [['women_paid', INTEGER]],
  menPaid: [['men_paid', INTEGER]],
  womenUnpaid: [['women_unpaid', INTEGER]],
  menUnpaid: [['men_unpaid', INTEGER]],
  capacity: [['capacity', DOUBLE]],
  output: [['output', DOUBLE]],
  unit: [['unit', TEXT]],
  sales: [['sales', BIGINT]],
  exportSales: [['export_sales', BIGINT]],
  investment: [['investment', BIGINT]],
  capital: [['capital', BIGINT]],
};
const FIGURE_FIELDS = Object.keys(FIGURE_COLUMNS) as readonly (keyof Figures)[];
/** Empty lists are lists. */
const EMPTY: Readonly<Record<string, RawBuilder<unknown>>> = {
  materials: sql`'[]'::jsonb`,
  machines: sql`'[]'::jsonb`,
  difficulties: sql`'{}'::text[]`,
};

/**
 * Fills in what is lacking, with one line of history for each maker.
 * @throws ReadTooEarly when one was changed after it was read; nothing is written then
 */
export async function fillGaps(
  regency: Regency,
  trx: Trx,
  { importId, personId }: By,
  fillings: readonly Filling[],
): Promise<void> {
  if (fillings.length === 0) return;
  const at = regency.now();
  const locked = await trx
    .selectFrom('industries')
    .select(['id', 'version'])
    .where(isAmongIds(fillings.map(({ maker }) => maker.id)))
    .where('closedOn', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const versions = new Map(locked.map(({ id, version }) => [id, version]));
  if (fillings.some(({ maker }) => versions.get(maker.id) !== maker.version)) throw new ReadTooEarly();

  const written = fillings.map((filling) => writtenOf(regency, filling, at));
  await update(
    trx,
    'industries',
    COLUMNS,
    written.map((one) => one.record),
    at,
  );
  await update(
    trx,
    'industryOwners',
    OWNER_COLUMNS,
    written.flatMap((one) => one.owner ?? []),
  );
  await insertMany(
    trx,
    'industryProducts',
    written.flatMap((one) => one.products),
  );
  await insertMany(
    trx,
    'industryFigures',
    written.flatMap((one) => one.newFigures ?? []),
  );
  await update(
    trx,
    'industryFigures',
    FIGURE_COLUMNS,
    written.flatMap((one) => one.figures ?? []),
  );
  await insertActs(
    trx,
    written.map(({ record: { id }, version, fields, period }) =>
      actRow({
        id: regency.newId(),
        industryId: id,
        seq: version,
        act: 'fill',
        data: { importId, fields, ...(period ? { period } : {}) },
        actorId: personId,
        at,
      }),
    ),
  );
  const rows = written.map(({ record: { id }, fills }) => ({ id, fills }));
  await trx
    .insertInto('sheetImportRows')
    .columns(['importId', 'industryId', 'fills'])
    .expression(
      sql`select ${importId}::uuid, g.id, g.fills
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, fills jsonb)` as never,
    )
    .onConflict((conflict) =>
      conflict.columns(['importId', 'industryId']).doUpdateSet({
        fills: sql`${sql.ref('sheetImportRows.fills')} || excluded.fills`,
      }),
    )
    .execute();
}

/** What filling one maker writes. */
function writtenOf(regency: Regency, { maker, gaps, period }: Filling, at: Date) {
  const { id } = maker;
  const record: Record<string, unknown> = {};
  const owner: Record<string, unknown> = {};
  const figures: Partial<Record<keyof Figures, unknown>> = {};
  const products: (Product & { id: string; industryId: string; createdAt: Date })[] = [];
  const fills: Record<string, string> = {};
  const fields = new Set<string>();
  const note = (key: string, value: unknown) => {
    fills[key] = sealed(regency, id, key, value);
  };
  let [jorong, nib, ownerName] = [maker.record.jorong, maker.record.nib, maker.owner.name];
  for (const gap of gaps) {
    if (gap.of === 'product') {
      const productId = regency.newId();
      products.push({ ...gap.value, id: productId, industryId: id, createdAt: at });
      note(`product.${productId}`, productValue(gap.value));
      fields.add('products');
    } else if (gap.of === 'figures') {
      figures[gap.field] = gap.value;
      note(`figures.${period?.year}.${gap.field}`, gap.value);
    } else if (gap.of === 'owner') {
      const nik = gap.field === 'nik' ? nikColumns(regency, id, gap.value) : undefined;
      if (nik?.nikCipher)
        Object.assign(owner, { nik_cipher: `\\x${nik.nikCipher.toString('hex')}`, nik_hash: nik.nikHash });
      else owner[gap.field] = gap.value;
      if (gap.field === 'name') ownerName = gap.value;
      note(`owner.${gap.field}`, nik ? nik.nikHash : gap.value);
      fields.add(gap.field === 'name' ? 'ownerName' : gap.field);
    } else {
      Object.assign(record, cellsOf(gap.field, gap.value));
      if (gap.field === 'jorong') jorong = gap.value as string;
      if (gap.field === 'nib') nib = gap.value as string;
      note(`record.${gap.field}`, gap.value);
      fields.add(gap.field === 'place' ? 'lat' : gap.field);
    }
  }
  const hasFigures = Object.keys(figures).length > 0 && period !== null;
  const named = { name: maker.record.name, jorong, nib };
  return {
    version: maker.version + 1,
    fields: [...fields],
    period: hasFigures ? period : null,
    fills,
    record: {
      id,
      search_text: searchTextOf(named, maker.code, ownerName, [...maker.products, ...products]),
      ...record,
    },
    owner: Object.keys(owner).length > 0 ? { id, ...owner } : null,
    products,
    newFigures:
      hasFigures && maker.figures === null
        ? {
            ...NO_FIGURES,
            ...(figures as Partial<Figures>),
            ...period,
            id: regency.newId(),
            industryId: id,
            recordedAt: at,
          }
        : null,
    figures:
      hasFigures && maker.figures !== null
        ? {
            id,
            year: period.year,
            ...Object.fromEntries(
              Object.entries(figures).map(([field, value]) => [
                FIGURE_COLUMNS[field as keyof Figures][0]?.[0],
                value,
              ]),
            ),
          }
        : null,
  };
}

const NO_FIGURES = Object.fromEntries(FIGURE_FIELDS.map((field) => [field, null])) as unknown as Figures;

/** A field of the record as its columns hold it. */
function cellsOf(field: RecordField, value: unknown): Record<string, unknown> {
  const names = COLUMNS[field].map(([name]) => name);
  if (field === 'materials')
    return {
      materials: (value as [string, number | null][]).map(([name, localShare]) => ({ name, localShare })),
    };
  const values = names.length > 1 ? (value as unknown[]) : [value];
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

/**
 * Takes back what an import filled in, with one line of history for each maker. What somebody has changed since stays, and
 * so does all of a maker that is closed or merged by now.
 * @returns how many makers keep something of it
 */
export async function takeBackFills(regency: Regency, trx: Trx, by: By): Promise<number> {
  const rows = await trx
    .selectFrom('sheetImportRows')
    .select(['industryId', 'fills'])
    .where('importId', '=', by.importId)
    .orderBy('industryId')
    .execute();
  let stayed = 0;
  for (let from = 0; from < rows.length; from += PIECE)
    stayed += await takeBackPiece(regency, trx, by, rows.slice(from, from + PIECE));
  return stayed;
}
const PIECE = 1000;

async function takeBackPiece(
  regency: Regency,
  trx: Trx,
  { importId, personId }: By,
  rows: readonly { industryId: string; fills: unknown }[],
): Promise<number> {
  const at = regency.now();
  const ids = rows.map(({ industryId }) => industryId);
  const industries = await trx
    .selectFrom('industries')
    .selectAll()
    .where(isAmongIds(ids))
    .where('closedOn', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ofThem = sql<boolean>`industry_id = any(${ids}::uuid[])`;
  const [owners, products, figures] = [
    await trx.selectFrom('industryOwners').selectAll().where(ofThem).execute(),
    await trx
      .selectFrom('industryProducts')
      .selectAll()
      .where(ofThem)
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    await trx.selectFrom('industryFigures').selectAll().where(ofThem).where('quarter', '=', 0).execute(),
  ];
  const productsBy = Map.groupBy(products, ({ industryId }) => industryId);
  const figuresBy = Map.groupBy(figures, ({ industryId }) => industryId);
  const ownerBy = new Map(owners.map((owner) => [owner.industryId, owner]));
  const fillsBy = new Map(rows.map(({ industryId, fills }) => [industryId, fills as Record<string, string>]));
  const backs = industries.map((industry) =>
    takenBack(
      regency,
      {
        industry,
        owner: ownerBy.get(industry.id),
        products: productsBy.get(industry.id) ?? [],
        figures: figuresBy.get(industry.id) ?? [],
      },
      fillsBy.get(industry.id) ?? {},
    ),
  );
  const changed = backs.filter(({ fields, years }) => fields.length + years.length > 0);
  await clear(
    trx,
    'industries',
    COLUMNS,
    changed.map(({ record }) => record),
    at,
  );
  await clear(
    trx,
    'industryOwners',
    OWNER_COLUMNS,
    changed.map(({ owner }) => owner),
  );
  await clear(
    trx,
    'industryFigures',
    FIGURE_COLUMNS,
    changed.flatMap(({ figures: years }) => years),
  );
  // A year of which nothing is left was the import's own.
  const years = changed.flatMap(({ figures: all }) => all.map(({ id, year }) => ({ id, year })));
  await trx
    .deleteFrom('industryFigures')
    .where('quarter', '=', 0)
    .where((eb) => eb.and(FIGURE_FIELDS.map((field) => eb(field, 'is', null))))
    .where(
      sql<boolean>`(industry_id, year) in (select g.id, g.year
        from jsonb_to_recordset(${JSON.stringify(years)}::jsonb) as g(id uuid, year integer))`,
    )
    .execute();
  await trx
    .updateTable('industryProducts')
    .set({ endedOn: dayOf(at, WIB) })
    .where(isAmongIds(changed.flatMap((one) => one.endedProducts)))
    .execute();
  await insertActs(
    trx,
    changed.map(({ record: { id }, version, fields, years: [year] }) =>
      actRow({
        id: regency.newId(),
        industryId: id,
        seq: version,
        act: 'unfill',
        data: { importId, fields, ...(year === undefined ? {} : { period: { year, quarter: 0 } }) },
        actorId: personId,
        at,
      }),
    ),
  );
  return rows.length - backs.filter(({ isWhole }) => isWhole).length;
}

interface Now {
  readonly industry: Selectable<DB['industries']>;
  readonly owner: Selectable<DB['industryOwners']> | undefined;
  readonly products: readonly Selectable<DB['industryProducts']>[];
  readonly figures: readonly Selectable<DB['industryFigures']>[];
}

/** What taking back from one maker writes: the fields that still hold what was put in are emptied. */
function takenBack(regency: Regency, now: Now, fills: Readonly<Record<string, string>>) {
  const { industry, owner, products, figures } = now;
  const { id } = industry;
  const isStill = (key: string, value: unknown) => fills[key] === sealed(regency, id, key, value);
  const record = {
    ...(industry as unknown as IndustryRecord),
    kbli: industry.kbliVersion === null ? null : { version: industry.kbliVersion, code: industry.kbliCode },
  } as IndustryRecord;
  const goneOfRecord = RECORD_FIELDS.filter((field) =>
    isStill(`record.${field}`, recordValue(record, field)),
  );
  const goneOfOwner = OWNER_FIELDS.filter((field) =>
    isStill(`owner.${field}`, field === 'nik' ? owner?.nikHash : owner?.[field]),
  );
  const goneProducts = products.filter((product) => isStill(`product.${product.id}`, productValue(product)));
  const goneFigures = figures.flatMap((row) => {
    const kept = figuresOf(row as unknown as Figures);
    const gone = FIGURE_FIELDS.filter((field) => isStill(`figures.${row.year}.${field}`, kept[field]));
    return gone.length === 0 ? [] : [{ id, year: row.year, gone }];
  });
  const count =
    goneOfRecord.length +
    goneOfOwner.length +
    goneProducts.length +
    goneFigures.reduce((sum, { gone }) => sum + gone.length, 0);
  const named = {
    name: industry.name,
    jorong: goneOfRecord.includes('jorong') ? null : industry.jorong,
    nib: goneOfRecord.includes('nib') ? null : industry.nib,
  };
  const left = products.filter((product) => !goneProducts.includes(product));
  const ownerName = goneOfOwner.includes('name') ? null : (owner?.name ?? null);
  return {
    isWhole: count === Object.keys(fills).length,
    version: industry.version + 1,
    fields: [
      ...goneOfRecord.map((field) => (field === 'place' ? 'lat' : field)),
      ...goneOfOwner.map((field) => (field === 'name' ? 'ownerName' : field)),
      ...(goneProducts.length > 0 ? ['products'] : []),
    ],
    years: goneFigures.map(({ year }) => year),
    record: { id, gone: goneOfRecord, search_text: searchTextOf(named, industry.code, ownerName, left) },
    owner: { id, gone: goneOfOwner },
    endedProducts: goneProducts.map((product) => product.id),
    figures: goneFigures,
  };
}

function sealed({ seal }: Pick<Regency, 'seal'>, industryId: string, key: string, value: unknown): string {
  return seal(`fill:${industryId}:${key}:${JSON.stringify(value ?? null)}`);
}

function productValue({ name, brand, price, unit }: Product): unknown {
  return [name, brand, price, unit];
}

function isAmongIds(ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`id = any(${[...ids]}::uuid[])`;
}

type Table = 'industries' | 'industryOwners' | 'industryFigures';
type ColumnsBy = Readonly<Record<string, readonly Column[]>>;

/** Writes into columns that are empty; the statement itself leaves alone what stands in the others. */
async function update(trx: Trx, table: Table, columns: ColumnsBy, rows: readonly object[], at?: Date) {
  const all = Object.values(columns).flat();
  const sets = all.map(([name]) => {
    const [kept, given, empty] = [sql.id('t', name), sql.id('g', name), EMPTY[name]];
    return [
      name,
      empty === undefined
        ? sql`coalesce(${kept}, ${given})`
        : sql`case when ${kept} = ${empty} then coalesce(${given}, ${kept}) else ${kept} end`,
    ] as const;
  });
  await write(trx, table, { sets, given: all, rows, at });
}

/** Empties the fields that each row names in `gone`. */
async function clear(trx: Trx, table: Table, columns: ColumnsBy, rows: readonly object[], at?: Date) {
  const sets = Object.entries(columns).flatMap(([field, names]) =>
    names.map(([name]) => {
      const empty = EMPTY[name] ?? sql`null`;
      return [name, sql`case when g.gone ? ${field} then ${empty} else ${sql.id('t', name)} end`] as const;
    }),
  );
  await write(trx, table, { sets, given: [['gone', JSON_VALUE]], rows, at });
}

/** One statement for many rows of a table, which come as `g`. */
async function write(
  trx: Trx,
  table: Table,
  given: {
    readonly sets: readonly (readonly [name: string, value: RawBuilder<unknown>])[];
    readonly given: readonly Column[];
    readonly rows: readonly object[];
    readonly at: Date | undefined;
  },
): Promise<void> {
  if (given.rows.length === 0) return;
  const { keys, same, changed } = OF_TABLE[table];
  const types = [...keys, ...given.given].map(([name, type]) => sql`${sql.id(name)} ${type}`);
  await trx
    // Which of the three it is the compiler need not know: the columns are named above.
    .updateTable(`${table as 'industries'} as t`)
    .from(
      sql<object>`jsonb_to_recordset(${JSON.stringify(given.rows)}::jsonb)`.as<'g'>(
        sql`g(${sql.join(types)})`,
      ),
    )
    .set({ ...Object.fromEntries(given.sets), ...changed(given.at) } as never)
    .where(same)
    .execute();
}

const ID: Column = ['id', sql`uuid`];
/** By table: what its rows are told apart by, and what changes with every one. */
const OF_TABLE: Readonly<
  Record<
    Table,
    {
      readonly keys: readonly Column[];
      readonly same: RawBuilder<boolean>;
      readonly changed: (at: Date | undefined) => object;
    }
  >
> = {
  industries: {
    keys: [ID, ['search_text', TEXT]],
    same: sql<boolean>`t.id = g.id`,
    changed: (changedAt) => ({ searchText: sql`g.search_text`, version: sql`t.version + 1`, changedAt }),
  },
  industryOwners: { keys: [ID], same: sql<boolean>`t.industry_id = g.id`, changed: () => ({}) },
  industryFigures: {
    keys: [ID, ['year', INTEGER]],
    same: sql<boolean>`t.industry_id = g.id and t.year = g.year and t.quarter = 0`,
    changed: () => ({}),
  },
};
