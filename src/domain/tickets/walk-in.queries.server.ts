/** Reads for the counter: who was here before, the receipt, the day's guest book, and who asked to be visited. */
import { hasDuty, type Actor, type StaffActor } from '#domain/offices/duty.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { allowedActs, isInReach } from '#domain/tickets/ticket.policy.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { ApplicantKind, Channel, Ticket, TicketState } from '#domain/tickets/ticket.ts';
import { maskedPhone } from '#domain/tickets/walk-in.form.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, type Day, WIB } from '#shared/day.ts';

const MOST_FOUND = 8;
const FEWEST_LETTERS = 3;

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
  const people = await regency.db
    .selectFrom('applicants')
    .leftJoin('areas', 'areas.code', 'applicants.nagariCode')
    .select(['applicants.id', 'applicants.name', 'applicants.phone', 'applicants.nagariCode'])
    .select('areas.name as nagari')
    .select((eb) => eb.ref('applicants.kind').$castTo<ApplicantKind>().as('kind'))
    .where('applicants.erasedAt', 'is', null)
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
    .limit(MOST_FOUND)
    .execute();
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
    phone: person.phone === null ? undefined : maskedPhone(person.phone),
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

export interface Receipt {
  readonly ticketId: string;
  readonly code: string;
  readonly topic: string;
  readonly nagari: string;
  readonly name: string;
  readonly receivedAt: Date;
  readonly enteredAt: Date;
  readonly dueAt: Date;
  readonly isDueProvisional: boolean;
  readonly isAnswered: boolean;
  readonly answer: string | undefined;
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
          .select(['tickets.id', 'tickets.code', 'tickets.enteredAt', 'topics.name as topic'])
          .select(['areas.name as nagari', 'applicants.name'])
          .where('tickets.code', '=', code)
          .executeTakeFirst();
  const ticket = row && (await readTicket(regency.db, row.id));
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
    name: row.name ?? '',
    receivedAt: ticket.receivedAt,
    enteredAt: row.enteredAt,
    dueAt: ticket.due.at,
    isDueProvisional: ticket.due.isProvisional,
    isAnswered: ticket.answeredAt !== null,
    answer: answer?.body ?? undefined,
    mayReissue: allowedActs(ticket, actor, now).includes('reissue_link'),
  };
}

function mayHandOut(ticket: Ticket, actor: StaffActor, now: Date): boolean {
  return ticket.openedBy === actor.personId || isInReach(ticket, actor, 'read', now);
}

export interface Guest {
  readonly code: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly name: string;
  readonly nagari: string;
  readonly topic: string;
  readonly state: TicketState;
  readonly takenBy: string | undefined;
}

/** The guest book of a day: everybody who came to the desk or was met on a visit. Nothing is typed twice. */
export async function guestsOn(regency: Regency, day: Day): Promise<Guest[]> {
  const rows = await regency.db
    .selectFrom('tickets')
    .innerJoin('topics', 'topics.id', 'tickets.topicId')
    .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .leftJoin('people', 'people.id', 'tickets.openedBy')
    .select(['tickets.code', 'tickets.receivedAt', 'topics.name as topic', 'areas.name as nagari'])
    .select(['applicants.name', 'people.name as takenBy'])
    .select((eb) => eb.ref('tickets.state').$castTo<TicketState>().as('state'))
    .select((eb) => eb.ref('tickets.channel').$castTo<Channel>().as('channel'))
    .where('tickets.channel', 'in', ['desk', 'visit'])
    .where('tickets.receivedAt', '>=', instantOn(day, 0, WIB))
    .where('tickets.receivedAt', '<', instantOn(addDays(day, 1), 0, WIB))
    .orderBy('tickets.receivedAt')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? '', takenBy: row.takenBy ?? undefined }));
}

export interface WantedVisit {
  readonly id: string;
  readonly code: string;
  readonly nagari: string;
  readonly kecamatan: string;
  readonly topic: string;
  readonly title: string | undefined;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  /** The newest plan, when there is one. */
  readonly plannedOn: Day | undefined;
  readonly plannedFor: string | undefined;
  readonly mayPlan: boolean;
}

/** Open tickets whose applicant asked to be visited, by kecamatan and nagari, those without a plan first. */
export async function wantedVisits(regency: Regency, actor: StaffActor): Promise<WantedVisit[]> {
  const rows = await regency.db
    .selectFrom('tickets')
    .innerJoin('topics', 'topics.id', 'tickets.topicId')
    .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
    .innerJoin('areas as above', 'above.code', 'areas.parentCode')
    .leftJoin('ticketTexts', 'ticketTexts.id', 'tickets.titleTextId')
    .select(['tickets.id', 'tickets.code', 'tickets.receivedAt', 'tickets.dueAt', 'topics.name as topic'])
    .select(['areas.name as nagari', 'above.name as kecamatan', 'ticketTexts.body as title'])
    .where('tickets.wantsVisit', '=', true)
    .where('tickets.isOpen', '=', true)
    .orderBy('above.name')
    .orderBy('areas.name')
    .orderBy('tickets.dueAt')
    .limit(300)
    .execute();
  if (rows.length === 0) return [];
  const plans = await regency.db
    .selectFrom('ticketActs')
    .select(['ticketId', 'data'])
    .where('act', '=', 'plan_visit')
    .where(
      'ticketId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('seq')
    .execute();
  const names = await regency.db.selectFrom('people').select(['id', 'name']).execute();
  const now = regency.now();
  const found: WantedVisit[] = [];
  for (const row of rows) {
    const ticket = await readTicket(regency.db, row.id);
    if (!ticket || !isInReach(ticket, actor, 'read', now)) continue;
    const plan = plans.findLast((one) => one.ticketId === row.id)?.data as
      { on: string; personId: string } | undefined;
    found.push({
      ...row,
      title: row.title ?? undefined,
      plannedOn: plan?.on,
      plannedFor: names.find((person) => person.id === plan?.personId)?.name,
      mayPlan: allowedActs(ticket, actor, now).includes('plan_visit'),
    });
  }
  return found;
}

/** People who hold the field duty today: whom a visit may be planned for. */
export async function fieldOfficers(regency: Regency, today: Day): Promise<{ id: string; name: string }[]> {
  return regency.db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.isActive', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('duties')
          .select('duties.id')
          .whereRef('duties.personId', '=', 'people.id')
          .where('duties.duty', 'in', ['field', 'officer'])
          .where('duties.isConfirmed', '=', true)
          .where('duties.startsOn', '<=', today)
          .where((or) => or.or([or('duties.endsOn', 'is', null), or('duties.endsOn', '>=', today)])),
      ),
    )
    .orderBy('people.name')
    .execute();
}

function escapedLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
