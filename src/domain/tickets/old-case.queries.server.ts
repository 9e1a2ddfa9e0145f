/** Reads of old cases: the sheet as it is understood, which of its cases are on record, and the imports that were. */
import { areaFinder } from '#domain/areas/area-name.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import { publishedTopics, type PublishedTopic } from '#domain/layanan/layanan.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { officesByName, openOffices } from '#domain/offices/office.queries.server.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import {
  OLD_CASE_COLUMNS,
  OLD_CASE_NEEDS,
  oldCaseKey,
  oldCaseReader,
  type OldCase,
  type OldCaseColumn,
  type OldCaseFault,
  type OldCaseProblem,
  type OldCaseWorld,
} from '#domain/tickets/old-case-sheet.ts';
import { oldCasesNeedColumns, oldCasesTooMany } from '#domain/tickets/old-case.problems.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { SheetFollower, SheetPurpose } from '#platform/sheets/sheet-import.commands.server.ts';
import {
  latestImports,
  sheetImportPage,
  sheetSources,
} from '#platform/sheets/sheet-import.queries.server.ts';
import type { MatchedSheet } from '#platform/sheets/sheet-import.run.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import type { SheetImport } from '#shared/sheet-steps.ts';
import { nameKey } from '#shared/written-name.ts';

/** Cases of one sheet: a desk of two years has some hundreds. */
const MOST_OLD_CASES = 2000;
/** How often one case may be brought in again after its import was undone. */
const MOST_TIMES = 8;

/** A sheet of old cases as it is understood. */
export interface ReadOldCases {
  readonly problems: readonly OldCaseProblem[];
  /** With the id its ticket gets. */
  readonly fresh: readonly (OldCase & { readonly ticketId: string })[];
  readonly same: number;
  readonly bad: number;
  readonly lastRow: number;
}

/** Old cases are brought in by sheet. */
export const OLD_CASE_SHEETS: SheetPurpose<OldCaseColumn> = {
  kind: 'old_cases',
  fields: OLD_CASE_COLUMNS,
  mustHold: (columns) => {
    if (OLD_CASE_NEEDS.some((name) => !columns.includes(name))) throw oldCasesNeedColumns();
  },
  most: { rows: MOST_OLD_CASES, tooLong: oldCasesTooMany },
};

/** The imports of old cases as somebody goes on with them: a coordinator with each. @throws Problem outOfReach */
export function oldCaseSheets(actor: StaffActor): SheetFollower<OldCaseColumn> {
  if (!mayDesk(actor, 'import_old_cases')) throw outOfReach({ act: 'open' });
  return { purpose: OLD_CASE_SHEETS, personId: actor.personId, mayFollow: () => true };
}

/** The latest imports, the sources used before, and how many old cases stand on record. @throws Problem outOfReach */
export async function oldCaseList({ db }: Regency, actor: StaffActor) {
  const { kind } = oldCaseSheets(actor).purpose;
  const [imports, sources, sum] = await Promise.all([
    latestImports(db, kind).execute(),
    sheetSources(db, kind),
    db
      .selectFrom('oldCaseRows')
      .innerJoin('tickets', 'tickets.id', 'oldCaseRows.ticketId')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tickets.state', '=', 'closed')
      .where('tickets.endedHow', '=', 'before_the_desk')
      .executeTakeFirstOrThrow(),
  ]);
  return { imports, sources, kept: sum.count };
}

/** One import, as far as it has come. @throws Problem outOfReach, importNotFound */
export async function oldCasePage(regency: Regency, actor: StaffActor, folder: string, id: string) {
  return sheetImportPage<SheetImport, OldCaseFault>(regency, oldCaseSheets(actor), folder, id);
}

/** Reads a whole sheet of old cases. @throws Problem as `openSheet` */
export async function readOldCases(
  regency: Regency,
  { columns, rows }: MatchedSheet<OldCaseColumn>,
): Promise<ReadOldCases> {
  const read = oldCaseReader(columns, await worldOf(regency));
  const problems: OldCaseProblem[] = [];
  const found: OldCase[] = [];
  let [bad, lastRow] = [0, 0];
  for await (const row of rows) {
    const one = read(row);
    problems.push(...one.problems);
    if (one.found === null) bad += 1;
    else found.push(one.found);
    lastRow = row.row;
  }
  const fresh = await notOnRecord(regency, found);
  return { problems, fresh, same: found.length - fresh.length, bad, lastRow };
}

async function worldOf(regency: Regency): Promise<OldCaseWorld> {
  const [areas, topics, offices] = await Promise.all([
    knownAreas(regency),
    publishedTopics(regency),
    openOffices(regency),
  ]);
  return {
    find: areaFinder(areas),
    today: dayOf(regency.now(), WIB),
    topics: topicsByName(topics),
    offices: officesByName(offices),
  };
}

/**
 * Topics by their names, and by each thing a name lists: a book says `NIB` where the standard is called `NIB, OSS, dan
 * pilihan KBLI`. What two topics list is no name of either.
 */
function topicsByName(topics: readonly PublishedTopic[]): OldCaseWorld['topics'] {
  const parts = topics.flatMap((topic) =>
    topic.name.split(/[,()]|\sdan\s|\satau\s/i).map((part) => ({ key: nameKey(part), topic })),
  );
  const lone = parts.filter(
    ({ key, topic }) => key !== '' && parts.every((other) => other.key !== key || other.topic === topic),
  );
  const whole = topics.flatMap((topic) =>
    [topic.name, topic.nameEn, topic.slug].map((called) => ({ key: nameKey(called), topic })),
  );
  return new Map(
    [...lone, ...whole].map(({ key, topic }) => [key, { id: topic.id, officeId: topic.leadOffice.id }]),
  );
}

/**
 * Those that are no ticket yet. The id of a ticket is what the case says, sealed: the same row has the same id in any file.
 * One whose import was undone may come in again, under the next id.
 */
async function notOnRecord(regency: Regency, found: readonly OldCase[]): Promise<ReadOldCases['fresh']> {
  if (found.length === 0) return [];
  const idsOf = (one: OldCase) =>
    Array.from({ length: MOST_TIMES }, (_, i) => sealedId(regency, `old-case:${i}:${oldCaseKey(one)}`));
  const ids = found.map(idsOf);
  const kept = await regency.db
    .selectFrom('tickets')
    .select(['id', 'state', 'endedHow'])
    .where('id', 'in', ids.flat())
    .execute();
  const byId = new Map(kept.map((one) => [one.id, one]));
  return found.flatMap((one, i) => {
    const own = ids[i] ?? [];
    const isKept = own.some((id) => {
      const known = byId.get(id);
      return known !== undefined && !(known.state === 'archived' && known.endedHow === 'before_the_desk');
    });
    const ticketId = own.find((id) => !byId.has(id));
    return isKept || ticketId === undefined ? [] : [{ ...one, ticketId }];
  });
}

/** A number made of what is said, that nobody can make without the key. */
export function sealedId({ seal }: Pick<Regency, 'seal'>, said: string): string {
  const hex = seal(said);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
