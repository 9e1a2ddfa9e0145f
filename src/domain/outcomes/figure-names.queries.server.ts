/** What the keys of figures are called. */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import type { Dimension } from '#domain/outcomes/outcome.measures.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** One line of a table: its key and what people call it. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
}

/** What every key of the figures is called, and in which order tables list them. */
export interface Names {
  readonly offices: ReadonlyMap<string, string>;
  readonly topics: ReadonlyMap<string, Named>;
  readonly areas: ReadonlyMap<string, string>;
  readonly officeOrder: readonly Named[];
  readonly topicOrder: readonly Named[];
  readonly nagariOrder: readonly Named[];
  /** Topics about nagari government: nothing of them is told to the nagari or the camat. */
  readonly hiddenTopics: readonly string[];
}

/** All names, kept until an office, a topic or an area changes. */
export async function readNames(regency: Regency): Promise<Names> {
  return remembered(regency, 'outcomeNames', async () => {
    const [offices, topics, groups] = await Promise.all([
      regency.db.selectFrom('offices').select(['id', 'shortName']).execute(),
      regency.db
        .selectFrom('topics')
        .select(['id', 'name', 'nameEn', 'isNagariGovernment'])
        .orderBy('sortOrder')
        .orderBy('name')
        .execute(),
      nagariByKecamatan(regency),
    ]);
    const open = await openOffices(regency);
    const topicOrder = topics.map(({ id, name, nameEn }) => ({ key: id, name, nameEn }));
    const nagariOrder = groups.flatMap((group) =>
      group.nagari.map(({ code, name }) => ({ key: code, name, nameEn: name })),
    );
    return {
      offices: new Map(offices.map((office) => [office.id, office.shortName])),
      topics: new Map(topicOrder.map((topic) => [topic.key, topic])),
      areas: new Map([
        ...groups.map((group) => [group.code, group.name] as const),
        ...nagariOrder.map((one) => [one.key, one.name] as const),
      ]),
      officeOrder: open.map(({ id, shortName }) => ({ key: id, name: shortName, nameEn: shortName })),
      topicOrder,
      nagariOrder: nagariOrder.toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
      hiddenTopics: topics.filter((topic) => topic.isNagariGovernment).map((topic) => topic.id),
    };
  });
}

/** The name behind a key that is in no list: a closed office, a channel, or nothing at all (empty name). */
export function named(names: Names, dimension: Dimension, key: string): Named {
  if (dimension === 'topic') return names.topics.get(key) ?? { key, name: '', nameEn: '' };
  const name =
    dimension === 'office'
      ? names.offices.get(key)
      : dimension === 'nagari'
        ? names.areas.get(key)
        : undefined;
  return { key, name: name ?? '', nameEn: name ?? '' };
}
