/** Reads of the outbox: of one ticket, of one person, and all of it for those who keep it running. */
import { maskedEmail } from '#shared/email.ts';
import { maskedPhone } from '#shared/phone.ts';
import type { NoticeParams } from '#domain/tickets/notice.reactions.server.ts';
import { noticeWording } from '#domain/tickets/notice.wording.server.ts';
import { noticeTexts } from '#lang/notices.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface TicketNotice {
  readonly id: string;
  readonly template: string;
  readonly sentence: string;
  readonly via: string;
  /** `by_hand`: an officer sends it herself, at `/pemberitahuan/<id>`. */
  readonly status: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** What the applicant of a ticket was told, newest first; the caller has checked that the ticket may be read. */
export async function noticesOfTicket(
  regency: Regency,
  ticketId: string,
  locale: Locale = 'id',
): Promise<TicketNotice[]> {
  const rows = await regency.db
    .selectFrom('notices')
    .select(['id', 'template', 'params', 'via', 'status', 'createdAt', 'sentAt'])
    .where('ticketId', '=', ticketId)
    .where('audience', '=', 'applicant')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  const say = await noticeWording(regency);
  return rows.map(({ params, ...row }) => ({
    ...row,
    sentence: say(row.template, paramsOf(params), locale),
  }));
}

export interface OwnNotice {
  readonly id: string;
  readonly code: string;
  readonly sentence: string;
  readonly level: number | null;
  readonly isRead: boolean;
  readonly createdAt: Date;
}

/** The notices of a staff member, unread first, then newest. */
export async function noticesOfPerson(
  regency: Regency,
  personId: string,
  locale: Locale,
): Promise<OwnNotice[]> {
  const rows = await regency.db
    .selectFrom('notices')
    .select(['id', 'template', 'params', 'level', 'status', 'createdAt'])
    .where('personId', '=', personId)
    .where('via', '=', 'screen')
    .where('status', 'in', ['sent', 'read'])
    .orderBy((eb) => eb('status', '=', 'read'))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const say = await noticeWording(regency);
  return rows.map((row) => ({
    id: row.id,
    code: (row.params as unknown as NoticeParams).code,
    sentence: say(row.template, paramsOf(row.params), locale),
    level: row.level,
    isRead: row.status === 'read',
    createdAt: row.createdAt,
  }));
}

/** How many notices a staff member has not read; for the frame. */
export async function unreadCount(regency: Regency, personId: string): Promise<number> {
  const row = await regency.db
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('via', '=', 'screen')
    .where('status', '=', 'sent')
    .executeTakeFirstOrThrow();
  return row.count;
}

export const OUTBOX_STATUSES = ['failed', 'waiting', 'by_hand', 'sent'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];

export interface OutboxRow {
  readonly id: string;
  /** The sentence that was told; of a digest, only that it was one. */
  readonly summary: string;
  readonly audience: string;
  readonly via: string;
  readonly status: string;
  /** An office with a duty, or a masked address. */
  readonly addressee: string;
  readonly to: string;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly sentAt: Date | null;
  readonly tries: number;
  readonly lastError: string | null;
}

/** One status of the outbox, newest first; people's own copies are left out, as their notice is there once already. */
export async function outboxOf(regency: Regency, status: OutboxStatus, locale: Locale): Promise<OutboxRow[]> {
  const rows = await regency.db
    .selectFrom('notices')
    .leftJoin('offices', 'offices.id', 'notices.officeId')
    .leftJoin('applicants', 'applicants.id', 'notices.applicantId')
    .leftJoin('people', 'people.id', 'notices.personId')
    .select([
      'notices.id',
      'notices.params',
      'notices.template',
      'notices.audience',
      'notices.via',
      'notices.status',
      'notices.addressee',
      'notices.createdAt',
      'notices.notBefore',
      'notices.sentAt',
      'notices.tries',
      'notices.lastError',
      'offices.shortName',
      'applicants.email as applicantEmail',
      'applicants.phone as applicantPhone',
      'people.name as personName',
    ])
    .where('notices.status', 'in', status === 'waiting' ? ['waiting', 'sending'] : [status])
    .where((eb) => eb.or([eb('notices.via', '!=', 'screen'), eb('notices.personId', 'is', null)]))
    .orderBy('notices.createdAt', 'desc')
    .orderBy('notices.id', 'desc')
    .limit(200)
    .execute();
  const say = await noticeWording(regency);
  return rows.map(({ params, template, shortName, applicantEmail, applicantPhone, personName, ...row }) => ({
    ...row,
    summary:
      template === 'digest'
        ? translator(noticeTexts, locale)('digest')
        : say(template, paramsOf(params), locale),
    addressee: row.addressee ?? 'person',
    to:
      row.audience === 'applicant'
        ? row.via === 'email'
          ? (maskedEmail(applicantEmail) ?? '')
          : (maskedPhone(applicantPhone) ?? '')
        : (personName ?? shortName ?? ''),
  }));
}

/** How many notices stand in each status. */
export async function outboxCounts(regency: Regency): Promise<Readonly<Record<OutboxStatus, number>>> {
  const rows = await regency.db
    .selectFrom('notices')
    .select(['status', (eb) => eb.fn.countAll<number>().as('count')])
    .where('status', 'in', ['failed', 'waiting', 'sending', 'by_hand'])
    .groupBy('status')
    .execute();
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return { failed: of('failed'), waiting: of('waiting') + of('sending'), by_hand: of('by_hand'), sent: 0 };
}

/** Written by `notice.reactions.server.ts` from this type; the database keeps it as json. */
function paramsOf(params: unknown): NoticeParams {
  return params as NoticeParams;
}
