/** Writes of helps: one exported function an act. Each asks the policy and leaves one line of history. */
import type { Actor } from '#domain/offices/duty.ts';
import { mayHelp } from '#domain/help/help.policy.ts';
import { noSuchRecipient, unknownOfficeOfHelp } from '#domain/help/help.problems.ts';
import {
  insertHelps,
  insertRecipients,
  recordHelpAct,
  type HelpRow,
  type HelpTarget,
  type Recipient,
} from '#domain/help/help.record.server.ts';
import { NO_SHARE, type HelpRecord, type HelpResult, type HelpShare } from '#domain/help/help.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { outsideRegistry, unknownPlaceOfIndustry } from '#domain/registry/industry.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/**
 * Writes a help down; those who received it may follow.
 * @returns its number
 * @throws Problem outsideRegistry for another office's, unknownOfficeOfHelp, unknownPlaceOfIndustry, noSuchRecipient
 */
export async function recordHelp(
  regency: Regency,
  actor: Actor,
  record: HelpRecord,
  recipients: readonly Recipient[] = [],
): Promise<string> {
  if (actor.kind !== 'staff' || !mayHelp(actor, 'record', { officeId: record.officeId, nagariCodes: [] }))
    throw outsideRegistry();
  return regency.db.transaction().execute(async (trx) => {
    await checkOfficeAndPlace(trx, record);
    await checkMakers(
      trx,
      actor,
      recipients.map((one) => one.industryId),
    );
    const [code = ''] = await insertHelps(trx, regency, actor, [{ record, recipients }]);
    return code;
  });
}

/** Corrects or completes it; to give it to another office needs the duty in both. @throws Problem helpChanged, outsideRegistry */
export async function changeHelp(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  record: HelpRecord,
): Promise<void> {
  await recordHelpAct(regency, actor, target, 'change', async (trx, help) => {
    if (!mayHelp(actor, 'change', { officeId: record.officeId, nagariCodes: [] })) throw outsideRegistry();
    await checkOfficeAndPlace(trx, record, help);
    const fields = (Object.keys(record) as (keyof HelpRecord)[]).filter(
      (name) => help[name] !== record[name],
    );
    return { set: { ...record }, data: { fields } };
  });
}

/** Makers that received it too; who is on its list already stays as she is. @throws Problem noSuchRecipient */
export async function addRecipients(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  industryIds: readonly string[],
): Promise<void> {
  await recordHelpAct(regency, actor, target, 'add_recipients', async (trx, help) => {
    const asked = [...new Set(industryIds)].toSorted();
    await checkMakers(trx, actor, asked);
    const there = await trx
      .selectFrom('helpRecipients')
      .select('industryId')
      .where('helpId', '=', help.id)
      .execute();
    const fresh = asked.filter((id) => !there.some((one) => one.industryId === id));
    await insertRecipients(
      trx,
      regency,
      fresh.map((industryId) => ({ ...NO_SHARE, industryId, helpId: help.id })),
    );
    return { data: { industryIds: fresh } };
  });
}

/** How much of it a maker received. @throws Problem noSuchRecipient */
export async function changeShare(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  { industryId, ...after }: HelpShare & { readonly industryId: string },
): Promise<void> {
  await recordHelpAct(regency, actor, target, 'change_share', async (trx, help) => {
    const { id, value, quantity, unit } = await recipientOf(trx, help, industryId);
    await trx.updateTable('helpRecipients').set(after).where('id', '=', id).execute();
    return { data: { industryId, before: { value, quantity, unit }, after } };
  });
}

/** It was entered by mistake: this maker received nothing. @throws Problem noSuchRecipient */
export async function removeRecipient(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  industryId: string,
): Promise<void> {
  await recordHelpAct(regency, actor, target, 'remove_recipient', async (trx, help) => {
    const { id } = await recipientOf(trx, help, industryId);
    await trx.deleteFrom('helpResults').where('recipientId', '=', id).execute();
    await trx.deleteFrom('helpRecipients').where('id', '=', id).execute();
    return { data: { industryId } };
  });
}

/** What came of it at one maker; told again it is written anew. @throws Problem noSuchRecipient, outsideRegistry */
export async function tellResult(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  { industryId, ...after }: HelpResult & { readonly industryId: string },
): Promise<void> {
  await recordHelpAct(
    regency,
    actor,
    target,
    'tell_result',
    async (trx, help) => {
      const { id: recipientId } = await recipientOf(trx, help, industryId);
      const before = await trx
        .selectFrom('helpResults')
        .select(['toldOn', 'isUsed', 'areSalesUp', 'workersAdded'])
        .where('recipientId', '=', recipientId)
        .executeTakeFirst();
      await trx
        .insertInto('helpResults')
        .values({ ...after, recipientId })
        .onConflict((conflict) => conflict.column('recipientId').doUpdateSet(after))
        .execute();
      // Free words may name people: of them the history keeps nothing.
      const { note: _note, ...told } = after;
      return { data: { industryId, before: before ?? null, after: told } };
    },
    industryId,
  );
}

/** It never was, or stands twice: it leaves every list and sum, and its history stays. */
export async function withdrawHelp(
  regency: Regency,
  actor: Actor,
  target: HelpTarget,
  because: string,
): Promise<void> {
  await recordHelpAct(regency, actor, target, 'withdraw', async () => ({
    set: { withdrawnOn: dayOf(regency.now(), WIB) },
    data: { because },
  }));
}

/** An office that is closed keeps what it gave while it was open. */
async function checkOfficeAndPlace(
  trx: Trx,
  { officeId, nagariCode }: HelpRecord,
  before?: HelpRow,
): Promise<void> {
  const office = await trx
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .$if(before?.officeId !== officeId, (query) => query.where('closedOn', 'is', null))
    .executeTakeFirst();
  if (!office) throw unknownOfficeOfHelp();
  if (nagariCode === null) return;
  const nagari = await trx
    .selectFrom('areas')
    .select('code')
    .where('code', '=', nagariCode)
    .where('level', '=', 'nagari')
    .executeTakeFirst();
  if (!nagari) throw unknownPlaceOfIndustry();
}

/** Also a maker that has closed since may have received something. */
async function checkMakers(trx: Trx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const makers = await trx
    .selectFrom('industries')
    .select(['id', 'nagariCode'])
    .where('id', 'in', [...ids])
    .execute();
  if (makers.length < ids.length || makers.some((one) => !mayIndustry(actor, 'read', one.nagariCode)))
    throw noSuchRecipient();
}

async function recipientOf(trx: Trx, help: HelpRow, industryId: string) {
  const recipient = await trx
    .selectFrom('helpRecipients')
    .selectAll()
    .where('helpId', '=', help.id)
    .where('industryId', '=', industryId)
    .executeTakeFirst();
  if (!recipient) throw noSuchRecipient();
  return recipient;
}
