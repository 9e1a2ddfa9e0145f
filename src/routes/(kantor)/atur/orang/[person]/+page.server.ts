import { mayRecover } from '#domain/offices/account.queries.server.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { nothingForm, sessionForm } from '#domain/offices/office.form.ts';
import { deactivatePerson, reactivatePerson, revokeSession } from '#domain/offices/person.commands.server.ts';
import { dutiesOfPerson, personById, staffSessions } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import { dutyStanding } from '../../duty-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'set_up_people');
  const { regency, locale } = event.locals;
  const today = dayOf(regency.now(), WIB);
  const { userId, ...person } = await personById(regency, event.params.person);
  const [duties, sessions, history, canRecover] = await Promise.all([
    dutiesOfPerson(regency, person.id),
    staffSessions(regency, person.id),
    lastChanges(regency, 'person', person.id, locale),
    mayRecover(regency, actor, person.id),
  ]);
  return {
    person: { ...person, hasAccount: userId !== null },
    duties: duties.map((row) => ({ ...row, ...dutyStanding(row, today) })),
    sessions,
    history,
    canRecover,
    isSelf: person.id === actor.personId,
  };
};

export const actions: Actions = {
  off: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    deactivatePerson(locals.regency, actor, params.person),
  ),
  on: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    reactivatePerson(locals.regency, actor, params.person),
  ),
  revoke: formAction(sessionForm, ({ locals }: RequestEvent, actor, { session }) =>
    revokeSession(locals.regency, actor, session),
  ),
};
