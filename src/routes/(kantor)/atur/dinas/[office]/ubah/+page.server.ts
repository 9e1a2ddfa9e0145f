import { changeOffice } from '#domain/offices/office.commands.server.ts';
import { officeForm } from '#domain/offices/office.form.ts';
import { officeById } from '#domain/offices/setting.queries.server.ts';
import { formAction } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_offices');
  return { office: await officeById(event.locals.regency, event.params.office) };
};

export const actions: Actions = {
  default: formAction(
    officeForm,
    ({ locals, params }: RequestEvent, actor, input) =>
      changeOffice(locals.regency, actor, params.office, input),
    { to: (id) => `/atur/dinas/${id}` },
  ),
};
