/**
 * What the applicant sees of a ticket, and what anybody sees who knows only its code. Pure: the same facts as staff
 * have, without notes, without why one office handed the matter to another, and without names of people.
 */
import {
  daysCounted,
  dueAt,
  type Calendars,
  type Pause,
  type WorkCalendar,
} from '#domain/offices/calendar.ts';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { allowedActs } from '#domain/tickets/ticket.policy.ts';
import {
  currentParts,
  dataRequestDueAt,
  isOpen,
  leadPart,
  type AnyTicketAct,
  type DataRequestKind,
  type PartState,
  type Ticket,
  type TicketAct,
  type TicketState,
} from '#domain/tickets/ticket.ts';
import { addDays, dayOf, weekdayOf, type Day } from '#shared/day.ts';

/** What an applicant may do on the page; each is a form of its own. */
const APPLICANT_ACTS = [
  'reply',
  'agree',
  'object',
  'late_reply',
  'write',
  'reopen',
  'withdraw',
] as const satisfies readonly TicketAct[];
export type ApplicantAct = (typeof APPLICANT_ACTS)[number];

/** Only the applicant's own voice counts here: refused while an officer is signed in on the same browser. */
export const OWN_VOICE: readonly ApplicantAct[] = ['agree', 'object'];

/** Working days of silence after which a ticket is closed without confirmation (product.md, *The ticket*). */
const SILENCE_DAYS = 10;

export interface OfficeName {
  readonly id: string;
  readonly shortName: string;
}

/** What the code alone tells: state, days and offices. Nothing personal, no words. */
export interface PublicStatus {
  readonly ticketId: string;
  readonly code: string;
  readonly state: TicketState;
  /** Which sentence tells it: the state, or what is special about it. */
  readonly says: TicketState | 'in_work_with' | 'lapsed';
  readonly isOpen: boolean;
  readonly round: number;
  readonly receivedAt: Date;
  readonly due: { readonly at: Date; readonly isProvisional: boolean };
  readonly isLate: boolean;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly lead: string | null;
  readonly supporting: readonly string[];
  /** When the applicant's silence would close it, and silence to what. */
  readonly silence: { readonly to: 'answered' | 'waiting'; readonly until: Date } | null;
}

export type Tone = 'good' | 'warn' | 'alarm' | 'info';

/** A clock in numbers: the screen adds the words. */
export interface ClockView {
  readonly counted: number;
  readonly of: number;
  readonly due: { readonly at: Date; readonly isProvisional: boolean };
  readonly rule: 'runs' | 'pauses' | 'stops';
  readonly tone: Tone;
  /** Working days that passed while we waited for the applicant. */
  readonly pausedDays: number;
  readonly holidays: readonly { readonly day: Day; readonly name: string }[];
  /** Saturdays and Sundays between the receipt and now, or the end. */
  readonly weekendDays: number;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** One line of the history, or one message. */
export interface Entry {
  readonly id: string;
  readonly act: TicketAct;
  readonly at: Date;
  readonly by: 'applicant' | 'office' | 'clock';
  readonly office: string | null;
  /** `said`: somebody's words; `fact`: a quiet line. */
  readonly kind: 'said' | 'fact';
  readonly words: string | null;
  readonly isErased: boolean;
  /** Offices, topics or numbers that the sentence of the act mentions. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly day: Day | null;
  readonly files: readonly FileView[];
}

export interface OfficePart {
  readonly id: string;
  readonly office: string;
  readonly role: 'lead' | 'supporting';
  readonly state: PartState;
  readonly clock: ClockView | null;
}

export interface ApplicantView {
  readonly status: PublicStatus;
  readonly version: number;
  readonly title: string | null;
  readonly topic: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly nagari: string;
  readonly applicant: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly waitingAgency: string | null;
  /** Whose door it is, while it is declined as not ours. */
  readonly door: string | null;
  readonly clock: ClockView;
  readonly parts: readonly OfficePart[];
  readonly history: readonly Entry[];
  /** Set when this ticket was merged: the state and the answer of the one it was merged into, and none of its words. */
  readonly mergedInto: { readonly status: PublicStatus; readonly answer: Entry | null } | null;
  readonly acts: readonly ApplicantAct[];
  readonly ownData: OwnData;
}

/** What the applicant may demand for her own data now, and what she is waiting for. */
export interface OwnData {
  /** A copy goes only to the holder of the secret. */
  readonly mayCopy: boolean;
  readonly mayAsk: boolean;
  readonly asked: { readonly kind: DataRequestKind; readonly dueAt: Date } | null;
}

/** What the view needs besides the ticket and its acts. */
export interface ViewWorld {
  readonly now: Date;
  readonly calendars: Calendars;
  readonly officeName: (id: string) => string;
  readonly topicName: (id: string) => string;
  readonly textOf: (id: string | null) => { readonly body: string | null } | undefined;
  readonly filesOf: (actId: string) => readonly FileView[];
  /** Holidays on the lead agency's calendar, by day. */
  readonly holidayNames: ReadonlyMap<Day, string>;
}

/** State, days and offices of a ticket: what its code alone may tell. */
export function publicStatus(
  ticket: Ticket,
  { now, calendars, officeName }: Pick<ViewWorld, 'now' | 'calendars' | 'officeName'>,
): PublicStatus {
  const lead = leadPart(ticket);
  const openPause = ticket.pauses.find((pause) => pause.to === null);
  const silentSince = ticket.state === 'answered' ? ticket.answeredAt : (openPause?.from ?? null);
  return {
    ticketId: ticket.id,
    code: ticket.code,
    state: ticket.state,
    says: sentenceOf(ticket),
    isOpen: isOpen(ticket.state),
    round: ticket.round,
    receivedAt: ticket.receivedAt,
    due: ticket.due,
    isLate: isOpen(ticket.state) && openPause === undefined && ticket.due.at < now,
    answeredAt: ticket.answeredAt,
    endedAt: ticket.endedAt,
    lead: lead ? officeName(lead.officeId) : null,
    supporting: currentParts(ticket)
      .filter((part) => part.role === 'supporting')
      .map((part) => officeName(part.officeId)),
    silence: silentSince && {
      to: ticket.state === 'answered' ? 'answered' : 'waiting',
      until: dueAt(calendars.lead, silentSince, SILENCE_DAYS).at,
    },
  };
}

function sentenceOf(ticket: Ticket): PublicStatus['says'] {
  if (ticket.state === 'closed' && ticket.endedHow === 'without_confirmation') return 'lapsed';
  const helps = currentParts(ticket).some((part) => part.role === 'supporting');
  return ticket.state === 'in_work' && helps ? 'in_work_with' : ticket.state;
}

/** The acts this visitor has buttons for; the command asks the same two questions. */
export function applicantActs(
  ticket: Ticket,
  actor: ApplicantActor,
  now: Date,
  isStaffSession: boolean,
): ApplicantAct[] {
  const allowed = allowedActs(ticket, actor, now);
  return APPLICANT_ACTS.filter(
    (act) => allowed.includes(act) && !(isStaffSession && OWN_VOICE.includes(act)),
  );
}

/** Copy, correction, erasure: what this visitor may ask for. */
export function ownData(ticket: Ticket, actor: ApplicantActor, now: Date): OwnData {
  return {
    mayCopy: actor.channel !== 'last_four',
    mayAsk: allowedActs(ticket, actor, now).includes('request_data'),
    asked: ticket.dataRequest && {
      kind: ticket.dataRequest.kind,
      dueAt: dataRequestDueAt(ticket.dataRequest),
    },
  };
}

/** Whose door it is, while the ticket is declined; a register number of the PPID is no door. */
export function doorOf(ticket: Ticket, acts: readonly AnyTicketAct[]): string | null {
  if (ticket.state !== 'declined') return null;
  const last = acts.findLast((act) => act.act === 'decline' || act.act === 'to_ppid');
  return last?.act === 'decline' ? last.data.doorName : null;
}

/** The ticket's own clock on the lead agency's calendar. */
export function ticketClock(ticket: Ticket, world: ViewWorld): ClockView {
  const stoppedAt = isOpen(ticket.state) ? null : (ticket.answeredAt ?? ticket.endedAt);
  return clockView(
    world.calendars.lead,
    {
      from: ticket.receivedAt,
      days: ticket.standardDays + ticket.extendedDays,
      pauses: ticket.pauses,
      due: ticket.due,
      stoppedAt: ticket.state === 'merged' ? world.now : stoppedAt,
    },
    world,
  );
}

/** The offices of the present round, each with its own clock. */
export function officeParts(ticket: Ticket, world: ViewWorld): OfficePart[] {
  return currentParts(ticket).map((part) => ({
    id: part.id,
    office: world.officeName(part.officeId),
    role: part.role,
    state: part.state,
    clock:
      part.due &&
      clockView(
        world.calendars.of(part.officeId),
        { from: part.sentAt, days: part.days, pauses: part.pauses, due: part.due, stoppedAt: part.endedAt },
        world,
      ),
  }));
}

function clockView(
  calendar: WorkCalendar,
  clock: {
    readonly from: Date;
    readonly days: number;
    readonly pauses: readonly Pause[];
    readonly due: { readonly at: Date; readonly isProvisional: boolean };
    readonly stoppedAt: Date | null;
  },
  { now, holidayNames }: ViewWorld,
): ClockView {
  const until = clock.stoppedAt ?? now;
  const counted = daysCounted(calendar, clock.from, clock.pauses, until);
  const isPaused = clock.stoppedAt === null && clock.pauses.some((pause) => pause.to === null);
  const isLate = until > clock.due.at && !isPaused;
  const isSoon = clock.stoppedAt === null && counted >= Math.ceil(clock.days * 0.8);
  const holidays: { day: Day; name: string }[] = [];
  const last = dayOf(clock.due.at, calendar.utcOffset);
  const today = dayOf(until, calendar.utcOffset);
  let weekendDays = 0;
  // Two years of days is more than any standard; a calendar gone wrong must not hang a page.
  let day = addDays(dayOf(clock.from, calendar.utcOffset), 1);
  const end = today > last ? today : last;
  for (let i = 0; i < 730 && day <= end; i += 1, day = addDays(day, 1)) {
    const name = holidayNames.get(day);
    if (name !== undefined && weekdayOf(day) <= 5) holidays.push({ day, name });
    if (weekdayOf(day) > 5 && day <= today) weekendDays += 1;
  }
  return {
    counted,
    of: clock.days,
    due: clock.due,
    rule: clock.stoppedAt !== null ? 'stops' : isPaused ? 'pauses' : 'runs',
    tone: isPaused ? 'info' : isLate ? 'alarm' : isSoon ? 'warn' : 'good',
    pausedDays: daysCounted(calendar, clock.from, [], until) - counted,
    holidays,
    weekendDays,
  };
}

/** How an act is told to the applicant; acts that are missing are not told at all. */
type Told = (act: AnyTicketAct, world: ViewWorld) => Partial<Omit<Entry, 'id' | 'at' | 'files'>>;

const WORDS = { kind: 'said' } as const;
const NO_WORDS = { kind: 'fact', words: null } as const;
const byStaffNoWords: Told = (act) => (act.actorKind === 'staff' ? NO_WORDS : { kind: 'said' });

/** Table: act -> what the applicant is told. Reasons between offices, notes, drafts and assignments are not here. */
const told: Partial<Record<TicketAct, Told>> = {
  open: () => WORDS,
  route: (act, world) => {
    const parts = act.act === 'route' ? act.data.parts : [];
    const names = (role: string) =>
      parts.filter((part) => part.role === role).map((part) => world.officeName(part.officeId));
    return {
      ...NO_WORDS,
      params: { lead: names('lead').join(', '), others: names('supporting').join(', ') },
    };
  },
  accept: () => NO_WORDS,
  accept_part: () => NO_WORDS,
  hand_back: () => NO_WORDS,
  hand_back_part: () => NO_WORDS,
  contribute: () => NO_WORDS,
  ask: () => WORDS,
  reply: () => WORDS,
  record_reply: () => ({ ...WORDS, by: 'applicant' }),
  write: () => WORDS,
  message: () => WORDS,
  plan_visit: (act) => ({ ...NO_WORDS, day: act.act === 'plan_visit' ? act.data.on : null }),
  record_visit: (act) => ({ ...NO_WORDS, day: act.act === 'record_visit' ? act.data.on : null }),
  involve: (act, world) => ({
    ...NO_WORDS,
    params: { asked: act.act === 'involve' ? world.officeName(act.data.part.officeId) : '' },
  }),
  release: () => NO_WORDS,
  extend: (act) => ({ ...WORDS, params: { days: act.act === 'extend' ? act.data.days : 0 } }),
  wait_agency: (act) => ({
    ...NO_WORDS,
    params: { agency: act.act === 'wait_agency' ? act.data.agency : '' },
  }),
  end_wait: () => NO_WORDS,
  approve_answer: (act, world) => ({
    ...WORDS,
    act: 'answer',
    words: (act.act === 'approve_answer' ? world.textOf(act.data.answerTextId)?.body : null) ?? null,
  }),
  answer: () => WORDS,
  answer_on_spot: () => ({ ...WORDS, act: 'answer' }),
  agree: () => NO_WORDS,
  object: () => WORDS,
  withdraw: () => WORDS,
  reopen: byStaffNoWords,
  late_reply: () => WORDS,
  decline: (act) => ({ ...WORDS, params: { door: act.act === 'decline' ? act.data.doorName : '' } }),
  to_ppid: (act) => ({
    ...WORDS,
    params: { number: act.act === 'to_ppid' ? act.data.registerNumber : '' },
  }),
  archive: () => WORDS,
  merge: () => NO_WORDS,
  unmerge: () => NO_WORDS,
  remind: () => NO_WORDS,
  lapse: () => NO_WORDS,
  change_topic: (act, world) => ({
    ...NO_WORDS,
    params: { topic: act.act === 'change_topic' ? world.topicName(act.data.topicId) : '' },
  }),
  recompute_due: (act) => ({
    ...NO_WORDS,
    params: { because: act.act === 'recompute_due' ? act.data.because : '' },
  }),
  reissue_link: () => NO_WORDS,
  attach: () => NO_WORDS,
  request_data: (act) => ({ ...WORDS, params: { what: act.act === 'request_data' ? act.data.kind : '' } }),
  decide_data: (act) => ({
    ...WORDS,
    params: { decision: act.act === 'decide_data' && act.data.isGranted ? 'granted' : 'refused' },
  }),
};

/** The history as the applicant reads it, oldest first. */
export function applicantHistory(acts: readonly AnyTicketAct[], world: ViewWorld): Entry[] {
  return acts.flatMap((act) => {
    const tell = told[act.act];
    if (!tell) return [];
    const files = world.filesOf(act.id);
    if (act.act === 'attach' && files.length === 0) return [];
    const text = world.textOf(act.textId);
    const entry: Entry = {
      id: act.id,
      act: act.act,
      at: act.at,
      by: act.actorKind === 'staff' ? 'office' : act.actorKind === 'system' ? 'clock' : 'applicant',
      office: act.officeId === null ? null : world.officeName(act.officeId),
      kind: 'fact',
      words: text?.body ?? null,
      isErased: text !== undefined && text.body === null,
      params: {},
      day: null,
      files,
      ...tell(act, world),
    };
    // What staff wrote down for somebody at the desk are still the applicant's own words.
    return [act.act === 'open' ? { ...entry, by: 'applicant' as const, office: null } : entry];
  });
}
