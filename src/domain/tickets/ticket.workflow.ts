/** Table: state -> act -> next state, and what the clock does. The README's diagram is printed from it. */
import type { Workflow } from '#shared/workflow.ts';
import {
  currentParts,
  leadPart,
  type Ticket,
  type TicketAct,
  type TicketState,
} from '#domain/tickets/ticket.ts';

/** Acts that are possible in every state and change none. */
const ALWAYS = {
  note: 'same',
  reissue_link: 'same',
  erase_texts: 'same',
  attach: 'same',
  request_data: 'same',
  decide_data: 'same',
} as const;

/** Acts of supporting offices: each ends or changes only its own part. */
const PARTS = { accept_part: 'same', hand_back_part: 'same', contribute: 'same', assign: 'same' } as const;

/** What the clock itself may do while a matter is open. */
const BY_CLOCK = { escalate: 'same', recompute_due: 'same' } as const;

export const ticketWorkflow: Workflow<TicketState, TicketAct> = {
  received: {
    clock: 'runs',
    acts: {
      route: 'routed',
      answer_on_spot: 'answered',
      ask: 'waiting_applicant',
      decline: 'declined',
      to_ppid: 'declined',
      archive: 'archived',
      merge: 'merged',
      withdraw: 'withdrawn',
      write: 'same',
      change_topic: 'same',
      plan_visit: 'same',
      record_visit: 'same',
      absorb: 'same',
      unabsorb: 'same',
      ...BY_CLOCK,
      ...ALWAYS,
    },
  },
  routed: {
    clock: 'runs',
    acts: {
      accept: 'in_work',
      hand_back: 'received',
      route: 'routed',
      ask: 'waiting_applicant',
      merge: 'merged',
      withdraw: 'withdrawn',
      write: 'same',
      change_topic: 'same',
      plan_visit: 'same',
      record_visit: 'same',
      absorb: 'same',
      unabsorb: 'same',
      ...PARTS,
      ...BY_CLOCK,
      ...ALWAYS,
    },
  },
  in_work: {
    clock: 'runs',
    acts: {
      message: 'same',
      ask: 'waiting_applicant',
      plan_visit: 'same',
      record_visit: 'same',
      involve: 'same',
      release: 'same',
      extend: 'same',
      wait_agency: 'same',
      end_wait: 'same',
      draft_answer: 'same',
      return_answer: 'same',
      approve_answer: 'answered',
      answer: 'answered',
      hand_back: 'received',
      merge: 'merged',
      withdraw: 'withdrawn',
      write: 'same',
      change_topic: 'same',
      absorb: 'same',
      unabsorb: 'same',
      ...PARTS,
      ...BY_CLOCK,
      ...ALWAYS,
    },
  },
  waiting_applicant: {
    clock: 'pauses',
    acts: {
      reply: 'where_it_was',
      record_reply: 'where_it_was',
      record_visit: 'same',
      withdraw: 'withdrawn',
      remind: 'same',
      lapse: 'closed',
      absorb: 'same',
      unabsorb: 'same',
      recompute_due: 'same',
      ...PARTS,
      ...ALWAYS,
    },
  },
  answered: {
    clock: 'stops',
    acts: {
      agree: 'closed',
      object: 'received',
      lapse: 'closed',
      copy_out: 'same',
      unabsorb: 'same',
      ...ALWAYS,
    },
  },
  closed: {
    clock: 'stops',
    acts: {
      reopen: 'received',
      late_reply: 'received',
      archive_old: 'archived',
      copy_out: 'same',
      unabsorb: 'same',
      ...ALWAYS,
    },
  },
  declined: { clock: 'stops', acts: { reopen: 'received', unabsorb: 'same', ...ALWAYS } },
  archived: { clock: 'stops', acts: { reopen: 'received', unabsorb: 'same', ...ALWAYS } },
  merged: { clock: 'stops', acts: { unmerge: 'where_it_was', ...ALWAYS } },
  withdrawn: { clock: 'stops', acts: { reopen: 'received', unabsorb: 'same', ...ALWAYS } },
};

/** What must hold beyond the state. Each is a question about the ticket alone. */
export const ticketConditions: Partial<Record<TicketAct, (ticket: Ticket) => boolean>> = {
  extend: (ticket) => ticket.extendedDays === 0,
  wait_agency: (ticket) => ticket.waitingAgency === null,
  end_wait: (ticket) => ticket.waitingAgency !== null,
  answer: (ticket) => !ticket.needsApproval,
  approve_answer: (ticket) => ticket.draft?.isSubmitted === true,
  return_answer: (ticket) => ticket.draft?.isSubmitted === true,
  accept: (ticket) => leadPart(ticket)?.state === 'sent',
  accept_part: (ticket) =>
    currentParts(ticket).some((part) => part.role === 'supporting' && part.state === 'sent'),
  release: (ticket) =>
    currentParts(ticket).some((part) => part.role === 'supporting' && part.endedAt === null),
  remind: (ticket) => ticket.remindedAt === null,
  archive_old: (ticket) => ticket.endedHow === 'before_the_desk',
  late_reply: (ticket) => ticket.endedHow === 'without_confirmation',
  merge: (ticket) => ticket.absorbed.length === 0,
  unabsorb: (ticket) => ticket.absorbed.length > 0,
  request_data: (ticket) => ticket.dataRequest === null,
  decide_data: (ticket) => ticket.dataRequest !== null,
};

/** True when the workflow knows this act in the ticket's present state and its condition holds. */
export function isPossible(ticket: Ticket, act: TicketAct): boolean {
  return ticketWorkflow[ticket.state].acts[act] !== undefined && (ticketConditions[act]?.(ticket) ?? true);
}

/** The acts possible now, whoever asks. */
export function possibleActs(ticket: Ticket): TicketAct[] {
  return (Object.keys(ticketWorkflow[ticket.state].acts) as TicketAct[]).filter((act) =>
    isPossible(ticket, act),
  );
}

/** The state after an act; the present one when the table does not know the act here. */
export function stateAfter(ticket: Ticket, act: TicketAct): TicketState {
  const next = ticketWorkflow[ticket.state].acts[act];
  if (next === undefined || next === 'same') return ticket.state;
  if (next !== 'where_it_was') return next;
  return (ticket.state === 'merged' ? ticket.stateBeforeMerge : ticket.resumeState) ?? 'received';
}
