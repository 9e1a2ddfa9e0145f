/** Writes what `notice.ts` plans into the outbox, in the act's own transaction: one lookup of addresses, one insert. */
import type { Insertable } from 'kysely';
import { nextOpening, type Calendars } from '#domain/offices/calendar.ts';
import { noticeSettledBy, plannedNotices, type PlannedNotice } from '#domain/tickets/notice.ts';
import type { AnyTicketAct, Ticket } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Notices } from '#platform/db/schema.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

/** A minute later: what is found at the very moment of closing waits for the next opening. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What every text may need; nothing personal. */
export interface NoticeParams {
  readonly code: string;
  /** ISO instant of the ticket's due day. */
  readonly dueAt: string;
  readonly door?: string;
  readonly agency?: string;
  readonly intoCode?: string;
  /** A planned day. */
  readonly on?: string;
  /** The person who acted; she is never told herself. */
  readonly actorId?: string;
}

/** The reaction to every act of a ticket. */
export async function tellThoseConcerned(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  // The fact comes from `ticket.record.server.ts` of this room, which gives exactly these.
  const {
    before,
    after,
    record,
    known: calendars,
  } = fact as unknown as {
    before: Ticket | undefined;
    after: Ticket;
    record: AnyTicketAct;
    known: Calendars;
  };
  // Nobody is told of a matter that was over before the desk existed.
  if (after.endedHow === 'before_the_desk') return;
  const settled = noticeSettledBy[record.act];
  if (settled !== undefined)
    await trx
      .deleteFrom('notices')
      .where('ticketId', '=', after.id)
      .where('template', '=', settled)
      .where('status', '=', 'waiting')
      .execute();
  const planned = plannedNotices(before, after, record);
  if (planned.length === 0) return;
  const now = regency.now();
  const params = JSON.stringify(paramsOf(after, record));
  const applicants = await addressesOf(trx, after, planned);
  const common = { actId: record.id, params, createdAt: now };
  const rows = planned.flatMap((notice): Insertable<Notices>[] => {
    if (notice.addressee !== 'applicant') {
      const calendar = notice.officeId === null ? calendars.lead : calendars.of(notice.officeId);
      const from = new Date(now.getTime() + notice.afterHours * HOUR_MS);
      const notBefore = {
        by_screen: () => from,
        at_once: () => nextOpening(calendar, from),
        digest: () => nextOpening(calendar, new Date(from.getTime() + MINUTE_MS)),
      }[notice.delivery]();
      return [
        {
          ...common,
          id: regency.newId(),
          ticketId: after.id,
          audience: 'staff',
          addressee: notice.addressee,
          officeId: notice.officeId,
          personId: notice.personId,
          applicantId: null,
          template: notice.template,
          delivery: notice.delivery,
          level: notice.level,
          via: 'screen',
          status: 'waiting',
          notBefore,
        },
      ];
    }
    const address = applicants.get(notice.ticketId);
    if (!address) return [];
    // The clock speaks only by day; people may act, and be answered, at any hour.
    const notBefore =
      record.actorKind === 'system' && record.act !== 'absorb'
        ? nextOpening(calendars.lead, new Date(now.getTime() + MINUTE_MS))
        : now;
    const toApplicant = (via: 'email' | 'whatsapp', status: 'waiting' | 'by_hand') => ({
      ...common,
      params:
        notice.ticketId === after.id
          ? params
          : JSON.stringify({ ...paramsOf(after, record), code: address.code }),
      id: regency.newId(),
      ticketId: notice.ticketId,
      audience: 'applicant',
      addressee: 'applicant',
      officeId: null,
      personId: null,
      applicantId: address.applicantId,
      template: notice.template,
      delivery: notice.delivery,
      level: null,
      via,
      status,
      notBefore,
    });
    return [
      ...(address.hasEmail && regency.canMail ? [toApplicant('email', 'waiting')] : []),
      ...(address.hasPhone ? [toApplicant('whatsapp', 'by_hand')] : []),
    ];
  });
  if (rows.length > 0) await trx.insertInto('notices').values(rows).execute();
}

interface Address {
  readonly applicantId: string;
  readonly code: string;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/** By ticket, whether its applicant can be reached by mail or telephone. */
async function addressesOf(
  trx: Trx,
  ticket: Ticket,
  planned: readonly PlannedNotice[],
): Promise<ReadonlyMap<string, Address>> {
  const ids = planned.flatMap((notice) => (notice.addressee === 'applicant' ? [notice.ticketId] : []));
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['tickets.id', 'tickets.code', 'tickets.applicantId'])
    .select((eb) => [
      eb('applicants.email', 'is not', null).as('hasEmail'),
      eb('applicants.phone', 'is not', null).as('hasPhone'),
    ])
    .where('tickets.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, hasEmail: Boolean(row.hasEmail), hasPhone: Boolean(row.hasPhone) }]),
  );
}

function paramsOf(ticket: Ticket, act: AnyTicketAct): NoticeParams {
  return {
    code: ticket.code,
    dueAt: ticket.due.at.toISOString(),
    ...(act.actorKind === 'staff' && act.actorId !== null ? { actorId: act.actorId } : {}),
    ...(act.act === 'decline' ? { door: act.data.doorName } : {}),
    ...(act.act === 'to_ppid' ? { door: act.data.registerNumber } : {}),
    ...(act.act === 'wait_agency' ? { agency: act.data.agency } : {}),
    ...(act.act === 'merge' ? { intoCode: act.data.intoCode } : {}),
    ...(act.act === 'plan_visit' ? { on: act.data.on } : {}),
  };
}
