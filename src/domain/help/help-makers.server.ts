/** Which makers the rows of a sheet name, many at once. Nothing is guessed: several of a name are told, not picked. */
import { sql } from 'kysely';
import type { MakerHint } from '#domain/help/help-sheet.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { survivorOf } from '#domain/registry/merge.whole.server.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import { right, wrong, type Reading } from '#shared/cell-reading.ts';
import { nameKey } from '#shared/written-name.ts';

/**
 * For each hint, in their order, the id of the maker's entry as it stands today: an entry that was merged leads to the one
 * that stays. By number or NIB also a maker that has closed since; by name only those that are open.
 */
export async function findMakers(
  db: Database | Trx,
  actor: Actor,
  hints: readonly MakerHint[],
): Promise<Reading<string, 'maker_unknown' | 'maker_unclear'>[]> {
  if (hints.length === 0) return [];
  const codes = hints.flatMap((hint) => (hint.by === 'code' ? [hint.code] : []));
  const nibs = hints.flatMap((hint) => (hint.by === 'nib' ? [hint.nib] : []));
  const named = hints.flatMap((hint) => (hint.by === 'name' ? [hint] : []));
  const keys = named.map(({ name }) => nameKey(name));
  const keyOf = (column: 'i.name' | 'o.name') =>
    sql<string>`regexp_replace(lower(${sql.ref(column)}), '[^[:alnum:]]+', '', 'g')`;
  const rows = await db
    .selectFrom('industries as i')
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .select([
      'i.id',
      'i.code',
      'i.nib',
      'i.name',
      'i.nagariCode',
      'i.mergedInto',
      'i.closedOn',
      'o.name as owner',
    ])
    .where((eb) =>
      eb.or([
        sql<boolean>`${sql.ref('i.code')} = any(${codes}::text[])`,
        sql<boolean>`${sql.ref('i.nib')} = any(${nibs}::text[])`,
        eb.and([
          eb('i.closedOn', 'is', null),
          sql<boolean>`${sql.ref('i.nagariCode')} = any(${[...new Set(named.map((one) => one.nagariCode))]}::text[])`,
          sql<boolean>`(${keyOf('i.name')} = any(${keys}::text[]) or ${keyOf('o.name')} = any(${keys}::text[]))`,
        ]),
      ]),
    )
    .orderBy('i.id')
    .execute();
  const readable = rows.filter((one) => mayIndustry(actor, 'read', one.nagariCode));
  const survivors = new Map<string, string>();
  for (const { id, mergedInto } of readable)
    survivors.set(id, mergedInto === null ? id : await survivorOf(db, id));
  const byCode = idsBy(readable, ({ code }) => [code]);
  const byNib = idsBy(readable, ({ nib }) => (nib === null ? [] : [nib]));
  const open = readable.filter(({ closedOn }) => closedOn === null);
  const byName = idsBy(open, ({ nagariCode, name, owner }) =>
    [name, ...(owner === null ? [] : [owner])].map((one) => `${nagariCode} ${nameKey(one)}`),
  );
  return hints.map((hint) => {
    const ids =
      hint.by === 'code'
        ? byCode.get(hint.code)
        : hint.by === 'nib'
          ? byNib.get(hint.nib)
          : byName.get(`${hint.nagariCode} ${nameKey(hint.name)}`);
    const found = new Set([...(ids ?? [])].map((id) => survivors.get(id) ?? id));
    const [only] = found;
    if (only === undefined) return wrong('maker_unknown');
    return found.size > 1 ? wrong('maker_unclear') : right(only);
  });
}

function idsBy<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const row of rows)
    for (const key of keysOf(row)) ids.set(key, (ids.get(key) ?? new Set()).add(row.id));
  return ids;
}
