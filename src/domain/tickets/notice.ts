/** Table: act -> who is told what, and how soon. Pure; `notice.reactions.server.ts` writes what this plans. */
import {
  currentParts,
  leadPart,
  type AnyTicketAct,
  type Part,
  type Ticket,
  type TicketAct,
} from '#domain/tickets/ticket.ts';

/** `by_screen`: shown only; `at_once`: also by mail; `digest`: at the next opening, one mail a person. */
export type Delivery = 'by_screen' | 'at_once' | 'digest';

/** Whom a rule names; the plan turns it into an addressee with an office. */
export type Told =
  | 'applicant'
  /** The applicant, and everybody whose ticket was merged into this one. */
  | 'applicants'
  | 'lead_officers'
  | 'lead_heads'
  | 'supporting_officers'
  | 'part_officers'
  | 'new_officers'
  | 'coordinators'
  | 'leaders'
  | 'named_person';

export interface NoticeRule {
  readonly to: Told;
  readonly template: NoticeTemplate;
  readonly delivery: Delivery;
  readonly onlyIf?: (after: Ticket, act: AnyTicketAct) => boolean;
  /** Told so many hours after the act, unless an act of `noticeSettledBy` came before. */
  readonly afterHours?: number;
}

export const APPLICANT_TEMPLATES = [
  'received',
  'asked',
  'messaged',
  'answered',
  'declined',
  'sent_to_ppid',
  'archived',
  'merged',
  'unmerged',
  'extended',
  'topic_changed',
  'waiting_for_agency',
  'visit_planned',
  'reminded',
  'lapsed',
  'reopened',
  'data_decided',
] as const;
export const STAFF_TEMPLATES = [
  'new_ticket',
  'routed_to_us',
  'help_wanted',
  'released',
  'handed_back',
  'part_handed_back',
  'contributed',
  'applicant_replied',
  'applicant_wrote',
  'agreed',
  'objected',
  'withdrawn',
  'opened_again',
  'approval_wanted',
  'draft_returned',
  'answer_sent',
  'assigned',
  'visit_for_you',
  'due_changed',
  'absorbed',
  'lapsed_by_silence',
  'half_passed',
  'soon_due',
  'overdue',
  'long_overdue',
  'part_overdue',
  'data_requested',
  'data_request_due',
] as const;
export type ApplicantTemplate = (typeof APPLICANT_TEMPLATES)[number];
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number];
export type NoticeTemplate = ApplicantTemplate | StaffTemplate;

const byStaff = (_after: Ticket, act: AnyTicketAct) => act.actorKind === 'staff';

/** Escalations are not in this table: who is told depends on the levels passed, see `LEVEL_TOLD`. */
export const noticeRules: Partial<Record<TicketAct, readonly NoticeRule[]>> = {
  open: [
    { to: 'applicant', template: 'received', delivery: 'at_once' },
    { to: 'coordinators', template: 'new_ticket', delivery: 'by_screen' },
  ],
  route: [{ to: 'new_officers', template: 'routed_to_us', delivery: 'at_once' }],
  involve: [{ to: 'new_officers', template: 'help_wanted', delivery: 'at_once' }],
  release: [{ to: 'part_officers', template: 'released', delivery: 'by_screen' }],
  hand_back: [{ to: 'coordinators', template: 'handed_back', delivery: 'at_once' }],
  hand_back_part: [{ to: 'lead_officers', template: 'part_handed_back', delivery: 'at_once' }],
  contribute: [{ to: 'lead_officers', template: 'contributed', delivery: 'by_screen' }],
  ask: [{ to: 'applicants', template: 'asked', delivery: 'at_once' }],
  message: [{ to: 'applicants', template: 'messaged', delivery: 'at_once' }],
  reply: [{ to: 'lead_officers', template: 'applicant_replied', delivery: 'at_once' }],
  record_reply: [{ to: 'lead_officers', template: 'applicant_replied', delivery: 'at_once' }],
  write: [{ to: 'lead_officers', template: 'applicant_wrote', delivery: 'by_screen' }],
  answer: [
    { to: 'applicants', template: 'answered', delivery: 'at_once' },
    { to: 'supporting_officers', template: 'answer_sent', delivery: 'by_screen' },
  ],
  approve_answer: [
    { to: 'applicants', template: 'answered', delivery: 'at_once' },
    { to: 'lead_officers', template: 'answer_sent', delivery: 'by_screen' },
    { to: 'supporting_officers', template: 'answer_sent', delivery: 'by_screen' },
  ],
  answer_on_spot: [{ to: 'applicants', template: 'answered', delivery: 'at_once' }],
  draft_answer: [
    {
      to: 'lead_heads',
      template: 'approval_wanted',
      delivery: 'at_once',
      onlyIf: (after) => after.draft?.isSubmitted === true,
    },
  ],
  return_answer: [{ to: 'lead_officers', template: 'draft_returned', delivery: 'at_once' }],
  agree: [{ to: 'lead_officers', template: 'agreed', delivery: 'by_screen' }],
  object: [{ to: 'coordinators', template: 'objected', delivery: 'at_once' }],
  withdraw: [{ to: 'lead_officers', template: 'withdrawn', delivery: 'by_screen' }],
  reopen: [
    { to: 'coordinators', template: 'opened_again', delivery: 'at_once' },
    { to: 'applicant', template: 'reopened', delivery: 'at_once', onlyIf: byStaff },
  ],
  late_reply: [{ to: 'coordinators', template: 'opened_again', delivery: 'at_once' }],
  decline: [{ to: 'applicants', template: 'declined', delivery: 'at_once' }],
  to_ppid: [{ to: 'applicants', template: 'sent_to_ppid', delivery: 'at_once' }],
  archive: [{ to: 'applicants', template: 'archived', delivery: 'at_once' }],
  merge: [{ to: 'applicant', template: 'merged', delivery: 'at_once' }],
  unmerge: [{ to: 'applicant', template: 'unmerged', delivery: 'at_once' }],
  absorb: [{ to: 'lead_officers', template: 'absorbed', delivery: 'by_screen' }],
  extend: [
    { to: 'applicants', template: 'extended', delivery: 'at_once' },
    { to: 'supporting_officers', template: 'due_changed', delivery: 'by_screen' },
  ],
  change_topic: [
    { to: 'applicant', template: 'topic_changed', delivery: 'at_once' },
    { to: 'lead_officers', template: 'due_changed', delivery: 'by_screen' },
  ],
  wait_agency: [{ to: 'applicants', template: 'waiting_for_agency', delivery: 'at_once' }],
  plan_visit: [
    { to: 'applicant', template: 'visit_planned', delivery: 'at_once' },
    { to: 'named_person', template: 'visit_for_you', delivery: 'at_once' },
  ],
  assign: [{ to: 'named_person', template: 'assigned', delivery: 'at_once' }],
  request_data: [
    { to: 'coordinators', template: 'data_requested', delivery: 'at_once' },
    // UU 27/2022 gives 3 × 24 hours, weekends or not: a day before, at the next opening.
    { to: 'coordinators', template: 'data_request_due', delivery: 'digest', afterHours: 48 },
  ],
  decide_data: [{ to: 'applicant', template: 'data_decided', delivery: 'at_once' }],
  remind: [{ to: 'applicant', template: 'reminded', delivery: 'at_once' }],
  lapse: [
    { to: 'applicants', template: 'lapsed', delivery: 'at_once' },
    { to: 'lead_officers', template: 'lapsed_by_silence', delivery: 'by_screen' },
  ],
};

/** What need no longer be told once this act is done. */
export const noticeSettledBy: Partial<Record<TicketAct, StaffTemplate>> = {
  decide_data: 'data_request_due',
};

/** Who is told at which level; levels passed at once tell everybody they name, in one digest a person. */
export const LEVEL_TOLD: Readonly<Record<number, readonly NoticeRule[]>> = {
  1: [{ to: 'lead_officers', template: 'half_passed', delivery: 'digest' }],
  2: [{ to: 'lead_officers', template: 'soon_due', delivery: 'digest' }],
  3: [{ to: 'lead_heads', template: 'overdue', delivery: 'digest' }],
  4: [
    { to: 'coordinators', template: 'long_overdue', delivery: 'digest' },
    { to: 'leaders', template: 'long_overdue', delivery: 'digest' },
  ],
};

/** One line of the plan: to an applicant of a ticket, or to staff of an office (resolved to people when delivered). */
export type PlannedNotice =
  | {
      readonly addressee: 'applicant';
      /** The ticket whose applicant is told: this one, or one merged into it. */
      readonly ticketId: string;
      readonly template: NoticeTemplate;
      readonly delivery: Delivery;
    }
  | {
      readonly addressee: 'officers' | 'heads' | 'coordinators' | 'leaders' | 'person';
      readonly officeId: string | null;
      readonly personId: string | null;
      readonly template: NoticeTemplate;
      readonly delivery: Delivery;
      readonly level: number | null;
      readonly afterHours: number;
    };

/** Everything that must be told after an act. Nobody is named twice for the same office by one act. */
export function plannedNotices(
  before: Ticket | undefined,
  after: Ticket,
  act: AnyTicketAct,
): PlannedNotice[] {
  const planned = rulesOf(before, act)
    .filter(({ rule }) => rule.onlyIf?.(after, act) ?? true)
    .flatMap(({ rule, level }) => linesOf(rule, level, before, after, act));
  const seen = new Set<string>();
  return planned.toReversed().filter((notice) => {
    const key =
      notice.addressee === 'applicant'
        ? `applicant ${notice.ticketId}`
        : `${notice.addressee} ${notice.officeId ?? ''} ${notice.personId ?? ''} ${notice.afterHours}`;
    return !seen.has(key) && seen.add(key);
  });
}

function rulesOf(
  before: Ticket | undefined,
  act: AnyTicketAct,
): { rule: NoticeRule; level: number | null }[] {
  if (act.act !== 'escalate') return (noticeRules[act.act] ?? []).map((rule) => ({ rule, level: null }));
  const levels = Object.keys(LEVEL_TOLD).map(Number);
  return levels
    .filter((level) => level > (before?.escalation ?? 0) && level <= act.data.level)
    .flatMap((level) => (LEVEL_TOLD[level] ?? []).map((rule) => ({ rule, level })));
}

function linesOf(
  rule: NoticeRule,
  level: number | null,
  before: Ticket | undefined,
  after: Ticket,
  act: AnyTicketAct,
): PlannedNotice[] {
  const { template, delivery, afterHours = 0 } = rule;
  const staff = (
    addressee: 'officers' | 'heads' | 'coordinators' | 'leaders' | 'person',
    officeId: string | null,
    personId: string | null = null,
  ): PlannedNotice => ({ addressee, officeId, personId, template, delivery, level, afterHours });
  const applicant = (ticketId: string): PlannedNotice => ({
    addressee: 'applicant',
    ticketId,
    template,
    delivery,
  });
  // Whoever was given the matter, else everybody of the office; a substitute is found when it is delivered.
  const officersOf = (part: Part) =>
    part.personId === null ? staff('officers', part.officeId) : staff('person', part.officeId, part.personId);
  // A round that has just ended or begun has no lead of its own; the one before the act is meant.
  const lead = leadPart(after) ?? (before && leadPart(before));
  switch (rule.to) {
    case 'applicant':
      return act.actorKind === 'applicant' ? [] : [applicant(after.id)];
    case 'applicants':
      return [
        ...(act.actorKind === 'applicant' ? [] : [applicant(after.id)]),
        ...after.absorbed.map((other) => applicant(other.ticketId)),
      ];
    case 'lead_officers':
      return [lead ? officersOf(lead) : staff('coordinators', null)];
    case 'lead_heads':
      return [lead ? staff('heads', lead.officeId) : staff('coordinators', null)];
    case 'supporting_officers':
      return currentParts(after)
        .filter((part) => part.role === 'supporting')
        .map(officersOf);
    case 'part_officers':
      return partOf(after, act).map(officersOf);
    case 'new_officers':
      return newOffices(act).map((officeId) => staff('officers', officeId));
    case 'coordinators':
      return [staff('coordinators', null)];
    case 'leaders':
      return [staff('leaders', null)];
    case 'named_person':
      return 'personId' in act.data ? [staff('person', null, act.data.personId)] : [];
  }
}

function partOf(ticket: Ticket, act: AnyTicketAct): Part[] {
  if (!('partId' in act.data)) return [];
  const { partId } = act.data;
  return ticket.parts.filter((part) => part.id === partId);
}

function newOffices(act: AnyTicketAct): string[] {
  if (act.act === 'route') return act.data.parts.map((part) => part.officeId);
  if (act.act === 'involve') return [act.data.part.officeId];
  return [];
}
