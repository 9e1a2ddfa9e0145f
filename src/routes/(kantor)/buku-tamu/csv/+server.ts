import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { guestsOn } from '#domain/tickets/guest.queries.server.ts';
import { clockTime } from '#lang/dates.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator } from '#lang/translate.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { tableOf } from '#shared/table.ts';
import { requireStaff } from '../../../guard.server.ts';
import { giveTable } from '../../give-table.server.ts';
import type { RequestHandler } from './$types';

const TITLES = ['day', 'hour', 'guest', 'origin', 'purpose', 'service_number', 'ended', 'taken_by'] as const;

/** The guest book of a day as a sheet. */
export const GET: RequestHandler = async (event) => {
  const actor = requireStaff(event, mayKeepGuests);
  const { regency, locale } = event.locals;
  const t = translator(loketTexts, locale);
  const asked = event.url.searchParams.get('hari') ?? '';
  const day = isDay(asked) ? asked : dayOf(regency.now(), WIB);
  const rows = (await guestsOn(regency, day)).map(({ cameAt, name, origin, purpose, servedBy, ticket }) => [
    day,
    clockTime(cameAt, locale),
    name,
    origin,
    purpose,
    ticket?.code ?? '',
    ticket ? t(`st_${ticket.state}`) : '',
    servedBy,
  ]);
  const titles = TITLES.map((title) => t(title));
  return giveTable(event, actor, {
    list: 'guests',
    format: 'csv',
    name: `buku-tamu-${day}`,
    asked: { hari: day },
    table: tableOf(titles, rows),
  });
};
