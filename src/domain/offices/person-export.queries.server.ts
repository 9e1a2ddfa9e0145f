/** Officers as a table to take home, as the list of people filters them; addresses only for whoever says what for. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { peopleAsked, peopleFilter } from '#domain/offices/person.form.ts';
import { allPeople } from '#domain/offices/setting.queries.server.ts';
import { aturTexts } from '#lang/atur.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOf, type GivenTable } from '#shared/table.ts';

/** @throws Problem outsideDuties for whoever sets up no people */
export async function peopleTable(
  regency: Regency,
  actor: StaffActor,
  { params, isPersonal }: { readonly params: URLSearchParams; readonly isPersonal: boolean },
  locale: Locale,
): Promise<GivenTable> {
  if (!mayOffice(actor, 'set_up_people')) throw outsideDuties();
  const t = translator(unduhTexts, locale);
  const words = translator(aturTexts, locale);
  const filter = peopleFilter(params);
  const people = await allPeople(regency, dayOf(regency.now(), WIB), filter, Number.MAX_SAFE_INTEGER);
  const rows = people.map(({ name, email, office, duties, isActive, hasSecondFactor }) => [
    name,
    ...(isPersonal ? [email] : []),
    office,
    duties.map((duty) => words(`duty_${duty}`)).join('; '),
    words(isActive ? 'person_active' : 'person_inactive'),
    t(hasSecondFactor ? 'yes' : 'no'),
  ]);
  const titles = [
    t('col_officer'),
    ...(isPersonal ? [t('col_email')] : []),
    t('col_office'),
    words('duty'),
    t('col_state'),
    words('second_factor'),
  ];
  return { asked: peopleAsked(filter), table: tableOf(titles, rows) };
}
