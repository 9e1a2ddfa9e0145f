import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { startSentra } from '#domain/sentra/sentra.commands.server.ts';
import { startForm } from '#domain/sentra/sentra.form.ts';
import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, (one) => maySentraSomewhere(one, 'start'));
  return { kecamatan: await areasWithin(event.locals.regency, 'all') };
};

export const actions: Actions = {
  default: formAction(
    startForm,
    ({ locals }: RequestEvent, actor, { nagari, ...given }) =>
      startSentra(locals.regency, actor, { ...given, nagariCode: nagari }),
    { to: (slug) => `/registri/sentra/${slug}` },
  ),
};
