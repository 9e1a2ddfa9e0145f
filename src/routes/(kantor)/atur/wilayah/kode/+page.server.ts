import { areaCodesForm, filledFromLines } from '#domain/areas/area-code.form.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import { setAreaCodes } from '#domain/offices/area-code.commands.server.ts';
import { readForm } from '../../../../answer-form.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_outlines');
  return { kecamatan: await knownAreas(event.locals.regency) };
};

export const actions: Actions = {
  /** What was pasted is filled into the fields, to be looked over before it is saved, whichever button was pressed. */
  default: async (event) => {
    requireVerb(event, 'edit_outlines');
    const kecamatan = await knownAreas(event.locals.regency);
    const filled = filledFromLines(kecamatan, await readForm(event.request.clone()));
    if (filled) return filled;
    const save = formAction(areaCodesForm(kecamatan), ({ locals }: RequestEvent, actor, codes) =>
      setAreaCodes(locals.regency, actor, codes),
    );
    return save(event);
  },
};
