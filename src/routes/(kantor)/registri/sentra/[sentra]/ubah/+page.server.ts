import { openOffices } from '#domain/offices/office.queries.server.ts';
import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { changeSentra } from '#domain/sentra/sentra.commands.server.ts';
import { sentraChangeForm } from '#domain/sentra/sentra.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, sentraFor, targetOf } from '../sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const sentra = await sentraFor(event, 'change');
  const { regency } = event.locals;
  return { sentra, kecamatan: await areasWithin(regency, 'all'), offices: await openOffices(regency) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      sentraChangeForm,
      (event: RequestEvent, actor, { nagari, seenVersion, ...record }) =>
        changeSentra(
          event.locals.regency,
          actor,
          { ...targetOf(event), seenVersion },
          { ...record, nagariCode: nagari },
        ),
      backTo(asked),
    )(asked),
};
