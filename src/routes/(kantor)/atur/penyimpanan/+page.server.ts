import { fail } from '@sveltejs/kit';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { retentionForm, retentionSaveForm } from '#domain/offices/office.form.ts';
import { setRetention } from '#domain/offices/setting.commands.server.ts';
import { retention } from '#domain/offices/setting.queries.server.ts';
import { countOutdated } from '#domain/tickets/retention.sweep.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm } from '../../../answer-form.server.ts';
import { formAction, withMore } from '../answer.server.ts';
import { requireVerb } from '../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_retention');
  const { regency, locale } = event.locals;
  return {
    years: await retention(regency),
    history: await lastChanges(regency, 'setting', 'retention', locale),
  };
};

export const actions: Actions = {
  /** What it would erase today; nothing is saved. What would erase something has to be said twice. */
  preview: async (event) => {
    requireVerb(event, 'edit_retention');
    const parsed = parseForm(retentionForm, await readForm(event.request));
    if (!parsed.isRight) return withMore(refuseForm(parsed), { counts: undefined });
    const counts = await countOutdated(event.locals.regency, parsed.value);
    return withMore(fail(409, { errors: {}, values: parsed.values }), { counts });
  },
  save: formAction(retentionSaveForm, ({ locals: { regency } }, actor, { seen, ...years }) =>
    setRetention(regency, actor, years, seen, async (asked) => ({
      ...(await countOutdated(regency, asked)),
    })),
  ),
};
