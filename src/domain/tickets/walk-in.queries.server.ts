/** Reads for the counter: who was here before, what may be the same matter, words to answer with, and the receipt. */
import { sql } from 'kysely';
import { dueAt, type Due } from '#domain/offices/calendar.ts';
import { hasDuty, officesOf, type Actor, type StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { allowedActs, isInReach } from '#domain/tickets/ticket.policy.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { maskedPhone, parsePhone } from '#shared/phone.ts';
import type { ApplicantKind, Ticket, TicketState } from '#domain/tickets/ticket.ts';
import type { EarlierTicket, FoundApplicant } from '#domain/tickets/walk-in.ts';
import { receiptInstant, type Glance } from '#domain/tickets/walk-in.form.ts';
import type { Regency } from '#platform/regency.server.ts';

const MOST_FOUND = 8;
const FEWEST_LETTERS = 3;

/** Desk and coordinator know everybody; others only whom they took down themselves. */
function knowsEverybody(actor: Actor): boolean {
  return hasDuty(actor, 'desk', 'coordinator');
}

/** People, businesses and groups whose name, phone or code begins like what was typed (three characters at least). */
export async function applicantsLike(
  regency: Regency,
  actor: StaffActor,
  typed: string,
): Promise<FoundApplicant[]> {
  const asked = typed.trim().toLowerCase().slice(0, 80);
  if (asked.length < FEWEST_LETTERS) return [];
  const code = parseCode(asked);
  const digits = asked.replaceAll(/[\s+().-]/g, '').replace(/^62/, '0');
  const isNumber = /^\d{3,}$/.test(digits);
  const people = await known(regency, actor)
    .where((eb) => {
      if (code !== undefined)
        return eb(
          'applicants.id',
          'in',
          eb.selectFrom('tickets').select('tickets.applicantId').where('tickets.code', '=', code),
        );
      if (isNumber) return eb('applicants.phone', 'like', `${digits}%`);
      return eb.and(
        asked
          .split(/\s+/)
          .map((word) => eb(eb.fn('lower', ['applicants.name']), 'like', `%${escapedLike(word)}%`)),
      );
    })
    .execute();
  return withTickets(regency, actor, people);
}

/** Who has spoken for a maker before, of several the newest. */
export async function applicantOfIndustry(
  regency: Regency,
  actor: StaffActor,
  industryId: string,
): Promise<FoundApplicant | undefined> {
  const people = await known(regency, actor)
    .where('applicants.industryId', '=', industryId)
    .limit(1)
    .execute();
  return (await withTickets(regency, actor, people))[0];
}

/** Applicants this actor knows, the newest first. */
function known(regency: Regency, actor: StaffActor) {
  return regency.db
    .selectFrom('applicants')
    .leftJoin('areas', 'areas.code', 'applicants.nagariCode')
    .select(['applicants.id', 'applicants.name', 'applicants.phone', 'applicants.nagariCode'])
    .select('areas.name as nagari')
    .select((eb) => eb.ref('applicants.kind').$castTo<ApplicantKind>().as('kind'))
    .where('applicants.erasedAt', 'is', null)
    .$if(!knowsEverybody(actor), (query) =>
      query.where((eb) =>
        eb(
          'applicants.id',
          'in',
          eb
            .selectFrom('tickets')
            .select('tickets.applicantId')
            .where('tickets.openedBy', '=', actor.personId),
        ),
      ),
    )
    .orderBy('applicants.createdAt', 'desc')
    .limit(MOST_FOUND);
}

async function withTickets(
  regency: Regency,
  actor: StaffActor,
  people: Awaited<ReturnType<ReturnType<typeof known>['execute']>>,
): Promise<FoundApplicant[]> {
  if (people.length === 0) return [];
  const tickets = await regency.db
    .selectFrom('tickets')
    .innerJoin('topics', 'topics.id', 'tickets.topicId')
    .select(['tickets.code', 'tickets.applicantId', 'topics.name as topic'])
    .select((eb) => eb.ref('tickets.state').$castTo<TicketState>().as('state'))
    .where(
      'tickets.applicantId',
      'in',
      people.map((person) => person.id),
    )
    .$if(!knowsEverybody(actor), (query) => query.where('tickets.openedBy', '=', actor.personId))
    .orderBy('tickets.receivedAt', 'desc')
    .limit(100)
    .execute();
  return people.map((person) => ({
    id: person.id,
    name: person.name ?? '',
    kind: person.kind,
    phone: maskedPhone(person.phone) ?? undefined,
    nagariCode: person.nagariCode ?? undefined,
    nagari: person.nagari ?? undefined,
    tickets: tickets
      .filter((ticket) => ticket.applicantId === person.id)
      .slice(0, 3)
      .map(({ code: ticketCode, topic, state }) => ({ code: ticketCode, topic, state })),
  }));
}

/** Whether this actor may open another ticket for an applicant already known. */
export async function isApplicantInReach(
  regency: Regency,
  actor: Actor,
  applicantId: string,
): Promise<boolean> {
  const row = await regency.db
    .selectFrom('applicants')
    .select('id')
    .where('id', '=', applicantId)
    .where('erasedAt', 'is', null)
    .$if(!knowsEverybody(actor), (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('tickets')
            .select('tickets.id')
            .whereRef('tickets.applicantId', '=', 'applicants.id')
            .where('tickets.openedBy', '=', actor.kind === 'staff' ? actor.personId : ''),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

const LOOK_BACK_MS = 90 * 86_400_000;
const ALIKE = 0.35;
const MOST_EARLIER = 3;

/**
 * Earlier tickets that may be this very matter: of the same person (known, or by telephone, or by name and nagari), open
 * or of the last 90 days, with the same topic or similar words; and those entered under the same number of a letter.
 */
export async function earlierTickets(
  regency: Regency,
  actor: StaffActor,
  asked: Omit<Glance, 'receivedAt'>,
): Promise<EarlierTicket[]> {
  const phone = parsePhone(asked.phone);
  const name = asked.name.trim().toLowerCase();
  const since = new Date(regency.now().getTime() - LOOK_BACK_MS);
  const wordsAlike = sql<number>`public.similarity(coalesce(left(${sql.ref('b.body')}, 2000), ''), ${asked.words.slice(0, 2000)})`;
  const rows = await regency.db
    .selectFrom('tickets as t')
    .innerJoin('topics', 'topics.id', 't.topicId')
    .innerJoin('applicants as a', 'a.id', 't.applicantId')
    .leftJoin('ticketTexts as b', 'b.id', 't.bodyTextId')
    .leftJoin('ticketSources as s', 's.ticketId', 't.id')
    .select(['t.code', 't.receivedAt', 't.topicId', 'topics.name as topic', 's.externalNumber'])
    .select((eb) => eb.ref('t.state').$castTo<TicketState>().as('state'))
    .select([sql<string | null>`left(${sql.ref('b.body')}, 160)`.as('words'), wordsAlike.as('likeness')])
    .where((eb) => {
      const samePerson = [
        ...(asked.applicantId ? [eb('t.applicantId', '=', asked.applicantId)] : []),
        ...(!asked.applicantId && phone ? [eb('a.phone', '=', phone)] : []),
        ...(!asked.applicantId && name.length >= 3 && asked.nagari !== ''
          ? [eb.and([eb(eb.fn('lower', ['a.name']), '=', name), eb('t.nagariCode', '=', asked.nagari)])]
          : []),
      ];
      const number = asked.externalNumber.trim();
      return eb.or([
        ...(samePerson.length > 0
          ? [eb.and([eb.or(samePerson), eb.or([eb('t.isOpen', '=', true), eb('t.receivedAt', '>', since)])])]
          : []),
        ...(number === '' ? [] : [eb('s.externalNumber', '=', number)]),
        eb.lit(false),
      ]);
    })
    .$if(!knowsEverybody(actor), (query) => query.where('t.openedBy', '=', actor.personId))
    .orderBy('t.receivedAt', 'desc')
    .limit(30)
    .execute();
  return rows
    .map((row) => ({
      ...row,
      because:
        asked.externalNumber.trim() !== '' && row.externalNumber === asked.externalNumber.trim()
          ? ('same_number' as const)
          : ('same_matter' as const),
    }))
    .filter((row) => row.because === 'same_number' || row.topicId === asked.topic || row.likeness > ALIKE)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_EARLIER)
    .map(({ code, topic, words, state, receivedAt, because }) => ({
      code,
      topic,
      words: words ?? '',
      state,
      receivedAt,
      because,
    }));
}

/** What stands beside the form while somebody types: what may be the same, and the day that is promised. */
export async function glanceAt(
  regency: Regency,
  actor: StaffActor,
  asked: Glance,
): Promise<{ readonly earlier: readonly EarlierTicket[]; readonly due: Due | undefined }> {
  const now = regency.now();
  const [{ lead }, topic, earlier] = await Promise.all([
    officeCalendars(regency),
    asked.topic === undefined
      ? undefined
      : regency.db
          .selectFrom('topics')
          .select('standardDays')
          .where('id', '=', asked.topic)
          .executeTakeFirst(),
    earlierTickets(regency, actor, asked),
  ]);
  const receivedAt = receiptInstant(asked.receivedAt, now) ?? now;
  return { earlier, due: topic && dueAt(lead, receivedAt, topic.standardDays) };
}

/** Words to answer with at once: those of everybody and, for an officer, of her offices; each for one topic or for all. */
export async function counterTemplates(
  regency: Regency,
  actor: StaffActor,
): Promise<{ id: string; name: string; body: string; topicId: string | null }[]> {
  const mine = officesOf(actor);
  return regency.db
    .selectFrom('answerTemplates')
    .select(['id', 'name', 'body', 'topicId'])
    .where((eb) =>
      eb.or([eb('officeId', 'is', null), ...(mine.length > 0 ? [eb('officeId', 'in', mine)] : [])]),
    )
    .orderBy('name')
    .limit(100)
    .execute();
}

export interface Receipt {
  readonly ticketId: string;
  readonly code: string;
  readonly topic: string;
  readonly nagari: string;
  /** Undefined when the applicant keeps her name from others: paper is read by whoever finds it. */
  readonly name: string | undefined;
  readonly receivedAt: Date;
  readonly enteredAt: Date;
  readonly dueAt: Date;
  readonly isDueProvisional: boolean;
  readonly isAnswered: boolean;
  readonly answer: string | undefined;
  /** What to prepare, as the standard of the topic says. */
  readonly requirements: readonly string[];
  readonly takenBy: string | undefined;
  /** A formal request for information, which the PPID answers in its own time. */
  readonly isFormalRequest: boolean;
  /** Under which number it went to the PPID; undefined while it waits to be handed over. */
  readonly registerNumber: string | undefined;
  readonly mayReissue: boolean;
}

/** What is printed for the applicant. @throws Problem ticketNotFound, also for those who may not read it */
export async function receiptOf(regency: Regency, actor: StaffActor, typedCode: string): Promise<Receipt> {
  const code = parseCode(typedCode);
  const row =
    code === undefined
      ? undefined
      : await regency.db
          .selectFrom('tickets')
          .innerJoin('topics', 'topics.id', 'tickets.topicId')
          .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
          .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
          .leftJoin('ticketSources', 'ticketSources.ticketId', 'tickets.id')
          .leftJoin('people', 'people.id', 'tickets.openedBy')
          .select(['tickets.id', 'tickets.code', 'tickets.enteredAt', 'topics.name as topic', 'requirements'])
          .select(['areas.name as nagari', 'applicants.name', 'people.name as takenBy', 'isFormalRequest'])
          .where('tickets.code', '=', code)
          .executeTakeFirst();
  const acts = row ? await readActs(regency.db, row.id) : [];
  const ticket = row && foldTicket(row.id, acts);
  const now = regency.now();
  if (!row || !ticket || !mayHandOut(ticket, actor, now)) throw ticketNotFound();
  const answer =
    ticket.answerTextId === null
      ? undefined
      : await regency.db
          .selectFrom('ticketTexts')
          .select('body')
          .where('id', '=', ticket.answerTextId)
          .executeTakeFirst();
  return {
    ticketId: row.id,
    code: row.code,
    topic: row.topic,
    nagari: row.nagari,
    name: ticket.hidesName ? undefined : (row.name ?? undefined),
    receivedAt: ticket.receivedAt,
    enteredAt: row.enteredAt,
    dueAt: ticket.due.at,
    isDueProvisional: ticket.due.isProvisional,
    isAnswered: ticket.answeredAt !== null,
    answer: answer?.body ?? undefined,
    requirements: row.requirements as string[],
    takenBy: row.takenBy ?? undefined,
    isFormalRequest: row.isFormalRequest ?? false,
    registerNumber: acts.findLast((act) => act.act === 'to_ppid')?.data.registerNumber,
    mayReissue: allowedActs(ticket, actor, now).includes('reissue_link'),
  };
}

function mayHandOut(ticket: Ticket, actor: StaffActor, now: Date): boolean {
  return ticket.openedBy === actor.personId || isInReach(ticket, actor, 'read', now);
}

function escapedLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
