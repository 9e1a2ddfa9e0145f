/** The fold from acts to the present ticket: one case an act, no clock, no database. */
import type { Pause } from '#domain/offices/calendar.ts';
import {
  leadPart,
  type AnyTicketAct,
  type NewPart,
  type OldCase,
  type Part,
  type RoundResult,
  type Ticket,
} from '#domain/tickets/ticket.ts';
import { stateAfter } from '#domain/tickets/ticket.workflow.ts';

/** Folds a whole history; undefined for an empty one. Acts must be in the order of `seq`. */
export function foldTicket(ticketId: string, acts: readonly AnyTicketAct[]): Ticket | undefined {
  let ticket: Ticket | undefined;
  for (const act of acts) ticket = ticket === undefined ? openedBy(ticketId, act) : applyAct(ticket, act);
  return ticket;
}

/** The ticket that an `open` act begins. @throws RangeError when a history does not begin with one */
export function openedBy(ticketId: string, act: AnyTicketAct): Ticket {
  if (act.act !== 'open') throw new RangeError(`history of ${ticketId} begins with ${act.act}`);
  const { data, clock } = act;
  const receivedAt = new Date(data.receivedAt);
  const opened: Ticket = {
    id: ticketId,
    code: data.code,
    version: act.seq,
    state: 'received',
    resumeState: null,
    stateBeforeMerge: null,
    round: 1,
    channel: data.channel,
    kind: data.kind,
    topicId: data.topicId,
    nagariCode: data.nagariCode,
    applicantId: data.applicantId,
    openedBy: data.openedBy ?? null,
    hidesName: data.hidesName,
    wantsVisit: data.wantsVisit,
    openedAt: receivedAt,
    receivedAt,
    standardDays: data.standardDays,
    extendedDays: 0,
    due: clock?.ticket ? dueFrom(clock.ticket) : { at: receivedAt, isProvisional: false },
    dueFloor: null,
    pauses: [],
    askedByOfficeId: null,
    remindedAt: null,
    parts: [],
    needsApproval: false,
    draft: null,
    waitingAgency: null,
    replyWaitsSince: null,
    visitorIds: [],
    answerTextId: null,
    answeredAt: null,
    endedAt: null,
    endedHow: null,
    mergedIntoId: null,
    absorbed: [],
    escalation: 0,
    dataRequest: null,
    rounds: [],
  };
  return data.old === undefined ? opened : overBefore(opened, data.old);
}

/** An old case is closed from its first line on. Nobody had promised a day, so the day it was done is its due day. */
function overBefore(opened: Ticket, { partId, officeId, doneAt, answerTextId }: OldCase): Ticket {
  const at = new Date(doneAt);
  const due = { at, isProvisional: false };
  const asked: NewPart = { partId, officeId, role: 'lead', days: opened.standardDays };
  const part = { ...sent(asked, opened.round, { at: opened.receivedAt, textId: null }), due };
  return finished(
    answered({ ...opened, state: 'closed', due, parts: [part] }, answerTextId, at),
    'before_the_desk',
    at,
  );
}

/** The ticket after one more act. The act was checked when it was recorded; the fold does not judge. */
export function applyAct(before: Ticket, act: AnyTicketAct): Ticket {
  const state = stateAfter(before, act.act);
  const moved: Ticket = { ...before, version: act.seq, state };
  return withClock(whatItDoes(moved, before, act), act);
}

function whatItDoes(ticket: Ticket, before: Ticket, act: AnyTicketAct): Ticket {
  switch (act.act) {
    case 'route':
      return {
        ...ticket,
        topicId: act.data.topicId,
        needsApproval: act.data.needsApproval,
        parts: [
          ...ticket.parts.map((part) =>
            part.round === ticket.round ? ended(part, 'handed_back', act.at) : part,
          ),
          ...act.data.parts.map((part) => sent(part, ticket.round, act)),
        ],
      };
    case 'involve':
      return { ...ticket, parts: [...ticket.parts, sent(act.data.part, ticket.round, act)] };
    case 'accept':
    case 'accept_part':
      return {
        ...ticket,
        parts: ticket.parts.map((p) => (p.id === act.data.partId ? { ...p, state: 'accepted' } : p)),
      };
    case 'hand_back':
      return {
        ...ticket,
        draft: null,
        parts: ticket.parts.map((p) => (p.round === ticket.round ? ended(p, 'handed_back', act.at) : p)),
      };
    case 'hand_back_part':
    case 'release':
      return {
        ...ticket,
        parts: ticket.parts.map((p) => (p.id === act.data.partId ? ended(p, 'handed_back', act.at) : p)),
      };
    case 'contribute':
      return {
        ...ticket,
        parts: ticket.parts.map((p) => (p.id === act.data.partId ? ended(p, 'done', act.at) : p)),
      };
    case 'assign':
      return {
        ...ticket,
        parts: ticket.parts.map((p) =>
          p.id === act.data.partId
            ? {
                ...p,
                personId: act.data.personId,
                sectionId: act.data.sectionId ?? null,
                personDueOn: act.data.dueOn ?? null,
              }
            : p,
        ),
      };
    case 'ask':
      return {
        ...ticket,
        resumeState: before.state,
        replyWaitsSince: null,
        askedByOfficeId: act.data.officeId,
        remindedAt: null,
        pauses: [...ticket.pauses, { from: act.at, to: null }],
        parts: ticket.parts.map((p) =>
          p.round === ticket.round && p.officeId === act.data.officeId && isHeld(p)
            ? { ...p, pauses: [...p.pauses, { from: act.at, to: null }] }
            : p,
        ),
      };
    case 'reply':
    case 'record_reply':
      return {
        ...unpaused(ticket, act.at),
        resumeState: null,
        askedByOfficeId: null,
        remindedAt: null,
        replyWaitsSince: ticket.replyWaitsSince ?? act.at,
      };
    case 'write':
      return { ...ticket, replyWaitsSince: ticket.replyWaitsSince ?? act.at };
    case 'message':
      return { ...ticket, replyWaitsSince: null };
    case 'plan_visit':
      return {
        ...ticket,
        replyWaitsSince: null,
        visitorIds: [...new Set([...ticket.visitorIds, act.data.personId])],
      };
    case 'record_visit':
      return { ...ticket, replyWaitsSince: null };
    case 'remind':
      return { ...ticket, remindedAt: act.at };
    case 'extend':
      return {
        ...ticket,
        extendedDays: ticket.extendedDays + act.data.days,
        // The lead office asked for the days, so its own clock gets them too.
        parts: ticket.parts.map((p) =>
          p.round === ticket.round && p.role === 'lead' && isHeld(p)
            ? { ...p, days: p.days + act.data.days }
            : p,
        ),
      };
    case 'wait_agency':
      return { ...ticket, waitingAgency: act.data.agency };
    case 'end_wait':
      return { ...ticket, waitingAgency: null };
    case 'change_topic':
      return {
        ...ticket,
        topicId: act.data.topicId,
        standardDays: act.data.standardDays,
        needsApproval: act.data.needsApproval ?? ticket.needsApproval,
        dueFloor: ticket.dueFloor && ticket.dueFloor > ticket.due.at ? ticket.dueFloor : ticket.due.at,
      };
    case 'draft_answer':
      return {
        ...ticket,
        draft:
          act.textId === null
            ? null
            : { textId: act.textId, isSubmitted: act.data.isSubmitted, byPersonId: act.actorId },
      };
    case 'return_answer':
      return { ...ticket, draft: ticket.draft && { ...ticket.draft, isSubmitted: false } };
    case 'approve_answer':
      return answered(ticket, act.data.answerTextId, act.at);
    case 'answer':
    case 'answer_on_spot':
      return answered(ticket, act.textId, act.at);
    case 'agree':
      return finished(ticket, 'agreed', act.at);
    case 'lapse':
      return finished(ticket, 'without_confirmation', act.at);
    case 'withdraw':
      return finished(ticket, 'withdrawn', act.at);
    case 'decline':
    case 'to_ppid':
      return finished(ticket, 'declined', act.at);
    case 'archive':
      return finished(ticket, 'archived', act.at);
    case 'object':
      return newRound(finished(ticket, 'objected', act.at), act.data.standardDays, act.at);
    case 'reopen':
    case 'late_reply':
      return newRound({ ...ticket }, act.data.standardDays, act.at);
    case 'merge':
      return { ...ticket, mergedIntoId: act.data.intoTicketId, stateBeforeMerge: before.state };
    case 'unmerge':
      return { ...ticket, mergedIntoId: null, stateBeforeMerge: null };
    case 'absorb':
      return {
        ...ticket,
        absorbed: [
          ...ticket.absorbed,
          {
            ticketId: act.data.ticketId,
            code: act.data.code,
            at: act.at,
            receivedAt: new Date(act.data.receivedAt),
            days: act.data.days,
            pauses: act.data.pauses.map((p) => ({
              from: new Date(p.from),
              to: p.to === null ? null : new Date(p.to),
            })),
          },
        ],
      };
    case 'unabsorb':
      return { ...ticket, absorbed: ticket.absorbed.filter((one) => one.ticketId !== act.data.ticketId) };
    case 'escalate':
      return { ...ticket, escalation: act.data.level };
    case 'request_data':
      return { ...ticket, dataRequest: { kind: act.data.kind, at: act.at, textId: act.textId } };
    case 'decide_data':
      return { ...ticket, dataRequest: null };
    default:
      return ticket;
  }
}

function withClock(ticket: Ticket, act: AnyTicketAct): Ticket {
  const { clock } = act;
  if (clock === null) return ticket;
  const parts = clock.parts;
  return {
    ...ticket,
    due: clock.ticket ? dueFrom(clock.ticket) : ticket.due,
    parts: parts
      ? ticket.parts.map((part) => {
          const due = parts[part.id];
          return due ? { ...part, due: dueFrom(due) } : part;
        })
      : ticket.parts,
  };
}

function dueFrom(stored: { at: string; isProvisional: boolean }): { at: Date; isProvisional: boolean } {
  return { at: new Date(stored.at), isProvisional: stored.isProvisional };
}

/** The note of a part is its own, or the words with which it was sent. */
function sent(part: NewPart, round: number, { at, textId }: { at: Date; textId: string | null }): Part {
  return {
    id: part.partId,
    round,
    officeId: part.officeId,
    role: part.role,
    state: 'sent',
    days: part.days,
    sentAt: at,
    due: null,
    pauses: [],
    noteTextId: part.noteTextId ?? textId,
    personId: null,
    sectionId: null,
    personDueOn: null,
    endedAt: null,
  };
}

function isHeld(part: Part): boolean {
  return part.state === 'sent' || part.state === 'accepted';
}

function ended(part: Part, state: 'done' | 'handed_back', at: Date): Part {
  if (!isHeld(part)) return part;
  return { ...part, state, endedAt: at, pauses: closePauses(part.pauses, at) };
}

function closePauses(pauses: readonly Pause[], at: Date): readonly Pause[] {
  return pauses.some((p) => p.to === null)
    ? pauses.map((p) => (p.to === null ? { ...p, to: at } : p))
    : pauses;
}

function unpaused(ticket: Ticket, at: Date): Ticket {
  return {
    ...ticket,
    pauses: closePauses(ticket.pauses, at),
    parts: ticket.parts.map((part) => ({ ...part, pauses: closePauses(part.pauses, at) })),
  };
}

function answered(ticket: Ticket, textId: string | null, at: Date): Ticket {
  const lead = leadPart(ticket);
  return {
    ...ticket,
    answeredAt: at,
    answerTextId: textId,
    draft: null,
    waitingAgency: null,
    replyWaitsSince: null,
    parts: lead
      ? ticket.parts.map((part) => (part.id === lead.id ? ended(part, 'done', at) : part))
      : ticket.parts,
  };
}

/** Ends the round and writes down how it was counted. */
function finished(ticket: Ticket, end: RoundResult['end'], at: Date): Ticket {
  const still = unpaused(ticket, at);
  return {
    ...still,
    resumeState: null,
    endedAt: at,
    endedHow: end,
    draft: null,
    waitingAgency: null,
    replyWaitsSince: null,
    parts: still.parts.map((part) => (part.round === ticket.round ? ended(part, 'done', at) : part)),
    rounds: [
      ...ticket.rounds,
      {
        round: ticket.round,
        receivedAt: ticket.receivedAt,
        dueAt: ticket.due.at,
        answeredAt: ticket.answeredAt,
        endedAt: at,
        end,
      },
    ],
  };
}

/** A new round with the full standard, received at that instant; earlier results stay as they were counted. */
function newRound(ticket: Ticket, standardDays: number, at: Date): Ticket {
  return {
    ...ticket,
    round: ticket.round + 1,
    receivedAt: at,
    standardDays,
    extendedDays: 0,
    dueFloor: null,
    pauses: [],
    resumeState: null,
    askedByOfficeId: null,
    remindedAt: null,
    needsApproval: false,
    draft: null,
    waitingAgency: null,
    replyWaitsSince: null,
    answerTextId: null,
    answeredAt: null,
    endedAt: null,
    endedHow: null,
    escalation: 0,
  };
}
