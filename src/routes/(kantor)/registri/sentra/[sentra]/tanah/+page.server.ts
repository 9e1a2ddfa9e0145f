import { recordLand } from '#domain/sentra/sentra.commands.server.ts';
import { landForm } from '#domain/sentra/sentra.form.ts';
import { withUploads } from '#platform/files/uploads.server.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, sentraFor, targetOf } from '../sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ sentra: await sentraFor(event, 'record_land') });

export const actions: Actions = {
  default: (asked) =>
    formAction(
      landForm(asked.locals.regency.now()),
      (event: RequestEvent, actor, { seenVersion, consentFiles, ...land }) =>
        withUploads(event.locals.regency.newId, consentFiles, (kept) =>
          recordLand(
            event.locals.regency,
            actor,
            { ...targetOf(event), seenVersion },
            land,
            kept.map((file) => ({ ...file, kind: 'land_consent' })),
          ),
        ),
      { ...backTo(asked), files: ['consentFiles'] },
    )(asked),
};
