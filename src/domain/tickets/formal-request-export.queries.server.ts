/** The register of formal requests of a year as a table to take home; who asked what only for whoever says what for. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { registerYearAsked } from '#domain/tickets/formal-request.form.ts';
import { formalRequestsOf } from '#domain/tickets/formal-request.queries.server.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOf, type GivenTable } from '#shared/table.ts';

/** @throws Problem outsideDuties for whoever keeps no register */
export async function formalRequestsTable(
  regency: Regency,
  actor: StaffActor,
  { params, isPersonal }: { readonly params: URLSearchParams; readonly isPersonal: boolean },
  locale: Locale,
): Promise<GivenTable> {
  if (!mayKeepGuests(actor)) throw outsideDuties();
  const t = translator(loketTexts, locale);
  const { year } = registerYearAsked(params, regency.now());
  const requests = await formalRequestsOf(regency, year, Number.MAX_SAFE_INTEGER);
  const rows = requests.map((one) => [
    one.number,
    dayOf(one.handedAt, WIB),
    ...(isPersonal ? [one.name ?? null] : []),
    one.nagari,
    ...(isPersonal ? [one.words ?? null] : []),
    dayOf(one.due.at, WIB),
    one.handedBy,
    one.code,
  ]);
  const titles = [
    t('register_col'),
    t('handed_on'),
    ...(isPersonal ? [t('asked_by')] : []),
    t('nagari'),
    ...(isPersonal ? [t('asked_what')] : []),
    t('ppid_due'),
    t('taken_by'),
    t('service_number'),
  ];
  return { asked: { tahun: String(year) }, table: tableOf(titles, rows) };
}
