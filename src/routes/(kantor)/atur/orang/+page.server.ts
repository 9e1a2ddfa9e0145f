import { DUTIES } from '#domain/offices/duty.ts';
import { allOffices, allPeople, MOST_PEOPLE } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

const STATES = ['active', 'inactive', 'no_duty'] as const;

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_people');
  const { regency } = event.locals;
  const asked = (name: string) => event.url.searchParams.get(name)?.slice(0, 100) || undefined;
  const filter = {
    words: asked('cari'),
    officeId: asked('dinas'),
    duty: DUTIES.find((duty) => duty === asked('tugas')),
    state: STATES.find((state) => state === asked('keadaan')),
  };
  const [people, offices] = await Promise.all([
    allPeople(regency, dayOf(regency.now(), WIB), filter),
    allOffices(regency),
  ]);
  return {
    people: people.slice(0, MOST_PEOPLE),
    isCut: people.length > MOST_PEOPLE,
    filter,
    duties: DUTIES,
    states: STATES,
    offices: offices.map(({ id, shortName }) => ({ id, shortName })),
  };
};
