import { changeOwner, openIndustryPersonal } from '#domain/registry/industry.commands.server.ts';
import { ownerForm } from '#domain/registry/industry.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The form shows what is personal, so opening it is written down; the NIK stays hidden even here. */
export const load: PageServerLoad = async (event) => {
  const { industry, actor } = await industryFor(event, 'change_owner');
  const { phone, email, address } = await openIndustryPersonal(event.locals.regency, actor, industry.code);
  return { industry, personal: { phone, email, address } };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      ownerForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, { seenVersion, ...input }) =>
        changeOwner(locals.regency, actor, { code: params.industry, seenVersion }, input),
      { to: () => `/registri/${asked.params.industry}` },
    )(asked),
};
