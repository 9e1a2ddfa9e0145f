import type { StaffActor } from '#domain/offices/duty.ts';
import { wallYear } from '#domain/offices/calendar-year.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { holidaysOf, personsDays } from '#domain/visits/plan.queries.server.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { visitors } from '#domain/visits/visit.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { asksForPerson } from '../asked-person.ts';
import { seesPlans, todayOf } from '../plan-door.server.ts';
import { monthAsked } from './month-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency } = event.locals;
  const { searchParams: given } = event.url;
  const month = monthAsked(given.get('bulan'), todayOf(event));
  const [officers, calendars] = await Promise.all([visitors(regency), officeCalendars(regency)]);
  const officeId = officeOf(actor) ?? calendars.leadOfficeId;
  const personId = asksForPerson(given.get('petugas'), officers, actor, visitReach(actor, 'plan'));
  const [days, holidays] = await Promise.all([
    personsDays(regency, actor, { ...month, personId }),
    holidaysOf(regency, officeId, month),
  ]);
  const wall = wallYear(calendars.of(officeId), month.year)[month.number - 1];
  return {
    today: todayOf(event),
    month,
    officers,
    personId,
    days,
    holidays,
    weeks: wall?.weeks ?? [],
  };
};

/** Whose calendar hangs on her wall. */
const officeOf = ({ duties }: StaffActor) => duties.find(({ officeId }) => officeId !== null)?.officeId;
