/** Reads of makers: the list, one maker on one page, and who may be written down already. */
import { sql, type SelectQueryBuilder } from 'kysely';
import * as v from 'valibot';
import { nagariByKecamatan, nagariNames, type NagariGroup } from '#domain/areas/area.queries.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { industryFilterForm } from '#domain/registry/industry.form.ts';
import {
  industryActs,
  isNagariWithin,
  mayIndustry,
  registryReach,
  type IndustryVerb,
  type RegistryReach,
} from '#domain/registry/industry.policy.ts';
import { industryNotFound, outsideRegistry } from '#domain/registry/industry.problems.ts';
import { nikHash, nikKept, type IndustryRow } from '#domain/registry/industry.record.server.ts';
import {
  figuresOf,
  parseIndustryCode,
  type Difficulty,
  type Figures,
  type Gender,
  type GroupKind,
  type IndustryAct,
  type IndustryKind,
  type IndustryRecord,
  type KbliVersion,
  type MarketArea,
  type Material,
  type Period,
} from '#domain/registry/industry.ts';
import type { CertificateKind } from '#domain/registry/certificate.ts';
import { certificatesOf, type HeldCertificate } from '#domain/registry/certificate.queries.server.ts';
import type { HistoryLine } from '#domain/registry/industry.history.ts';
import type { TwinReason, Twins } from '#domain/registry/industry.twins.ts';
import { entryOf, newerEntries, type KbliEntry } from '#domain/registry/kbli.search.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { askedWords, type AskedWords } from '#domain/registry/maker-words.queries.server.ts';
import { sizeRuleSets } from '#domain/registry/rule.queries.server.ts';
import { alikePairs, alikeTo } from '#domain/registry/maker-names.ts';
import { industrySizes, type IndustrySize } from '#domain/registry/industry.sizes.ts';
import { survivorOf, wholeMaker } from '#domain/registry/merge.whole.server.ts';
import { maskNik } from '#domain/registry/nik.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { maskedEmail } from '#shared/email.ts';
import { isId } from '#shared/id.ts';
import { maskedPhone } from '#shared/phone.ts';

const PAGE_SIZE = 50;

export interface IndustryListRow {
  readonly code: string;
  readonly name: string;
  readonly kind: IndustryKind;
  readonly nagari: string;
  readonly jorong: string | null;
  readonly products: readonly string[];
  /** The title of its KBLI code. */
  readonly trade: string | null;
  readonly isInDirectory: boolean;
}

export interface IndustryList {
  readonly rows: readonly IndustryListRow[];
  /** How many the filter finds in all: counted, not estimated. */
  readonly total: number;
  /** Which words were looked for instead of one that nobody has. */
  readonly instead: AskedWords['instead'];
  /** Names of products that what was typed speaks of, in small letters. */
  readonly products: readonly string[];
  /** What was asked for and made sense, as it stands in the address. */
  readonly asked: Readonly<Record<string, string>>;
  /** The cursor of the next page. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly kecamatan: readonly NagariGroup[];
  readonly may: { readonly register: boolean; readonly openPersonal: boolean };
}

/**
 * A page of the list by name, as the address asks for it.
 * @throws Problem outsideRegistry for whoever reads no maker anywhere
 */
export async function industryList(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
): Promise<IndustryList> {
  const reach = registryReach(actor, 'read');
  if (reach === undefined) throw outsideRegistry();
  const { sesudah: after, ...filter } = v.parse(industryFilterForm, Object.fromEntries(params));
  const [kecamatan, words] = await Promise.all([
    areasWithin(regency, reach),
    askedWords(regency.db, filter.cari),
  ]);
  const query = listQuery(regency, filter, words, kecamatan, reach);
  const [found, { total }, products] = await Promise.all([
    pageAfter(query, isId(after) ? after : undefined, regency),
    query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    filter.cari === '' || isId(after) ? [] : productsAmong(regency, query, words),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows: await listRows(regency, rows),
    total,
    instead: words.instead,
    products,
    asked: askedOf(filter),
    next: found.length > PAGE_SIZE ? rows.at(-1)?.id : undefined,
    isFirst: !isId(after),
    kecamatan,
    may: {
      register: registryReach(actor, 'register') !== undefined,
      openPersonal: registryReach(actor, 'open_personal') !== undefined,
    },
  };
}

/**
 * Everything that the list finds, in its order: ids alone, so that all of them can be held at once.
 * @throws Problem outsideRegistry for whoever reads no maker anywhere
 */
export async function industriesFound(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
): Promise<Pick<IndustryList, 'asked'> & { readonly ids: readonly string[] }> {
  const reach = registryReach(actor, 'read');
  if (reach === undefined) throw outsideRegistry();
  const { sesudah: _, ...filter } = v.parse(industryFilterForm, Object.fromEntries(params));
  const [kecamatan, words] = await Promise.all([
    areasWithin(regency, reach),
    askedWords(regency.db, filter.cari),
  ]);
  const rows = await listQuery(regency, filter, words, kecamatan, reach)
    .select('i.id')
    .orderBy(byName)
    .orderBy('i.id')
    .execute();
  return { ids: rows.map(({ id }) => id), asked: askedOf(filter) };
}

/** The filter of the list that an address carries: what makes sense of it, and nothing else. */
export function filterAsked(params: URLSearchParams): Readonly<Record<string, string>> {
  const { sesudah: _, ...filter } = v.parse(industryFilterForm, Object.fromEntries(params));
  return askedOf(filter);
}

function askedOf(filter: Filter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The nagari in reach, grouped: what a person's select lists offer. */
export async function areasWithin(regency: Regency, reach: RegistryReach): Promise<readonly NagariGroup[]> {
  const all = await nagariByKecamatan(regency);
  return all
    .map((group) => ({ ...group, nagari: group.nagari.filter(({ code }) => isNagariWithin(reach, code)) }))
    .filter((group) => group.nagari.length > 0);
}

type ListTables = DB & { i: DB['industries'] };
type ListQuery = SelectQueryBuilder<ListTables, 'i', object>;
type Filter = Omit<v.InferOutput<typeof industryFilterForm>, 'sesudah'>;

function listQuery(
  regency: Regency,
  filter: Filter,
  words: AskedWords,
  kecamatan: readonly NagariGroup[],
  reach: RegistryReach,
): ListQuery {
  const isClosed = filter.keadaan === 'tutup';
  let query = regency.db
    .selectFrom('industries as i')
    .where('i.closedOn', isClosed ? 'is not' : 'is', null) as unknown as ListQuery;
  // Whoever was merged is closed: asked of open ones too, this would keep their count from coming out of an index alone.
  if (isClosed) query = query.where('i.mergedInto', 'is', null);
  const asked = (code: string) =>
    filter.nagari === '' || code === filter.nagari || code.startsWith(`${filter.nagari}.`);
  const codes = kecamatan.flatMap((group) => group.nagari.map(({ code }) => code)).filter(asked);
  if (reach !== 'all' || filter.nagari !== '')
    query = query.where(sql<boolean>`${sql.ref('i.nagariCode')} = any(${codes})`);
  if (filter.kbli !== '') query = query.where('i.kbliDivision', '=', filter.kbli);
  if (filter.jenis !== '') query = query.where('i.kind', '=', filter.jenis);
  const code = parseIndustryCode(filter.cari);
  if (code !== undefined) return query.where('i.code', '=', code);
  if (words.query !== undefined)
    query = query.where(sql<boolean>`${sql.ref('i.searchDocument')} @@ ${words.query}::tsquery`);
  return query;
}

/** So many of the makers found are asked what they make: enough to tell which products are meant. */
const ASKED_FOR_PRODUCTS = 1000;
const MOST_PRODUCTS = 6;

/** Names of products that every word speaks of, in small letters, those of most makers first. */
async function productsAmong(
  { db }: Regency,
  query: ListQuery,
  words: AskedWords,
): Promise<readonly string[]> {
  if (words.query === undefined) return [];
  const name = sql<string>`lower(${sql.ref('p.name')})`;
  const rows = await db
    .selectFrom('industryProducts as p')
    .innerJoin(query.select('i.id').limit(ASKED_FOR_PRODUCTS).as('found'), 'found.id', 'p.industryId')
    .select(name.as('name'))
    .where('p.endedOn', 'is', null)
    .where(
      sql<boolean>`to_tsvector('pg_catalog.indonesian', ${sql.ref('p.name')}) @@ ${words.query}::tsquery`,
    )
    .groupBy(name)
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy(name)
    .limit(MOST_PRODUCTS)
    .execute();
  return rows.map((row) => row.name);
}

const byName = sql<string>`lower(${sql.ref('i.name')})`;

/** One row more than a page, so that it is known whether another follows. */
async function pageAfter(query: ListQuery, after: string | undefined, { db }: Regency) {
  const last =
    after === undefined
      ? undefined
      : await db.selectFrom('industries').select('name').where('id', '=', after).executeTakeFirst();
  return query
    .$if(last !== undefined, (rest) =>
      rest.where(
        sql<boolean>`(${byName}, ${sql.ref('i.id')}) > (lower(${last?.name ?? ''}), ${after}::uuid)`,
      ),
    )
    .select(['i.id', 'i.code', 'i.name', 'i.nagariCode', 'i.jorong', 'i.kbliCode'])
    .select((eb) => [
      eb.ref('i.kind').$castTo<IndustryKind>().as('kind'),
      eb.ref('i.kbliVersion').$castTo<KbliVersion | null>().as('kbliVersion'),
      eb
        .and([eb('i.consentedOn', 'is not', null), eb('i.consentWithdrawnOn', 'is', null)])
        .as('isInDirectory'),
    ])
    .orderBy(byName)
    .orderBy('i.id')
    .limit(PAGE_SIZE + 1)
    .execute();
}

async function listRows(
  regency: Regency,
  rows: Awaited<ReturnType<typeof pageAfter>>,
): Promise<IndustryListRow[]> {
  if (rows.length === 0) return [];
  const [products, names, book] = await Promise.all([
    regency.db
      .selectFrom('industryProducts')
      .select(['industryId', 'name'])
      .where(
        'industryId',
        'in',
        rows.map((row) => row.id),
      )
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    nagariNames(regency),
    kbliBook(regency),
  ]);
  return rows.map(({ id, kbliCode, kbliVersion, nagariCode, ...row }) => ({
    ...row,
    nagari: names.get(nagariCode) ?? '',
    isInDirectory: Boolean(row.isInDirectory),
    products: products.filter((product) => product.industryId === id).map((product) => product.name),
    trade:
      kbliVersion === null || kbliCode === null
        ? null
        : (entryOf(book, { version: kbliVersion, code: kbliCode })?.title ?? kbliCode),
  }));
}

/** One maker on one page: what is written down, its figures, its history, and what may be done. */
export interface IndustryPage {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly record: IndustryRecord;
  readonly nagari: string;
  readonly kecamatan: string;
  readonly kbli: KbliEntry | undefined;
  /** What a code of 2020 is probably called in 2025: provisional. */
  readonly kbliSuggestions: readonly KbliEntry[];
  readonly owner: {
    readonly name: string | null;
    readonly gender: Gender | null;
    /** Masked; the whole is shown on request, and that is written down. */
    readonly nik: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hasAddress: boolean;
    /** When it was emptied because the owner asked; null again once somebody else is written down. */
    readonly erasedAt: Date | null;
  };
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly brand: string | null;
    readonly price: number | null;
    readonly unit: string | null;
  }[];
  /** What it holds today, the one that runs out first at the top. */
  readonly certificates: readonly HeldCertificate[];
  /** By each rule set of today, from the newest figures of a whole year; empty while there are none. */
  readonly sizes: readonly IndustrySize[];
  /** The newest first. */
  readonly figures: readonly (Figures & Period)[];
  readonly consentedOn: string | null;
  readonly consentWithdrawnOn: string | null;
  readonly closedOn: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Its own, and of every entry that was merged into it. */
  readonly history: readonly HistoryLine[];
  /** The number of the entry into which this one was merged. */
  readonly survivor: string | undefined;
  readonly may: Readonly<Partial<Record<IndustryVerb, boolean>>>;
}

/** @throws Problem industryNotFound, also for a maker outside the reader's reach */
export async function industryPage(regency: Regency, actor: Actor, typed: string): Promise<IndustryPage> {
  const code = parseIndustryCode(typed);
  const row = code && (await oneIndustry(regency, code));
  if (!row || !mayIndustry(actor, 'read', row.nagariCode)) throw industryNotFound();
  const whole = await wholeMaker(regency.db, row.id);
  const [products, figures, acts, papers, certificates, areas, book, sizeRules] = await Promise.all([
    regency.db
      .selectFrom('industryProducts')
      .select(['id', 'name', 'brand', 'price', 'unit', 'endedOn'])
      .where('industryId', '=', row.id)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    regency.db
      .selectFrom('industryFigures')
      .selectAll()
      .where('industryId', '=', row.id)
      .orderBy('year', 'desc')
      .orderBy('quarter', 'desc')
      .execute(),
    regency.db
      .selectFrom('industryActs')
      .innerJoin('industries', 'industries.id', 'industryActs.industryId')
      .leftJoin('people', 'people.id', 'industryActs.actorId')
      .leftJoin('industryActWords as w', 'w.actId', 'industryActs.id')
      .select(['industryActs.id', 'industryActs.at', 'industryActs.data', 'people.name as who', 'w.body'])
      .select('industries.code as of')
      .select((eb) => eb.ref('industryActs.act').$castTo<IndustryAct>().as('act'))
      .where('industryId', 'in', whole)
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .execute(),
    regency.db
      .selectFrom('industryCertificates')
      .select('id')
      .select((eb) => eb.ref('kind').$castTo<CertificateKind>().as('kind'))
      .where('industryId', '=', row.id)
      .execute(),
    certificatesOf(regency, row.id),
    nagariByKecamatan(regency),
    kbliBook(regency),
    sizeRuleSets(regency),
  ]);
  const record = recordOf(row);
  const group = areas.find((one) => one.nagari.some((nagari) => nagari.code === row.nagariCode));
  const productNames = new Map(products.map((product) => [product.id, product.name]));
  const paperKinds = new Map(papers.map((paper) => [paper.id, paper.kind]));
  const acting = new Set(industryActs(actor, row.nagariCode));
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    record,
    nagari: group?.nagari.find((nagari) => nagari.code === row.nagariCode)?.name ?? '',
    kecamatan: group?.name ?? '',
    kbli: record.kbli ? entryOf(book, record.kbli) : undefined,
    kbliSuggestions: record.kbli?.version === '2020' ? newerEntries(book, record.kbli.code) : [],
    owner: {
      name: row.ownerName,
      gender: row.gender as Gender | null,
      nik: maskedNik(regency, row, acting.has('open_personal')),
      phone: maskedPhone(row.phone),
      email: maskedEmail(row.email),
      hasAddress: row.address !== null,
      erasedAt: row.erasedAt,
    },
    products: products
      .filter((product) => product.endedOn === null)
      .map(({ id, name, brand, price, unit }) => ({ id, name, brand, price, unit })),
    certificates,
    figures: figures.map((row) => ({ ...figuresOf(row), year: row.year, quarter: row.quarter })),
    sizes: industrySizes(record, figures, sizeRules),
    consentedOn: row.consentedOn,
    consentWithdrawnOn: row.consentWithdrawnOn,
    closedOn: row.closedOn,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    history: acts
      .filter((act) => act.of === row.code || !SAID_HERE.has(act.act))
      .map((act) => historyLine(act, row.code, productNames, paperKinds)),
    survivor: await survivorCode(regency, row),
    may: mayOf(row, acting),
  };
}

/** Lines of a merged entry that the survivor's own line says already. */
const SAID_HERE: ReadonlySet<IndustryAct> = new Set(['merge_away', 'unmerge_away']);

async function survivorCode({ db }: Regency, row: OneIndustry): Promise<string | undefined> {
  if (row.mergedInto === null) return undefined;
  const id = await survivorOf(db, row.id);
  return (await db.selectFrom('industries').select('code').where('id', '=', id).executeTakeFirst())?.code;
}

async function oneIndustry({ db }: Regency, code: string) {
  return db
    .selectFrom('industries')
    .innerJoin('industryOwners as owner', 'owner.industryId', 'industries.id')
    .selectAll('industries')
    .select([
      'owner.name as ownerName',
      'owner.gender',
      'owner.nikCipher',
      'owner.phone',
      'owner.email',
      'owner.address',
      'owner.erasedAt',
    ])
    .where('code', '=', code)
    .executeTakeFirst();
}
type OneIndustry = NonNullable<Awaited<ReturnType<typeof oneIndustry>>>;

/** The record that the columns of a maker hold. */
export function recordOf(row: IndustryRow): IndustryRecord {
  return {
    kind: row.kind as IndustryKind,
    groupKind: row.groupKind as GroupKind | null,
    name: row.name,
    nagariCode: row.nagariCode,
    jorong: row.jorong,
    lat: row.lat,
    lng: row.lng,
    startedYear: row.startedYear,
    legalForm: row.legalForm as IndustryRecord['legalForm'],
    nib: row.nib,
    kbli:
      row.kbliVersion === null || row.kbliCode === null
        ? null
        : { version: row.kbliVersion as KbliVersion, code: row.kbliCode },
    materials: row.materials as unknown as Material[],
    machines: row.machines as string[],
    marketArea: row.marketArea as MarketArea | null,
    difficulties: row.difficulties as Difficulty[],
    difficultyNote: row.difficultyNote,
    membersWomen: row.membersWomen,
    membersMen: row.membersMen,
  };
}

/** Area and sequence for those who may open it; for others only that there is one. */
function maskedNik(regency: Regency, row: OneIndustry, mayOpen: boolean): string | null {
  if (row.nikCipher === null) return null;
  const nik = mayOpen ? nikKept(regency, row.id, row.nikCipher) : null;
  return nik === null ? '•'.repeat(16) : maskNik(nik);
}

/** What a closed maker no longer takes has no button. */
function mayOf(row: OneIndustry, acting: ReadonlySet<IndustryVerb>): IndustryPage['may'] {
  if (row.mergedInto !== null) return { read: true };
  const isClosed = row.closedOn !== null;
  const isConsenting = row.consentedOn !== null && row.consentWithdrawnOn === null;
  const isPossible = (verb: IndustryVerb) => {
    if (verb === 'reopen') return isClosed;
    if (verb === 'consent') return !isClosed && !isConsenting;
    if (verb === 'withdraw_consent') return isConsenting;
    if (verb === 'erase_owner') return row.erasedAt === null;
    return !isClosed || ['read', 'open_personal', 'change_owner'].includes(verb);
  };
  return Object.fromEntries([...acting].map((verb) => [verb, isPossible(verb)]));
}

function historyLine(
  act: {
    id: string;
    at: Date;
    who: string | null;
    act: IndustryAct;
    data: unknown;
    of: string;
    body: string | null;
  },
  code: string,
  productNames: ReadonlyMap<string, string>,
  paperKinds: ReadonlyMap<string, CertificateKind>,
): HistoryLine {
  const data = act.data as {
    fields?: string[];
    period?: Period;
    productId?: string;
    certificateId?: string;
    because?: string;
    proposalId?: string;
    channel?: 'claim';
    code?: string;
  };
  return {
    id: act.id,
    act: act.act,
    at: act.at,
    who: act.who,
    fields: data.fields ?? [],
    period: data.period,
    words:
      act.body ??
      data.because ??
      data.code ??
      (data.productId === undefined ? undefined : productNames.get(data.productId)),
    of: act.of === code ? undefined : act.of,
    certificate: data.certificateId === undefined ? undefined : paperKinds.get(data.certificateId),
    from:
      data.channel ??
      (data.proposalId === undefined || act.act === 'decide_proposal' ? undefined : 'proposal'),
  };
}

/** A maker as another page names it. */
export interface IndustryBrief {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nagari: string;
}

/** Makers whose owner has this telephone number, as far as the actor may keep them up to date. */
export async function industriesByPhone(
  regency: Regency,
  actor: Actor,
  phone: string,
): Promise<IndustryBrief[]> {
  const rows = await briefs(regency)
    .where(
      'i.id',
      'in',
      regency.db.selectFrom('industryOwners').select('industryId').where('phone', '=', phone),
    )
    .where('i.closedOn', 'is', null)
    .orderBy('i.id')
    .limit(MOST_TWINS)
    .execute();
  return rows.filter((row) => mayIndustry(actor, 'change', row.nagariCode)).map(briefOf);
}

/** A maker somebody speaks for at the counter. */
export interface MakerAtCounter extends IndustryBrief {
  readonly kind: IndustryKind;
  readonly nagariCode: string;
  readonly ownerName: string | null;
  /** As it is kept: for the ticket that is opened, never for a screen. */
  readonly phone: string | null;
}

/** A maker at work by its number, as far as the actor may keep it up to date; undefined otherwise. */
export async function makerAtCounter(
  regency: Regency,
  actor: Actor,
  typed: string,
): Promise<MakerAtCounter | undefined> {
  const code = parseIndustryCode(typed);
  if (code === undefined) return undefined;
  const row = await briefs(regency)
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .select(['o.name as ownerName', 'o.phone'])
    .select((eb) => eb.ref('i.kind').$castTo<IndustryKind>().as('kind'))
    .where('i.code', '=', code)
    .where('i.closedOn', 'is', null)
    .executeTakeFirst();
  return row && mayIndustry(actor, 'change', row.nagariCode) ? row : undefined;
}

/** One maker by its id or number, or the one it was merged into; undefined when the actor may not read it. */
export async function industryBrief(
  regency: Regency,
  actor: Actor,
  by: { readonly id: string } | { readonly code: string },
): Promise<IndustryBrief | undefined> {
  const [asked] = await briefs(regency)
    .select('i.mergedInto')
    .where((eb) => ('id' in by ? eb('i.id', '=', by.id) : eb('i.code', '=', by.code)))
    .execute();
  const [row] =
    asked === undefined || asked.mergedInto === null
      ? [asked]
      : await briefs(regency)
          .where('i.id', '=', await survivorOf(regency.db, asked.mergedInto))
          .execute();
  return row && mayIndustry(actor, 'read', row.nagariCode) ? briefOf(row) : undefined;
}

function briefs({ db }: Regency) {
  return db
    .selectFrom('industries as i')
    .innerJoin('areas', 'areas.code', 'i.nagariCode')
    .select(['i.id', 'i.code', 'i.name', 'i.nagariCode', 'areas.name as nagari']);
}

function briefOf({ id, code, name, nagari }: IndustryBrief): IndustryBrief {
  return { id, code, name, nagari };
}

const MOST_TWINS = 6;

/** Entries with the same NIB, NIK or telephone anywhere, or an alike name in the same nagari. */
export async function likelyTwins(
  regency: Regency,
  actor: Actor,
  asked: {
    readonly name: string;
    readonly nagariCode: string;
    readonly nib: string | null;
    readonly nik: string | null;
    readonly phone: string | null;
  },
): Promise<Twins> {
  const { db } = regency;
  const hash = asked.nik === null ? null : nikHash(regency, asked.nik);
  const neighbours = await db
    .selectFrom('industries')
    .select(['id', 'name'])
    .where('nagariCode', '=', asked.nagariCode)
    .where('closedOn', 'is', null)
    .orderBy('id')
    .execute();
  const alike = new Set(alikeTo(asked.name, neighbours).map(({ id }) => id));
  const owners = db.selectFrom('industryOwners').select('industryId');
  const rows = await db
    .selectFrom('industries as i')
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .innerJoin('areas', 'areas.code', 'i.nagariCode')
    .select([
      'i.id',
      'i.code',
      'i.name',
      'i.nagariCode',
      'areas.name as nagari',
      'i.nib',
      'o.nikHash',
      'o.phone',
    ])
    .where('i.mergedInto', 'is', null)
    .where((eb) =>
      eb.or([
        ...(asked.nib === null ? [] : [eb('i.nib', '=', asked.nib)]),
        ...(hash === null ? [] : [eb('i.id', 'in', owners.where('nikHash', '=', hash))]),
        ...(asked.phone === null ? [] : [eb('i.id', 'in', owners.where('phone', '=', asked.phone))]),
        ...(alike.size === 0 ? [] : [eb('i.id', 'in', [...alike])]),
        eb.lit(false),
      ]),
    )
    .orderBy('i.id')
    .execute();
  const readable = rows.filter((row) => mayIndustry(actor, 'read', row.nagariCode));
  const known = readable.map((row) => ({
    code: row.code,
    name: row.name,
    nagari: row.nagari,
    because: [
      ...(asked.nib !== null && row.nib === asked.nib ? (['same_nib'] as const) : []),
      ...(hash !== null && row.nikHash === hash ? (['same_nik'] as const) : []),
      ...(asked.phone !== null && row.phone === asked.phone ? (['same_phone'] as const) : []),
      ...(alike.has(row.id) ? (['alike_name'] as const) : []),
    ],
  }));
  return {
    elsewhere: rows.length - readable.length,
    // A number that is the same weighs more than a name.
    known: known
      .toSorted((a, b) => Number(a.because[0] === 'alike_name') - Number(b.because[0] === 'alike_name'))
      .slice(0, MOST_TWINS),
  };
}

/** Entries that may be one maker, of those the actor may keep up to date: by what they share. */
export interface TwinGroup {
  readonly because: TwinReason;
  readonly makers: readonly IndustryBrief[];
  /** Two of it of which nobody has said that they are two makers, for whoever may merge them. */
  readonly compare?: { readonly code: string; readonly other: string } | undefined;
}
export interface TwinList {
  readonly groups: readonly TwinGroup[];
  /** How many there are, of which `groups` shows some. */
  readonly total: number;
  /** Whose alike names were compared; names are compared within one nagari only. */
  readonly nagari: string;
  readonly kecamatan: readonly NagariGroup[];
}

/** A person looks through no more at once. */
const MOST_GROUPS = 100;

/**
 * Entries with the same NIB, NIK or telephone in reach, and alike names in the nagari that was asked for.
 * @param most groups that are given; a file wants them all
 * @throws Problem outsideRegistry for whoever keeps no maker anywhere
 */
export async function twinList(
  regency: Regency,
  actor: StaffActor,
  nagari: string,
  most = MOST_GROUPS,
): Promise<TwinList> {
  const reach = registryReach(actor, 'change');
  if (reach === undefined) throw outsideRegistry();
  const kecamatan = await areasWithin(regency, reach);
  const codes = kecamatan.flatMap((group) => group.nagari.map(({ code }) => code));
  const chosen = codes.length === 1 ? (codes[0] ?? '') : codes.includes(nagari) ? nagari : '';
  const shared = await Promise.all([
    sharing(regency, 'same_nib', 'i.nib', codes),
    sharing(regency, 'same_nik', 'o.nikHash', codes),
    sharing(regency, 'same_phone', 'o.phone', codes),
  ]);
  const neighbours =
    chosen === ''
      ? []
      : await briefs(regency).where('i.nagariCode', '=', chosen).where('i.closedOn', 'is', null).execute();
  const byId = new Map(neighbours.map((row) => [row.id, briefOf(row)]));
  const alike = alikePairs(neighbours).map(({ ids }): TwinGroup => ({
    because: 'alike_name',
    makers: ids.flatMap((id) => byId.get(id) ?? []),
  }));
  const groups = await unsaid(regency, actor, [...shared.flat(), ...alike]);
  return { groups: groups.slice(0, most), total: groups.length, nagari: chosen, kecamatan };
}

/** Leaves out what somebody has looked at already: groups of which every pair was said to be two makers. */
async function unsaid(
  { db }: Regency,
  actor: StaffActor,
  groups: readonly TwinGroup[],
): Promise<TwinGroup[]> {
  const ids = [...new Set(groups.flatMap((group) => group.makers.map(({ id }) => id)))];
  if (ids.length === 0) return [];
  const [said, places] = await Promise.all([
    db
      .selectFrom('industryStrangers')
      .select(['oneId', 'otherId'])
      .where(sql<boolean>`${sql.ref('oneId')} = any(${ids}::uuid[])`)
      .execute(),
    db
      .selectFrom('industries')
      .select(['id', 'nagariCode'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute(),
  ]);
  const mine = new Set(
    places.filter((one) => mayIndustry(actor, 'merge', one.nagariCode)).map(({ id }) => id),
  );
  const strangers = new Set(said.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
  return groups.flatMap((group) => {
    const pairs = group.makers.flatMap((one, i) =>
      group.makers.slice(i + 1).map((other) => [one, other] as const),
    );
    const open = pairs.filter(([one, other]) => !strangers.has([one.id, other.id].toSorted().join(' ')));
    if (open.length === 0) return [];
    const pair = open.find((one) => one.every(({ id }) => mine.has(id)));
    return [{ ...group, compare: pair && { code: pair[0].code, other: pair[1].code } }];
  });
}

async function sharing(
  regency: Regency,
  because: TwinReason,
  column: 'i.nib' | 'o.nikHash' | 'o.phone',
  codes: readonly string[],
): Promise<TwinGroup[]> {
  const groups = await regency.db
    .selectFrom('industries as i')
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .select(sql<string[]>`array_agg(${sql.ref('i.id')} order by ${sql.ref('i.id')})`.as('ids'))
    .where(column, 'is not', null)
    .where('i.closedOn', 'is', null)
    .where(sql<boolean>`${sql.ref('i.nagariCode')} = any(${codes})`)
    .groupBy(column)
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .orderBy(sql`min(${sql.ref('i.id')}::text)`)
    .execute();
  const ids = groups.flatMap((group) => group.ids);
  if (ids.length === 0) return [];
  const rows = await briefs(regency)
    .where((eb) => eb('i.id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, briefOf(row)]));
  return groups.map((group) => ({ because, makers: group.ids.flatMap((id) => byId.get(id) ?? []) }));
}
