/** Which tag tells a ticket's state apart; the word always stands in it. */
import type { TicketState } from '#domain/tickets/ticket.ts';

export const stateTones: Readonly<Partial<Record<TicketState, 'accent' | 'info' | 'warn' | 'good'>>> = {
  received: 'accent',
  routed: 'info',
  in_work: 'info',
  waiting_applicant: 'warn',
  answered: 'good',
  closed: 'good',
};
