/** Writes of merges: two entries become one, two again, or are said to be two. One exported function an act. */
import type { Updateable } from 'kysely';
import type { StaffActor } from '#domain/offices/duty.ts';
import { searchTextNow } from '#domain/registry/industry.commands.server.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import {
  industryChanged,
  industryIsClosed,
  industryNotFound,
  outsideRegistry,
} from '#domain/registry/industry.problems.ts';
import {
  actRow,
  insertActs,
  nikColumns,
  nikKept,
  recordIndustryAct,
  type IndustryRow,
} from '#domain/registry/industry.record.server.ts';
import type { IndustryActData } from '#domain/registry/industry.ts';
import type { MergeInput } from '#domain/registry/merge.form.ts';
import {
  moveBack,
  moveRows,
  type FollowingTable,
  type MergeFact,
} from '#domain/registry/merge.moves.server.ts';
import { mergeNotFound, mergeNotLast, sameMaker } from '#domain/registry/merge.problems.ts';
import {
  consentOfBoth,
  isAlike,
  MERGE_CHOICES,
  OWNER_CHOICES,
  RECORD_CHOICES,
  type MergeChoice,
  type OwnerChoice,
  type RecordChoice,
} from '#domain/registry/merge.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** What of the registry's own goes over as it is; figures go over for years of which the survivor has none. */
const OWN_TABLES: readonly FollowingTable[] = ['industryProducts', 'industryCertificates', 'claimProposals'];

type Values = Readonly<Record<string, unknown>>;

/**
 * Makes two entries one: `code` stays, `other` points to it and leaves the lists. Fields come from where `input` says; the
 * rest of `other` follows, and all of it is written down for the way back.
 * @throws Problem sameMaker, industryNotFound, outsideRegistry, industryChanged, industryIsClosed, industryIsMerged
 */
export async function mergeMakers(regency: Regency, actor: StaffActor, input: MergeInput): Promise<string> {
  if (input.code === input.other) throw sameMaker();
  await regency.db.transaction().execute(async (trx) => {
    const merged = await lockBoth(trx, actor, input.code, input.other);
    if (merged.version !== input.seenOther) throw industryChanged();
    const target = { code: input.code, seenVersion: input.seenVersion, within: trx };
    await recordIndustryAct(regency, actor, target, 'merge', async (_trx, survivor) => {
      const fact = { mergeId: regency.newId(), mergedId: merged.id, survivorId: survivor.id };
      await trx
        .insertInto('industryMerges')
        .values({
          id: fact.mergeId,
          survivorId: survivor.id,
          mergedId: merged.id,
          mergedAt: regency.now(),
          mergedBy: actor.personId,
        })
        .execute();
      const taken = MERGE_CHOICES.filter((choice) => input[choice] === 'other');
      const record = {
        ...recordTaken(merged, taken),
        ...consentOfBoth(survivor, merged),
      };
      const owner = await takeOwner(trx, regency, fact, taken);
      await trx
        .insertInto('industryMergeWords')
        .values({
          mergeId: fact.mergeId,
          before: JSON.stringify({ record: pick(survivor, Object.keys(record)), owner: owner.before }),
          after: JSON.stringify({ record, owner: owner.after }),
        })
        .execute();
      for (const table of OWN_TABLES) await moveRows(trx, fact, table);
      await moveRows(trx, fact, 'industryFigures', await figuresOfBoth(trx, fact));
      await setAside(trx, regency, actor, merged, 'merge_away', survivor.code, {
        closedOn: dayOf(regency.now(), WIB),
        mergedInto: survivor.id,
      });
      const now = { ...survivor, ...record } as IndustryRow;
      return {
        set: { ...stored(record), searchText: await searchTextNow(trx, now, {}) },
        data: { ...fact, code: merged.code, fields: taken },
      };
    });
  });
  return input.code;
}

/**
 * Takes a merge back: both entries are as they were, except for what somebody changed since, which stays with the survivor.
 * @returns the number of the survivor
 * @throws Problem mergeNotFound, mergeNotLast, industryNotFound, outsideRegistry
 */
export async function unmergeMakers(regency: Regency, actor: StaffActor, mergeId: string): Promise<string> {
  return regency.db.transaction().execute(async (trx) => {
    const codes = await trx
      .selectFrom('industryMerges as m')
      .innerJoin('industries as survivor', 'survivor.id', 'm.survivorId')
      .innerJoin('industries as merged', 'merged.id', 'm.mergedId')
      .select(['survivor.code', 'merged.code as other'])
      .where('m.id', '=', mergeId)
      .executeTakeFirst();
    if (!codes) throw mergeNotFound();
    const merged = await lockBoth(trx, actor, codes.code, codes.other, 'unmerge');
    await recordIndustryAct(
      regency,
      actor,
      { code: codes.code, within: trx },
      'unmerge',
      async (_trx, survivor) => {
        await checkNewest(trx, mergeId, survivor);
        const fact = { mergeId, mergedId: merged.id, survivorId: survivor.id };
        const { before, after } = await trx
          .selectFrom('industryMergeWords')
          .select(['before', 'after'])
          .where('mergeId', '=', mergeId)
          .executeTakeFirstOrThrow();
        const [had, got] = [before, after] as unknown as { record: Values; owner: Values }[];
        const record = backTo(survivor, got?.record ?? {}, had?.record ?? {});
        await giveOwnerBack(trx, fact, got?.owner ?? {}, had?.owner ?? {});
        for (const table of [...OWN_TABLES, 'industryFigures'] as const) await moveBack(trx, fact, table);
        await trx
          .updateTable('industryMerges')
          .set({ undoneAt: regency.now(), undoneBy: actor.personId })
          .where('id', '=', mergeId)
          .execute();
        await setAside(trx, regency, actor, merged, 'unmerge_away', survivor.code, {
          closedOn: null,
          mergedInto: null,
          searchText: await searchTextNow(trx, merged, {}),
        });
        const now = { ...survivor, ...record } as IndustryRow;
        return {
          set: { ...stored(record), searchText: await searchTextNow(trx, now, {}) },
          data: { ...fact, code: merged.code },
        };
      },
    );
    return codes.code;
  });
}

/** Says that two entries are two makers: they are not shown as alike again. @throws Problem as `mergeMakers` */
export async function sayStrangers(
  regency: Regency,
  actor: StaffActor,
  { code, other }: { readonly code: string; readonly other: string },
): Promise<void> {
  if (code === other) throw sameMaker();
  const rows = await regency.db
    .selectFrom('industries')
    .select(['id', 'nagariCode'])
    .where('code', 'in', [code, other])
    .execute();
  if (rows.length < 2 || !rows.every((row) => mayIndustry(actor, 'read', row.nagariCode)))
    throw industryNotFound();
  if (!rows.every((row) => mayIndustry(actor, 'merge', row.nagariCode))) throw outsideRegistry();
  const [oneId = '', otherId = ''] = rows.map(({ id }) => id).toSorted();
  await regency.db
    .insertInto('industryStrangers')
    .values({ oneId, otherId, saidBy: actor.personId, saidAt: regency.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Locks both in the order of their ids, so that two people never wait for each other. @returns the other one */
async function lockBoth(
  trx: Trx,
  actor: StaffActor,
  code: string,
  other: string,
  act: 'merge' | 'unmerge' = 'merge',
): Promise<IndustryRow> {
  const rows = await trx
    .selectFrom('industries')
    .selectAll()
    .where('code', 'in', [code, other])
    .orderBy('id')
    .forUpdate()
    .execute();
  const merged = rows.find((row) => row.code === other);
  if (!merged || !mayIndustry(actor, 'read', merged.nagariCode)) throw industryNotFound();
  if (!mayIndustry(actor, act, merged.nagariCode)) throw outsideRegistry();
  if (act === 'merge' && merged.closedOn !== null) throw industryIsClosed();
  return merged;
}

/** Only the newest merge into an entry comes apart: what came later rests on it. */
async function checkNewest(trx: Trx, mergeId: string, survivor: IndustryRow): Promise<void> {
  const newest = await trx
    .selectFrom('industryMerges')
    .select('id')
    .where('survivorId', '=', survivor.id)
    .where('undoneAt', 'is', null)
    .orderBy('mergedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!newest) throw mergeNotFound();
  if (newest.id !== mergeId) throw mergeNotLast();
}

/** The entry that goes, or comes back: its own line of history beside the survivor's. */
async function setAside(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  merged: IndustryRow,
  act: 'merge_away' | 'unmerge_away',
  code: string,
  set: Updateable<DB['industries']>,
): Promise<void> {
  const [version, at] = [merged.version + 1, regency.now()];
  await trx
    .updateTable('industries')
    .set({ ...set, version, changedAt: at })
    .where('id', '=', merged.id)
    .execute();
  const data: IndustryActData[typeof act] = { code };
  const line = { id: regency.newId(), industryId: merged.id, seq: version, act, data };
  await insertActs(trx, [actRow({ ...line, actorId: actor.personId, at })]);
}

function recordTaken(merged: IndustryRow, taken: readonly MergeChoice[]): Values {
  const columns = taken
    .filter((choice): choice is RecordChoice => choice in RECORD_CHOICES)
    .flatMap((choice): readonly (keyof IndustryRow)[] => RECORD_CHOICES[choice]);
  return pick(merged, columns);
}

function pick(row: object, columns: readonly string[]): Values {
  return Object.fromEntries(columns.map((column) => [column, (row as Values)[column] ?? null]));
}

/** What was set by the merge and stands there still becomes again what it was; what was changed since stays. */
function backTo(now: object, got: Values, had: Values): Values {
  return Object.fromEntries(
    Object.keys(got).flatMap((column) =>
      isAlike((now as Values)[column], got[column]) ? [[column, had[column] ?? null]] : [],
    ),
  );
}

/** Lists are stored as text in two columns. */
function stored(values: Values): Updateable<DB['industries']> {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      column === 'materials' || column === 'machines' ? JSON.stringify(value) : value,
    ]),
  );
}

const OWNER_COLUMNS = ['name', 'gender', 'nikHash', 'phone', 'email', 'address'] as const;

async function readOwner(trx: Trx, industryId: string) {
  return trx
    .selectFrom('industryOwners')
    .select([...OWNER_COLUMNS, 'nikCipher'])
    .where('industryId', '=', industryId)
    .executeTakeFirstOrThrow();
}

/** The owner's fields that come from the merged entry; what they were and became is for the way back. */
async function takeOwner(
  trx: Trx,
  regency: Regency,
  { mergedId, survivorId }: MergeFact,
  taken: readonly MergeChoice[],
): Promise<{ before: Values; after: Values }> {
  const columns = taken
    .filter((choice): choice is OwnerChoice => choice in OWNER_CHOICES)
    .flatMap((choice) => OWNER_CHOICES[choice] as readonly (typeof OWNER_COLUMNS)[number][]);
  if (columns.length === 0) return { before: {}, after: {} };
  const kept = await readOwner(trx, survivorId);
  const other = await readOwner(trx, mergedId);
  const hasNik = columns.includes('nikHash');
  const nik = nikKept(regency, mergedId, other.nikCipher);
  await trx
    .updateTable('industryOwners')
    .set({ ...pick(other, columns), ...(hasNik ? nikColumns(regency, survivorId, nik) : {}) })
    .where('industryId', '=', survivorId)
    .execute();
  // The NIK that stood there rests encrypted as it was; nobody reads it from here.
  const cipher = hasNik && kept.nikCipher ? { nikCipher: kept.nikCipher.toString('base64') } : {};
  return { before: { ...pick(kept, columns), ...cipher }, after: pick(other, columns) };
}

async function giveOwnerBack(trx: Trx, { survivorId }: MergeFact, got: Values, had: Values): Promise<void> {
  const now = await readOwner(trx, survivorId);
  const back = backTo(now, got, had);
  if (Object.keys(back).length === 0) return;
  const cipher = typeof had['nikCipher'] === 'string' ? Buffer.from(had['nikCipher'], 'base64') : null;
  await trx
    .updateTable('industryOwners')
    .set({ ...back, ...('nikHash' in back ? { nikCipher: cipher } : {}) })
    .where('industryId', '=', survivorId)
    .execute();
}

/** Figures of the merged entry for a time of which the survivor has its own: they stay behind. */
async function figuresOfBoth(trx: Trx, { mergedId, survivorId }: MergeFact): Promise<string[]> {
  const rows = await trx
    .selectFrom('industryFigures as f')
    .innerJoin('industryFigures as own', (join) =>
      join.onRef('own.year', '=', 'f.year').onRef('own.quarter', '=', 'f.quarter'),
    )
    .select('f.id')
    .where('f.industryId', '=', mergedId)
    .where('own.industryId', '=', survivorId)
    .execute();
  return rows.map(({ id }) => id);
}
