import { helpChoices } from '#domain/help/help.queries.server.ts';
import { helpFor } from '../../help-for.server.ts';
import { addPicked, checkList } from './attendance-steps.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { help, actor } = await helpFor(event, 'add_recipients');
  const { kecamatan } = await helpChoices(event.locals.regency, actor);
  return { help, kecamatan };
};

export const actions: Actions = { check: checkList, add: addPicked };
