/** Writes of single settings: texts of notices, retention, security. One exported function an act. */
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import type { Retention } from '#domain/offices/office.form.ts';
import { unknownPlace } from '#domain/offices/office.problems.ts';
import type { OfficeVerb } from '#domain/offices/office.policy.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Replaces the text of a notice; an empty body returns to the default in the code.
 * @param places the `{places}` that the template can fill
 * @throws Problem unknownPlace for another one
 */
export async function setNoticeText(
  regency: Regency,
  actor: Actor,
  input: { template: string; locale: 'id' | 'en'; body: string },
  places: readonly string[],
): Promise<string> {
  return recordChange(regency, actor, 'edit_notices', async (trx) => {
    const { template, locale, body } = input;
    for (const [, name = ''] of body.matchAll(/\{(\w+)\}/g))
      if (!places.includes(name)) throw unknownPlace({ name });
    const before = await trx
      .selectFrom('noticeTexts')
      .select('body')
      .where('template', '=', template)
      .where('locale', '=', locale)
      .executeTakeFirst();
    if (body === '')
      await trx
        .deleteFrom('noticeTexts')
        .where('template', '=', template)
        .where('locale', '=', locale)
        .execute();
    else
      await trx
        .insertInto('noticeTexts')
        .values({ ...input, updatedAt: regency.now() })
        .onConflict((conflict) =>
          conflict.columns(['template', 'locale']).doUpdateSet((eb) => ({
            body: eb.ref('excluded.body'),
            updatedAt: eb.ref('excluded.updatedAt'),
          })),
        )
        .execute();
    return {
      act: 'set_notice_text',
      subject: 'notice_text',
      subjectId: `${template}.${locale}`,
      before: before ?? null,
      after: body === '' ? null : { body },
    };
  });
}

/** How many years each kind of data is kept. */
export async function setRetention(regency: Regency, actor: Actor, years: Retention): Promise<string> {
  return setSetting(regency, actor, 'edit_retention', 'retention', years);
}

/** Whether administrators must sign in with a second factor. */
export async function setTotpForAdministrators(
  regency: Regency,
  actor: Actor,
  isOn: boolean,
): Promise<string> {
  return setSetting(regency, actor, 'edit_security', 'totp_for_administrators', isOn);
}

async function setSetting(
  regency: Regency,
  actor: Actor,
  verb: OfficeVerb,
  name: string,
  value: unknown,
): Promise<string> {
  return recordChange(regency, actor, verb, async (trx) => {
    const before = await trx
      .selectFrom('settings')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    await trx
      .insertInto('settings')
      .values({ name, value: JSON.stringify(value) })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
      )
      .execute();
    return {
      act: `set_${name}`,
      subject: 'setting',
      subjectId: name,
      before: before?.value ?? null,
      after: value,
    };
  });
}
