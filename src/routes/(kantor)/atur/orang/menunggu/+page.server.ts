import { idForm } from '#domain/offices/office.form.ts';
import { confirmDuty, refuseDuty } from '#domain/offices/person.commands.server.ts';
import { dutiesToConfirm } from '#domain/offices/setting.queries.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'confirm_duty');
  const rows = await dutiesToConfirm(event.locals.regency);
  return {
    rows: rows.map((row) => ({
      ...row,
      // The second person is neither who granted nor who receives it.
      mayConfirm: row.grantedBy !== actor.personId && row.personId !== actor.personId,
    })),
  };
};

export const actions: Actions = {
  confirm: formAction(idForm, ({ locals }, actor, { id }) => confirmDuty(locals.regency, actor, id)),
  refuse: formAction(idForm, ({ locals }, actor, { id }) => refuseDuty(locals.regency, actor, id)),
};
