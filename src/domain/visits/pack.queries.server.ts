/** Reads what a field officer takes along; every list asks the policy of its own room. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { outlineDrawing } from '#domain/areas/outline.queries.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { mayNagari, nagariReach } from '#domain/nagari/nagari.policy.ts';
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { leadAgency, leadAgencyWhatsapp, officeCalendars } from '#domain/offices/office.queries.server.ts';
import { officeOfPerson } from '#domain/offices/person.queries.server.ts';
import type { CertificateKind } from '#domain/registry/certificate.ts';
import { mayIndustry, registryReach, type IndustryVerb } from '#domain/registry/industry.policy.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { figuresOf, type Gender } from '#domain/registry/industry.ts';
import { typedFigures, typedOwner, typedRecord } from '#domain/registry/industry.typed.ts';
import { maySentra, maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { ticketsOnDesk } from '#domain/tickets/ticket.queries.server.ts';
import {
  idSum,
  MOST_MAKERS,
  MOST_SHELVES,
  MOST_TICKETS,
  PACK_DAYS,
  takenCalendar,
  tradesOf,
  type CommonShelf,
  type Gone,
  type NagariShelf,
  type Pack,
  type PackAsked,
  type PackMaker,
  type PackPotential,
  type PackSentra,
  type PackTicket,
  type PackVisit,
} from '#domain/visits/pack.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { lastVisits } from '#domain/visits/visit.queries.server.ts';
import type { VisitReason, VisitState } from '#domain/visits/visit.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB } from '#shared/day.ts';

/** Visits of the last days stay: a report is often finished the morning after. */
const DAYS_BEHIND = 7;
/** What was being written while the last pack was read is read again. */
const OVERLAP_MS = 120_000;
const LONGEST_WORDS = 600;
const FIGURES_TAKEN = 3;

/** What the phone lacks of what this person may take along today. Who took whose personal data along is written down. */
export async function packFor(regency: Regency, actor: StaffActor, asked: PackAsked): Promise<Pack> {
  const at = regency.now();
  const visits = await visitsToTake(regency, actor);
  const known = new Set(
    (await nagariByKecamatan(regency)).flatMap(({ nagari }) => nagari.map((one) => one.code)),
  );
  const wanted = [
    ...visits.map((visit) => visit.nagariCode),
    ...asked.wants.filter((code) => known.has(code)),
  ];
  const codes = [...new Set(wanted)].slice(0, MOST_SHELVES);
  const shelves: NagariShelf[] = [];
  for (const code of codes)
    shelves.push(await shelfOf(regency, actor, code, visits, asked.shelves[code], at));
  const shelf = await commonShelf(regency, actor);
  const digest = digestOf(shelf);
  await noteTaken(regency, actor, shelves);
  return {
    at: at.toISOString(),
    visits,
    common: asked.common === digest ? null : { digest, shelf },
    shelves,
    leaves: Object.keys(asked.shelves).filter((code) => !codes.includes(code)),
  };
}

/** Her visits of the coming days, those of the last days, and older ones that still wait; in the order she goes. */
async function visitsToTake(regency: Regency, actor: StaffActor): Promise<PackVisit[]> {
  const today = dayOf(regency.now(), WIB);
  const rows = await regency.db
    .selectFrom('visits as v')
    .innerJoin('areas as n', 'n.code', 'v.nagariCode')
    .innerJoin('areas as k', 'k.code', 'n.parentCode')
    .leftJoin('industries as i', 'i.id', 'v.industryId')
    .leftJoin('industryOwners as o', 'o.industryId', 'v.industryId')
    .leftJoin('tickets as t', 't.id', 'v.ticketId')
    .leftJoin('topics', 'topics.id', 't.topicId')
    .leftJoin('applicants as a', 'a.id', 't.applicantId')
    .leftJoin('ticketPlaces as p', 'p.ticketId', 't.id')
    .leftJoin('sentra as s', 's.id', 'v.sentraId')
    .leftJoin('visitNotes as note', 'note.visitId', 'v.id')
    .select(['v.id', 'v.nagariCode', 'v.ticketId', 'v.industryId', 'v.sentraId', 'v.version', 'v.personId'])
    .select(['v.plannedOn', 'v.seat', 'n.name as nagari', 'k.name as kecamatan', 'note.body as note'])
    .select(['i.code as industryCode', 'i.name as industryName', 'i.lat', 'i.lng', 'o.name as owner'])
    .select(['o.phone as ownerPhone', 't.code as ticketCode', 'topics.name as topic', 'a.name as applicant'])
    .select(['a.phone as applicantPhone', 'p.lat as ticketLat', 'p.lng as ticketLng', 's.name as sentraName'])
    .select(['n.lat as nagariLat', 'n.lng as nagariLng'])
    .select((eb) => [
      eb.ref('v.reason').$castTo<VisitReason>().as('reason'),
      eb.ref('v.state').$castTo<VisitState>().as('state'),
    ])
    .where('v.personId', '=', actor.personId)
    .where('v.plannedOn', '<=', addDays(today, PACK_DAYS))
    .where((eb) =>
      eb.or([eb('v.plannedOn', '>=', addDays(today, -DAYS_BEHIND)), eb('v.state', '=', 'planned')]),
    )
    .orderBy('v.plannedOn')
    .orderBy('v.seat')
    .orderBy('v.id')
    .limit(300)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    nagariCode: row.nagariCode,
    ticketId: row.ticketId,
    industryId: row.industryId,
    sentraId: row.sentraId,
    reason: row.reason,
    state: row.state,
    version: row.version,
    personId: row.personId,
    plannedOn: row.plannedOn,
    seat: row.seat,
    nagari: row.nagari,
    kecamatan: row.kecamatan,
    industry: row.industryCode === null ? null : { code: row.industryCode, name: row.industryName ?? '' },
    ticket: row.ticketCode === null ? null : { code: row.ticketCode, topic: row.topic ?? '' },
    sentra: row.sentraName === null ? null : { name: row.sentraName },
    who: row.applicant ?? row.owner,
    phone: row.applicantPhone ?? row.ownerPhone,
    note: row.note,
    place:
      pointOf(row.ticketLat, row.ticketLng, true) ??
      pointOf(row.lat, row.lng, true) ??
      pointOf(row.nagariLat, row.nagariLng, false),
  }));
}

function pointOf(lat: number | null, lng: number | null, isExact: boolean): PackVisit['place'] {
  return lat === null || lng === null ? null : { lat, lng, isExact };
}

/** The cursor in its parts: until when makers were read, and what the short lists looked like. */
interface Cursor {
  readonly at: number;
  readonly tickets: string;
  readonly sentra: string;
  readonly potentials: string;
  readonly outline: string;
}

function readCursor(text: string | undefined): Cursor | undefined {
  const [at = '', tickets = '', sentra = '', potentials = '', outline = ''] = (text ?? '').split('.');
  return /^\d{1,15}$/.test(at) ? { at: Number(at), tickets, sentra, potentials, outline } : undefined;
}

async function shelfOf(
  regency: Regency,
  actor: StaffActor,
  nagariCode: string,
  visits: readonly PackVisit[],
  asked: string | undefined,
  at: Date,
): Promise<NagariShelf> {
  const seen = readCursor(asked);
  const [makers, tickets, sentra, potentials, outline] = await Promise.all([
    makersOf(regency, actor, nagariCode, visits, seen && new Date(seen.at - OVERLAP_MS)),
    ticketsOf(regency, actor, nagariCode),
    sentraOf(regency, actor, nagariCode),
    potentialsOf(regency, actor, nagariCode),
    outlineDrawing(regency, nagariCode),
  ]);
  const now = {
    tickets: digestOf(tickets),
    sentra: digestOf(sentra),
    potentials: digestOf(potentials),
    outline: digestOf(outline),
  };
  return {
    nagariCode,
    isWhole: seen === undefined,
    cursor: [at.getTime(), now.tickets, now.sentra, now.potentials, now.outline].join('.'),
    ...makers,
    tickets: seen?.tickets === now.tickets ? null : tickets,
    sentra: seen?.sentra === now.sentra ? null : sentra,
    potentials: seen?.potentials === now.potentials ? null : potentials,
    outline: seen?.outline === now.outline ? null : outline,
  };
}

/**
 * The makers of one nagari that are at work, those of her visits first; only what changed since `since` when it is given,
 * with those that are at work no more as gone.
 */
async function makersOf(
  regency: Regency,
  actor: StaffActor,
  nagariCode: string,
  visits: readonly PackVisit[],
  since: Date | undefined,
): Promise<Pick<NagariShelf, 'makers' | 'check' | 'isCut'>> {
  if (!mayIndustry(actor, 'read', nagariCode))
    return { makers: [], check: { makers: 0, sum: 0 }, isCut: false };
  const first = visits.flatMap(({ industryId }) => industryId ?? []);
  const chosen = await regency.db
    .selectFrom('industries as i')
    .select(['i.id', 'i.changedAt'])
    .where('i.nagariCode', '=', nagariCode)
    .where('i.closedOn', 'is', null)
    .orderBy(sql`${sql.ref('i.id')} = any(${first}::uuid[])`, 'desc')
    .orderBy(sql`lower(${sql.ref('i.name')})`)
    .orderBy('i.id')
    .limit(MOST_MAKERS + 1)
    .execute();
  const isCut = chosen.length > MOST_MAKERS;
  const held = chosen.slice(0, MOST_MAKERS);
  const fresh = held.filter(({ changedAt }) => since === undefined || changedAt >= since);
  const gone = since === undefined ? [] : await closedSince(regency, nagariCode, since);
  return {
    makers: [
      ...(await makersById(
        regency,
        actor,
        fresh.map(({ id }) => id),
      )),
      ...gone,
    ],
    check: { makers: held.length, sum: idSum(held.map(({ id }) => id)) },
    isCut,
  };
}

async function closedSince({ db }: Regency, nagariCode: string, since: Date): Promise<Gone[]> {
  const rows = await db
    .selectFrom('industries')
    .select('id')
    .where('nagariCode', '=', nagariCode)
    .where('closedOn', 'is not', null)
    .where('changedAt', '>=', since)
    .execute();
  return rows.map(({ id }) => ({ id, isGone: true }));
}

async function makersById(regency: Regency, actor: StaffActor, ids: readonly string[]): Promise<PackMaker[]> {
  const { db } = regency;
  if (ids.length === 0) return [];
  const among = (column: string) => sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;
  const [rows, products, figures, certificates, seen] = await Promise.all([
    db
      .selectFrom('industries as i')
      .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
      .selectAll('i')
      .select(['o.name as ownerName', 'o.phone as ownerPhone', 'o.email as ownerEmail', 'o.address'])
      .select((eb) => eb.ref('o.gender').$castTo<Gender | null>().as('gender'))
      .where(among('i.id'))
      .execute(),
    db
      .selectFrom('industryProducts')
      .select(['id', 'industryId', 'name'])
      .where(among('industryId'))
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('industryFigures')
      .selectAll()
      .where(among('industryId'))
      .orderBy('year', 'desc')
      .orderBy('quarter')
      .execute(),
    db
      .selectFrom('industryCertificates')
      .select(['industryId', 'name', 'number', 'validUntil'])
      .select((eb) => eb.ref('kind').$castTo<CertificateKind>().as('kind'))
      .where(among('industryId'))
      .where('endedOn', 'is', null)
      .execute(),
    lastVisits(regency, { industryIds: ids }),
  ]);
  const [productsOf, figuresOfAll, certificatesOfAll] = [
    Map.groupBy(products, (row) => row.industryId),
    Map.groupBy(figures, (row) => row.industryId),
    Map.groupBy(certificates, (row) => row.industryId),
  ];
  return rows.map((row) => {
    const isOpen = mayIndustry(actor, 'open_personal', row.nagariCode);
    return {
      id: row.id,
      code: row.code,
      version: row.version,
      name: row.name,
      nagariCode: row.nagariCode,
      jorong: row.jorong,
      owner: row.ownerName,
      phone: isOpen ? row.ownerPhone : null,
      record: typedRecord(recordOf(row)),
      ownerForm: typedOwner({
        name: row.ownerName,
        gender: row.gender,
        phone: isOpen ? row.ownerPhone : null,
        email: isOpen ? row.ownerEmail : null,
        address: isOpen ? row.address : null,
      }),
      products: (productsOf.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
      figures: (figuresOfAll.get(row.id) ?? []).slice(0, FIGURES_TAKEN).map((one) => {
        const period = { year: one.year, quarter: one.quarter };
        return { ...period, form: typedFigures(period, figuresOf(one)) };
      }),
      certificates: (certificatesOfAll.get(row.id) ?? []).map(({ industryId: _whose, ...one }) => one),
      lastVisitOn: seen.get(row.id)?.on ?? null,
    };
  });
}

/** The open tickets of the nagari that stand on her desk, the earliest due day first. */
async function ticketsOf(regency: Regency, actor: StaffActor, nagariCode: string): Promise<PackTicket[]> {
  const { rows } = await ticketsOnDesk(
    regency,
    actor,
    { state: 'open', nagariCode },
    undefined,
    MOST_TICKETS,
  );
  if (rows.length === 0) return [];
  const more = await regency.db
    .selectFrom('tickets as t')
    .leftJoin('ticketTexts as body', 'body.id', 't.bodyTextId')
    .innerJoin('applicants as a', 'a.id', 't.applicantId')
    .leftJoin('industries as i', 'i.id', 'a.industryId')
    .select(['t.id', 'i.code as industry'])
    .select(sql<string | null>`left(${sql.ref('body.body')}, ${LONGEST_WORDS})`.as('words'))
    .where(sql<boolean>`${sql.ref('t.id')} = any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  const moreOf = new Map(more.map((row) => [row.id, row]));
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    topic: row.topic,
    title: row.title,
    words: moreOf.get(row.id)?.words ?? '',
    state: row.state,
    who: row.applicant ?? '',
    dueAt: row.dueAt.toISOString(),
    nagariCode,
    industry: moreOf.get(row.id)?.industry ?? null,
  }));
}

async function sentraOf({ db }: Regency, actor: StaffActor, nagariCode: string): Promise<PackSentra[]> {
  if (!maySentra(actor, 'read', nagariCode)) return [];
  const rows = await db
    .selectFrom('sentra as s')
    .leftJoin('sentraMembers as m', (join) =>
      join.onRef('m.sentraId', '=', 's.id').on('m.leftOn', 'is', null),
    )
    .leftJoin('industries as i', 'i.id', 'm.industryId')
    .select(['s.id', 's.name', 's.product', 's.nagariCode', 'i.code', 'i.name as member'])
    .where('s.nagariCode', '=', nagariCode)
    .where('s.endedOn', 'is', null)
    .orderBy('s.name')
    .orderBy('s.id')
    .orderBy('i.name')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((group) => {
    const [one] = group;
    if (!one) return [];
    const members = group.flatMap(({ code, member }) =>
      code === null ? [] : [{ code, name: member ?? '' }],
    );
    return [{ id: one.id, name: one.name, product: one.product, nagariCode: one.nagariCode, members }];
  });
}

async function potentialsOf({ db }: Regency, actor: StaffActor, code: string): Promise<PackPotential[]> {
  if (!mayNagari(actor, 'read', code)) return [];
  return db
    .selectFrom('nagariPotentials')
    .select(['id', 'kind', 'name', 'evidence'])
    .where('nagariCode', '=', code)
    .where('endedOn', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

async function commonShelf(regency: Regency, actor: StaffActor): Promise<CommonShelf> {
  const [person, office, kecamatan, topics, book, { lead }, counter, whatsapp] = await Promise.all([
    regency.db
      .selectFrom('people')
      .select(['id', 'name'])
      .where('id', '=', actor.personId)
      .executeTakeFirstOrThrow(),
    officeOfPerson(regency, actor.personId),
    nagariByKecamatan(regency),
    publishedTopics(regency),
    kbliBook(regency),
    officeCalendars(regency),
    leadAgency(regency),
    leadAgencyWhatsapp(regency),
  ]);
  return {
    person: { ...person, office: office ?? null },
    publicUrl: regency.publicUrl,
    kecamatan,
    topics: topics.map(({ id, name, standardDays: days, requirements }) => ({
      id,
      name,
      days,
      requirements,
    })),
    calendar: takenCalendar(lead, dayOf(regency.now(), WIB)),
    counter: { ...counter, whatsapp: whatsapp ?? null },
    trades: tradesOf(book),
    may: kindsFor(actor),
  };
}

/** Asked of the same functions as the commands; what lies outside a reach is refused by name when it arrives. */
function kindsFor(actor: StaffActor): PhoneActKind[] {
  const own = (act: 'plan' | 'report' | 'miss') => mayVisit(actor, act, actor.personId);
  const somewhere = (act: IndustryVerb) => registryReach(actor, act) !== undefined;
  const asked: Readonly<Record<PhoneActKind, boolean>> = {
    'visit.add': own('plan'),
    'visit.report': own('report'),
    'visit.miss': own('miss'),
    'ticket.open': mayOpen(actor),
    'industry.register': somewhere('register'),
    'industry.change': somewhere('change'),
    'industry.change_owner': somewhere('change_owner'),
    'industry.figures': somewhere('record_figures'),
    'industry.add_product': somewhere('add_product'),
    'industry.add_certificate': somewhere('add_certificate'),
    'nagari.note_potential': nagariReach(actor, 'note_potential') !== undefined,
    'sentra.join': maySentraSomewhere(actor, 'add_member'),
    'sentra.leave': maySentraSomewhere(actor, 'end_member'),
  };
  return Object.entries(asked).flatMap(([kind, is]) => (is ? [kind as PhoneActKind] : []));
}

/** Phones and names leave the house: which nagari, how many makers, by whom. */
async function noteTaken(
  regency: Regency,
  actor: StaffActor,
  shelves: readonly NagariShelf[],
): Promise<void> {
  const taken = shelves.filter(({ makers }) => makers.length > 0);
  if (taken.length === 0) return;
  await noteAudit(regency.db, regency, {
    actorId: actor.personId,
    verb: 'take_along',
    subject: 'nagari',
    subjectId: actor.personId,
    after: Object.fromEntries(taken.map(({ nagariCode, makers }) => [nagariCode, makers.length])),
  });
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
