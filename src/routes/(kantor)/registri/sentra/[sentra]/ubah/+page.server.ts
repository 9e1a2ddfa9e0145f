import { openOffices } from '#domain/offices/office.queries.server.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { changeSentra } from '#domain/sentra/sentra.commands.server.ts';
import { sentraChangeForm } from '#domain/sentra/sentra.form.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const { regency } = event.locals;
  event.setHeaders({ 'cache-control': 'no-store' });
  const sentra = await sentraPage(regency, actor, event.params.sentra);
  if (!sentra.may.change) throw outsideRegistry();
  return { sentra, kecamatan: await areasWithin(regency, 'all'), offices: await openOffices(regency) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      sentraChangeForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, { nagari, seenVersion, ...record }) =>
        changeSentra(
          locals.regency,
          actor,
          { slug: params.sentra, seenVersion },
          { ...record, nagariCode: nagari },
        ),
      { to: () => `/registri/sentra/${asked.params.sentra}` },
    )(asked),
};
