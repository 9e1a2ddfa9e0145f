/** The guest book of a day as a table to take home; who came only for whoever says what for. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { guestDayAsked } from '#domain/tickets/guest.form.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { guestsOn } from '#domain/tickets/guest.queries.server.ts';
import { clockTime } from '#lang/dates.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOf, type GivenTable } from '#shared/table.ts';

/** @throws Problem outsideDuties for whoever keeps no guest book */
export async function guestsTable(
  regency: Regency,
  actor: StaffActor,
  { params, isPersonal }: { readonly params: URLSearchParams; readonly isPersonal: boolean },
  locale: Locale,
): Promise<GivenTable> {
  if (!mayKeepGuests(actor)) throw outsideDuties();
  const t = translator(loketTexts, locale);
  const day = guestDayAsked(params, dayOf(regency.now(), WIB));
  const guests = await guestsOn(regency, day, Number.MAX_SAFE_INTEGER);
  const rows = guests.map(({ cameAt, name, origin, purpose, servedBy, ticket }) => [
    day,
    clockTime(cameAt, locale),
    ...(isPersonal ? [name] : []),
    origin,
    purpose,
    ticket?.code ?? null,
    ticket ? t(`st_${ticket.state}`) : null,
    servedBy,
  ]);
  const titles = [
    t('day'),
    t('hour'),
    ...(isPersonal ? [t('guest')] : []),
    t('origin'),
    t('purpose'),
    t('service_number'),
    t('ended'),
    t('taken_by'),
  ];
  return { asked: { hari: day }, table: tableOf(titles, rows) };
}
