/** Reads of people. */
import type { Regency } from '#platform/regency.server.ts';

/** The short name of the office a person belongs to; undefined for those outside any office. */
export async function officeOfPerson(regency: Regency, personId: string): Promise<string | undefined> {
  const row = await regency.db
    .selectFrom('people')
    .innerJoin('offices', 'offices.id', 'people.officeId')
    .select('offices.shortName')
    .where('people.id', '=', personId)
    .executeTakeFirst();
  return row?.shortName;
}
