/** Reads of imports of makers: the list, one import as its page shows it, and the rows that must be corrected. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { importNeedsColumns } from '#domain/registry/industry-import.problems.ts';
import { mayFollow, type ImportFault, type IndustryImport } from '#domain/registry/industry-import.ts';
import { INDUSTRY_COLUMNS, type IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { SheetFollower, SheetPurpose } from '#platform/sheets/sheet-import.commands.server.ts';
import {
  latestImports,
  sheetImportOf,
  sheetImportPage,
  sheetSources,
} from '#platform/sheets/sheet-import.queries.server.ts';

/** Makers are brought in by sheet. */
export const MAKER_SHEETS: SheetPurpose<IndustryColumn> = {
  kind: 'makers',
  fields: INDUSTRY_COLUMNS,
  mustHold: (columns) => {
    const has = (...names: IndustryColumn[]) => names.some((name) => columns.includes(name));
    if (!has('name', 'ownerName') || !has('nagari')) throw importNeedsColumns();
  },
};

/** The imports of makers as somebody goes on with them. */
export function makerSheets(actor: StaffActor): SheetFollower<IndustryColumn> {
  return {
    purpose: MAKER_SHEETS,
    personId: actor.personId,
    mayFollow: ({ personId }) => mayFollow(actor, personId),
  };
}

/** The latest imports that the actor may follow, and the sources used before. */
export async function importList({ db }: Regency, actor: StaffActor) {
  const { kind } = MAKER_SHEETS;
  const isAll = registryReach(actor, 'reopen') === 'all';
  const [imports, sources] = await Promise.all([
    latestImports(db, kind)
      .$if(!isAll, (query) => query.where('one.personId', '=', actor.personId))
      .execute(),
    sheetSources(db, kind),
  ]);
  return { imports, sources };
}

/** One import, as far as it has come. @throws Problem importNotFound */
export async function importPage(regency: Regency, actor: StaffActor, folder: string, id: string) {
  return sheetImportPage<IndustryImport, ImportFault>(regency, makerSheets(actor), folder, id);
}

/** How many columns an import has. @throws Problem importNotFound */
export async function importWidth({ db }: Regency, actor: StaffActor, id: string): Promise<number> {
  return (await sheetImportOf(db, makerSheets(actor), id)).titles.length;
}
