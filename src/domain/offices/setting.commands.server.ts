/** Writes of single settings: texts of notices, retention, security. One exported function an act. */
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import type { Retention } from '#domain/offices/office.form.ts';
import { erasureUnseen, outsideDuties, unknownTextPlace } from '#domain/offices/office.problems.ts';
import { mayOffice, type OfficeVerb } from '#domain/offices/office.policy.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Replaces the text of a notice; an empty body returns to the default in the code.
 * @param places the `{places}` that the template can fill
 * @throws Problem unknownTextPlace for another one, or a brace that belongs to none
 */
export async function setNoticeText(
  regency: Regency,
  actor: Actor,
  input: { template: string; locale: 'id' | 'en'; body: string },
  places: readonly string[],
): Promise<string> {
  return recordChange(regency, actor, 'edit_notices', async (trx) => {
    const { template, locale, body } = input;
    const foreign = foreignPlace(body, places);
    if (foreign !== undefined) throw unknownTextPlace({ name: foreign });
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

/** How much of each kind is, or would be, erased. */
export type ErasedCounts = Readonly<Record<string, number>>;

/**
 * How many years each kind of data is kept.
 * @param seen what the person was shown that these periods erase today, kind by kind
 * @param wouldErase counts it again, since it is a later room's to know
 * @throws Problem erasureUnseen when more would go than was shown, or nothing was
 */
export async function setRetention(
  regency: Regency,
  actor: Actor,
  years: Retention,
  seen: ErasedCounts,
  wouldErase: (years: Retention) => Promise<ErasedCounts>,
): Promise<string> {
  if (!mayOffice(actor, 'edit_retention')) throw outsideDuties();
  const counts = Object.entries(await wouldErase(years));
  if (counts.some(([kind, count]) => count > (seen[kind] ?? -1))) throw erasureUnseen();
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

/** For how many days a new link to a maker's own page holds; those that were sent keep their day. */
export async function setClaimLinkDays(regency: Regency, actor: Actor, days: number): Promise<string> {
  return setSetting(regency, actor, 'edit_security', 'claim_link_days', days);
}

/** What stands in braces and can be filled by nobody; a lone brace counts as well. */
function foreignPlace(body: string, places: readonly string[]): string | undefined {
  for (const [, name = ''] of body.matchAll(/\{([^{}]*)\}/g)) if (!places.includes(name)) return name || '{}';
  return /[{}]/.exec(body.replaceAll(/\{\w+\}/g, ''))?.[0];
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
