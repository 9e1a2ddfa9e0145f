import { DUTIES } from '#domain/offices/duty.ts';
import { peopleAsked, peopleFilter, PEOPLE_STATES } from '#domain/offices/person.form.ts';
import { allOffices, allPeople, MOST_PEOPLE } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_people');
  const { regency } = event.locals;
  const filter = peopleFilter(event.url.searchParams);
  const [people, offices] = await Promise.all([
    allPeople(regency, dayOf(regency.now(), WIB), filter),
    allOffices(regency),
  ]);
  return {
    people: people.slice(0, MOST_PEOPLE),
    isCut: people.length > MOST_PEOPLE,
    filter,
    asked: peopleAsked(filter),
    duties: DUTIES,
    states: PEOPLE_STATES,
    offices: offices.map(({ id, shortName }) => ({ id, shortName })),
  };
};
