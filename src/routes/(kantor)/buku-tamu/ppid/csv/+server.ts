import { formalRequestsOf } from '#domain/tickets/formal-request.queries.server.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { plainDay } from '#lang/dates.ts';
import { loketTexts } from '#lang/loket.ts';
import { translator } from '#lang/translate.ts';
import { csvLine } from '#shared/csv.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { yearAsked } from '../year-asked.ts';
import type { RequestHandler } from './$types';

/** The register of a year as a sheet, as Excel in Indonesia opens it. */
export const GET: RequestHandler = async (event) => {
  requireStaff(event, mayKeepGuests);
  const { regency, locale } = event.locals;
  const t = translator(loketTexts, locale);
  const { year } = yearAsked(event.url, regency.now());
  const requests = await formalRequestsOf(regency, year);
  const head = [
    'register_col',
    'handed_on',
    'asked_by',
    'nagari',
    'asked_what',
    'ppid_due',
    'taken_by',
  ] as const;
  const lines = [
    [...head.map((key) => t(key)), t('service_number')],
    ...requests.map((one) => [
      one.number,
      plainDay(one.handedAt, locale),
      one.name ?? '',
      one.nagari,
      one.words ?? '',
      plainDay(one.due.at, locale),
      one.handedBy,
      one.code,
    ]),
  ];
  return new Response(`\uFEFF${lines.map((line) => csvLine(line, ';')).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="register-ppid-${year}.csv"`,
    },
  });
};
