/** What staff do with notices: send one by hand, try a failed one again, mark their own as read. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import type { NoticeParams } from '#domain/tickets/notice.reactions.server.ts';
import { messageToApplicant, noticeWording, waLink } from '#domain/tickets/notice.wording.server.ts';
import { issueToken } from '#domain/tickets/ticket.commands.server.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { notNow, outOfReach, ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface HandOver {
  readonly noticeId: string;
  readonly code: string;
  readonly text: string;
  /** Opens WhatsApp with the text; undefined before it was asked for. */
  readonly href: string | undefined;
}

/** The message as it will read, without its link. @throws Problem ticketNotFound, also when it is out of reach */
export async function readHandOver(regency: Regency, actor: Actor, noticeId: string): Promise<HandOver> {
  const { row, params } = await byHand(regency, actor, noticeId);
  const say = await noticeWording(regency);
  return {
    noticeId,
    code: params.code,
    text: messageToApplicant(say(row.template, params, 'id'), row.name, undefined, 'id'),
    href: undefined,
  };
}

/**
 * Makes the message with a link of its own kind (it passes through an officer's hands) and counts it as sent. The link
 * is kept nowhere; who opened the number is recorded.
 * @throws Problem ticketNotFound, notNow (no usable number)
 */
export async function handOver(regency: Regency, actor: Actor, noticeId: string): Promise<HandOver> {
  const { row, params, ticketId, staff } = await byHand(regency, actor, noticeId);
  const say = await noticeWording(regency);
  return regency.db.transaction().execute(async (trx) => {
    const secret = await issueToken(trx, regency, ticketId, 'officer_link');
    const link = `${regency.publicUrl}/lacak/${params.code}?k=${secret}`;
    const text = messageToApplicant(say(row.template, params, 'id'), row.name, link, 'id');
    const href = waLink(row.phone ?? '', text);
    if (href === undefined) throw notNow({ notice: noticeId });
    const now = regency.now();
    await trx
      .updateTable('notices')
      .set({ status: 'sent', sentAt: now })
      .where('id', '=', noticeId)
      .where('status', '=', 'by_hand')
      .execute();
    await noteAudit(trx, regency, {
      actorId: staff.personId,
      verb: 'open_phone',
      subject: 'notices',
      subjectId: noticeId,
    });
    return { noticeId, code: params.code, text, href };
  });
}

async function byHand(regency: Regency, actor: Actor, noticeId: string) {
  const row = await regency.db
    .selectFrom('notices')
    .innerJoin('applicants', 'applicants.id', 'notices.applicantId')
    .select(['notices.ticketId', 'notices.template', 'notices.params', 'applicants.name', 'applicants.phone'])
    .where('notices.id', '=', noticeId)
    .where('notices.via', '=', 'whatsapp')
    .executeTakeFirst();
  if (!row?.ticketId || actor.kind !== 'staff') throw ticketNotFound();
  const ticket = await readTicket(regency.db, row.ticketId);
  const now = regency.now();
  if (!ticket || !isInReach(ticket, actor, 'read', now)) throw ticketNotFound();
  // The message carries a link of the applicant's: whoever may make one may hand it over.
  if (!isInReach(ticket, actor, 'reissue_link', now)) throw outOfReach({ ticket: ticket.id });
  return { row, params: row.params as unknown as NoticeParams, ticketId: row.ticketId, staff: actor };
}

/** Lets a failed letter be tried again at once. @throws Problem outOfReach */
export async function retryNotice(regency: Regency, actor: Actor, noticeId: string): Promise<void> {
  if (!mayOffice(actor, 'read_outbox')) throw outOfReach();
  await regency.db
    .updateTable('notices')
    .set({ status: 'waiting', tries: 0, notBefore: regency.now(), lastError: null })
    .where('id', '=', noticeId)
    .where('status', '=', 'failed')
    .execute();
}

/** Marks own notices as read: one, or all. */
export async function markRead(regency: Regency, actor: StaffActor, noticeId?: string): Promise<void> {
  await regency.db
    .updateTable('notices')
    .set({ status: 'read' })
    .where('personId', '=', actor.personId)
    .where('via', '=', 'screen')
    .where('status', '=', 'sent')
    .$if(noticeId !== undefined, (query) => query.where('id', '=', noticeId ?? ''))
    .execute();
}
