/**
 * Breaches that stood before their check came, each to be mended by the room that owns it. Nothing is owed. A new rule may
 * bring its list, with a decision record; the list only shrinks: a line that is no longer a breach must go.
 */
import type { Breach, House, Rule } from './house.ts';

/** Rule → file → what it is about. */
export type Owed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const OWED: Owed = {};

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
