/** What the counter sees while it takes somebody's matter down; without the schema, so that a phone need not fetch it. */
import { hasDuty, type Actor } from '#domain/offices/duty.ts';
import { CHANNELS, type ApplicantKind, type TicketState } from '#domain/tickets/ticket.ts';

/** What staff may enter; `online` is the applicant's own door. */
export const WALK_IN_CHANNELS = CHANNELS.filter((channel) => channel !== 'online');

/** Wishes for documents that UU 14/2008 has a door of its own for. */
const FORMAL_REQUEST =
  /\bppid\b|informasi publik|keterbukaan informasi|(?:uu|undang-undang)\D{0,12}14\D{0,9}2008|(?:salinan|fotokopi|kopi) (?:dokumen|sk|kontrak|anggaran|dpa|rka|apbd|laporan keuangan)/i;

/** True when the words look like a formal request for public information, which the PPID answers (UU 14/2008). */
export function looksLikeFormalRequest(words: string): boolean {
  return FORMAL_REQUEST.test(words);
}

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
