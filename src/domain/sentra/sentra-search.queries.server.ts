/** Sentra for what somebody typed: by name, by what is made there, and by nagari. */
import { nagariNames } from '#domain/areas/area.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { isNagariWithin, reachIn } from '#domain/registry/industry.policy.ts';
import { sentraPolicy } from '#domain/sentra/sentra.policy.ts';
import type { Regency } from '#platform/regency.server.ts';
import { speaksOf, typedWords } from '#shared/typed-words.ts';

const MOST = 6;

export interface FoundSentra {
  readonly slug: string;
  readonly name: string;
  readonly nagari: string;
}

/** Those in the reader's reach, by name; there are some hundreds in a regency, so all are looked at. */
export async function sentraLike(
  regency: Regency,
  actor: StaffActor,
  typed: string,
): Promise<readonly FoundSentra[]> {
  const reach = reachIn(sentraPolicy, actor, 'read');
  const words = typedWords(typed);
  if (reach === undefined || words.length === 0) return [];
  const [all, names] = await Promise.all([
    regency.db
      .selectFrom('sentra')
      .select(['slug', 'name', 'product', 'nagariCode'])
      .orderBy('name')
      .orderBy('id')
      .execute(),
    nagariNames(regency),
  ]);
  return all
    .filter((row) => isNagariWithin(reach, row.nagariCode))
    .map(({ nagariCode, ...row }) => ({ ...row, nagari: names.get(nagariCode) ?? '' }))
    .filter(({ name, product, nagari }) => speaksOf(`${name} ${product} ${nagari}`, words))
    .slice(0, MOST)
    .map(({ slug, name, nagari }) => ({ slug, name, nagari }));
}
