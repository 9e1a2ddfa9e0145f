/** The public directory: makers at work who agreed to stand in it and have not taken that back. */
import { sql } from 'kysely';
import type { Regency } from '#platform/regency.server.ts';

/** A maker as everybody may see it, and its id for those who put it together with something else. */
export interface DirectoryMaker {
  readonly id: string;
  readonly name: string;
  readonly products: readonly string[];
}

/** Those of a nagari, or among some makers, by name, with what they make now. */
export async function directoryOf(
  { db }: Regency,
  among: { readonly nagariCode: string } | { readonly ids: readonly string[] },
): Promise<readonly DirectoryMaker[]> {
  const agreeing = db
    .selectFrom('industries as i')
    .where('i.closedOn', 'is', null)
    .where('i.consentedOn', 'is not', null)
    .where('i.consentWithdrawnOn', 'is', null)
    .where((eb) =>
      'ids' in among
        ? sql<boolean>`${sql.ref('i.id')} = any(${among.ids}::uuid[])`
        : eb('i.nagariCode', '=', among.nagariCode),
    );
  const [makers, products] = await Promise.all([
    agreeing.select(['i.id', 'i.name']).orderBy('i.name').orderBy('i.id').execute(),
    agreeing
      .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
      .select(['i.id', 'p.name'])
      .where('p.endedOn', 'is', null)
      .orderBy('p.createdAt')
      .orderBy('p.id')
      .execute(),
  ]);
  const madeBy = Map.groupBy(products, (row) => row.id);
  return makers.map(({ id, name }) => ({
    id,
    name,
    products: (madeBy.get(id) ?? []).map((product) => product.name),
  }));
}
