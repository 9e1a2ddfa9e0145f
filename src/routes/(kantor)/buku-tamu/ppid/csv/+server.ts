import { formalRequestsOf } from '#domain/tickets/formal-request.queries.server.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { plainDay } from '#lang/dates.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator } from '#lang/translate.ts';
import { tableOf } from '#shared/table.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { giveTable } from '../../../give-table.server.ts';
import { yearAsked } from '../year-asked.ts';
import type { RequestHandler } from './$types';

const TITLES = [
  'register_col',
  'handed_on',
  'asked_by',
  'nagari',
  'asked_what',
  'ppid_due',
  'taken_by',
  'service_number',
] as const;

/** The register of a year as a sheet. */
export const GET: RequestHandler = async (event) => {
  const actor = requireStaff(event, mayKeepGuests);
  const { regency, locale } = event.locals;
  const t = translator(loketTexts, locale);
  const { year } = yearAsked(event.url, regency.now());
  const rows = (await formalRequestsOf(regency, year)).map((one) => [
    one.number,
    plainDay(one.handedAt, locale),
    one.name ?? null,
    one.nagari,
    one.words ?? null,
    plainDay(one.due.at, locale),
    one.handedBy,
    one.code,
  ]);
  const titles = TITLES.map((title) => t(title));
  return giveTable(event, actor, {
    list: 'formal_requests',
    format: 'csv',
    name: `register-ppid-${year}`,
    asked: { tahun: String(year) },
    table: tableOf(titles, rows),
  });
};
