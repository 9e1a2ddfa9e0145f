/** Writes of makers: one exported function an act. Each asks the policy and leaves one line of history. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { Actor, MakerActor } from '#domain/offices/duty.ts';
import type { FiguresInput, OwnerInput, ProductInput } from '#domain/registry/industry.form.ts';
import {
  figuresOf,
  searchTextOf,
  type Figures,
  type IndustryRecord,
  type Owner,
  type Product,
} from '#domain/registry/industry.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import {
  consentAsItIs,
  industryNotFound,
  outsideRegistry,
  unknownKbli,
  unknownPlaceOfIndustry,
  unknownProduct,
} from '#domain/registry/industry.problems.ts';
import {
  freeCodes,
  insertRegistrations,
  nikColumns,
  nikKept,
  recordIndustryAct,
  recordRow,
  registrationRows,
  type IndustryRow,
  type Target,
} from '#domain/registry/industry.record.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/**
 * Writes down a new maker with its owner and products.
 * @returns its number
 * @throws Problem outsideRegistry for a nagari outside the duty, unknownPlaceOfIndustry, unknownKbli
 */
export async function registerIndustry(
  regency: Regency,
  actor: Actor,
  given: {
    readonly record: IndustryRecord;
    readonly owner: Owner;
    readonly products: readonly Product[];
    /** Made on a phone that has shown them already; a taken number fails with the constraint `industries_code`. */
    readonly made?: { readonly id: string; readonly code: string } | undefined;
  },
): Promise<string> {
  if (actor.kind !== 'staff' || !mayIndustry(actor, 'register', given.record.nagariCode))
    throw outsideRegistry();
  return regency.db.transaction().execute(async (trx) => {
    await checkPlaceAndKbli(trx, given.record);
    const actId = regency.newId();
    const [code = ''] = given.made ? [given.made.code] : await freeCodes(trx, regency, 1);
    const rows = registrationRows(regency, actor, {
      ...given,
      id: given.made?.id ?? regency.newId(),
      code,
      products: given.products.map((product) => ({ ...product, id: regency.newId() })),
      actId,
      at: regency.now(),
    });
    await insertRegistrations(trx, [rows]);
    await regency.react(
      trx,
      {
        room: 'registry',
        act: 'register',
        subjectId: rows.industry.id,
        actId,
        before: undefined,
        after: rows.industry,
        record: { via: 'staff' },
      },
      regency,
    );
    return rows.industry.code;
  });
}

/** Corrects or completes the record. Moving it needs the duty in both nagari. @throws Problem outsideRegistry, unknownKbli */
export async function changeIndustry(
  regency: Regency,
  actor: Actor,
  target: Target,
  record: IndustryRecord,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'change', async (trx, industry) => {
    if (!mayIndustry(actor, 'change', record.nagariCode)) throw outsideRegistry();
    await checkPlaceAndKbli(trx, record);
    const row = recordRow(record);
    // As lists, not as the text in which they are stored.
    const after = { ...row, materials: record.materials, machines: record.machines };
    const fields = RECORD_FIELDS.filter((name) => asText(industry[name]) !== asText(after[name]));
    return {
      set: { ...row, searchText: await searchTextNow(trx, industry, { record }) },
      data: { fields, before: told(industry, fields), after: told(after, fields) },
    };
  });
}

/** Writes down who owns it, or represents it. The line of history says which fields changed, never what they say. */
export async function changeOwner(
  regency: Regency,
  actor: Actor,
  target: Target,
  input: Omit<OwnerInput, 'seenVersion'>,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'change_owner', async (trx, industry) => {
    const { ownerName, gender, phone, email, address, nik, dropsNik } = input;
    const before = await trx
      .selectFrom('industryOwners')
      .selectAll()
      .where('industryId', '=', industry.id)
      .executeTakeFirstOrThrow();
    const keepsNik = nik === null && !dropsNik;
    const after = {
      name: ownerName,
      gender,
      phone,
      email,
      address,
      ...(keepsNik ? {} : nikColumns(regency, industry.id, nik)),
    };
    // Somebody else owns it now: the erasure was of who did before.
    const isSomebody = [ownerName, phone, email, address, nik].some((value) => value !== null);
    await trx
      .updateTable('industryOwners')
      .set({ ...after, ...(isSomebody && { erasedAt: null }) })
      .where('industryId', '=', industry.id)
      .execute();
    const plain = (['name', 'gender', 'phone', 'email', 'address'] as const).filter(
      (field) => before[field] !== after[field],
    );
    const isNewNik = !keepsNik && before.nikHash !== (after.nikHash ?? null);
    return {
      set: { searchText: await searchTextNow(trx, industry, { owner: ownerName }) },
      data: { fields: [...plain, ...(isNewNik ? ['nik'] : [])] },
    };
  });
}

/** A product the maker makes. @returns its id */
export async function addProduct(
  regency: Regency,
  actor: Actor,
  target: Target,
  input: ProductInput,
  productId = regency.newId(),
): Promise<string> {
  await recordIndustryAct(regency, actor, target, 'add_product', async (trx, industry) => {
    await trx
      .insertInto('industryProducts')
      .values({ ...input, id: productId, industryId: industry.id, createdAt: regency.now() })
      .execute();
    return { set: { searchText: await searchTextNow(trx, industry, {}) }, data: { productId } };
  });
  return productId;
}

/** Name, brand and price of a product. @throws Problem unknownProduct */
export async function changeProduct(
  regency: Regency,
  actor: Actor,
  target: Target,
  { productId, ...after }: ProductInput & { readonly productId: string },
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'change_product', async (trx, industry) => {
    const { name, brand, price, unit } = await lockProduct(trx, industry, productId);
    await trx.updateTable('industryProducts').set(after).where('id', '=', productId).execute();
    return {
      set: { searchText: await searchTextNow(trx, industry, {}) },
      data: { productId, before: { name, brand, price, unit }, after },
    };
  });
}

/** A product that is made no more stays in the history. @throws Problem unknownProduct */
export async function endProduct(
  regency: Regency,
  actor: Actor,
  target: Target,
  productId: string,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'end_product', async (trx, industry) => {
    await lockProduct(trx, industry, productId);
    await trx
      .updateTable('industryProducts')
      .set({ endedOn: dayOf(regency.now(), WIB) })
      .where('id', '=', productId)
      .execute();
    return { set: { searchText: await searchTextNow(trx, industry, {}) }, data: { productId } };
  });
}

/** Figures of a year or a quarter; what stood there before is in the line of history. */
export async function recordFigures(
  regency: Regency,
  actor: Actor,
  target: Target,
  { year, quarter, ...figures }: FiguresInput,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'record_figures', async (trx, industry) => {
    const kept = await trx
      .selectFrom('industryFigures')
      .selectAll()
      .where('industryId', '=', industry.id)
      .where('year', '=', year)
      .where('quarter', '=', quarter)
      .executeTakeFirst();
    const recordedAt = regency.now();
    await trx
      .insertInto('industryFigures')
      .values({ ...figures, id: regency.newId(), industryId: industry.id, year, quarter, recordedAt })
      .onConflict((conflict) =>
        conflict.columns(['industryId', 'year', 'quarter']).doUpdateSet({ ...figures, recordedAt }),
      )
      .execute();
    return {
      data: {
        period: { year, quarter },
        before: kept ? figuresOf(kept) : null,
        after: figures satisfies Figures,
      },
    };
  });
}

/** The maker agrees that its entry stands in the public directory. @throws Problem consentAsItIs */
export async function giveConsent(regency: Regency, actor: Actor, target: Target, on: Day): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'consent', async (_trx, industry) => {
    if (industry.consentedOn !== null && industry.consentWithdrawnOn === null) throw consentAsItIs();
    return { set: { consentedOn: on, consentWithdrawnOn: null }, data: { on, ...channelOf(actor) } };
  });
}

/** Takes it back: the public entry goes at once (UU 27/2022: at the latest after 3×24 hours). @throws Problem consentAsItIs */
export async function withdrawConsent(
  regency: Regency,
  actor: Actor,
  target: Target,
  on: Day,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'withdraw_consent', async (_trx, industry) => {
    if (industry.consentedOn === null || industry.consentWithdrawnOn !== null) throw consentAsItIs();
    return { set: { consentWithdrawnOn: on }, data: { on, ...channelOf(actor) } };
  });
}

/** The maker itself agrees, by the link it holds. @throws Problem consentAsItIs, industryIsClosed */
export async function giveOwnConsent(regency: Regency, actor: MakerActor): Promise<void> {
  await giveConsent(regency, actor, await ownTarget(regency, actor), dayOf(regency.now(), WIB));
}

/** The maker itself takes it back: at once, and waiting for nobody. @throws Problem consentAsItIs */
export async function withdrawOwnConsent(regency: Regency, actor: MakerActor): Promise<void> {
  await withdrawConsent(regency, actor, await ownTarget(regency, actor), dayOf(regency.now(), WIB));
}

async function ownTarget({ db }: Regency, { industryId }: MakerActor): Promise<Target> {
  const row = await db
    .selectFrom('industries')
    .select('code')
    .where('id', '=', industryId)
    .executeTakeFirst();
  if (!row) throw industryNotFound();
  return row;
}

/** Through whose hands consent came: said when it was the maker's own. */
function channelOf(actor: Actor): { channel?: 'claim' } {
  return actor.kind === 'maker' ? { channel: 'claim' } : {};
}

/** The maker has stopped; the entry leaves the lists and keeps its history. */
export async function closeIndustry(
  regency: Regency,
  actor: Actor,
  target: Target,
  because: string,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'close', async () => ({
    set: { closedOn: dayOf(regency.now(), WIB) },
    data: {},
    words: because,
  }));
}

/** It works again, or was closed by mistake. */
export async function reopenIndustry(regency: Regency, actor: Actor, target: Target): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'reopen', async () => ({
    set: { closedOn: null },
    data: {},
  }));
}

/**
 * Shows the personal fields of a maker, and writes down who opened them.
 * @throws Problem industryNotFound, outsideRegistry
 */
export async function openIndustryPersonal(
  regency: Regency,
  actor: Actor,
  code: string,
): Promise<Pick<Owner, 'nik' | 'phone' | 'email' | 'address'>> {
  const row = await regency.db
    .selectFrom('industries')
    .innerJoin('industryOwners as owner', 'owner.industryId', 'industries.id')
    .select(['industries.id', 'nagariCode', 'owner.nikCipher', 'owner.phone', 'owner.email', 'owner.address'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row || actor.kind !== 'staff' || !mayIndustry(actor, 'read', row.nagariCode)) throw industryNotFound();
  if (!mayIndustry(actor, 'open_personal', row.nagariCode)) throw outsideRegistry();
  await noteAudit(regency.db, regency, {
    actorId: actor.personId,
    verb: 'open_personal',
    subject: 'industry',
    subjectId: row.id,
    after: { industry: code },
  });
  return {
    nik: nikKept(regency, row.id, row.nikCipher),
    phone: row.phone,
    email: row.email,
    address: row.address,
  };
}

async function checkPlaceAndKbli(trx: Trx, { nagariCode, kbli }: IndustryRecord): Promise<void> {
  const nagari = await trx
    .selectFrom('areas')
    .select('code')
    .where('code', '=', nagariCode)
    .where('level', '=', 'nagari')
    .executeTakeFirst();
  if (!nagari) throw unknownPlaceOfIndustry();
  if (kbli === null) return;
  const known = await trx
    .selectFrom('kbliCodes')
    .select('code')
    .where('version', '=', kbli.version)
    .where('code', '=', kbli.code)
    .executeTakeFirst();
  if (!known) throw unknownKbli();
}

async function lockProduct(trx: Trx, industry: IndustryRow, productId: string) {
  const product = await trx
    .selectFrom('industryProducts')
    .selectAll()
    .where('id', '=', productId)
    .where('industryId', '=', industry.id)
    .where('endedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!product) throw unknownProduct();
  return product;
}

/** The words to find it by, after the change under way. */
export async function searchTextNow(
  trx: Trx,
  industry: IndustryRow,
  changed: {
    readonly record?: Pick<IndustryRecord, 'name' | 'jorong' | 'nib'>;
    readonly owner?: string | null;
  },
): Promise<string> {
  const [owner, products] = [
    changed.owner === undefined
      ? await trx
          .selectFrom('industryOwners')
          .select('name')
          .where('industryId', '=', industry.id)
          .executeTakeFirst()
      : { name: changed.owner },
    await trx
      .selectFrom('industryProducts')
      .select(['name', 'brand'])
      .where('industryId', '=', industry.id)
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
  ];
  return searchTextOf(changed.record ?? industry, industry.code, owner?.name ?? null, products);
}

const RECORD_FIELDS = [
  'kind',
  'groupKind',
  'name',
  'nagariCode',
  'jorong',
  'lat',
  'lng',
  'startedYear',
  'legalForm',
  'nib',
  'kbliVersion',
  'kbliCode',
  'materials',
  'machines',
  'marketArea',
  'difficulties',
  'difficultyNote',
  'membersWomen',
  'membersMen',
] as const;
/** A person's name, the place of her house, and free words may be personal: of them only that they changed. */
const PERSONAL_FIELDS: ReadonlySet<string> = new Set(['name', 'lat', 'lng', 'nib', 'difficultyNote']);

type RecordColumns = { readonly [name in (typeof RECORD_FIELDS)[number]]: unknown };

function asText(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function told(row: RecordColumns, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    RECORD_FIELDS.filter((name) => fields.includes(name) && !PERSONAL_FIELDS.has(name)).map((name) => [
      name,
      row[name],
    ]),
  );
}
