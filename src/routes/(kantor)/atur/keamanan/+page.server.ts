import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { claimLinkForm, securityForm, sessionForm } from '#domain/offices/office.form.ts';
import { revokeSession } from '#domain/offices/person.commands.server.ts';
import { setClaimLinkDays, setTotpForAdministrators } from '#domain/offices/setting.commands.server.ts';
import { allPeople, staffSessions, totpForAdministrators } from '#domain/offices/setting.queries.server.ts';
import { claimLinkDays } from '#domain/registry/claim.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../answer.server.ts';
import { requireVerb } from '../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'edit_security');
  const { regency, locale } = event.locals;
  const filter = { duty: 'administrator', state: 'active' } as const;
  const administrators = await allPeople(regency, dayOf(regency.now(), WIB), filter);
  return {
    isCompulsory: await totpForAdministrators(regency),
    without: administrators
      .filter((person) => !person.hasSecondFactor)
      .map(({ id, name }) => ({ id, name, isSelf: id === actor.personId })),
    sessions: await staffSessions(regency),
    linkDays: await claimLinkDays(regency),
    history: await lastChanges(regency, 'setting', 'totp_for_administrators', locale),
    linkHistory: await lastChanges(regency, 'setting', 'claim_link_days', locale),
  };
};

export const actions: Actions = {
  factor: formAction(securityForm, ({ locals }, actor, { totp }) =>
    setTotpForAdministrators(locals.regency, actor, totp),
  ),
  links: formAction(claimLinkForm, ({ locals }, actor, { days }) =>
    setClaimLinkDays(locals.regency, actor, days),
  ),
  revoke: formAction(sessionForm, ({ locals }, actor, { session }) =>
    revokeSession(locals.regency, actor, session),
  ),
};
