/** Reads for the case on one page: the ticket with its words, names, clocks and files, and what may be the same matter. */
import { sql } from 'kysely';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { daysCounted, hoursOn, type Calendars, type Pause } from '#domain/offices/calendar.ts';
import { hasDuty, type Actor } from '#domain/offices/duty.ts';
import { clockFace, type ClockFace } from '#domain/tickets/ticket.clock.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { allowedActs, isInReach } from '#domain/tickets/ticket.policy.ts';
import { maskedEmail } from '#shared/email.ts';
import { maskedPhone } from '#shared/phone.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import {
  currentParts,
  dataRequestDueAt,
  isOpen,
  leadPart,
  type AnyTicketAct,
  type Part,
  type Ticket,
  type TicketAct,
} from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, weekdayOf } from '#shared/day.ts';

/** One line of history, ready to be said: the sentence's key is `line_<act>`. */
export interface HistoryLine {
  readonly id: string;
  readonly seq: number;
  readonly act: TicketAct;
  /** Whose voice: the applicant's words, a message to her, an internal note, or a quiet line. */
  readonly voice: 'applicant' | 'message' | 'note' | 'line';
  readonly who: string | null;
  readonly actorKind: AnyTicketAct['actorKind'];
  readonly office: string | null;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly words: string | null;
  readonly isErased: boolean;
  readonly textId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly files: readonly CaseFile[];
}

export interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly isInternal: boolean;
}

/** A clock as drawn: its face, its due instant, and why days did not count. */
export interface CaseClock {
  readonly face: ClockFace;
  readonly dueAt: Date;
  readonly isProvisional: boolean;
  readonly pausedDays: number;
  /** How often the clock stood still. */
  readonly pauses: number;
  readonly holidays: number;
}

export interface CasePart {
  readonly id: string;
  readonly office: string;
  readonly officeId: string;
  readonly role: 'lead' | 'supporting';
  readonly state: Part['state'];
  readonly round: number;
  readonly isCurrent: boolean;
  readonly section: string | null;
  readonly person: string | null;
  readonly personDueOn: string | null;
  readonly note: string | null;
  readonly noteTextId: string | null;
  readonly clock: CaseClock;
}

/** A ticket that may be about the same thing. */
export interface Twin {
  readonly code: string;
  readonly title: string | null;
  readonly words: string | null;
  readonly topic: string;
  readonly state: string;
  readonly receivedAt: Date;
  readonly likeness: number;
}

const MESSAGES: readonly TicketAct[] = [
  'ask',
  'message',
  'answer',
  'answer_on_spot',
  'approve_answer',
  'decide_data',
];
const NOTES: readonly TicketAct[] = [
  'note',
  'contribute',
  'draft_answer',
  'return_answer',
  'assign',
  'route',
  'involve',
  'hand_back',
  'hand_back_part',
  'record_visit',
];
const WORDS_OF_APPLICANT: readonly TicketAct[] = [
  'open',
  'reply',
  'record_reply',
  'write',
  'object',
  'late_reply',
  'withdraw',
  'request_data',
];

/** The case on one page. @throws Problem ticketNotFound also when the ticket is out of the actor's reach */
export async function caseOf(regency: Regency, actor: Actor, typedCode: string) {
  const code = parseCode(typedCode);
  const row =
    code === undefined
      ? undefined
      : await regency.db
          .selectFrom('tickets')
          .select(['id', 'titleTextId', 'bodyTextId', 'enteredAt'])
          .where('code', '=', code)
          .executeTakeFirst();
  if (!row) throw ticketNotFound();
  const acts = await readActs(regency.db, row.id);
  const ticket = foldTicket(row.id, acts);
  const now = regency.now();
  if (!ticket || !isInReach(ticket, actor, 'read', now)) throw ticketNotFound();

  const [calendars, texts, files, applicant, source, topic, nagari, people, offices, into, waiting] =
    await Promise.all([
      officeCalendars(regency),
      regency.db
        .selectFrom('ticketTexts')
        .select(['id', 'body', 'erasedAt'])
        .where('ticketId', '=', row.id)
        .execute(),
      regency.db
        .selectFrom('ticketFiles')
        .select(['id', 'actId', 'name', 'mediaType', 'size', 'isInternal'])
        .where('ticketId', '=', row.id)
        .where('erasedAt', 'is', null)
        .orderBy('createdAt')
        .execute(),
      regency.db
        .selectFrom('applicants')
        .select(['id', 'kind', 'name', 'representative', 'phone', 'email', 'erasedAt'])
        .where('id', '=', ticket.applicantId)
        .executeTakeFirst(),
      regency.db.selectFrom('ticketSources').selectAll().where('ticketId', '=', row.id).executeTakeFirst(),
      regency.db
        .selectFrom('topics')
        .select(['id', 'name', 'nameEn', 'leadOfficeId', 'isNagariGovernment'])
        .where('id', '=', ticket.topicId)
        .executeTakeFirst(),
      regency.db
        .selectFrom('areas as n')
        .leftJoin('areas as k', 'k.code', 'n.parentCode')
        .select(['n.code', 'n.name', 'k.name as kecamatan'])
        .where('n.code', '=', ticket.nagariCode)
        .executeTakeFirst(),
      namesOf(regency, acts, ticket),
      regency.db.selectFrom('offices').select(['id', 'shortName', 'name']).execute(),
      ticket.mergedIntoId === null
        ? undefined
        : regency.db
            .selectFrom('tickets')
            .select('code')
            .where('id', '=', ticket.mergedIntoId)
            .executeTakeFirst(),
      otherTicketsOf(regency, actor, ticket),
    ]);
  const textById = new Map(texts.map((text) => [text.id, text]));
  const officeById = new Map(offices.map((office) => [office.id, office]));
  const nameOf = (officeId: string | null) =>
    officeId === null ? null : (officeById.get(officeId)?.shortName ?? null);
  const draft = ticket.draft && {
    text: textById.get(ticket.draft.textId)?.body ?? '',
    isSubmitted: ticket.draft.isSubmitted,
    by: people.get(ticket.draft.byPersonId ?? '') ?? null,
  };
  const fileRow = ({ id, name, mediaType, size, isInternal }: (typeof files)[number]): CaseFile => ({
    id,
    name,
    mediaType,
    size,
    isInternal,
  });
  const history = acts.flatMap((act): HistoryLine[] => {
    const textId = act.act === 'approve_answer' ? act.data.answerTextId : (act.textId ?? null);
    const text = textId === null ? undefined : textById.get(textId);
    const line: HistoryLine = {
      id: act.id,
      seq: act.seq,
      act: act.act,
      voice: voiceOf(act),
      who: act.actorKind === 'staff' ? (people.get(act.actorId ?? '') ?? null) : null,
      actorKind: act.actorKind,
      office: nameOf(act.officeId),
      at: act.at,
      recordedAt: act.recordedAt,
      words: text?.body ?? null,
      isErased: text !== undefined && text.erasedAt !== null,
      textId,
      params: paramsOf(act, ticket, nameOf, people),
      files: files.filter((file) => file.actId === act.id).map(fileRow),
    };
    const old = act.act === 'open' ? act.data.old : undefined;
    if (old === undefined) return [line];
    // What an old case was answered came in with it, and is read where an answer is read.
    const answer = textById.get(old.answerTextId);
    return [
      line,
      {
        ...line,
        id: `${act.id}-answer`,
        act: 'answer',
        voice: 'message',
        who: nameOf(old.officeId),
        office: nameOf(old.officeId),
        at: new Date(old.doneAt),
        words: answer?.body ?? null,
        isErased: answer !== undefined && answer.erasedAt !== null,
        textId: old.answerTextId,
        params: {},
        files: [],
      },
    ];
  });
  const told = new Set(acts.map((act) => act.id));
  const title = row.titleTextId === null ? null : (textById.get(row.titleTextId)?.body ?? null);
  return {
    id: ticket.id,
    code: ticket.code,
    version: ticket.version,
    state: ticket.state,
    round: ticket.round,
    channel: ticket.channel,
    kind: ticket.kind,
    isOpen: isOpen(ticket.state),
    title,
    titleTextId: row.titleTextId,
    openedAt: ticket.openedAt,
    enteredAt: row.enteredAt,
    receivedAt: ticket.receivedAt,
    answeredAt: ticket.answeredAt,
    endedHow: ticket.endedHow,
    needsApproval: ticket.needsApproval,
    waitingAgency: ticket.waitingAgency,
    hidesName: ticket.hidesName,
    wantsVisit: ticket.wantsVisit,
    topic: { id: ticket.topicId, name: topic?.name ?? '', nameEn: topic?.nameEn ?? '' },
    nagari: nagari ?? { code: ticket.nagariCode, name: ticket.nagariCode, kecamatan: null },
    mergedInto: into?.code ?? null,
    absorbed: ticket.absorbed.map((one) => one.code),
    draft,
    answer: ticket.answerTextId === null ? null : (textById.get(ticket.answerTextId)?.body ?? null),
    leadOffice: nameOf(leadPart(ticket)?.officeId ?? null),
    clock: ticketClock(ticket, calendars, now),
    parts: ticket.parts
      .map((part): CasePart => ({
        id: part.id,
        office: nameOf(part.officeId) ?? '',
        officeId: part.officeId,
        role: part.role,
        state: part.state,
        round: part.round,
        isCurrent: part.round === ticket.round && part.state !== 'handed_back',
        section: nameOf(part.sectionId),
        person: people.get(part.personId ?? '') ?? null,
        personDueOn: part.personDueOn,
        noteTextId: part.noteTextId,
        note: part.noteTextId === null ? null : (textById.get(part.noteTextId)?.body ?? null),
        clock: partClock(part, ticket, calendars, now),
      }))
      .toSorted(
        (a, b) =>
          Number(b.isCurrent) - Number(a.isCurrent) || Number(a.role !== 'lead') - Number(b.role !== 'lead'),
      ),
    heldParts: currentParts(ticket)
      .filter((part) => part.role === 'supporting' && part.endedAt === null)
      .map((part) => ({ id: part.id, office: nameOf(part.officeId) ?? '' })),
    history,
    files: files.filter((file) => file.actId === null || !told.has(file.actId)).map(fileRow),
    applicant: {
      kind: applicant?.kind ?? 'person',
      name: applicant?.name ?? null,
      representative: applicant?.representative ?? null,
      phone: maskedPhone(applicant?.phone ?? null),
      email: maskedEmail(applicant?.email ?? null),
      isErased: Boolean(applicant?.erasedAt),
      others: waiting,
    },
    source: source ?? null,
    dataRequest: ticket.dataRequest && {
      kind: ticket.dataRequest.kind,
      dueAt: dataRequestDueAt(ticket.dataRequest),
    },
    may: allowedActs(ticket, actor, now),
    timeline: { now },
  };
}

export type Case = Awaited<ReturnType<typeof caseOf>>;

/** Open tickets of the same nagari that say something similar, likeliest first: the same topic counts as half a likeness. */
export async function likelyTwins(regency: Regency, actor: Actor, ticketId: string): Promise<Twin[]> {
  if (!hasDuty(actor, 'coordinator')) return [];
  const self = await regency.db
    .selectFrom('tickets as t')
    .leftJoin('ticketTexts as b', 'b.id', 't.bodyTextId')
    .select(['t.nagariCode', 't.topicId', 'b.body'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst();
  if (!self) return [];
  const near = regency.db
    .selectFrom('tickets')
    .selectAll()
    .where('isOpen', '=', true)
    .where('nagariCode', '=', self.nagariCode)
    .where('id', '<>', ticketId)
    .orderBy('dueAt', 'desc')
    .limit(300)
    .as('t');
  const rows = await regency.db
    .selectFrom(near)
    .leftJoin('ticketTexts as b', 'b.id', 't.bodyTextId')
    .leftJoin('ticketTexts as h', 'h.id', 't.titleTextId')
    .innerJoin('topics', 'topics.id', 't.topicId')
    .select([
      't.code',
      't.state',
      't.receivedAt',
      'topics.name as topic',
      'h.body as title',
      sql<string | null>`left(b.body, 400)`.as('words'),
      sql<number>`public.similarity(coalesce(left(b.body, 2000), ''), ${(self.body ?? '').slice(0, 2000)})
        + case when ${sql.ref('t.topic_id')} = ${self.topicId}::uuid then 0.5 else 0 end`.as('likeness'),
    ])
    .orderBy('likeness', 'desc')
    .limit(3)
    .execute();
  return rows.filter((row) => row.likeness > 0.3);
}

/** Other tickets of the same applicant that the actor may see in a list: only for those who read all. */
async function otherTicketsOf(
  regency: Regency,
  actor: Actor,
  ticket: Ticket,
): Promise<{ code: string; state: string }[]> {
  if (!hasDuty(actor, 'coordinator', 'desk')) return [];
  return regency.db
    .selectFrom('tickets')
    .select(['code', 'state'])
    .where('applicantId', '=', ticket.applicantId)
    .where('id', '<>', ticket.id)
    .orderBy('receivedAt', 'desc')
    .limit(5)
    .execute();
}

async function namesOf(
  regency: Regency,
  acts: readonly AnyTicketAct[],
  ticket: Ticket,
): Promise<Map<string, string>> {
  const ids = new Set<string>();
  for (const act of acts) {
    if (act.actorId !== null) ids.add(act.actorId);
    if ((act.act === 'assign' || act.act === 'plan_visit') && act.data.personId) ids.add(act.data.personId);
  }
  for (const part of ticket.parts) if (part.personId !== null) ids.add(part.personId);
  if (ids.size === 0) return new Map();
  const rows = await regency.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

function voiceOf(act: AnyTicketAct): HistoryLine['voice'] {
  if (WORDS_OF_APPLICANT.includes(act.act)) return 'applicant';
  if (MESSAGES.includes(act.act)) return 'message';
  return NOTES.includes(act.act) && act.textId !== null ? 'note' : 'line';
}

function paramsOf(
  act: AnyTicketAct,
  ticket: Ticket,
  nameOf: (officeId: string | null) => string | null,
  people: ReadonlyMap<string, string>,
): Record<string, string | number> {
  const officeOfPart = (partId: string) =>
    nameOf(ticket.parts.find((part) => part.id === partId)?.officeId ?? null) ?? '';
  switch (act.act) {
    case 'route': {
      const supporting = act.data.parts.filter((part) => part.role === 'supporting');
      return {
        lead: nameOf(act.data.parts.find((part) => part.role === 'lead')?.officeId ?? null) ?? '',
        supporting: supporting.map((part) => nameOf(part.officeId) ?? '').join(', '),
      };
    }
    case 'request_data':
      return { what: act.data.kind };
    case 'decide_data':
      return { decision: act.data.isGranted ? 'granted' : 'refused' };
    case 'involve':
      return { office: nameOf(act.data.part.officeId) ?? '' };
    case 'accept':
    case 'accept_part':
    case 'hand_back':
    case 'hand_back_part':
    case 'contribute':
    case 'release':
      return { office: officeOfPart(act.data.partId) };
    case 'assign':
      return { office: officeOfPart(act.data.partId), person: people.get(act.data.personId) ?? '' };
    case 'plan_visit':
      return { on: act.data.on, person: people.get(act.data.personId) ?? '' };
    case 'record_visit':
      return { on: act.data.on, met: act.data.isMet ? 'visit_met' : 'visit_not_met' };
    case 'decline':
      return { door: act.data.doorName };
    case 'to_ppid':
      return { number: act.data.registerNumber };
    case 'extend':
      return { days: act.data.days };
    case 'wait_agency':
      return { agency: act.data.agency };
    case 'merge':
      return { code: act.data.intoCode };
    case 'absorb':
    case 'unabsorb':
      return { code: act.data.code };
    case 'recompute_due':
      return { because: act.data.because };
    case 'escalate':
      return { level: act.data.level };
    default:
      return {};
  }
}

/** The clock stands where the answer left it; while a question is open it stands at the question. */
function ticketClock(ticket: Ticket, calendars: Calendars, now: Date): CaseClock {
  const stoppedAt = ticket.answeredAt ?? ticket.endedAt;
  const at = stoppedAt ?? now;
  const days = ticket.standardDays + ticket.extendedDays;
  return {
    face: clockFace(
      calendars.lead,
      {
        dueAt: ticket.due.at,
        days,
        isPaused: ticket.state === 'waiting_applicant',
        isStopped: stoppedAt !== null || !isOpen(ticket.state),
      },
      at,
    ),
    dueAt: ticket.due.at,
    isProvisional: ticket.due.isProvisional,
    ...uncounted(calendars.lead, ticket.receivedAt, ticket.pauses, at),
  };
}

function partClock(part: Part, ticket: Ticket, calendars: Calendars, now: Date): CaseClock {
  const calendar = calendars.of(part.officeId);
  const at = part.endedAt ?? now;
  const dueAt = part.due?.at ?? part.sentAt;
  return {
    face: clockFace(
      calendar,
      {
        dueAt,
        days: part.days,
        isPaused: part.pauses.some((pause) => pause.to === null),
        isStopped: part.endedAt !== null || !isOpen(ticket.state),
      },
      at,
    ),
    dueAt,
    isProvisional: part.due?.isProvisional ?? false,
    ...uncounted(calendar, part.sentAt, part.pauses, at),
  };
}

/** Why days did not count: closings that lay in a pause, and weekdays that were holidays or joint leave. */
function uncounted(
  calendar: Calendars['lead'],
  from: Date,
  pauses: readonly Pause[],
  until: Date,
): { pausedDays: number; pauses: number; holidays: number } {
  const pausedDays = daysCounted(calendar, from, [], until) - daysCounted(calendar, from, pauses, until);
  let holidays = 0;
  const last = dayOf(until, calendar.utcOffset);
  for (let day = addDays(dayOf(from, calendar.utcOffset), 1); day <= last; day = addDays(day, 1))
    if (calendar.closedDays.has(day) && weekdayOf(day) <= 5 && !hoursOn(calendar, day)) holidays += 1;
  return { pausedDays, pauses: pauses.length, holidays };
}
