/**
 * What one ticket adds to the figures: a pure function of its acts, its surveys and the calendars. Counting again gives
 * the same, so what is stored can be taken away again exactly, and a check can compare it.
 */
import {
  closingOf,
  dayOfReceipt,
  isPausedAt,
  type Calendars,
  type Pause,
  type WorkCalendar,
} from '#domain/offices/calendar.ts';
import {
  COUNTED_BY,
  monthOf,
  NO_OFFICE,
  SPREAD_BY,
  WHOLE_ONLY,
  type Dimension,
  type Measure,
  type Month,
  type Scope,
  type Spread,
} from '#domain/outcomes/outcome.measures.ts';
import { SKM_ELEMENTS, type SkmAnswers } from '#domain/surveys/skm.ts';
import { applyAct, openedBy } from '#domain/tickets/ticket.fold.ts';
import {
  leadPart,
  type AnyTicketAct,
  type Part,
  type Ticket,
  type TicketAct,
} from '#domain/tickets/ticket.ts';
import { addDays, dayOf } from '#shared/day.ts';

/** What happened in one month for one office (null: no office yet). */
export interface FactCell {
  readonly month: Month;
  readonly officeId: string | null;
  readonly counts: Partial<Record<Measure, number>>;
  /** `answerDays:7` → how often. */
  readonly spreads: Record<string, number>;
}

export interface TicketFacts {
  /** As last verified: a round that ended under another topic is shown under this one, too. */
  readonly topicId: string;
  readonly nagariCode: string;
  readonly channel: string;
  readonly kind: string;
  readonly cells: readonly FactCell[];
}

/** An answered survey of the ticket. */
export interface SurveyFact {
  readonly officeId: string | null;
  readonly answeredAt: Date;
  readonly answers: SkmAnswers;
}

/** The office whose head is asked to approve a draft right now. */
export function approvalOffice(ticket: Ticket): string | null {
  return ticket.state === 'in_work' && ticket.draft?.isSubmitted === true
    ? (leadPart(ticket)?.officeId ?? null)
    : null;
}

/** The first of these in a round decides where the matter goes: the end of verification. */
const DECISIONS: ReadonlySet<TicketAct> = new Set([
  'route',
  'answer_on_spot',
  'decline',
  'to_ppid',
  'archive',
  'merge',
]);
const ANSWERS: ReadonlySet<TicketAct> = new Set(['answer', 'approve_answer', 'answer_on_spot']);
const DAY_MS = 86_400_000;

interface Answer {
  readonly at: Date;
  readonly officeId: string | null;
  readonly pauses: readonly Pause[];
  readonly part: Part | undefined;
  readonly isOnSpot: boolean;
}
interface Round {
  readonly number: number;
  readonly receivedAt: Date;
  /** The objection that began it, booked where and when it was raised. */
  readonly objection: { readonly at: Date; readonly officeId: string | null } | undefined;
  isVerified: boolean;
  wasPaused: boolean;
  answer: Answer | undefined;
}
interface Sum {
  counts: Partial<Record<Measure, number>>;
  spreads: Record<string, number>;
}

/** The facts of a ticket; undefined for an empty history. Acts must be in the order of `seq`. */
export function ticketFacts(
  ticketId: string,
  acts: readonly AnyTicketAct[],
  surveys: readonly SurveyFact[],
  calendars: Calendars,
): { readonly facts: TicketFacts; readonly ticket: Ticket } | undefined {
  const [opening, ...later] = acts;
  if (opening === undefined) return undefined;
  const cells = new Map<string, Sum>();
  const cell = (at: Date, officeId: string | null): Sum => {
    const key = `${monthOf(at)} ${officeId ?? ''}`;
    const known = cells.get(key) ?? { counts: {}, spreads: {} };
    cells.set(key, known);
    return known;
  };
  const count = (at: Date, officeId: string | null, measure: Measure, by = 1) => {
    if (by === 0) return;
    const { counts } = cell(at, officeId);
    counts[measure] = (counts[measure] ?? 0) + by;
  };
  const spread = (at: Date, officeId: string | null, what: Spread, value: number) => {
    const { spreads } = cell(at, officeId);
    const key = `${what}:${value}`;
    spreads[key] = (spreads[key] ?? 0) + 1;
  };

  let ticket = openedBy(ticketId, opening);
  let round: Round = newRound(ticket, undefined);
  const rounds = [round];
  let firstOffice: string | null = null;
  let question: { readonly at: Date; readonly officeId: string } | undefined;
  let mergedAt: Date | undefined;

  for (const act of later) {
    const before = ticket;
    const office = round.answer?.officeId ?? leadPart(before)?.officeId ?? null;
    ticket = applyAct(before, act);
    if (DECISIONS.has(act.act) && !round.isVerified) {
      round.isVerified = true;
      spread(act.at, null, 'verifyDays', dayNumber(calendars.lead, round.receivedAt, before.pauses, act.at));
    }
    if (ANSWERS.has(act.act)) {
      const part = leadPart(before);
      round.answer = {
        at: act.at,
        officeId: part?.officeId ?? act.officeId,
        pauses: before.pauses,
        part,
        isOnSpot: act.act === 'answer_on_spot',
      };
    }
    if (question && ticket.state !== 'waiting_applicant') {
      const { at, officeId } = question;
      count(at, officeId, 'pauseDays', closingsIn(calendars.of(officeId), at, act.at));
      question = undefined;
    }
    switch (act.act) {
      case 'ask':
        question = { at: act.at, officeId: act.data.officeId };
        round.wasPaused = true;
        count(act.at, act.data.officeId, 'asked');
        break;
      case 'route':
        for (const part of act.data.parts)
          if (part.role === 'supporting') count(act.at, part.officeId, 'supported');
        break;
      case 'involve':
        count(act.at, act.data.part.officeId, 'supported');
        break;
      case 'contribute': {
        const part = before.parts.find((one) => one.id === act.data.partId);
        if (!part) break;
        count(act.at, part.officeId, 'supportedDone');
        if (part.due && act.at <= part.due.at) count(act.at, part.officeId, 'supportedOnTime');
        break;
      }
      case 'hand_back':
        count(act.at, act.officeId ?? office, 'handedBack');
        break;
      case 'hand_back_part':
        count(act.at, act.officeId, 'partsHandedBack');
        break;
      case 'extend':
        count(act.at, office, 'extended');
        break;
      case 'plan_visit':
        count(act.at, act.officeId, 'visitsPlanned');
        break;
      case 'agree':
        count(act.at, office, 'agreed');
        break;
      case 'lapse':
        if (round.answer === undefined) count(act.at, office, 'unreplied');
        else {
          count(act.at, office, 'silent');
          if (round.answer.at <= before.due.at) count(act.at, office, 'silentOnTime');
        }
        break;
      case 'decline':
        count(act.at, office, 'declined');
        break;
      case 'to_ppid':
        count(act.at, office, 'toPpid');
        break;
      case 'archive':
        count(act.at, office, 'archived');
        break;
      case 'withdraw':
        count(act.at, office, 'withdrawn');
        break;
      case 'merge':
        mergedAt = act.at;
        break;
      case 'object':
        count(act.at, office, 'objected');
        break;
      case 'reopen':
        count(act.at, office, 'reopened');
        break;
      case 'late_reply':
        count(act.at, office, 'lateReplied');
        break;
      default:
    }
    if (ticket.round === 1) firstOffice = leadPart(ticket)?.officeId ?? round.answer?.officeId ?? null;
    if (ticket.round !== before.round) {
      round = newRound(ticket, act.act === 'object' ? { at: act.at, officeId: office } : undefined);
      rounds.push(round);
    }
  }

  // What was over before the desk existed would tell of a service that nobody had promised yet.
  const isOld = opening.act === 'open' && opening.data.old !== undefined;
  if (!isOld) count(ticket.openedAt, firstOffice, 'received');
  if (ticket.wantsVisit) count(ticket.openedAt, firstOffice, 'visitsWanted');
  if (ticket.state === 'merged' && mergedAt) count(mergedAt, leadPart(ticket)?.officeId ?? null, 'merged');
  for (const { number, receivedAt, objection, wasPaused, answer } of rounds) {
    if (!answer) continue;
    const { at, officeId, part } = answer;
    const dueAt = ticket.rounds.find((one) => one.round === number)?.dueAt ?? ticket.due.at;
    const isOnTime = at <= dueAt;
    const ofOffice = officeId === null ? calendars.lead : calendars.of(officeId);
    count(at, officeId, 'answered');
    if (isOnTime) count(at, officeId, 'answeredOnTime');
    if (number === 1) count(at, officeId, 'answeredFirst');
    if (number === 1 && isOnTime) count(at, officeId, 'answeredFirstOnTime');
    if (answer.isOnSpot) count(at, officeId, 'answeredOnSpot');
    if (wasPaused) count(at, officeId, 'answeredAfterPause');
    if (objection) count(objection.at, objection.officeId, 'objectionsAnswered');
    spread(at, officeId, 'answerDays', dayNumber(ofOffice, receivedAt, answer.pauses, at));
    spread(
      at,
      officeId,
      'calendarDays',
      Math.max(1, Math.ceil((at.getTime() - receivedAt.getTime()) / DAY_MS)),
    );
    if (part) {
      count(at, officeId, 'ownAnswered');
      if (part.due && at <= part.due.at) count(at, officeId, 'ownOnTime');
      spread(at, officeId, 'ownDays', dayNumber(ofOffice, part.sentAt, part.pauses, at));
    }
  }
  for (const { officeId, answeredAt, answers } of surveys) {
    count(answeredAt, officeId, 'surveysAnswered');
    for (const element of SKM_ELEMENTS) {
      const grade = answers[element];
      if (grade !== undefined) spread(answeredAt, officeId, element, grade);
    }
  }
  const facts: TicketFacts = {
    topicId: ticket.topicId,
    nagariCode: ticket.nagariCode,
    channel: ticket.channel,
    kind: ticket.kind,
    cells: [...cells].map(([key, sum]) => {
      const [month = '', officeId = ''] = key.split(' ');
      return { month, officeId: officeId === '' ? null : officeId, ...sum };
    }),
  };
  return { facts, ticket };
}

function newRound(ticket: Ticket, objection: Round['objection']): Round {
  return {
    number: ticket.round,
    receivedAt: ticket.receivedAt,
    objection,
    isVerified: false,
    wasPaused: false,
    answer: undefined,
  };
}

/**
 * The working day on which something happened, by the rule of deadlines: 0 on the day of receipt, n when it came before
 * the n-th counted closing was over. It is at most the standard exactly when it was in time.
 */
export function dayNumber(
  calendar: WorkCalendar,
  receivedAt: Date,
  pauses: readonly Pause[],
  at: Date,
): number {
  let day = dayOfReceipt(calendar, receivedAt);
  const first = closingOf(calendar, day);
  if (first === undefined || at <= first) return 0;
  const last = dayOf(at, calendar.utcOffset);
  let number = 1;
  while (day < last) {
    day = addDays(day, 1);
    const closing = closingOf(calendar, day);
    if (closing && closing < at && !isPausedAt(pauses, closing)) number += 1;
  }
  return number;
}

/** Working days that did not count: the closings that a pause covers; it covers its start, not its end. */
function closingsIn(calendar: WorkCalendar, from: Date, to: Date): number {
  let count = 0;
  const last = dayOf(to, calendar.utcOffset);
  for (let day = dayOf(from, calendar.utcOffset); day <= last; day = addDays(day, 1)) {
    const closing = closingOf(calendar, day);
    if (closing && from <= closing && closing < to) count += 1;
  }
  return count;
}

/** One drawer of the counts. */
export interface Drawer {
  /** A month, `2026-11`, a quarter, `2026-tw4`, or a year, `2026`: the key of a `Period`. */
  readonly period: string;
  readonly scope: Scope;
  readonly scopeId: string;
  readonly dimension: Dimension;
  readonly key: string;
}

/** The month, its quarter and its year: any of them is then read from drawers of its own. */
function periodsOf(month: Month): readonly string[] {
  const [year = '', number = ''] = month.split('-');
  return [month, `${year}-tw${Math.ceil(Number(number) / 3)}`, year];
}

/** Every drawer that a cell of a ticket's facts is put into. */
function drawersOf(facts: TicketFacts, cell: FactCell, by: typeof COUNTED_BY | typeof SPREAD_BY): Drawer[] {
  const keys: Readonly<Record<Dimension, string>> = {
    total: '',
    topic: facts.topicId,
    nagari: facts.nagariCode,
    office: cell.officeId ?? NO_OFFICE,
    channel: facts.channel,
    kind: facts.kind,
  };
  const scopes: readonly (readonly [Scope, string])[] = [
    ['all', ''],
    ...(cell.officeId === null ? [] : ([['office', cell.officeId]] as const)),
    ['nagari', facts.nagariCode],
  ];
  return periodsOf(cell.month).flatMap((period) =>
    scopes.flatMap(([scope, scopeId]) =>
      by[scope].map((dimension) => ({ period, scope, scopeId, dimension, key: keys[dimension] })),
    ),
  );
}

/** Whole counts kept by drawer; facts are added, or taken away with `times` −1. */
export class Books {
  readonly counts = new Map<string, Partial<Record<Measure, number>>>();
  readonly spreads = new Map<string, number>();

  /** Books every cell of a ticket's facts. */
  book(facts: TicketFacts, times: 1 | -1): void {
    for (const cell of facts.cells) {
      for (const drawer of drawersOf(facts, cell, COUNTED_BY)) {
        const key = drawerKey(drawer);
        const sums = this.counts.get(key) ?? {};
        for (const [measure, by] of Object.entries(cell.counts) as [Measure, number][])
          sums[measure] = (sums[measure] ?? 0) + by * times;
        this.counts.set(key, sums);
      }
      for (const drawer of drawersOf(facts, cell, SPREAD_BY)) {
        for (const [value, by] of Object.entries(cell.spreads)) {
          if (drawer.dimension !== 'total' && WHOLE_ONLY.has(value.slice(0, value.indexOf(':')))) continue;
          const key = `${drawerKey(drawer)}|${value.replace(':', '|')}`;
          this.spreads.set(key, (this.spreads.get(key) ?? 0) + by * times);
        }
      }
    }
  }
}

/** `period|scope|scopeId|dimension|key`; none of the parts holds a bar. */
function drawerKey(drawer: Drawer): string {
  return [drawer.period, drawer.scope, drawer.scopeId, drawer.dimension, drawer.key].join('|');
}
