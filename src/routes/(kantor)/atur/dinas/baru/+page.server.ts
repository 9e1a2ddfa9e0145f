import { createOffice } from '#domain/offices/office.commands.server.ts';
import { officeForm } from '#domain/offices/office.form.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireVerb(event, 'set_up_offices');
};

export const actions: Actions = {
  default: formAction(officeForm, ({ locals }, actor, input) => createOffice(locals.regency, actor, input), {
    to: (id) => `/atur/dinas/${id}`,
  }),
};
