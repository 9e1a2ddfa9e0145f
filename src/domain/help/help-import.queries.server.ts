/** Reads of helps in sheets: a sheet as it is understood, what of it is on record, and the imports that were. */
import { areaFinder } from '#domain/areas/area-name.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import { helpSheetNeedsColumns, helpSheetTooLong } from '#domain/help/help-import.problems.ts';
import {
  HELP_COLUMNS,
  HELP_NAMES_MAKER,
  HELP_NEEDS,
  helpKey,
  helpRowReader,
  helpsOf,
  type HelpColumn,
  type HelpFault,
  type HelpOfRows,
  type HelpProblem,
  type HelpRow,
} from '#domain/help/help-sheet.ts';
import { findMakers } from '#domain/help/help-makers.server.ts';
import { helpOffices, mayHelp, mayRecordHelp } from '#domain/help/help.policy.ts';
import type { Recipient } from '#domain/help/help.record.server.ts';
import type { HelpRecord } from '#domain/help/help.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { officesByName, openOffices } from '#domain/offices/office.queries.server.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
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

/** An office gives some hundreds of helps a year; what is longer is several years. */
const MOST_HELP_ROWS = 3000;

/** A help of a sheet with those of its makers that are not on record yet. */
export interface HelpToWrite {
  /** The help on record to which they are added; undefined when it is new itself. */
  readonly helpId: string | undefined;
  readonly record: HelpRecord;
  readonly recipients: readonly Recipient[];
}
/** A sheet of helps as it is understood. */
export interface ReadHelpSheet {
  readonly problems: readonly HelpProblem[];
  readonly rowsRead: number;
  readonly lastRow: number;
  readonly toWrite: readonly HelpToWrite[];
  /** Helps that are new, makers that are written with them or added to others, rows on record already, rows left out. */
  readonly sums: Record<'helps' | 'recipients' | 'same' | 'bad', number>;
}

/** @throws Problem outsideRegistry for whoever keeps helps of no office */
export function mustImportHelps(actor: StaffActor): void {
  if (!mayRecordHelp(actor)) throw outsideRegistry();
}

/** True when the actor writes helps down for that office. */
export function keepsHelpsOf(actor: StaffActor, officeId: string): boolean {
  return mayHelp(actor, 'record', { officeId, nagariCodes: [] });
}

/** Helps are brought in by sheet. */
export const HELP_SHEETS: SheetPurpose<HelpColumn> = {
  kind: 'helps',
  fields: HELP_COLUMNS,
  mustHold: (columns) => {
    const has = (name: HelpColumn) => columns.includes(name);
    if (!HELP_NEEDS.every(has) || !HELP_NAMES_MAKER.some(has)) throw helpSheetNeedsColumns();
  },
  most: { rows: MOST_HELP_ROWS, tooLong: helpSheetTooLong },
};

/** The imports of helps as somebody goes on with them: those of an office she keeps helps for. @throws Problem outsideRegistry */
export function helpSheets(actor: StaffActor): SheetFollower<HelpColumn> {
  mustImportHelps(actor);
  return {
    purpose: HELP_SHEETS,
    personId: actor.personId,
    mayFollow: async ({ id }, db) => keepsHelpsOf(actor, await officeOfImport(db, id)),
  };
}

/** The office of the rows of an import that name none. */
export async function officeOfImport(db: Database | Trx, importId: string): Promise<string> {
  const { officeId } = await db
    .selectFrom('helpImports')
    .select('officeId')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  return officeId;
}

/** The latest imports of the offices the actor keeps helps for, and the sources used before. @throws Problem outsideRegistry */
export async function helpImportList({ db }: Regency, actor: StaffActor) {
  mustImportHelps(actor);
  const mine = helpOffices(actor);
  const [imports, sources] = await Promise.all([
    latestImports(db, HELP_SHEETS.kind)
      .innerJoin('helpImports', 'helpImports.id', 'one.id')
      .$if(mine !== 'all', (some) =>
        some.where('helpImports.officeId', 'in', mine === 'all' ? [] : [...mine]),
      )
      .execute(),
    sheetSources(db, HELP_SHEETS.kind),
  ]);
  return { imports, sources };
}

/** One import of an office the actor keeps helps for, with how many helps it is. @throws Problem importNotFound, outsideRegistry */
export async function helpImportPage(regency: Regency, actor: StaffActor, folder: string, id: string) {
  const page = await sheetImportPage<SheetImport, HelpFault>(regency, helpSheets(actor), folder, id);
  const helps = await regency.db
    .selectFrom('helpImports')
    .select(['helpsNew', 'helpsWritten'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...page, ...helps };
}

/**
 * Reads a whole sheet of helps, and compares it with what is on record.
 * @throws Problem as `openSheet`
 */
export async function readHelpSheet(
  regency: Regency,
  db: Database | Trx,
  actor: StaffActor,
  officeId: string,
  { columns, rows: sheetRows }: MatchedSheet<HelpColumn>,
): Promise<ReadHelpSheet> {
  const [areas, offices] = await Promise.all([knownAreas(regency), openOffices(regency)]);
  const today = dayOf(regency.now(), WIB);
  const readRow = helpRowReader(columns, {
    find: areaFinder(areas),
    today,
    offices: officesByName(offices),
    officeId,
    mayKeep: (id) => keepsHelpsOf(actor, id),
  });
  const problems: HelpProblem[] = [];
  const found: HelpRow[] = [];
  let [rowsRead, lastRow] = [0, 0];
  for await (const row of sheetRows) {
    const one = readRow(row);
    problems.push(...one.problems);
    if (one.found !== null) found.push(one.found);
    rowsRead += 1;
    lastRow = row.row;
  }
  const makers = await findMakers(
    db,
    actor,
    found.map(({ maker }) => maker),
  );
  const known: MadeRow[] = [];
  for (const [i, row] of found.entries()) {
    const maker = makers[i];
    if (maker?.isRight) known.push({ ...row, industryId: maker.value });
    else problems.push({ ...placeOf(row, columns), fault: maker?.fault ?? 'maker_unknown', isGrave: true });
  }
  const { helps, problems: differing } = helpsOf(known, columns);
  problems.push(...differing);
  const onRecord = await helpsOnRecord(db, helps);
  const compared = helps.map((help) => compare(help, onRecord.get(help.key), today));
  problems.push(...compared.flatMap((one) => one.problems));
  const toWrite = compared.flatMap(({ write }) => (write.recipients.length > 0 ? [write] : []));
  return {
    rowsRead,
    lastRow,
    problems: problems.toSorted((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1)),
    toWrite,
    sums: {
      helps: toWrite.filter(({ helpId }) => helpId === undefined).length,
      recipients: toWrite.reduce((sum, { recipients }) => sum + recipients.length, 0),
      same: compared.reduce((sum, one) => sum + one.same, 0),
      bad: new Set(problems.flatMap(({ row, isGrave }) => (isGrave ? [row] : []))).size,
    },
  };
}

interface MadeRow extends HelpRow {
  readonly industryId: string;
}

function placeOf({ row, maker }: HelpRow, columns: readonly (HelpColumn | null)[]) {
  const column = columns.indexOf(maker.by);
  return { row, column: column < 0 ? null : column };
}

interface KnownHelp {
  readonly id: string;
  readonly funds: string;
  readonly value: number | null;
  readonly recipients: ReadonlyMap<
    string,
    { readonly value: number | null; readonly quantity: number | null }
  >;
}

/** Those of a help that are not on record yet; what stands there with something else is told and stays as it is. */
function compare(
  { record, rows }: HelpOfRows,
  known: KnownHelp | undefined,
  today: string,
): { readonly write: HelpToWrite; readonly same: number; readonly problems: readonly HelpProblem[] } {
  const problems: HelpProblem[] = [];
  const fresh = new Map<string, Recipient>();
  let same = 0;
  for (const { row, industryId, share, result } of rows as readonly MadeRow[]) {
    const there = known?.recipients.get(industryId);
    if (there !== undefined) {
      same += 1;
      const differs =
        (share.value !== null && share.value !== there.value) ||
        (share.quantity !== null && share.quantity !== there.quantity);
      if (differs) problems.push({ row, column: null, fault: 'on_record_differs', isGrave: false });
    } else if (fresh.has(industryId)) problems.push({ row, column: null, fault: 'row_twice', isGrave: true });
    else
      fresh.set(industryId, {
        ...share,
        industryId,
        result: result === null ? undefined : { ...result, toldOn: today, workersAdded: null },
      });
  }
  const [first] = rows;
  if (
    known !== undefined &&
    first !== undefined &&
    (record.funds !== known.funds || (record.value !== null && record.value !== known.value))
  )
    problems.push({ row: first.row, column: null, fault: 'on_record_differs', isGrave: false });
  return { write: { helpId: known?.id, record, recipients: [...fresh.values()] }, same, problems };
}

/** The helps of the sheet that are on record, by their keys, with those who received them. */
async function helpsOnRecord(
  db: Database | Trx,
  helps: readonly HelpOfRows[],
): Promise<ReadonlyMap<string, KnownHelp>> {
  if (helps.length === 0) return new Map();
  const rows = await db
    .selectFrom('helps')
    .select(['id', 'kind', 'title', 'officeId', 'beganOn', 'funds', 'value'])
    .where('withdrawnOn', 'is', null)
    .where('beganOn', 'in', [...new Set(helps.map(({ record }) => record.beganOn))])
    .where('officeId', 'in', [...new Set(helps.map(({ record }) => record.officeId))])
    .orderBy('id', 'desc')
    .execute();
  const keys = new Set(helps.map(({ key }) => key));
  // Of two with one key the older one is meant: it comes last.
  const byKey = new Map(rows.map((row) => [helpKey(row), row] as const).filter(([key]) => keys.has(key)));
  if (byKey.size === 0) return new Map();
  const recipients = await db
    .selectFrom('helpRecipients')
    .select(['helpId', 'industryId', 'value', 'quantity'])
    .where(
      'helpId',
      'in',
      [...byKey.values()].map(({ id }) => id),
    )
    .execute();
  const byHelp = Map.groupBy(recipients, ({ helpId }) => helpId);
  return new Map(
    [...byKey].map(([key, { id, funds, value }]) => [
      key,
      {
        id,
        funds,
        value,
        recipients: new Map((byHelp.get(id) ?? []).map((one) => [one.industryId, one] as const)),
      },
    ]),
  );
}
