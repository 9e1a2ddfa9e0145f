import {
  addCertificate,
  changeCertificate,
  endCertificate,
} from '#domain/registry/certificate.commands.server.ts';
import {
  certificateChangeForm,
  certificateForm,
  certificateIdForm,
} from '#domain/registry/certificate.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { industry } = await industryFor(event, 'change_certificate');
  return { industry };
};

const now = ({ locals }: RequestEvent) => locals.regency.now();

export const actions: Actions = {
  add: (asked) =>
    formAction(certificateForm(now(asked)), ({ locals, params }: RequestEvent, actor, input) =>
      addCertificate(locals.regency, actor, { code: params.industry }, input),
    )(asked),
  change: (asked) =>
    formAction(certificateChangeForm(now(asked)), ({ locals, params }: RequestEvent, actor, input) =>
      changeCertificate(locals.regency, actor, { code: params.industry }, input),
    )(asked),
  end: formAction(certificateIdForm, ({ locals, params }: RequestEvent, actor, { certificateId }) =>
    endCertificate(locals.regency, actor, { code: params.industry }, certificateId),
  ),
};
