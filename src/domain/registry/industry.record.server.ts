/**
 * The one way a maker changes: lock it, ask the policy, change it, and write the line of history, in one transaction.
 * Commands say what they do; nothing else writes `industry_acts`.
 */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Actor, MakerActor, StaffActor } from '#domain/offices/duty.ts';
import {
  industryCodeFrom,
  searchTextOf,
  type IndustryAct,
  type IndustryActData,
  type IndustryRecord,
  type Owner,
  type Product,
  type ProposedBy,
} from '#domain/registry/industry.ts';
import { mayActOn, mayIndustry } from '#domain/registry/industry.policy.ts';
import {
  industryChanged,
  industryIsClosed,
  industryNotFound,
  outsideRegistry,
} from '#domain/registry/industry.problems.ts';
import { industryIsMerged } from '#domain/registry/merge.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { insertMany } from '#platform/db/insert-many.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

export type IndustryRow = Selectable<DB['industries']>;

/** What a command did: the line's data, and the columns of the maker that change with it. */
export interface Recorded<A extends IndustryAct> {
  readonly data: IndustryActData[A];
  readonly set?: Updateable<DB['industries']>;
  /** Free words that belong to the act: they lie apart, so that they can be erased while the act remains. */
  readonly words?: string;
  /** What reactions must know and history must not keep. */
  readonly tells?: object;
}

export interface Target {
  /** The number people read. */
  readonly code: string;
  /** The version the page was drawn with; absent where nothing can be overwritten unseen. */
  readonly seenVersion?: number;
  /** The transaction that this act is a part of. */
  readonly within?: Trx;
  /** The owner's proposal that is being confirmed; it is named in the line of history. */
  readonly proposalId?: string;
}

/** A closed maker takes no other acts than these. */
const WHEN_CLOSED: readonly IndustryAct[] = [
  'reopen',
  'change_owner',
  'erase_owner',
  'withdraw_consent',
  'revoke_claim',
  'unmerge',
];

/**
 * Records one act on a maker.
 * @throws Problem industryNotFound also for whoever may not read it, outsideRegistry, industryChanged, industryIsClosed,
 *   and whatever `change` refuses
 */
export async function recordIndustryAct<A extends IndustryAct>(
  regency: Regency,
  actor: Actor,
  target: Target,
  act: A,
  change: (trx: Trx, industry: IndustryRow) => Promise<Recorded<A>>,
): Promise<IndustryRow> {
  const record = (trx: Trx) => recordIn(trx, regency, actor, target, act, change);
  return target.within ? record(target.within) : regency.db.transaction().execute(record);
}

async function recordIn<A extends IndustryAct>(
  trx: Trx,
  regency: Regency,
  actor: Actor,
  { code, seenVersion, proposalId }: Target,
  act: A,
  change: (trx: Trx, industry: IndustryRow) => Promise<Recorded<A>>,
): Promise<IndustryRow> {
  const industry = await trx
    .selectFrom('industries')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (!industry || (actor.kind !== 'maker' && !mayIndustry(actor, 'read', industry.nagariCode)))
    throw industryNotFound();
  if ((actor.kind !== 'staff' && actor.kind !== 'maker') || !mayActOn(actor, act, industry))
    throw outsideRegistry();
  if (industry.mergedInto !== null) throw industryIsMerged();
  if (seenVersion !== undefined && seenVersion !== industry.version) throw industryChanged();
  if (industry.closedOn !== null && !WHEN_CLOSED.includes(act)) throw industryIsClosed();
  const { data, set, words, tells } = await change(trx, industry);
  const version = industry.version + 1;
  const changedAt = regency.now();
  const after = await trx
    .updateTable('industries')
    .set({ ...set, version, changedAt })
    .where('id', '=', industry.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const line = {
    industryId: industry.id,
    seq: version,
    act,
    data: { ...data, ...(proposalId === undefined ? {} : { proposalId }) },
  };
  await appendAct(trx, regency, actor, line, { before: industry, after, words, tells });
  return after;
}

/** A maker to be written down for the first time. */
export interface Registration {
  readonly id: string;
  readonly code: string;
  readonly record: IndustryRecord;
  readonly owner: Owner;
  readonly products: readonly (Product & { readonly id: string })[];
}

/** The rows of new makers: what registering one writes, and what the demonstration writes many of at once. */
export function registrationRows(
  regency: Pick<Regency, 'seal' | 'cipher'>,
  actor: StaffActor,
  given: Registration & {
    readonly actId: string;
    readonly at: Date;
    readonly data?: IndustryActData['register'];
  },
) {
  const { id, code, record, owner, products, actId, at, data = { via: 'staff' } } = given;
  return {
    industry: {
      ...recordRow(record),
      id,
      code,
      version: 1,
      searchText: searchTextOf(record, code, owner.name, products),
      createdAt: at,
      changedAt: at,
    } satisfies Insertable<DB['industries']>,
    owner: { ...ownerRow(regency, id, owner), industryId: id } satisfies Insertable<DB['industryOwners']>,
    products: products.map(
      (product) =>
        ({ ...product, industryId: id, createdAt: at }) satisfies Insertable<DB['industryProducts']>,
    ),
    act: {
      id: actId,
      industryId: id,
      seq: 1,
      act: 'register' satisfies IndustryAct,
      actorId: actor.personId,
      at,
      data: JSON.stringify(data),
    } satisfies Insertable<DB['industryActs']>,
  };
}

/**
 * Numbers that no maker has yet: of seventeen thousand million, yet among a hundred thousand makers two would share one by
 * chance in every fourth registry.
 */
export async function freeCodes(
  trx: Trx,
  { random }: Pick<Regency, 'random'>,
  count: number,
): Promise<readonly string[]> {
  const codes = new Set<string>();
  while (codes.size < count) {
    const fresh = new Set<string>();
    while (codes.size + fresh.size < count) {
      const code = industryCodeFrom(random(7));
      if (!codes.has(code)) fresh.add(code);
    }
    const taken = await trx
      .selectFrom('industries')
      .select('code')
      .where(sql<boolean>`${sql.ref('code')} = any(${[...fresh]}::text[])`)
      .execute();
    for (const { code } of taken) fresh.delete(code);
    for (const code of fresh) codes.add(code);
  }
  return [...codes];
}

/** Writes new makers with their owners, products and first lines of history. */
export async function insertRegistrations(
  trx: Trx,
  rows: readonly ReturnType<typeof registrationRows>[],
): Promise<void> {
  await insertMany(
    trx,
    'industries',
    rows.map((row) => row.industry),
  );
  await insertMany(
    trx,
    'industryOwners',
    rows.map((row) => row.owner),
  );
  await insertMany(
    trx,
    'industryProducts',
    rows.flatMap((row) => row.products),
  );
  await insertMany(
    trx,
    'industryActs',
    rows.map((row) => row.act),
  );
}

/** A further line of a history that is written in bulk, as `recordIndustryAct` would have written it. */
export function actRow<A extends IndustryAct>(given: {
  readonly id: string;
  readonly industryId: string;
  readonly seq: number;
  readonly act: A;
  readonly data: IndustryActData[A] & ProposedBy;
  /** Null for the maker itself. */
  readonly actorId: string | null;
  readonly at: Date;
}): Insertable<DB['industryActs']> {
  return { ...given, data: JSON.stringify(given.data) };
}

/** Writes such lines. */
export async function insertActs(trx: Trx, acts: readonly Insertable<DB['industryActs']>[]): Promise<void> {
  await insertMany(trx, 'industryActs', acts);
}

async function appendAct<A extends IndustryAct>(
  trx: Trx,
  regency: Regency,
  actor: StaffActor | MakerActor,
  line: { industryId: string; seq: number; act: A; data: IndustryActData[A] & ProposedBy },
  {
    before,
    after,
    words,
    tells,
  }: {
    before: IndustryRow;
    after: IndustryRow;
    words: string | undefined;
    tells: object | undefined;
  },
): Promise<void> {
  const actId = regency.newId();
  const actorId = actor.kind === 'staff' ? actor.personId : null;
  await insertActs(trx, [actRow({ ...line, id: actId, actorId, at: regency.now() })]);
  if (words !== undefined) await trx.insertInto('industryActWords').values({ actId, body: words }).execute();
  const record = { ...line.data, ...tells };
  await regency.react(
    trx,
    { room: 'registry', act: line.act, subjectId: line.industryId, actId, before, after, record },
    regency,
  );
}

/** The columns that hold a record. */
export function recordRow({ kbli, materials, machines, difficulties, ...record }: IndustryRecord) {
  return {
    ...record,
    kbliVersion: kbli?.version ?? null,
    kbliCode: kbli?.code ?? null,
    materials: JSON.stringify(materials),
    machines: JSON.stringify(machines),
    difficulties: [...difficulties],
  };
}

/** The columns that hold an owner; the NIK only encrypted, and as a keyed hash by which it is found again. */
function ownerRow(
  { seal, cipher }: Pick<Regency, 'seal' | 'cipher'>,
  industryId: string,
  { nik, ...owner }: Owner,
) {
  return { ...owner, ...nikColumns({ seal, cipher }, industryId, nik) };
}

/** A NIK as it rests in the database. */
export function nikColumns(
  { seal, cipher }: Pick<Regency, 'seal' | 'cipher'>,
  industryId: string,
  nik: string | null,
) {
  return {
    nikCipher: nik === null ? null : Buffer.from(cipher.encrypt(nik, industryId)),
    nikHash: nik === null ? null : nikHash({ seal }, nik),
  };
}

/** The NIK as it was given; null when there is none, or it was encrypted under another key of the installation. */
export function nikKept(
  { cipher }: Pick<Regency, 'cipher'>,
  industryId: string,
  nikCipher: Uint8Array | null,
): string | null {
  return nikCipher === null ? null : (cipher.decrypt(nikCipher, industryId) ?? null);
}

/** By what the same person is found again without reading anybody's NIK. */
export function nikHash({ seal }: Pick<Regency, 'seal'>, nik: string): string {
  return seal(`nik:${nik}`);
}
