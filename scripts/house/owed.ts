/**
 * Breaches that were there before their check, each to be mended by the room that owns it. The list only shrinks: a line
 * that is no longer a breach must go, and nothing is added without a decision record.
 */
import type { Breach, House, Rule } from './house.ts';

/** Rule → file → what it is about. */
export type Owed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const OWED: Owed = {
  'one-question': {
    'src/routes/(kantor)/tiket/baru/+page.server.ts': ['hasDuty'],
  },
  'parsed-at-the-door': {},
  'thin-routes': {
    'src/routes/(warga)/lacak/[code]/+page.server.ts': ['load'],
    'src/routes/(warga)/lacak/[code]/applicant-acts.server.ts': ['a function', 'readWithLastFour'],
    'src/routes/(warga)/lapor/receive-report.server.ts': ['receiveReport'],
    'src/routes/berkas/[id]/+server.ts': ['GET'],
  },
  'dumb-screens': {},
  'texts-from-lang': {},
  glossary: {},
  docstrings: {},
  migrations: {},
  queries: {},
  'dead-exports': {},
  texts: {},
};

/** What a rule finds beyond what is owed, and what is owed no longer. */
export function beyondOwed(house: House, rule: Rule, owed: Owed = OWED): Breach[] {
  const listed = Object.entries(owed[rule.name] ?? {}).flatMap(([file, names]) =>
    names.map((name) => `${file} ${name}`),
  );
  const keyOf = ({ file, about, why }: Breach) => `${file.replace(/:\d+$/, '')} ${about ?? why}`;
  const found = rule.breaches(house);
  const keys = new Set(found.map(keyOf));
  return [
    ...found.filter((breach) => !listed.includes(keyOf(breach))),
    ...listed
      .filter((key) => !keys.has(key))
      .map((key) => ({
        file: 'scripts/house/owed.ts',
        why: `${rule.name} ${key} is mended: strike the line`,
      })),
  ];
}
