/** The register of formal requests for information that went to the PPID: read off the acts, nothing is typed twice. */
import { dueAt, type Due } from '#domain/offices/calendar.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { ActData } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { instantOn, type Day, WIB } from '#shared/day.ts';

export interface FormalRequest {
  readonly id: string;
  /** Of the PPID's own register when it gave one, else of ours. */
  readonly number: string;
  readonly handedAt: Date;
  readonly handedBy: string;
  readonly code: string;
  /** Undefined once her data is erased. */
  readonly name: string | undefined;
  readonly nagari: string;
  /** Her own words, or their title; undefined once they are erased. */
  readonly words: string | undefined;
  /** Until when the PPID answers, its seven more days apart. */
  readonly due: Due;
}

/** Working days of the PPID after it has the request (UU 14/2008 article 22 paragraph 7). */
const PPID_DAYS = 10;
/** A page shows no more. */
const MOST = 2000;

/**
 * Everything handed to the PPID in a calendar year, in the order in which it was.
 * @param most a file wants them all
 */
export async function formalRequestsOf(
  regency: Regency,
  year: number,
  most = MOST,
): Promise<FormalRequest[]> {
  const [{ lead }, rows] = await Promise.all([
    officeCalendars(regency),
    regency.db
      .selectFrom('ticketActs')
      .innerJoin('tickets', 'tickets.id', 'ticketActs.ticketId')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
      .leftJoin('ticketTexts as body', 'body.id', 'tickets.bodyTextId')
      .leftJoin('people', 'people.id', 'ticketActs.actorId')
      .select(['ticketActs.id', 'ticketActs.at', 'tickets.code', 'applicants.name', 'areas.name as nagari'])
      .select(['body.body as words', 'people.name as handedBy'])
      .select((eb) => eb.ref('ticketActs.data').$castTo<ActData['to_ppid']>().as('data'))
      .where('ticketActs.act', '=', 'to_ppid')
      .where('ticketActs.at', '>=', instantOn(firstDay(year), 0, WIB))
      .where('ticketActs.at', '<', instantOn(firstDay(year + 1), 0, WIB))
      .orderBy('ticketActs.at')
      .limit(most)
      .execute(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    number: row.data.registerNumber,
    handedAt: row.at,
    handedBy: row.handedBy ?? '',
    code: row.code,
    name: row.name ?? undefined,
    nagari: row.nagari,
    words: row.words ?? undefined,
    due: dueAt(lead, row.at, PPID_DAYS),
  }));
}

const firstDay = (year: number): Day => `${year}-01-01`;
