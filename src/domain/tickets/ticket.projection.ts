/** The rows that lists and filters read, derived from a folded ticket; `checkTickets` compares them with what is stored. */
import { leadPart, isOpen, type Ticket } from '#domain/tickets/ticket.ts';

/** Columns of `tickets` that follow from the fold (texts and the time of entry do not). */
export function ticketRow(ticket: Ticket) {
  const lead = leadPart(ticket);
  return {
    id: ticket.id,
    code: ticket.code,
    version: ticket.version,
    state: ticket.state,
    round: ticket.round,
    channel: ticket.channel,
    kind: ticket.kind,
    topicId: ticket.topicId,
    nagariCode: ticket.nagariCode,
    applicantId: ticket.applicantId,
    openedBy: ticket.openedBy,
    hidesName: ticket.hidesName,
    wantsVisit: ticket.wantsVisit,
    leadOfficeId: lead?.officeId ?? null,
    personId: lead?.personId ?? null,
    openedAt: ticket.openedAt,
    receivedAt: ticket.receivedAt,
    dueAt: ticket.due.at,
    isDueProvisional: ticket.due.isProvisional,
    isPaused: ticket.state === 'waiting_applicant',
    standardDays: ticket.standardDays,
    extendedDays: ticket.extendedDays,
    escalation: ticket.escalation,
    answeredAt: ticket.answeredAt,
    endedAt: ticket.endedAt,
    endedHow: ticket.endedHow,
    mergedIntoId: ticket.mergedIntoId,
    awaitsApproval: ticket.state === 'in_work' && ticket.draft?.isSubmitted === true,
    replyWaitsSince: ticket.replyWaitsSince,
    isOpen: isOpen(ticket.state),
    readerIds: readerIds(ticket),
  };
}

/** Who reads it as a person (reach `self`): who entered it, whom it was given to, who was named for a visit; in order. */
function readerIds({ openedBy, parts, visitorIds }: Ticket): string[] {
  const given = parts.flatMap((part) => part.personId ?? []);
  return [...new Set([...(openedBy === null ? [] : [openedBy]), ...given, ...visitorIds])].toSorted();
}

/** Rows of `disposisi`: `isCurrent` while the office holds it in a ticket that is still open. */
export function disposisiRows(ticket: Ticket) {
  return ticket.parts.map((part) => ({
    id: part.id,
    ticketId: ticket.id,
    round: part.round,
    officeId: part.officeId,
    role: part.role,
    state: part.state,
    days: part.days,
    sentAt: part.sentAt,
    dueAt: part.due?.at ?? part.sentAt,
    isPaused: part.pauses.some((pause) => pause.to === null),
    personId: part.personId,
    endedAt: part.endedAt,
    isCurrent: part.endedAt === null && part.round === ticket.round && isOpen(ticket.state),
  }));
}

/** Rows of `ticket_rounds`: finished rounds, never changed afterwards. */
export function roundRows(ticket: Ticket) {
  return ticket.rounds.map((round) => ({
    ticketId: ticket.id,
    round: round.round,
    receivedAt: round.receivedAt,
    dueAt: round.dueAt,
    answeredAt: round.answeredAt,
    endedAt: round.endedAt,
    endedHow: round.end,
  }));
}
