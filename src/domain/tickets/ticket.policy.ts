/**
 * Table: act -> duty and reach. One row is one permission; `ticket.policy.test.ts` tries each both ways, and the README
 * prints it. `allowedActs` is the one function that both the button and the command ask.
 */
import { hasDuty, type Actor, type Duty, type HeldDuty, type Reach } from '#domain/offices/duty.ts';
import {
  currentParts,
  leadPart,
  type Part,
  type PartState,
  type Ticket,
  type TicketAct,
  type TicketState,
} from '#domain/tickets/ticket.ts';
import { possibleActs } from '#domain/tickets/ticket.workflow.ts';

/** Reading is asked like an act, though it leaves no line in the history. */
export type TicketVerb = TicketAct | 'read';

/** In `own_office`, which disposisi the office must hold. `former`: it held one and handed it back (read only). */
export type Holding = 'lead' | 'supporting' | 'any' | 'former';

export interface PolicyRow {
  readonly act: TicketVerb;
  readonly who: Duty | 'applicant' | 'system';
  readonly reach: Reach;
  readonly holding?: Holding;
  /** In `own_office`, the states in which the office's own disposisi must be. */
  readonly partStates?: readonly PartState[];
  /** Only for tickets whose applicant asked to be visited. */
  readonly onlyVisits?: true;
  /** Only in these states; the workflow's when absent. */
  readonly states?: readonly TicketState[];
  /** Only so many calendar days after the round ended. */
  readonly withinDays?: number;
}

const coordinatorActs: TicketAct[] = [
  'route',
  'ask',
  'decline',
  'to_ppid',
  'archive',
  'archive_old',
  'merge',
  'unmerge',
  'change_topic',
  'note',
  'message',
  'plan_visit',
  'record_visit',
  'record_reply',
  'reopen',
  'reissue_link',
  'copy_out',
  'attach',
  'involve',
  'release',
  'erase_texts',
  'decide_data',
  'answer_on_spot',
];
const leadActs: TicketAct[] = [
  'accept',
  'hand_back',
  'ask',
  'message',
  'note',
  'plan_visit',
  'record_visit',
  'involve',
  'release',
  'extend',
  'wait_agency',
  'end_wait',
  'draft_answer',
  'answer',
  'record_reply',
  'assign',
  'copy_out',
  'attach',
  'reissue_link',
];
const supportingActs: TicketAct[] = [
  'accept_part',
  'hand_back_part',
  'contribute',
  'note',
  'attach',
  'assign',
  'plan_visit',
  'record_visit',
];
/** What a supporting office may do only while its own part is under way. */
const supportingWhile: Partial<Record<TicketAct, readonly PartState[]>> = {
  accept_part: ['sent'],
  hand_back_part: ['sent', 'accepted'],
  contribute: ['sent', 'accepted'],
  assign: ['sent', 'accepted'],
};
const supportingRows = (who: Duty): PolicyRow[] =>
  supportingActs.map((act) => {
    const partStates = supportingWhile[act];
    return { act, who, reach: 'own_office', holding: 'supporting', ...(partStates && { partStates }) };
  });
const applicantActs: TicketAct[] = [
  'reply',
  'write',
  'agree',
  'object',
  'withdraw',
  'late_reply',
  'request_data',
];
const clockActs: TicketAct[] = ['remind', 'lapse', 'escalate', 'recompute_due', 'absorb', 'unabsorb'];

export const ticketPolicy: readonly PolicyRow[] = [
  { act: 'open', who: 'desk', reach: 'all' },
  { act: 'open', who: 'field', reach: 'all' },
  { act: 'open', who: 'coordinator', reach: 'all' },
  { act: 'open', who: 'officer', reach: 'all' },
  { act: 'read', who: 'desk', reach: 'all' },
  { act: 'read', who: 'coordinator', reach: 'all' },
  { act: 'read', who: 'officer', reach: 'own_office', holding: 'any' },
  { act: 'read', who: 'officer', reach: 'own_office', holding: 'former' },
  { act: 'read', who: 'head', reach: 'own_office', holding: 'any' },
  { act: 'read', who: 'head', reach: 'own_office', holding: 'former' },
  { act: 'read', who: 'field', reach: 'self' },
  { act: 'read', who: 'field', reach: 'all', onlyVisits: true },
  { act: 'read', who: 'applicant', reach: 'self' },
  { act: 'answer_on_spot', who: 'desk', reach: 'all' },
  // Whose door a formal request is, the law says (UU 14/2008): nothing is judged, so nobody need wait for it.
  { act: 'to_ppid', who: 'desk', reach: 'all' },
  { act: 'note', who: 'desk', reach: 'all' },
  { act: 'record_reply', who: 'desk', reach: 'all' },
  { act: 'reissue_link', who: 'desk', reach: 'all' },
  { act: 'attach', who: 'desk', reach: 'all' },
  { act: 'note', who: 'field', reach: 'self' },
  { act: 'attach', who: 'field', reach: 'self' },
  // Whoever was named for a visit plans it again and says how it ended, though the applicant did not ask for one.
  { act: 'plan_visit', who: 'field', reach: 'self' },
  { act: 'record_visit', who: 'field', reach: 'self' },
  { act: 'plan_visit', who: 'field', reach: 'all', onlyVisits: true },
  { act: 'record_visit', who: 'field', reach: 'all', onlyVisits: true },
  ...coordinatorActs.map((act): PolicyRow => ({ act, who: 'coordinator', reach: 'all' })),
  ...leadActs.map((act): PolicyRow => ({ act, who: 'officer', reach: 'own_office', holding: 'lead' })),
  ...leadActs.map((act): PolicyRow => ({ act, who: 'head', reach: 'own_office', holding: 'lead' })),
  ...supportingRows('officer'),
  ...supportingRows('head'),
  { act: 'approve_answer', who: 'head', reach: 'own_office', holding: 'lead' },
  { act: 'return_answer', who: 'head', reach: 'own_office', holding: 'lead' },
  ...applicantActs.map((act): PolicyRow => ({ act, who: 'applicant', reach: 'self' })),
  {
    act: 'reopen',
    who: 'applicant',
    reach: 'self',
    states: ['closed', 'declined', 'archived'],
    withinDays: 30,
  },
  ...clockActs.map((act): PolicyRow => ({ act, who: 'system', reach: 'all' })),
  // When the retention period is over.
  { act: 'erase_texts', who: 'system', reach: 'all' },
];

const rowsByAct = Map.groupBy(ticketPolicy, (row) => row.act);

/** True when some row lets this actor do it to this ticket at `now`; whether the workflow knows the act is asked apart. */
export function isInReach(ticket: Ticket, actor: Actor, act: TicketVerb, now: Date): boolean {
  return (rowsByAct.get(act) ?? []).some((row) => rowApplies(row, ticket, actor, now));
}

/** Every act this actor may do to this ticket now: exactly the buttons of the screen. */
export function allowedActs(ticket: Ticket, actor: Actor, now: Date): TicketAct[] {
  return possibleActs(ticket).filter((act) => isInReach(ticket, actor, act, now));
}

/** True when the actor may open a ticket for somebody else (an online applicant needs no permission). */
export function mayOpen(actor: Actor): boolean {
  return (rowsByAct.get('open') ?? []).some((row) => hasDuty(actor, row.who as Duty));
}

const DAY_MS = 86_400_000;

function rowApplies(row: PolicyRow, ticket: Ticket, actor: Actor, now: Date): boolean {
  if (row.onlyVisits && !ticket.wantsVisit) return false;
  if (row.states && !row.states.includes(ticket.state)) return false;
  if (
    row.withinDays !== undefined &&
    now.getTime() > (ticket.endedAt?.getTime() ?? 0) + row.withinDays * DAY_MS
  )
    return false;
  if (row.who === 'system') return actor.kind === 'system';
  if (row.who === 'applicant') return isApplicantRow(row, ticket, actor);
  if (actor.kind !== 'staff') return false;
  return actor.duties.some((held) => held.duty === row.who && reaches(row, ticket, held, actor.personId));
}

/** Reading with four digits never acts; agreeing and objecting are the applicant's alone, whoever carried the link. */
function isApplicantRow(row: PolicyRow, ticket: Ticket, actor: Actor): boolean {
  if (actor.kind !== 'applicant' || actor.ticketId !== ticket.id) return false;
  return row.act === 'read' || actor.channel !== 'last_four';
}

function reaches(row: PolicyRow, ticket: Ticket, held: HeldDuty, personId: string): boolean {
  switch (row.reach) {
    case 'all':
      return true;
    case 'self':
      return (
        ticket.openedBy === personId ||
        ticket.visitorIds.includes(personId) ||
        ticket.parts.some((part) => part.personId === personId)
      );
    case 'own_office':
      return held.officeId !== null && holds(ticket, held.officeId, row);
    case 'own_nagari':
      return held.areaCode === ticket.nagariCode;
    case 'own_kecamatan':
      return held.areaCode !== null && ticket.nagariCode.startsWith(`${held.areaCode}.`);
  }
}

function holds(ticket: Ticket, officeId: string, { holding = 'any', partStates }: PolicyRow): boolean {
  const isTheirs = (part: Part) =>
    part.officeId === officeId && (partStates === undefined || partStates.includes(part.state));
  switch (holding) {
    case 'lead':
      return leadPart(ticket)?.officeId === officeId;
    case 'supporting':
      return currentParts(ticket).some((part) => part.role === 'supporting' && isTheirs(part));
    case 'any':
      return currentParts(ticket).some(isTheirs);
    case 'former':
      return ticket.parts.some(isTheirs);
  }
}

/** Which tickets fill a person's desk: all, or those of her offices, her own, and those to be visited. */
export type DeskReach =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'some';
      readonly officeIds: readonly string[];
      readonly seesOwn: boolean;
      readonly seesVisits: boolean;
    };

/** Read off the same `read` rows that open a ticket; undefined for somebody who reads no ticket. */
export function deskReach(actor: Actor): DeskReach | undefined {
  if (actor.kind !== 'staff') return undefined;
  const rows = (rowsByAct.get('read') ?? []).flatMap((row) =>
    actor.duties.filter((held) => held.duty === row.who).map((held) => ({ row, held })),
  );
  if (rows.length === 0) return undefined;
  if (rows.some(({ row }) => row.reach === 'all' && !row.onlyVisits)) return { kind: 'all' };
  const officeIds = rows.flatMap(({ row, held }) =>
    row.reach === 'own_office' && held.officeId !== null ? [held.officeId] : [],
  );
  return {
    kind: 'some',
    officeIds: [...new Set(officeIds)],
    seesOwn: rows.some(({ row }) => row.reach === 'self'),
    seesVisits: rows.some(({ row }) => row.onlyVisits),
  };
}

/** True when the actor may route tickets wherever they are: then the desk offers to route several at once. */
export function mayRouteMany(actor: Actor): boolean {
  return mayToAny('route', actor);
}

/** True when the actor may answer whatever is brought: then the counter offers to answer while it is written down. */
export function mayAnswerOnSpot(actor: Actor): boolean {
  return mayToAny('answer_on_spot', actor);
}

function mayToAny(act: TicketAct, actor: Actor): boolean {
  return (rowsByAct.get(act) ?? []).some((row) => row.reach === 'all' && hasDuty(actor, row.who as Duty));
}

/** True when drafts of some office wait for this person: then the desk shows them first. */
export function mayApprove(actor: Actor): boolean {
  return (rowsByAct.get('approve_answer') ?? []).some((row) => hasDuty(actor, row.who as Duty));
}
