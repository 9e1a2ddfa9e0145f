import { makeRecoveryLink, type RecoveryLink } from '#domain/offices/account.commands.server.ts';
import { recoveryForm } from '#domain/offices/account.form.ts';
import { recoverablePeople } from '#domain/offices/account.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { qrPath } from '#ui/base/qr.ts';
import type { Regency } from '#platform/regency.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const mayHand = (actor: StaffActor) => mayOffice(actor, 'hand_recovery_link');

/** What is printed. */
function sheetOf(regency: Regency, { secret, person, expiresAt, clearsSecondFactor }: RecoveryLink) {
  const address = `${regency.publicUrl}/masuk/pulih/${secret}`;
  const { name, office, hasSecondFactor } = person;
  return {
    name,
    office,
    hasSecondFactor,
    clearsSecondFactor,
    address,
    qr: qrPath(address),
    madeAt: regency.now(),
    until: expiresAt,
  };
}

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, mayHand);
  // From a person's page: a name that is not in the list chooses nobody.
  const chosen = event.url.searchParams.get('orang') ?? '';
  const people = await recoverablePeople(event.locals.regency, actor);
  return { people: people.map(({ id, name, office }) => ({ id, name, office })), chosen };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event, mayHand);
    const { regency, locale } = event.locals;
    const parsed = parseForm(recoveryForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      const link = await makeRecoveryLink(regency, actor, parsed.value);
      return { errors: {}, values: parsed.values, sheet: sheetOf(regency, link) };
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
  },
};
