/**
 * Table: state -> which act stands first on the case, and which usual ones beside it. What an actor may do at all is
 * the policy's answer; this only says where a button stands. Pure.
 */
import { DESK_ACTS, type DeskAct } from '#domain/tickets/act.form.ts';
import type { TicketAct, TicketState } from '#domain/tickets/ticket.ts';

interface Rank {
  /** The first of these that one may do is the main act. */
  readonly main: readonly DeskAct[];
  readonly usual: readonly DeskAct[];
}

const OVER: Rank = { main: [], usual: ['reopen', 'note'] };

const actRanks: Readonly<Record<TicketState, Rank>> = {
  received: { main: ['route', 'answer_on_spot'], usual: ['answer_on_spot', 'ask', 'merge', 'note'] },
  routed: {
    main: ['accept', 'accept_part', 'contribute'],
    usual: ['route', 'hand_back', 'hand_back_part', 'assign', 'ask', 'note'],
  },
  in_work: {
    main: ['approve_answer', 'answer', 'draft_answer', 'accept_part', 'contribute'],
    usual: ['return_answer', 'ask', 'message', 'assign', 'hand_back_part', 'note'],
  },
  waiting_applicant: {
    main: ['record_reply', 'accept_part', 'contribute'],
    usual: ['assign', 'note'],
  },
  answered: { main: ['copy_out'], usual: ['note'] },
  closed: { main: ['copy_out'], usual: ['reopen', 'note'] },
  declined: OVER,
  archived: OVER,
  merged: { main: [], usual: ['unmerge', 'note'] },
  withdrawn: OVER,
};

export interface RankedActs {
  readonly main: DeskAct | undefined;
  readonly usual: readonly DeskAct[];
  readonly rare: readonly DeskAct[];
}

/** The buttons of a case in three ranks; together exactly the desk's acts among `may`. */
export function rankedActs(state: TicketState, may: readonly TicketAct[]): RankedActs {
  const allowed = DESK_ACTS.filter((act) => may.includes(act));
  // A request about somebody's data has a legal day of its own: it is never rare.
  const always: readonly DeskAct[] = ['decide_data'];
  const main = actRanks[state].main.find((act) => allowed.includes(act));
  const usual = [...always, ...actRanks[state].usual].filter((act) => act !== main && allowed.includes(act));
  return { main, usual, rare: allowed.filter((act) => act !== main && !usual.includes(act)) };
}
