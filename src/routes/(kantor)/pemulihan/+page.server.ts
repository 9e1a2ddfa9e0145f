import { makeRecoveryLink } from '#domain/offices/account.commands.server.ts';
import { personForm } from '#domain/offices/account.form.ts';
import { recoverablePeople } from '#domain/offices/account.queries.server.ts';
import { qrPath } from '#platform/qr.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, 'administrator', 'coordinator');
  // From a person's page: a name that is not in the list chooses nobody.
  const chosen = event.url.searchParams.get('orang') ?? '';
  return { people: await recoverablePeople(event.locals.regency, actor), chosen };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event, 'administrator', 'coordinator');
    const { regency, locale } = event.locals;
    const parsed = parseForm(personForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    const { personId } = parsed.value;
    try {
      const { secret, expiresAt } = await makeRecoveryLink(regency, actor, personId);
      const address = `${regency.publicUrl}/masuk/pulih/${secret}`;
      const person = (await recoverablePeople(regency, actor)).find((one) => one.id === personId);
      const who = { name: person?.name ?? '', office: person?.office };
      return { sheet: { ...who, address, qr: qrPath(address), until: expiresAt }, errors: {} };
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
  },
};
