/** Writes of topics and their standards: one exported function an act. Open tickets keep the days they were promised. */
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import type { TopicInput } from '#domain/offices/office.form.ts';
import { lastTopic, settingNotFound, unknownPlace } from '#domain/offices/office.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import { freeSlug } from '#shared/slug.ts';

/** A new topic with its standard. @returns its id @throws Problem unknownPlace for a closed or unknown office */
export async function createTopic(regency: Regency, actor: Actor, input: TopicInput): Promise<string> {
  return recordChange(regency, actor, 'edit_layanan', async (trx) => {
    await checkOffices(trx, input);
    const id = regency.newId();
    await trx
      .insertInto('topics')
      .values({ ...rowOf(input), id, slug: freeSlug(input.name, await takenSlugs(trx), 'topik') })
      .execute();
    await writeSupporting(trx, id, input);
    return { act: 'create_topic', subject: 'topic', subjectId: id, before: null, after: input };
  });
}

/** Changes a topic and its standard for tickets still to come. @throws Problem unknownPlace, settingNotFound */
export async function changeTopic(
  regency: Regency,
  actor: Actor,
  topicId: string,
  input: TopicInput,
): Promise<string> {
  return recordChange(regency, actor, 'edit_layanan', async (trx) => {
    const { id: _, slug: __, closedOn: ___, ...before } = await lockTopic(trx, topicId);
    const supporting = await trx
      .selectFrom('topicSupportingOffices')
      .select('officeId')
      .where('topicId', '=', topicId)
      .execute();
    await checkOffices(trx, input);
    await trx.updateTable('topics').set(rowOf(input)).where('id', '=', topicId).execute();
    await trx.deleteFrom('topicSupportingOffices').where('topicId', '=', topicId).execute();
    await writeSupporting(trx, topicId, input);
    return {
      act: 'change_topic',
      subject: 'topic',
      subjectId: topicId,
      before: { ...before, supportingOfficeIds: supporting.map((row) => row.officeId) },
      after: input,
    };
  });
}

/** Takes a topic out of the lists; its open tickets go on. @throws Problem lastTopic */
export async function closeTopic(regency: Regency, actor: Actor, topicId: string): Promise<string> {
  return recordChange(regency, actor, 'edit_layanan', async (trx) => {
    const before = await lockTopic(trx, topicId);
    const others = await trx
      .selectFrom('topics')
      .select('id')
      .where('closedOn', 'is', null)
      .where('id', '!=', topicId)
      .limit(1)
      .executeTakeFirst();
    if (!others) throw lastTopic();
    const closedOn = dayOf(regency.now(), WIB);
    await trx.updateTable('topics').set({ closedOn }).where('id', '=', topicId).execute();
    return {
      act: 'close_topic',
      subject: 'topic',
      subjectId: topicId,
      before: { closedOn: before.closedOn },
      after: { closedOn },
    };
  });
}

/** Publishes a closed topic again. */
export async function reopenTopic(regency: Regency, actor: Actor, topicId: string): Promise<string> {
  return recordChange(regency, actor, 'edit_layanan', async (trx) => {
    const before = await lockTopic(trx, topicId);
    await trx.updateTable('topics').set({ closedOn: null }).where('id', '=', topicId).execute();
    return {
      act: 'reopen_topic',
      subject: 'topic',
      subjectId: topicId,
      before: { closedOn: before.closedOn },
      after: { closedOn: null },
    };
  });
}

function rowOf(input: TopicInput) {
  const { supportingOfficeIds: _, ...row } = input;
  return {
    ...row,
    requirements: JSON.stringify(input.requirements),
    steps: JSON.stringify(input.steps),
    legalBasis: JSON.stringify(input.legalBasis),
  };
}

async function writeSupporting(trx: Trx, topicId: string, input: TopicInput): Promise<void> {
  const ids = [...new Set(input.supportingOfficeIds)].filter((id) => id !== input.leadOfficeId);
  if (ids.length > 0)
    await trx
      .insertInto('topicSupportingOffices')
      .values(ids.map((officeId) => ({ topicId, officeId })))
      .execute();
}

async function checkOffices(trx: Trx, input: TopicInput): Promise<void> {
  const ids = [...new Set([input.leadOfficeId, ...input.supportingOfficeIds])];
  const rows = await trx
    .selectFrom('offices')
    .select('id')
    .where('id', 'in', ids)
    .where('closedOn', 'is', null)
    .execute();
  if (rows.length !== ids.length) throw unknownPlace({ name: '?' });
}

async function lockTopic(trx: Trx, topicId: string) {
  if (!isId(topicId)) throw settingNotFound();
  const row = await trx
    .selectFrom('topics')
    .selectAll()
    .where('id', '=', topicId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw settingNotFound();
  return row;
}

async function takenSlugs(trx: Trx): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('topics').select('slug').execute();
  return new Set(rows.map((row) => row.slug));
}
