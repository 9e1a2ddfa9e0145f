/** One visit as whoever may read it sees it at the office: what was planned, what came of it, and how it got here. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { filesOfVisit, type VisitFile } from '#domain/visits/visit-file.queries.server.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { visitNotFound } from '#domain/visits/visit.problems.ts';
import type { VisitLine } from '#domain/visits/visit-line.ts';
import type { Place, VisitReason, VisitReport, VisitState } from '#domain/visits/visit.ts';
import { visitAfter } from '#domain/visits/visit.workflow.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

export interface VisitPage {
  readonly id: string;
  readonly version: number;
  readonly state: VisitState;
  readonly reason: VisitReason;
  readonly plannedOn: Day;
  readonly isUnplanned: boolean;
  readonly person: { readonly id: string; readonly name: string };
  readonly nagari: { readonly code: string; readonly name: string; readonly kecamatan: string };
  readonly maker: { readonly code: string; readonly name: string } | null;
  readonly ticket: { readonly code: string; readonly topic: string } | null;
  readonly sentra: { readonly slug: string; readonly name: string } | null;
  /** For who goes. */
  readonly note: string | null;
  /** When somebody was there; null while nobody was. */
  readonly heldAt: Date | null;
  readonly isToCome: boolean;
  readonly metSomebody: boolean;
  /** Why it was called off or nobody was met: the key of its sentence; empty when neither. */
  readonly because: string;
  /** Null without one, and after an erasure. */
  readonly report: VisitReport | null;
  readonly isErased: boolean;
  readonly place: Place | null;
  readonly files: readonly VisitFile[];
  /** Announced by the phone, and not here yet. */
  readonly filesToCome: number;
  readonly lines: readonly VisitLine[];
  readonly may: { readonly report: boolean; readonly miss: boolean };
}

/** @throws Problem visitNotFound also for whoever may not read it */
export async function visitPage(regency: Regency, actor: StaffActor, id: string): Promise<VisitPage> {
  const { db } = regency;
  if (!isId(id)) throw visitNotFound();
  const row = await db
    .selectFrom('visits as v')
    .innerJoin('people', 'people.id', 'v.personId')
    .innerJoin('areas as n', 'n.code', 'v.nagariCode')
    .innerJoin('areas as k', 'k.code', 'n.parentCode')
    .leftJoin('industries as i', 'i.id', 'v.industryId')
    .leftJoin('tickets as t', 't.id', 'v.ticketId')
    .leftJoin('topics', 'topics.id', 't.topicId')
    .leftJoin('sentra as s', 's.id', 'v.sentraId')
    .leftJoin('visitNotes as note', 'note.visitId', 'v.id')
    .leftJoin('visitReports as r', 'r.visitId', 'v.id')
    .leftJoin('visitPlaces as p', 'p.visitId', 'v.id')
    .select(['v.id', 'v.version', 'v.plannedOn', 'v.isUnplanned', 'v.personId', 'v.nagariCode', 'v.heldAt'])
    .select(['v.because', 'people.name as person', 'n.name as nagari', 'k.name as kecamatan'])
    .select(['i.code as makerCode', 'i.name as makerName', 't.code as ticketCode'])
    .select(['topics.name as topic', 's.slug', 's.name as sentraName', 'note.body as note'])
    .select(['r.purpose', 'r.metName', 'r.metAs', 'r.found', 'r.agreed', 'r.signedName', 'r.erasedAt'])
    .select(['p.lat', 'p.lng', 'p.accuracyM'])
    .select((eb) => [
      eb.ref('v.state').$castTo<VisitState>().as('state'),
      eb.ref('v.reason').$castTo<VisitReason>().as('reason'),
    ])
    .where('v.id', '=', id)
    .executeTakeFirst();
  if (!row || !mayVisit(actor, 'read', row.personId)) throw visitNotFound();
  const { lat, lng, accuracyM, purpose, metName, metAs, found, agreed, signedName } = row;
  const can = (act: 'report' | 'miss') =>
    mayVisit(actor, act, row.personId) && visitAfter(row.state, act) !== undefined;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    reason: row.reason,
    plannedOn: row.plannedOn,
    isUnplanned: row.isUnplanned,
    person: { id: row.personId, name: row.person },
    nagari: { code: row.nagariCode, name: row.nagari, kecamatan: row.kecamatan },
    maker: row.makerCode === null ? null : { code: row.makerCode, name: row.makerName ?? '' },
    ticket: row.ticketCode === null ? null : { code: row.ticketCode, topic: row.topic ?? '' },
    sentra: row.slug === null ? null : { slug: row.slug, name: row.sentraName ?? '' },
    note: row.note,
    heldAt: row.heldAt,
    isToCome: row.state === 'planned',
    metSomebody: row.state === 'done',
    because: row.because === null ? '' : `${row.state === 'missed' ? 'miss' : 'cancel'}_${row.because}`,
    report: found === null ? null : { purpose, metName: metName ?? '', metAs, found, agreed, signedName },
    isErased: row.erasedAt !== null,
    place: lat === null || lng === null ? null : { lat, lng, accuracyM },
    files: await filesOfVisit(regency, id),
    filesToCome: await filesUnderWay(regency, id),
    lines: await linesOf(regency, id),
    may: { report: can('report'), miss: can('miss') },
  };
}

async function filesUnderWay({ db }: Regency, visitId: string): Promise<number> {
  const { count } = await db
    .selectFrom('deviceFiles')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('owner', '=', 'visit')
    .where('ownerId', '=', visitId)
    .where('attachedAt', 'is', null)
    .where('refusedAs', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function linesOf({ db }: Regency, visitId: string): Promise<VisitLine[]> {
  const rows = await db
    .selectFrom('visitActs as a')
    .leftJoin('people', 'people.id', 'a.actorId')
    .leftJoin('devices', 'devices.id', 'a.deviceId')
    .select(['a.id', 'a.act', 'a.at', 'a.recordedAt', 'a.data', 'people.name as by', 'devices.name as phone'])
    .where('a.visitId', '=', visitId)
    .orderBy('a.seq')
    .execute();
  // The table's own check names the acts, and `visit.record.server.ts` alone writes them with their data.
  const lines = rows as unknown as Omit<VisitLine, 'goes'>[];
  const goers = new Set(lines.flatMap(({ data }) => ('personId' in data ? [data.personId] : [])));
  const people =
    goers.size === 0
      ? []
      : await db
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', [...goers])
          .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return lines.map((line) => ({
    ...line,
    goes: 'personId' in line.data ? (names.get(line.data.personId) ?? null) : null,
  })) as VisitLine[];
}
