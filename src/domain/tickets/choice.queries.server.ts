/** Reads for the forms of the desk: what may be chosen in them. */
import { nagariByKecamatan, type NagariGroup } from '#domain/areas/area.queries.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { hasDuty, officesOf, type Actor } from '#domain/offices/duty.ts';
import { officeCalendars, openOffices } from '#domain/offices/office.queries.server.ts';
import { dueUnderTopic } from '#domain/tickets/ticket.clock.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** What the forms offer: topics with their offices, nagari by kecamatan, offices. */
export async function deskChoices(regency: Regency): Promise<{
  topics: { id: string; name: string; nameEn: string; leadOfficeId: string; supportingOfficeIds: string[] }[];
  kecamatan: readonly NagariGroup[];
  offices: { id: string; name: string }[];
}> {
  const [topics, kecamatan, offices] = await Promise.all([
    publishedTopics(regency),
    nagariByKecamatan(regency),
    openOffices(regency),
  ]);
  return {
    topics: topics.map(({ id, name, nameEn, leadOffice, supportingOffices }) => ({
      id,
      name,
      nameEn,
      leadOfficeId: leadOffice.id,
      supportingOfficeIds: supportingOffices.map((office) => office.id),
    })),
    kecamatan,
    offices: offices.map(({ id, shortName }) => ({ id, name: shortName })),
  };
}

/** Who serves in these offices today, substitutes marked with the name of the one who is away. */
export async function staffOfOffices(
  regency: Regency,
  officeIds: readonly string[],
  ...duties: readonly string[]
): Promise<{ id: string; name: string; officeId: string | null; substitutes: string | null }[]> {
  if (officeIds.length === 0 && duties.length === 0) return [];
  const today = dayOf(regency.now(), WIB);
  let query = regency.db
    .selectFrom('duties as d')
    .innerJoin('people as p', 'p.id', 'd.personId')
    .leftJoin('people as away', 'away.id', 'd.substituteFor')
    .select(['p.id', 'p.name', 'd.officeId', 'away.name as substitutes'])
    .where('p.isActive', '=', true)
    .where('d.isConfirmed', '=', true)
    .where('d.startsOn', '<=', today)
    .where((eb) => eb.or([eb('d.endsOn', 'is', null), eb('d.endsOn', '>=', today)]))
    .where(
      'd.duty',
      'in',
      duties.length > 0 ? [...duties] : ['officer', 'head', 'field', 'desk', 'coordinator'],
    )
    .orderBy('p.name')
    .limit(500);
  if (officeIds.length > 0) query = query.where('d.officeId', 'in', [...officeIds]);
  const rows = await query.execute();
  return [...new Map(rows.map((row) => [`${row.id} ${row.substitutes ?? ''}`, row])).values()];
}

/** The sections (bidang) of these offices, for the disposisi downward; none where an office has none. */
export async function sectionsOfOffices(
  regency: Regency,
  officeIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (officeIds.length === 0) return [];
  return regency.db
    .selectFrom('offices')
    .select(['id', 'shortName as name'])
    .where('kind', '=', 'bidang')
    .where('parentId', 'in', [...officeIds])
    .where('closedOn', 'is', null)
    .orderBy('shortName')
    .execute();
}

/** For each topic, the due instant this ticket would get: shown before somebody changes it. */
export async function dueByTopic(
  regency: Regency,
  ticketId: string,
): Promise<Readonly<Record<string, Date>>> {
  const [ticket, calendars, topics] = await Promise.all([
    readTicket(regency.db, ticketId),
    officeCalendars(regency),
    regency.db.selectFrom('topics').select(['id', 'standardDays']).where('closedOn', 'is', null).execute(),
  ]);
  if (!ticket) throw ticketNotFound();
  return Object.fromEntries(
    topics.map((topic) => [
      topic.id,
      dueUnderTopic(
        ticket,
        calendars,
        { topicId: topic.id, standardDays: topic.standardDays },
        regency.now(),
      ),
    ]),
  );
}

/** Answers to begin from: those of everybody, of my offices, and of this topic. */
export async function answerTemplates(
  regency: Regency,
  actor: Actor,
  topicId: string,
): Promise<{ id: string; name: string; body: string }[]> {
  const mine = hasDuty(actor, 'coordinator', 'desk') ? [] : officesOf(actor);
  return regency.db
    .selectFrom('answerTemplates')
    .select(['id', 'name', 'body'])
    .where((eb) => eb.or([eb('topicId', 'is', null), eb('topicId', '=', topicId)]))
    .where((eb) =>
      eb.or([eb('officeId', 'is', null), ...(mine.length > 0 ? [eb('officeId', 'in', mine)] : [])]),
    )
    .orderBy('name')
    .limit(100)
    .execute();
}
