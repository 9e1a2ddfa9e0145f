/** What the counter sees while it takes somebody's matter down. */
import type { ApplicantKind, TicketState } from '#domain/tickets/ticket.ts';

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
