/** Reads for the people outside: what a code alone tells, and what the holder of the secret sees. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import {
  applicantActs,
  applicantHistory,
  doorOf,
  officeParts,
  ownData,
  publicStatus,
  ticketClock,
  type ApplicantView,
  type FileView,
  type PublicStatus,
  type ViewWorld,
} from '#domain/tickets/applicant-view.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import type { AnyTicketAct, Ticket } from '#domain/tickets/ticket.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { maskedEmail } from '#shared/email.ts';
import { maskedPhone } from '#shared/phone.ts';

/** The id behind a code, as `parseCode` wrote it; undefined when there is none. */
export async function ticketIdByCode(regency: Regency, code: string): Promise<string | undefined> {
  const row = await regency.db.selectFrom('tickets').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id;
}

/** What the code alone tells. @throws Problem ticketNotFound */
export async function statusOfTicket(regency: Regency, ticketId: string): Promise<PublicStatus> {
  const { ticket } = await readWhole(regency, ticketId);
  return publicStatus(ticket, await namesFor(regency));
}

/**
 * Everything the applicant may see, and the acts they have buttons for.
 * @throws Problem ticketNotFound, also when the actor holds another ticket's secret
 */
export async function applicantView(
  regency: Regency,
  actor: ApplicantActor,
  { isStaffSession }: { readonly isStaffSession: boolean },
): Promise<ApplicantView> {
  const { ticket, acts } = await readWhole(regency, actor.ticketId);
  if (!isInReach(ticket, actor, 'read', regency.now())) throw ticketNotFound();
  const [world, row] = await Promise.all([
    viewWorld(regency, ticket.id, acts),
    regency.db
      .selectFrom('tickets')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .innerJoin('topics', 'topics.id', 'tickets.topicId')
      .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
      .leftJoin('ticketTexts', 'ticketTexts.id', 'tickets.titleTextId')
      .select([
        'applicants.name',
        'applicants.phone',
        'applicants.email',
        'topics.id as topicId',
        'topics.name as topicName',
        'topics.nameEn as topicNameEn',
        'areas.name as nagari',
        'ticketTexts.body as title',
      ])
      .where('tickets.id', '=', ticket.id)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    status: publicStatus(ticket, world),
    version: ticket.version,
    title: row.title,
    topic: { id: row.topicId, name: row.topicName, nameEn: row.topicNameEn },
    nagari: row.nagari,
    applicant: { name: row.name, phone: maskedPhone(row.phone), email: maskedEmail(row.email) },
    waitingAgency: ticket.waitingAgency,
    door: doorOf(ticket, acts),
    clock: ticketClock(ticket, world),
    parts: officeParts(ticket, world),
    history: applicantHistory(acts, world),
    mergedInto: ticket.mergedIntoId === null ? null : await otherTicket(regency, ticket.mergedIntoId),
    acts: applicantActs(ticket, actor, regency.now(), isStaffSession),
    ownData: ownData(ticket, actor, regency.now()),
  };
}

/** What is kept of the applicant, for the copy she takes (UU 27/2022, article 7). */
export interface KeptOfApplicant {
  readonly kind: string;
  readonly name: string | null;
  readonly representative: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hidesName: boolean;
  readonly wantsVisit: boolean;
  readonly channel: string;
  readonly surveys: readonly { answeredAt: Date; answers: unknown; comment: string | null }[];
}

/**
 * Everything kept that belongs to the applicant. Through a link that passed other hands the contact stays masked, as
 * on the screen: whoever found a receipt must not learn a telephone number. @throws Problem ticketNotFound for readers
 */
export async function keptOfApplicant(regency: Regency, actor: ApplicantActor): Promise<KeptOfApplicant> {
  if (actor.channel === 'last_four') throw ticketNotFound();
  const [row, surveys] = await Promise.all([
    regency.db
      .selectFrom('tickets')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .select([
        'applicants.kind',
        'name',
        'representative',
        'phone',
        'email',
        'hidesName',
        'wantsVisit',
        'channel',
      ])
      .where('tickets.id', '=', actor.ticketId)
      .executeTakeFirstOrThrow(),
    regency.db
      .selectFrom('surveys')
      .select(['answeredAt', 'answers', 'comment'])
      .where('ticketId', '=', actor.ticketId)
      .where('answeredAt', 'is not', null)
      .orderBy('round')
      .$narrowType<{ answeredAt: Date }>()
      .execute(),
  ]);
  const isOwnLink = actor.channel === 'applicant';
  return {
    ...row,
    phone: isOwnLink ? row.phone : maskedPhone(row.phone),
    email: isOwnLink ? row.email : maskedEmail(row.email),
    surveys,
  };
}

/** The ticket another was merged into: its state, and its answer once there is one. */
async function otherTicket(regency: Regency, ticketId: string): Promise<ApplicantView['mergedInto']> {
  const { ticket, acts } = await readWhole(regency, ticketId);
  const world = await viewWorld(regency, ticketId, acts);
  const isAnswered = ticket.answeredAt !== null;
  const answer = applicantHistory(acts, world).findLast((entry) => entry.act === 'answer');
  return { status: publicStatus(ticket, world), answer: (isAnswered && answer) || null };
}

async function readWhole(
  regency: Regency,
  ticketId: string,
): Promise<{ ticket: Ticket; acts: AnyTicketAct[] }> {
  const acts = await readActs(regency.db, ticketId);
  const ticket = foldTicket(ticketId, acts);
  if (!ticket) throw ticketNotFound();
  return { ticket, acts };
}

async function namesFor(regency: Regency): Promise<Pick<ViewWorld, 'now' | 'calendars' | 'officeName'>> {
  const [calendars, offices] = await Promise.all([
    officeCalendars(regency),
    // Also the offices that have closed since: an old ticket still names them.
    remembered(regency, 'officeNames', () =>
      regency.db.selectFrom('offices').select(['id', 'shortName']).execute(),
    ),
  ]);
  const names = new Map(offices.map((office) => [office.id, office.shortName]));
  return { now: regency.now(), calendars, officeName: (id) => names.get(id) ?? '–' };
}

async function viewWorld(
  regency: Regency,
  ticketId: string,
  acts: readonly AnyTicketAct[],
): Promise<ViewWorld> {
  const topicIds = acts.flatMap((act) => (act.act === 'change_topic' ? [act.data.topicId] : []));
  const [base, texts, files, topics, holidays] = await Promise.all([
    namesFor(regency),
    regency.db.selectFrom('ticketTexts').select(['id', 'body']).where('ticketId', '=', ticketId).execute(),
    regency.db
      .selectFrom('ticketFiles')
      .select(['id', 'name', 'size', 'actId'])
      .where('ticketId', '=', ticketId)
      .where('isInternal', '=', false)
      .where('erasedAt', 'is', null)
      .orderBy('createdAt')
      .execute(),
    topicIds.length === 0
      ? []
      : regency.db.selectFrom('topics').select(['id', 'name']).where('id', 'in', topicIds).execute(),
    regency.db
      .selectFrom('calendarHolidays')
      .innerJoin('offices', 'offices.calendarId', 'calendarHolidays.calendarId')
      .select(['calendarHolidays.day', 'calendarHolidays.name'])
      .where('offices.isLeadAgency', '=', true)
      .execute(),
  ]);
  const textById = new Map(texts.map((text) => [text.id, text]));
  const topicById = new Map(topics.map((topic) => [topic.id, topic.name]));
  return {
    ...base,
    topicName: (id) => topicById.get(id) ?? '–',
    textOf: (id) => (id === null ? undefined : textById.get(id)),
    filesOf: (actId): FileView[] =>
      files.filter((file) => file.actId === actId).map(({ id, name, size }) => ({ id, name, size })),
    holidayNames: new Map(holidays.map((holiday) => [holiday.day, holiday.name])),
  };
}
