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
  type OldCaseProblem,
  type OldCaseWorld,
} from '#domain/tickets/old-case-sheet.ts';
import { oldCasesNeedColumns, oldCasesNotFound, oldCasesTooMany } from '#domain/tickets/old-case.problems.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import { likelyTable } from '#platform/sheets/likely-table.server.ts';
import { waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { viewOfSheet, type SheetState } from '#shared/sheet-steps.ts';
import { nameKey } from '#shared/written-name.ts';

/** Cases of one sheet: a desk of two years has some hundreds. */
const MOST_OLD_CASES = 2000;
const MOST_LISTED = 30;
/** How often one case may be brought in again after its import was undone. */
const MOST_TIMES = 8;

/** A sheet of old cases as it is understood. */
export interface ReadOldCases {
  readonly titles: readonly string[];
  readonly columns: ColumnMatch<OldCaseColumn>;
  readonly problems: readonly OldCaseProblem[];
  /** With the id its ticket gets. */
  readonly fresh: readonly (OldCase & { readonly ticketId: string })[];
  readonly same: number;
  readonly bad: number;
}

/** @throws Problem outOfReach */
export function mustImportOldCases(actor: StaffActor): void {
  if (!mayDesk(actor, 'import_old_cases')) throw outOfReach({ act: 'open' });
}

/** The latest imports, and how many old cases stand on record. */
export async function oldCaseList(regency: Regency, actor: StaffActor) {
  mustImportOldCases(actor);
  const [imports, sum] = await Promise.all([
    regency.db
      .selectFrom('oldCaseImports as one')
      .innerJoin('people', 'people.id', 'one.personId')
      .select(['one.id', 'one.fileName', 'one.state', 'one.beganAt', 'one.rowsWritten'])
      .select('people.name as who')
      .orderBy('one.beganAt', 'desc')
      .limit(MOST_LISTED)
      .execute(),
    regency.db
      .selectFrom('oldCaseRows')
      .innerJoin('tickets', 'tickets.id', 'oldCaseRows.ticketId')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tickets.state', '=', 'closed')
      .where('tickets.endedHow', '=', 'before_the_desk')
      .executeTakeFirstOrThrow(),
  ]);
  return { imports: imports.map((one) => ({ ...one, state: one.state as SheetState })), kept: sum.count };
}

/** One import; while nothing is written yet with what was understood of its sheet. @throws Problem oldCasesNotFound */
export async function oldCasePage(regency: Regency, actor: StaffActor, folder: string, id: string) {
  mustImportOldCases(actor);
  const row = isId(id)
    ? await regency.db.selectFrom('oldCaseImports').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw oldCasesNotFound();
  const one = { ...row, state: row.state as SheetState };
  const view = viewOfSheet(one.state, one.rowsWritten);
  if (one.state !== 'checked') return { one, view, trial: undefined };
  const { titles, problems, fresh, same, bad } = await readOldCases(regency, await waitingSheet(folder, id));
  return { one, view, trial: { titles, problems, fresh: fresh.length, same, bad } };
}

/**
 * Reads a whole sheet of old cases.
 * @throws Problem oldCasesNeedColumns, oldCasesTooMany, and as `openSheet`
 */
export async function readOldCases(regency: Regency, file: Blob): Promise<ReadOldCases> {
  const { titles, columns, rows } = await likelyTable(file, OLD_CASE_COLUMNS);
  if (OLD_CASE_NEEDS.some((name) => !columns.includes(name))) throw oldCasesNeedColumns();
  const read = oldCaseReader(columns, await worldOf(regency));
  const problems: OldCaseProblem[] = [];
  const found: OldCase[] = [];
  let bad = 0;
  for await (const row of rows) {
    const one = read(row);
    problems.push(...one.problems);
    if (one.found === null) bad += 1;
    else found.push(one.found);
    if (found.length + bad > MOST_OLD_CASES) throw oldCasesTooMany({ most: MOST_OLD_CASES });
  }
  const fresh = await notOnRecord(regency, found);
  return { titles, columns, problems, fresh, same: found.length - fresh.length, bad };
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
