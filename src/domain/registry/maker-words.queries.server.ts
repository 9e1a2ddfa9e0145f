/**
 * Makers by the words somebody typed: Indonesian stems, beginnings and parts of words at once; where nobody is found that
 * way, what the words in use are but for a slip of the finger.
 */
import { sql } from 'kysely';
import type { Database } from '#platform/db/database.server.ts';
import { slipsBetween } from '#shared/letter-slips.ts';
import { SHORTEST_PART, slipsIn, typedWords } from '#shared/typed-words.ts';

/** Parts that stand in more words than this are cut: the first in order of letters stay. */
const MOST_PARTS = 300;
/** Words near to a mistyped one that are looked for instead. */
const MOST_NEAR = 5;

export interface AskedWords {
  /** A `tsquery` over `industries.search_document`; undefined when nothing was typed that can be looked for. */
  readonly query: string | undefined;
  /** What was looked for instead of a word nobody has: nearest first. */
  readonly instead: readonly { readonly typed: string; readonly words: readonly string[] }[];
}

/** Reads what was typed. */
export async function askedWords(db: Database, typed: string): Promise<AskedWords> {
  const words = typedWords(typed);
  if (words.length === 0) return { query: undefined, instead: [] };
  const known = await db
    .selectFrom(
      sql<{ typed: string; stem: string | null }>`(
        select typed, (ts_lexize('pg_catalog.indonesian_stem', typed))[1] as stem
        from unnest(${words}::text[]) as typed)`.as('asked'),
    )
    .select(['asked.typed', 'asked.stem'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('industries')
            .select(sql`1`.as('one'))
            .where(sql<boolean>`search_document @@ ('''' || asked.stem || ''':*')::tsquery`),
        )
        .as('isKnown'),
      sql<string[]>`array(${eb
        .selectFrom('registryWords')
        .select('stem')
        .where(sql<boolean>`length(asked.typed) >= ${SHORTEST_PART}`)
        .where(sql<boolean>`word like '%' || asked.typed || '%'`)
        .orderBy('word')
        .limit(MOST_PARTS)})`.as('parts'),
    ])
    .where('asked.stem', 'is not', null)
    .execute();
  const instead: { typed: string; words: string[] }[] = [];
  const terms: string[] = [];
  for (const { typed: word, stem, isKnown, parts } of known) {
    const near = Boolean(isKnown) || parts.length > 0 ? [] : await nearWords(db, word);
    if (near.length > 0) instead.push({ typed: word, words: near.map((one) => one.word) });
    const wanted = near.length > 0 ? near.map((one) => one.stem) : parts;
    // A word that slipped is meant whole; one that is right may go on.
    const own = near.length > 0 ? [] : [`${quoted(stem ?? word)}:*`];
    terms.push(`(${[...own, ...[...new Set(wanted)].map(quoted)].join(' | ')})`);
  }
  return { query: terms.length === 0 ? undefined : terms.join(' & '), instead };
}

/** A stem has letters and digits only (`typedWords`), a word in use what the parser took for one. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The words in use with the fewest slips between, when those are few enough to be slips. */
async function nearWords(
  db: Database,
  typed: string,
): Promise<{ readonly word: string; readonly stem: string }[]> {
  const most = slipsIn(typed);
  if (most === 0) return [];
  // Two letters swapped share few groups of three: those words are asked for by themselves.
  const swapped = Array.from({ length: typed.length - 1 }, (_, at) =>
    [typed.slice(0, at), typed[at + 1], typed[at], typed.slice(at + 2)].join(''),
  );
  const candidates = await db
    .selectFrom('registryWords')
    .select(['word', 'stem'])
    .where((eb) =>
      eb.or([
        eb(sql<boolean>`word % ${typed}`, '=', true),
        sql<boolean>`word = any(${swapped}::text[])`,
        // A first letter that slipped leaves too little alike in a short word.
        eb(sql<boolean>`word like ${`%${typed.slice(1)}`}`, '=', true),
      ]),
    )
    .where(sql<boolean>`length(word) between ${typed.length - most} and ${typed.length + most}`)
    .execute();
  const ranked = candidates
    .map(({ word, stem }) => ({ word, stem, slips: slipsBetween(word, typed) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1));
  const fewest = ranked[0]?.slips;
  return ranked
    .filter(({ slips }) => slips === fewest)
    .slice(0, MOST_NEAR)
    .map(({ word, stem }) => ({ word, stem }));
}
