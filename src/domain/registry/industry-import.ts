/** An import of makers from a sheet: what it asks and tells beyond every import. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import type { IndustryCellFault } from '#domain/registry/industry-sheet.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import type { SheetFault, SheetImport } from '#shared/sheet-steps.ts';

/** On record already, and this column says otherwise: a person decides, nothing is overwritten. */
export type ImportFault = IndustryCellFault | 'on_record_differs';

export type ImportFaultLine = SheetFault<ImportFault>;

export interface IndustryImport extends SheetImport {
  readonly columns: ColumnMatch<IndustryColumn>;
  readonly figuresYear: number;
  readonly takesPartial: boolean;
  /** What makers on record lack and the sheet knows is filled in. */
  readonly fillsGaps: boolean;
}

/** Whoever began an import goes on with it, and so may who can reopen any maker: what an import did wrong, she mends. */
export function mayFollow(actor: StaffActor, beganBy: string): boolean {
  return actor.personId === beganBy || registryReach(actor, 'reopen') === 'all';
}
