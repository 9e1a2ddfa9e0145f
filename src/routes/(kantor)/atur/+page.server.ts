import { mayOffice } from '#domain/offices/office.policy.ts';
import { confirmDuty } from '#domain/offices/person.commands.server.ts';
import { idForm } from '#domain/offices/office.form.ts';
import { dutiesToConfirm } from '#domain/offices/setting.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { formAction } from './answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, 'administrator', 'coordinator');
  return {
    maySetUp: mayOffice(actor, 'read_settings'),
    isKeyBesideData: runtime().config.secretKey === undefined,
    toConfirm: await dutiesToConfirm(event.locals.regency),
  };
};

export const actions: Actions = {
  confirm: formAction(idForm, ({ locals }, actor, { id }) => confirmDuty(locals.regency, actor, id)),
};
