/** Keeps the list of words that makers are found by; a chore, so that no act waits for it and none meets another there. */
import { sql } from 'kysely';
import type { Database } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** A word of the list: short ones and codes are found whole. */
const WORTH_KEEPING = sql<boolean>`word !~ '[0-9]' and length(word) between 3 and 30`;

const STEM = sql<string>`coalesce((ts_lexize('pg_catalog.indonesian_stem', word))[1], word)`.as('stem');

/** Who keeps the list in one process; it remembers up to when it has looked. */
export function wordKeeper(): (regency: Regency) => Promise<void> {
  let until: Date | undefined;
  let renewedAt: number | undefined;
  return async (regency) => {
    const now = regency.now();
    if (until === undefined || renewedAt === undefined || now.getTime() - renewedAt > A_DAY) {
      until = await newest(regency.db);
      await renewWords(regency);
      renewedAt = now.getTime();
      return;
    }
    const last = await newest(regency.db);
    // An act that ends late bears an earlier time than one that was seen: the last minute is always looked at again.
    if (
      last === undefined ||
      (last.getTime() === until.getTime() && now.getTime() - last.getTime() > A_MINUTE)
    )
      return;
    await addWords(regency.db, until);
    until = last;
  };
}

const A_DAY = 86_400_000;
const A_MINUTE = 60_000;

async function newest(db: Database): Promise<Date | undefined> {
  const { last } = await db
    .selectFrom('industries')
    .select((eb) => eb.fn.max('changedAt').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? undefined;
}

/** Adds the words of makers that changed since a minute before. */
async function addWords(db: Database, since: Date): Promise<void> {
  await db
    .insertInto('registryWords')
    .columns(['word', 'stem'])
    .expression((eb) =>
      eb
        .selectFrom(wordsOf(db, new Date(since.getTime() - A_MINUTE)).as('used'))
        .select(['word', STEM])
        .where(WORTH_KEEPING),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Writes the list anew: words nobody has any more, an erased owner's name say, are gone from it. */
async function renewWords({ db }: Pick<Regency, 'db'>): Promise<void> {
  await db
    .with('used', (eb) =>
      eb.selectFrom(wordsOf(db, undefined).as('all')).select(['word', STEM]).where(WORTH_KEEPING),
    )
    .with('gone', (eb) =>
      eb.deleteFrom('registryWords').where('word', 'not in', (of) => of.selectFrom('used').select('word')),
    )
    .insertInto('registryWords')
    .columns(['word', 'stem'])
    .expression((eb) => eb.selectFrom('used').select(['word', 'stem']))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function wordsOf(db: Database, since: Date | undefined) {
  return db
    .selectFrom('industries')
    .select(sql<string>`unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', search_text)))`.as('word'))
    .distinct()
    .$if(since !== undefined, (query) => query.where('changedAt', '>=', since ?? new Date(0)));
}
