/**
 * What an owner may demand for her own data (UU 27/2022): they are erased, while the maker and its acts remain, and a copy of
 * what is kept is handed out.
 */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { erasedKeys } from '#domain/registry/erased-keys.server.ts';
import { searchTextNow } from '#domain/registry/industry.commands.server.ts';
import type { EraseOwnerInput } from '#domain/registry/industry.form.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import {
  industryNotFound,
  nameTellsOwner,
  noOwnerToErase,
  outsideRegistry,
} from '#domain/registry/industry.problems.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import {
  nikKept,
  recordIndustryAct,
  type IndustryRow,
  type Target,
} from '#domain/registry/industry.record.server.ts';
import type { Owner } from '#domain/registry/industry.ts';
import { wholeMaker } from '#domain/registry/merge.whole.server.ts';
import { keptOfOwner, type KeptOfOwner } from '#domain/registry/owner-data.queries.server.ts';
import {
  hintsAtOwner,
  tellsOwner,
  tracesOf,
  valuesWithoutOwner,
  withoutOwner,
  type OwnerErased,
  type OwnerTraces,
} from '#domain/registry/owner-traces.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { sql } from 'kysely';

/**
 * Empties everything that says who owns a maker, in its entry and in all that were merged into it: name, NIK, contact, address,
 * her own words, what merges and imports keep for their way back. Her links end and the directory entry goes. What is the
 * maker's own stays: products, figures, certificates, acts.
 * @returns imports whose sheets may still wait on the disk: they hold her row, and go once the transaction stands
 * @throws Problem noOwnerToErase, nameTellsOwner when the name that is to stay says who she is, and as recordIndustryAct
 */
export async function eraseOwner(
  regency: Regency,
  actor: Actor,
  target: Target,
  { name, because, dropsPlace }: EraseOwnerInput,
): Promise<{ readonly importIds: readonly string[] }> {
  let importIds: readonly string[] = [];
  await recordIndustryAct(regency, actor, target, 'erase_owner', async (trx, industry) => {
    const ids = await wholeMaker(trx, industry.id);
    const owners = await ownersOf(trx, regency, ids);
    const own = owners.find(({ industryId }) => industryId === industry.id);
    if (own === undefined || own.erasedAt !== null) throw noOwnerToErase();
    const traces = tracesOf(owners);
    if (tellsOwner(name, traces)) throw nameTellsOwner();
    const entries = await trx.selectFrom('industries').selectAll().where('id', 'in', ids).execute();
    await keepKeys(trx, regency, industry.id, entries, owners);
    await forgetOwners(trx, regency, ids);
    await forgetClaims(trx, regency, ids);
    await forgetMerges(trx, regency, ids, { traces, dropsPlace });
    await forgetGoods(trx, ids, traces);
    await forgetHistory(trx, regency, ids, traces);
    importIds = await forgetImports(trx, ids, dropsPlace);
    for (const entry of entries.filter(({ id }) => id !== industry.id))
      await trx
        .updateTable('industries')
        .set({
          ...(await entryWithout(trx, regency, entry, {
            name: hintsAtOwner(entry.name, traces) ? name : entry.name,
            dropsPlace,
            traces,
          })),
          changedAt: regency.now(),
        })
        .where('id', '=', entry.id)
        .execute();
    await forgetWords(trx, traces, ids);
    return {
      set: await entryWithout(trx, regency, industry, { name, dropsPlace, traces }),
      data: { fields: erasedFields(owners, industry, { name, dropsPlace }) },
      words: because,
      tells: { industryIds: ids, traces } satisfies OwnerErased,
    };
  });
  return { importIds };
}

/**
 * What is kept of an owner, for the copy she may demand; who took it is written down as opening personal data is.
 * @throws Problem industryNotFound, outsideRegistry
 */
export async function copyOwnerData(regency: Regency, actor: StaffActor, code: string): Promise<KeptOfOwner> {
  const row = await regency.db
    .selectFrom('industries')
    .select(['id', 'nagariCode'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row || !mayIndustry(actor, 'read', row.nagariCode)) throw industryNotFound();
  if (!mayIndustry(actor, 'open_personal', row.nagariCode)) throw outsideRegistry();
  await noteAudit(regency.db, regency, {
    actorId: actor.personId,
    verb: 'copy_personal',
    subject: 'industry',
    subjectId: row.id,
    after: { industry: code },
  });
  return keptOfOwner(regency, row.id);
}

type OwnerNow = Awaited<ReturnType<typeof ownersOf>>[number];

function ownerIn({ name, gender, nik, phone, email, address }: OwnerNow): Owner {
  return { name, gender: gender as Owner['gender'], nik, phone, email, address };
}

async function ownersOf(trx: Trx, regency: Regency, ids: readonly string[]) {
  const rows = await trx.selectFrom('industryOwners').selectAll().where('industryId', 'in', ids).execute();
  return rows.map((row) => ({ ...row, nik: nikKept(regency, row.industryId, row.nikCipher) }));
}

/** By what sheets know these entries, so that the same row does not write her down again. */
async function keepKeys(
  trx: Trx,
  { seal }: Regency,
  industryId: string,
  entries: readonly IndustryRow[],
  owners: readonly OwnerNow[],
): Promise<void> {
  const hashes = entries.flatMap((entry) => {
    const owner = owners.find((one) => one.industryId === entry.id);
    return owner ? erasedKeys({ seal }, { record: recordOf(entry), owner: ownerIn(owner) }) : [];
  });
  await trx
    .insertInto('erasedOwnerKeys')
    .values([...new Set(hashes)].map((hash) => ({ hash, industryId })))
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ industryId }))
    .execute();
}

async function forgetOwners(trx: Trx, regency: Regency, ids: readonly string[]): Promise<void> {
  await trx
    .updateTable('industryOwners')
    .set({
      name: null,
      gender: null,
      nikCipher: null,
      nikHash: null,
      phone: null,
      email: null,
      address: null,
      erasedAt: regency.now(),
    })
    .where('industryId', 'in', ids)
    .execute();
}

/** Her links end, what she proposed waits no more, and its words go. */
async function forgetClaims(trx: Trx, regency: Regency, ids: readonly string[]): Promise<void> {
  const at = regency.now();
  await trx
    .updateTable('claimLinks')
    .set((eb) => ({
      phoneHash: null,
      phoneMasked: null,
      revokedAt: eb.fn.coalesce('revokedAt', eb.val(at)),
    }))
    .where('industryId', 'in', ids)
    .execute();
  await trx
    .updateTable('claimProposals')
    .set({ state: 'withdrawn', decidedAt: at })
    .where('industryId', 'in', ids)
    .where('state', '=', 'waiting')
    .execute();
  await trx
    .updateTable('claimWords')
    .set({ before: '{}', after: '{}', because: null, erasedAt: at })
    .where('proposalId', 'in', (eb) =>
      eb.selectFrom('claimProposals').select('id').where('industryId', 'in', ids),
    )
    .execute();
}

type MergeSide = { readonly record?: Record<string, unknown>; readonly owner?: object };

/** A merge that is taken back later must not bring her back; one that was taken back needs nothing any more. */
async function forgetMerges(
  trx: Trx,
  regency: Regency,
  ids: readonly string[],
  { traces, dropsPlace }: { readonly traces: OwnerTraces; readonly dropsPlace: boolean },
): Promise<void> {
  const rows = await trx
    .selectFrom('industryMerges as m')
    .innerJoin('industryMergeWords as w', 'w.mergeId', 'm.id')
    .select(['m.id', 'm.undoneAt', 'w.before', 'w.after'])
    .where((eb) => eb.or([eb('m.survivorId', 'in', ids), eb('m.mergedId', 'in', ids)]))
    .execute();
  for (const { id, undoneAt, ...words } of rows) {
    const [before, after] = [words.before as MergeSide, words.after as MergeSide];
    const isHers = [before, after].some(({ record }) => hintsAtOwner(String(record?.['name'] ?? ''), traces));
    const gone = new Set([
      'difficultyNote',
      ...(isHers ? ['name'] : []),
      ...(dropsPlace ? ['lat', 'lng'] : []),
    ]);
    const left = ({ record = {} }: MergeSide) => ({
      owner: {},
      record: Object.fromEntries(
        Object.entries(record)
          .filter(([column]) => !gone.has(column))
          .map(([column, value]) => [column, valuesWithoutOwner(value, traces)]),
      ),
    });
    const kept = (side: MergeSide) => JSON.stringify(undoneAt === null ? left(side) : {});
    await trx
      .updateTable('industryMergeWords')
      .set({ before: kept(before), after: kept(after), erasedAt: regency.now() })
      .where('mergeId', '=', id)
      .execute();
  }
}

/** What goods are called stays, but not her whole name in it. */
async function forgetGoods(trx: Trx, ids: readonly string[], traces: OwnerTraces): Promise<void> {
  const products = await trx
    .selectFrom('industryProducts')
    .select(['id', 'name', 'brand'])
    .where('industryId', 'in', ids)
    .execute();
  for (const { id, name, brand } of products) {
    const left = {
      name: withoutOwner(name, traces) ?? '–',
      brand: brand === null ? null : withoutOwner(brand, traces),
    };
    if (left.name !== name || left.brand !== brand)
      await trx.updateTable('industryProducts').set(left).where('id', '=', id).execute();
  }
  const papers = await trx
    .selectFrom('industryCertificates')
    .select(['id', 'name'])
    .where('industryId', 'in', ids)
    .where('name', 'is not', null)
    .execute();
  for (const { id, name } of papers)
    if (name !== null && tellsOwner(name, traces))
      await trx
        .updateTable('industryCertificates')
        .set({ name: withoutOwner(name, traces) })
        .where('id', '=', id)
        .execute();
}

/** The acts remain. Free words that may name her go; of values only those in which she stands. */
async function forgetHistory(
  trx: Trx,
  regency: Regency,
  ids: readonly string[],
  traces: OwnerTraces,
): Promise<void> {
  const acts = await trx
    .selectFrom('industryActs as a')
    .leftJoin('industryActWords as w', 'w.actId', 'a.id')
    .select(['a.id', 'a.data', 'w.body'])
    .where('a.industryId', 'in', ids)
    .execute();
  for (const { id, data, body } of acts) {
    if (body !== null && hintsAtOwner(body, traces))
      await trx
        .updateTable('industryActWords')
        .set({ body: null, erasedAt: regency.now() })
        .where('actId', '=', id)
        .execute();
    const left = JSON.stringify(valuesWithoutOwner(data, traces));
    if (left !== JSON.stringify(data))
      await trx.updateTable('industryActs').set({ data: left }).where('id', '=', id).execute();
  }
}

/** Undoing an import compares what it filled in with what stands there: of what is gone nothing is kept to compare. */
async function forgetImports(trx: Trx, ids: readonly string[], dropsPlace: boolean): Promise<string[]> {
  const gone = new Set(['record.difficultyNote', ...(dropsPlace ? ['record.place'] : [])]);
  const rows = await trx
    .selectFrom('sheetImportRows')
    .select(['importId', 'industryId', 'fills'])
    .where('industryId', 'in', ids)
    .execute();
  for (const { importId, industryId, fills } of rows)
    await trx
      .updateTable('sheetImportRows')
      .set({
        fills: JSON.stringify(
          Object.fromEntries(
            Object.entries(fills as Record<string, string>).filter(
              ([field]) => !field.startsWith('owner.') && !gone.has(field),
            ),
          ),
        ),
      })
      .where('importId', '=', importId)
      .where('industryId', '=', industryId)
      .execute();
  const written = await trx
    .selectFrom('industryActs')
    .select(sql<string>`${sql.ref('data')} ->> 'importId'`.as('importId'))
    .where('industryId', 'in', ids)
    .where('act', 'in', ['register', 'fill'])
    .where(sql<boolean>`jsonb_exists(${sql.ref('data')}, 'importId')`)
    .execute();
  const importIds = [...new Set(written.map(({ importId }) => importId))];
  if (importIds.length === 0) return [];
  const over = await trx
    .selectFrom('sheetImports')
    .select('id')
    .where('id', 'in', importIds)
    .where('state', 'in', ['done', 'undone'])
    .execute();
  return over.map(({ id }) => id);
}

/** The columns of an entry without her. */
async function entryWithout(
  trx: Trx,
  regency: Regency,
  entry: IndustryRow,
  {
    name,
    dropsPlace,
    traces,
  }: { readonly name: string; readonly dropsPlace: boolean; readonly traces: OwnerTraces },
) {
  const isConsenting = entry.consentedOn !== null && entry.consentWithdrawnOn === null;
  return {
    name,
    difficultyNote: null,
    materials: JSON.stringify(valuesWithoutOwner(entry.materials, traces)),
    machines: JSON.stringify(valuesWithoutOwner(entry.machines, traces)),
    ...(dropsPlace && { lat: null, lng: null }),
    ...(isConsenting && { consentWithdrawnOn: dayOf(regency.now(), WIB) }),
    searchText: await searchTextNow(trx, entry, { record: { ...entry, name }, owner: null }),
  };
}

/** Words nobody else is found by leave the list of words at once, not with the daily sweep. */
async function forgetWords(trx: Trx, { names }: OwnerTraces, ids: readonly string[]): Promise<void> {
  const words = [...new Set(names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))];
  if (words.length === 0) return;
  await trx
    .deleteFrom('registryWords')
    .where('word', 'in', words)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('industries as i')
            .select('i.id')
            .where('i.id', 'not in', ids)
            .where(
              sql<boolean>`${sql.ref('i.searchDocument')} @@ plainto_tsquery('pg_catalog.indonesian', ${sql.ref('registryWords.word')})`,
            )
            .where(
              sql<boolean>`to_tsvector('pg_catalog.simple', ${sql.ref('i.searchText')}) @@ plainto_tsquery('pg_catalog.simple', ${sql.ref('registryWords.word')})`,
            ),
        ),
      ),
    )
    .execute();
}

/** Names of what was there and is gone, as the form calls them. */
function erasedFields(
  owners: readonly OwnerNow[],
  industry: IndustryRow,
  { name, dropsPlace }: { readonly name: string; readonly dropsPlace: boolean },
): string[] {
  const had = (field: 'name' | 'gender' | 'nikHash' | 'phone' | 'email' | 'address') =>
    owners.some((owner) => owner[field] !== null);
  return [
    ...(had('name') ? ['ownerName'] : []),
    ...(had('gender') ? ['gender'] : []),
    ...(had('nikHash') ? ['nik'] : []),
    ...(['phone', 'email', 'address'] as const).filter(had),
    ...(industry.difficultyNote !== null ? ['difficultyNote'] : []),
    ...(dropsPlace && industry.lat !== null ? ['lat'] : []),
    ...(name !== industry.name ? ['name'] : []),
  ];
}
