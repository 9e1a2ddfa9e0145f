/** Writes of the words that answers begin from: heads and officers for their own office, the administrator for all. */
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import { officesFor } from '#domain/offices/office.policy.ts';
import { outsideDuties, settingNotFound, unknownPlace } from '#domain/offices/office.problems.ts';
import type { AnswerTemplateInput } from '#domain/layanan/answer-template.form.ts';
import { isKept } from '#domain/layanan/answer-template.queries.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

/** A new template. @returns its id @throws Problem outsideDuties for another office, unknownPlace */
export async function addAnswerTemplate(
  regency: Regency,
  actor: Actor,
  input: AnswerTemplateInput,
): Promise<string> {
  return recordChange(regency, actor, 'keep_answer_templates', async (trx) => {
    await checkPlace(trx, actor, input);
    const id = regency.newId();
    await trx
      .insertInto('answerTemplates')
      .values({ id, ...input })
      .execute();
    return {
      act: 'add_answer_template',
      subject: 'answer_template',
      subjectId: id,
      before: null,
      after: input,
    };
  });
}

/** Changes one. @throws Problem outsideDuties for another office's, settingNotFound, unknownPlace */
export async function changeAnswerTemplate(
  regency: Regency,
  actor: Actor,
  id: string,
  input: AnswerTemplateInput,
): Promise<string> {
  return recordChange(regency, actor, 'keep_answer_templates', async (trx) => {
    const before = await lockTemplate(trx, actor, id);
    await checkPlace(trx, actor, input);
    await trx.updateTable('answerTemplates').set(input).where('id', '=', id).execute();
    return {
      act: 'change_answer_template',
      subject: 'answer_template',
      subjectId: id,
      before,
      after: input,
    };
  });
}

/** Takes one away; answers that began from it stay as they are. @throws Problem outsideDuties, settingNotFound */
export async function removeAnswerTemplate(regency: Regency, actor: Actor, id: string): Promise<string> {
  return recordChange(regency, actor, 'keep_answer_templates', async (trx) => {
    const before = await lockTemplate(trx, actor, id);
    await trx.deleteFrom('answerTemplates').where('id', '=', id).execute();
    return {
      act: 'remove_answer_template',
      subject: 'answer_template',
      subjectId: id,
      before,
      after: null,
    };
  });
}

async function lockTemplate(trx: Trx, actor: Actor, id: string) {
  const row = isId(id)
    ? await trx
        .selectFrom('answerTemplates')
        .select(['name', 'officeId', 'topicId', 'body'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  if (!isKept(officesFor(actor, 'keep_answer_templates'), row.officeId)) throw outsideDuties();
  return row;
}

async function checkPlace(trx: Trx, actor: Actor, input: AnswerTemplateInput): Promise<void> {
  if (!isKept(officesFor(actor, 'keep_answer_templates'), input.officeId)) throw outsideDuties();
  const { officeId, topicId } = input;
  const office =
    officeId === null ||
    (await trx
      .selectFrom('offices')
      .select('id')
      .where('id', '=', officeId)
      .where('closedOn', 'is', null)
      .executeTakeFirst());
  const topic =
    topicId === null ||
    (await trx.selectFrom('topics').select('id').where('id', '=', topicId).executeTakeFirst());
  if (!office || !topic) throw unknownPlace({ name: '?' });
}
