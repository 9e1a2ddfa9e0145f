import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { guestsOn } from '#domain/tickets/guest.queries.server.ts';
import { clockTime } from '#lang/dates.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator } from '#lang/translate.ts';
import { csvLine } from '#shared/csv.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** The guest book of a day as a sheet: semicolons and a byte-order mark, as Excel in Indonesia opens it. */
export const GET: RequestHandler = async (event) => {
  requireStaff(event, mayKeepGuests);
  const { regency, locale } = event.locals;
  const t = translator(loketTexts, locale);
  const asked = event.url.searchParams.get('hari') ?? '';
  const day = isDay(asked) ? asked : dayOf(regency.now(), WIB);
  const guests = await guestsOn(regency, day);
  const lines = [
    [
      t('day'),
      t('hour'),
      t('guest'),
      t('origin'),
      t('purpose'),
      t('service_number'),
      t('ended'),
      t('taken_by'),
    ],
    ...guests.map(({ cameAt, name, origin, purpose, servedBy, ticket }) => [
      day,
      clockTime(cameAt, locale),
      name,
      origin,
      purpose,
      ticket?.code ?? '',
      ticket ? t(`st_${ticket.state}`) : '',
      servedBy,
    ]),
  ].map((line) => csvLine(line, ';'));
  return new Response(`\uFEFF${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="buku-tamu-${day}.csv"`,
    },
  });
};
