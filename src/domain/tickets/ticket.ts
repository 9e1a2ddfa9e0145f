/**
 * The ticket: its shape, and the fold from acts to present state. Nothing here reads a clock or a database; what an act
 * means for the clock was computed when it was recorded (`ticket.clock.ts`) and travels inside the act.
 */
import type { Pause } from '#domain/offices/calendar.ts';

export const TICKET_STATES = [
  'received',
  'routed',
  'in_work',
  'waiting_applicant',
  'answered',
  'closed',
  'declined',
  'archived',
  'merged',
  'withdrawn',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** The programme's three doors first, then what arrives otherwise. */
export const CHANNELS = [
  'desk',
  'visit',
  'online',
  'letter',
  'lapor',
  'whatsapp',
  'phone',
  'nagari_office',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const TICKET_KINDS = ['consultation', 'problem', 'aspiration', 'information'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const APPLICANT_KINDS = ['person', 'business', 'group', 'cooperative', 'bumnag'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** Instants inside stored acts are ISO strings in UTC. */
type Iso = string;

export interface StoredDue {
  readonly at: Iso;
  readonly isProvisional: boolean;
}

/** What the clock said after an act; only what changed is kept. */
export interface ActClock {
  readonly ticket?: StoredDue;
  readonly parts?: Readonly<Record<string, StoredDue>>;
}

/** What the applicant may demand of us for her own data (UU 27/2022, articles 6 and 8); a copy she takes herself. */
export type DataRequestKind = 'correction' | 'erasure';

/** UU 27/2022 gives three times 24 hours for a correction (article 30); we decide an erasure as fast. */
const DATA_REQUEST_MS = 3 * 24 * 3_600_000;

export interface NewPart {
  readonly partId: string;
  readonly officeId: string;
  readonly role: 'lead' | 'supporting';
  /** Working days on the office's own calendar from the instant it was sent. */
  readonly days: number;
  readonly noteTextId?: string;
}

/** A case that was over before the desk existed: it comes in closed, with the office that did it and its true days. */
export interface OldCase {
  readonly partId: string;
  readonly officeId: string;
  readonly doneAt: Iso;
  readonly answerTextId: string;
  readonly importId: string;
}

/** What each act carries besides its text. Personal words live in `ticket_texts`; acts hold only their ids. */
export interface ActData {
  open: {
    code: string;
    channel: Channel;
    kind: TicketKind;
    topicId: string;
    nagariCode: string;
    applicantId: string;
    titleTextId?: string;
    receivedAt: Iso;
    standardDays: number;
    hidesName: boolean;
    wantsVisit: boolean;
    openedBy?: string;
    lateReasonTextId?: string;
    old?: OldCase;
  };
  route: { topicId: string; parts: NewPart[]; needsApproval: boolean };
  answer_on_spot: { officeId: string };
  ask: { officeId: string };
  reply: Record<never, never>;
  record_reply: { channel: Channel };
  write: Record<never, never>;
  decline: { doorName: string };
  to_ppid: { registerNumber: string };
  archive: { reason: string };
  /** The import that brought an old case was taken back. */
  archive_old: { importId: string };
  merge: { intoTicketId: string; intoCode: string };
  unmerge: Record<never, never>;
  absorb: {
    ticketId: string;
    code: string;
    receivedAt: Iso;
    days: number;
    pauses: { from: Iso; to: Iso | null }[];
  };
  unabsorb: { ticketId: string; code: string };
  accept: { partId: string };
  accept_part: { partId: string };
  hand_back: { partId: string };
  hand_back_part: { partId: string };
  contribute: { partId: string };
  message: Record<never, never>;
  note: Record<never, never>;
  /** `visitId`: the plan was made as a visit; it follows here. */
  plan_visit: { on: string; personId: string; visitId?: string };
  record_visit: { on: string; isMet: boolean; visitId?: string };
  involve: { part: NewPart };
  release: { partId: string };
  extend: { days: number };
  wait_agency: { agency: string };
  end_wait: Record<never, never>;
  draft_answer: { isSubmitted: boolean };
  return_answer: Record<never, never>;
  approve_answer: { answerTextId: string };
  answer: Record<never, never>;
  agree: Record<never, never>;
  object: { standardDays: number };
  withdraw: Record<never, never>;
  reopen: { standardDays: number };
  late_reply: { standardDays: number };
  remind: Record<never, never>;
  lapse: Record<never, never>;
  /** Absent in acts from before the new topic's approval was carried along. */
  change_topic: { topicId: string; standardDays: number; needsApproval?: boolean };
  assign: { partId: string; personId: string; sectionId?: string; dueOn?: string };
  escalate: { level: number };
  recompute_due: { because: string };
  /** `identifiedBy`: how the person at the counter was recognised. */
  reissue_link: { tokenId: string; identifiedBy?: Identification };
  /** A letter carries the number of the office's own register. */
  copy_out: { target: 'lapor' | 'letter'; number?: string };
  attach: { fileIds: string[] };
  erase_texts: { textIds: string[] };
  request_data: { kind: DataRequestKind };
  /** `changed`: which of the applicant's particulars were corrected; never what they said. */
  decide_data: { kind: DataRequestKind; isGranted: boolean; changed: string[]; textIds: string[] };
}
export type TicketAct = keyof ActData;

/** How somebody without her link is recognised at the counter before she gets a new one. */
export const IDENTIFICATIONS = ['ktp', 'kk', 'authority', 'known'] as const;
export type Identification = (typeof IDENTIFICATIONS)[number];

export type ActorKind = 'staff' | 'applicant' | 'system' | 'anonymous';

/** One line of history: one act by one actor at one instant. Nobody edits or deletes it. */
export interface TicketActRecord<A extends TicketAct = TicketAct> {
  readonly id: string;
  readonly seq: number;
  readonly act: A;
  readonly actorKind: ActorKind;
  readonly actorId: string | null;
  /** The office in whose name it was done, where that matters. */
  readonly officeId: string | null;
  /** When it took effect; `recordedAt` may be later (entered late, or from a phone without signal). */
  readonly at: Date;
  readonly recordedAt: Date;
  readonly textId: string | null;
  readonly data: ActData[A];
  readonly clock: ActClock | null;
}

/** An act as a closed union, so that `switch (record.act)` knows the data. */
export type AnyTicketAct = { [A in TicketAct]: TicketActRecord<A> }[TicketAct];

export type PartState = 'sent' | 'accepted' | 'done' | 'handed_back';

/** A disposisi: what one office was asked to do in one round. */
export interface Part {
  readonly id: string;
  readonly round: number;
  readonly officeId: string;
  readonly role: 'lead' | 'supporting';
  readonly state: PartState;
  readonly days: number;
  readonly sentAt: Date;
  readonly due: { at: Date; isProvisional: boolean } | null;
  readonly pauses: readonly Pause[];
  readonly noteTextId: string | null;
  readonly personId: string | null;
  readonly sectionId: string | null;
  readonly personDueOn: string | null;
  readonly endedAt: Date | null;
}

export interface Absorbed {
  readonly ticketId: string;
  readonly code: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly days: number;
  readonly pauses: readonly Pause[];
}

/** How a finished round was counted; it stays so, whatever comes later. */
export interface RoundResult {
  readonly round: number;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly end:
    | 'agreed'
    | 'objected'
    | 'without_confirmation'
    | 'reopened'
    | 'declined'
    | 'archived'
    | 'withdrawn'
    /** An old case: no promise was given and none is counted. */
    | 'before_the_desk';
}

export interface Ticket {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly state: TicketState;
  /** The state to go back to when a pause or a merge ends. */
  readonly resumeState: TicketState | null;
  readonly stateBeforeMerge: TicketState | null;
  readonly round: number;
  readonly channel: Channel;
  readonly kind: TicketKind;
  readonly topicId: string;
  readonly nagariCode: string;
  readonly applicantId: string;
  readonly openedBy: string | null;
  readonly hidesName: boolean;
  readonly wantsVisit: boolean;
  readonly openedAt: Date;
  readonly receivedAt: Date;
  readonly standardDays: number;
  readonly extendedDays: number;
  readonly due: { at: Date; isProvisional: boolean };
  /** A day already promised; a change of topic never makes it earlier. */
  readonly dueFloor: Date | null;
  readonly pauses: readonly Pause[];
  readonly askedByOfficeId: string | null;
  readonly remindedAt: Date | null;
  readonly parts: readonly Part[];
  readonly needsApproval: boolean;
  readonly draft: { textId: string; isSubmitted: boolean; byPersonId: string | null } | null;
  readonly waitingAgency: string | null;
  /** Since when something the applicant said has had no word from us; null when nothing has. */
  readonly replyWaitsSince: Date | null;
  /** Who was named for a visit: they read the ticket they visit for. */
  readonly visitorIds: readonly string[];
  readonly answerTextId: string | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedHow: RoundResult['end'] | null;
  readonly mergedIntoId: string | null;
  readonly absorbed: readonly Absorbed[];
  readonly escalation: number;
  /** What the applicant demands for her data and nobody has decided yet. */
  readonly dataRequest: { kind: DataRequestKind; at: Date; textId: string | null } | null;
  readonly rounds: readonly RoundResult[];
}

/** The disposisi of the round under way that somebody still holds or has finished (not handed back). */
export function currentParts(ticket: Ticket): Part[] {
  return ticket.parts.filter((part) => part.round === ticket.round && part.state !== 'handed_back');
}

/** The disposisi that answers for the ticket in the round under way; undefined before it is routed. */
export function leadPart(ticket: Ticket): Part | undefined {
  return currentParts(ticket).find((part) => part.role === 'lead');
}

/** Until when a demand of the applicant for her data must be decided: hours of the day count, not working days. */
export function dataRequestDueAt(request: NonNullable<Ticket['dataRequest']>): Date {
  return new Date(request.at.getTime() + DATA_REQUEST_MS);
}

/** States in which the programme still owes something. */
export const OPEN_STATES: readonly TicketState[] = ['received', 'routed', 'in_work', 'waiting_applicant'];

/** True while the programme still owes something. */
export function isOpen(state: TicketState): boolean {
  return OPEN_STATES.includes(state);
}
