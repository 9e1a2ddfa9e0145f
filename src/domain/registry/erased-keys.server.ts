/** By what a maker stood in sheets before its owner was erased: keyed hashes, from which nobody reads a name or a number. */
import { identityOf, type SheetIndustry } from '#domain/registry/industry-sheet.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Of an entry or of a row of a sheet; our own number and the NIB say nothing of the owner and stay on record. */
export function erasedKeys(
  { seal }: Pick<Regency, 'seal'>,
  { record, owner }: Pick<SheetIndustry, 'record' | 'owner'>,
): string[] {
  const said = { code: null, record: { ...record, nib: null }, owner };
  return identityOf(said).map((key) => seal(`erased:${key}`));
}
