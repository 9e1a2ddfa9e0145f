/** Reads of areas: the regency's kecamatan and nagari by their Kemendagri codes. */
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface NagariGroup {
  /** The kecamatan's code and name. */
  readonly code: string;
  readonly name: string;
  readonly nagari: readonly { readonly code: string; readonly name: string }[];
}

/** The name of every nagari by its code. */
export async function nagariNames(regency: Regency): Promise<ReadonlyMap<string, string>> {
  const groups = await nagariByKecamatan(regency);
  return new Map(groups.flatMap((group) => group.nagari.map(({ code, name }) => [code, name] as const)));
}

/** Every nagari grouped by its kecamatan, both in the order of their names; for select lists. */
export async function nagariByKecamatan(regency: Regency): Promise<readonly NagariGroup[]> {
  return remembered(regency, 'nagariByKecamatan', async () => {
    const rows = await regency.db
      .selectFrom('areas')
      .select(['code', 'name', 'level', 'parentCode'])
      .where('level', 'in', ['kecamatan', 'nagari'])
      .orderBy('name')
      .execute();
    return rows
      .filter((row) => row.level === 'kecamatan')
      .map(({ code, name }) => ({
        code,
        name,
        nagari: rows
          .filter((row) => row.level === 'nagari' && row.parentCode === code)
          .map((row) => ({ code: row.code, name: row.name })),
      }));
  });
}
