/** The one way a help changes: lock it, ask the policy, change it, and write the line of history, in one transaction. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { mayHelp } from '#domain/help/help.policy.ts';
import { helpChanged, helpNotFound, helpWithdrawn } from '#domain/help/help.problems.ts';
import {
  helpCodeFrom,
  parseHelpCode,
  type HelpAct,
  type HelpActData,
  type HelpRecord,
  type HelpResult,
  type HelpShare,
} from '#domain/help/help.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

export type HelpRow = Selectable<DB['helps']>;

/** Which help, and the version the page was drawn with where something could be overwritten unseen. */
export interface HelpTarget {
  readonly code: string;
  readonly seenVersion?: number;
}

/** A maker that receives, its own share, and what came of it where that is told with it. */
export interface Recipient extends HelpShare {
  readonly industryId: string;
  readonly result?: HelpResult | undefined;
}

/**
 * Records one act on a help.
 * @param about the maker an act is about, when it is about one: whoever keeps a nagari tells only of its own
 * @throws Problem helpNotFound also for whoever may not read it, outsideRegistry, helpChanged, helpWithdrawn, and whatever
 *   `change` refuses
 */
export async function recordHelpAct<A extends HelpAct>(
  regency: Regency,
  actor: Actor,
  { code: typed, seenVersion }: HelpTarget,
  act: A,
  change: (
    trx: Trx,
    help: HelpRow,
  ) => Promise<{ readonly data: HelpActData[A]; readonly set?: Updateable<DB['helps']> }>,
  about?: string,
): Promise<void> {
  const code = parseHelpCode(typed);
  if (code === undefined) throw helpNotFound();
  await regency.db.transaction().execute(async (trx) => {
    const help = await trx
      .selectFrom('helps')
      .selectAll()
      .where('code', '=', code)
      .forUpdate()
      .executeTakeFirst();
    const nagari = help ? await nagariOfRecipients(trx, help.id) : [];
    const codes = nagari.map((one) => one.nagariCode);
    const { officeId = '', nagariCode = null } = help ?? {};
    const all = [...codes, ...(nagariCode === null ? [] : [nagariCode])];
    if (!help || !mayHelp(actor, 'read', { officeId, nagariCodes: all })) throw helpNotFound();
    const concerned =
      about === undefined
        ? all
        : nagari.filter((one) => one.industryId === about).map((one) => one.nagariCode);
    if (actor.kind !== 'staff' || !mayHelp(actor, act, { officeId, nagariCodes: concerned }))
      throw outsideRegistry();
    if (help.withdrawnOn !== null) throw helpWithdrawn();
    if (seenVersion !== undefined && seenVersion !== help.version) throw helpChanged();
    const { data, set } = await change(trx, help);
    await changeHelpRow(trx, regency, actor, help, act, data, set);
  });
}

/** Of a help that the caller has locked: the change, the next version, and its line. */
export async function changeHelpRow<A extends HelpAct>(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  help: Pick<HelpRow, 'id' | 'version'>,
  act: A,
  data: HelpActData[A],
  set: Updateable<DB['helps']> = {},
): Promise<void> {
  const version = help.version + 1;
  await trx
    .updateTable('helps')
    .set({ ...set, version, changedAt: regency.now() })
    .where('id', '=', help.id)
    .execute();
  await insertHelpActs(trx, [
    {
      id: regency.newId(),
      helpId: help.id,
      seq: version,
      act,
      actorId: actor.personId,
      at: regency.now(),
      data: JSON.stringify(data),
    },
  ]);
}

/** A help to be written down for the first time. */
export interface NewHelp {
  readonly record: HelpRecord;
  readonly recipients: readonly Recipient[];
  readonly importId?: string;
}

/** Writes new helps with those who received them, each with its first line of history. @returns their numbers */
export async function insertHelps(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  helps: readonly NewHelp[],
): Promise<string[]> {
  if (helps.length === 0) return [];
  const at = regency.now();
  const rows = helps.map(({ record, recipients, importId }) => ({
    help: {
      ...record,
      id: regency.newId(),
      code: helpCodeFrom(regency.random(7)),
      version: 1,
      importId: importId ?? null,
      createdAt: at,
      changedAt: at,
    } satisfies Insertable<DB['helps']>,
    recipients,
    via: importId === undefined ? ('staff' as const) : ('sheet' as const),
  }));
  await trx
    .insertInto('helps')
    .values(rows.map((row) => row.help))
    .execute();
  await insertRecipients(
    trx,
    regency,
    rows.flatMap(({ help, recipients }) =>
      recipients.map((one) => ({ ...one, helpId: help.id, importId: help.importId })),
    ),
  );
  await insertHelpActs(
    trx,
    rows.map(({ help, recipients, via }) => ({
      id: regency.newId(),
      helpId: help.id,
      seq: 1,
      act: 'record' satisfies HelpAct,
      actorId: actor.personId,
      at,
      data: JSON.stringify({ via, recipients: recipients.length } satisfies HelpActData['record']),
    })),
  );
  return rows.map((row) => row.help.code);
}

/** Who received what, and what came of it. */
export async function insertRecipients(
  trx: Trx,
  regency: Pick<Regency, 'newId'>,
  recipients: readonly (Recipient & { readonly helpId: string; readonly importId?: string | null })[],
): Promise<void> {
  for (let from = 0; from < recipients.length; from += PIECE) {
    const rows = recipients.slice(from, from + PIECE).map((one) => ({ ...one, id: regency.newId() }));
    await trx
      .insertInto('helpRecipients')
      .values(rows.map(({ result: _result, ...row }) => row))
      .execute();
    const told = rows.flatMap(({ id, result }) => (result ? [{ ...result, recipientId: id }] : []));
    if (told.length > 0) await trx.insertInto('helpResults').values(told).execute();
  }
}
const PIECE = 1000;

async function insertHelpActs(trx: Trx, acts: readonly Insertable<DB['helpActs']>[]): Promise<void> {
  await trx.insertInto('helpActs').values(acts).execute();
}

async function nagariOfRecipients(
  trx: Trx,
  helpId: string,
): Promise<{ industryId: string; nagariCode: string }[]> {
  return trx
    .selectFrom('helpRecipients as r')
    .innerJoin('industries as i', 'i.id', 'r.industryId')
    .select(['r.industryId', 'i.nagariCode'])
    .where('r.helpId', '=', helpId)
    .execute();
}
