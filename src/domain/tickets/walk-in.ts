/** What the counter sees while it takes somebody's matter down. */
import { hasDuty, type Actor } from '#domain/offices/duty.ts';
import type { ApplicantKind, TicketState } from '#domain/tickets/ticket.ts';

/** Through which door most of what somebody takes down comes: who has no counter is out on visits. */
export function usualChannel(actor: Actor): 'desk' | 'visit' {
  return hasDuty(actor, 'field') && !hasDuty(actor, 'desk') ? 'visit' : 'desk';
}

/** Somebody who was here before. */
export interface FoundApplicant {
  readonly id: string;
  readonly name: string;
  readonly kind: ApplicantKind;
  /** Without its last digits. */
  readonly phone: string | undefined;
  readonly nagariCode: string | undefined;
  readonly nagari: string | undefined;
  /** The newest first, three at most. */
  readonly tickets: readonly { readonly code: string; readonly topic: string; readonly state: TicketState }[];
}

/** An earlier ticket that may be about the same matter, or that came from the same letter. */
export interface EarlierTicket {
  readonly code: string;
  readonly topic: string;
  readonly words: string;
  readonly state: TicketState;
  readonly receivedAt: Date;
  /** Why it is shown. */
  readonly because: 'same_matter' | 'same_number';
}
