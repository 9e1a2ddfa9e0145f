/** Rule 12: every row of the table in docs/house.md names checks that exist, and every check stands in the table. */
import { pathsOf, type Breach, type House, type Rule } from './house.ts';

const HOUSE = 'docs/house.md';

/** @param names the names of every rule of `npm run house`; the rule counts itself too */
export function rulesHaveChecks(names: readonly string[]): Rule {
  const name = 'rules-have-checks';
  return {
    name,
    breaches: (house) => {
      const rows = [...(house.get(HOUSE) ?? '').matchAll(/^\| *(\d+|–) *\|(.*)\|(.*)\|$/gm)].map((match) => ({
        number: match[1] ?? '',
        checks: [...(match[3] ?? '').matchAll(/`([^`]+)`/g)].map((check) => check[1] ?? ''),
      }));
      const numbers = rows.flatMap((row) => (row.number === '–' ? [] : [Number(row.number)]));
      const breach = (why: string): Breach => ({ file: HOUSE, why });
      const missing = Array.from({ length: 12 }, (_, i) => i + 1).filter((n) => !numbers.includes(n));
      const told = new Set(rows.flatMap((row) => row.checks));
      return [
        ...missing.map((n) => breach(`rule ${n} has no row`)),
        ...rows
          .filter((row) => row.checks.length === 0)
          .map((row) => breach(`the row of rule ${row.number} names no check: a wish`)),
        ...[...told]
          .filter((check) => !exists(house, [...names, name], check))
          .map((check) => breach(`there is no check '${check}'`)),
        ...[...names, name]
          .filter((one) => !told.has(`house: ${one}`))
          .map((one) => breach(`does not tell of the check 'house: ${one}'`)),
      ];
    },
  };
}

/** A document that names what is gone misleads more than none; two decisions under one number cannot be told apart. */
export const documents: Rule = {
  name: 'documents',
  breaches: (house) => {
    const records = pathsOf(house, /^docs\/decisions\//);
    const numbers = records.map((path) => path.split('/')[2]?.slice(0, 4) ?? '');
    return [
      ...records.flatMap((file, i) => [
        ...(/^\d{4}-[a-z0-9-]+\.md$/.test(file.split('/')[2] ?? '')
          ? []
          : [{ file, why: 'is named NNNN-what-it-says.md' }]),
        ...(numbers.indexOf(numbers[i] ?? '') === i ? [] : [{ file, why: `number ${numbers[i]} is taken` }]),
        ...((house.get(file) ?? '').startsWith(`# ${numbers[i]} `)
          ? []
          : [{ file, why: `begins with '# ${numbers[i]} '` }]),
      ]),
      ...pathsOf(house, /^(README|CONTRIBUTING)\.md$|^docs\/[^/]+\.md$/).flatMap((file) =>
        namesIn(house.get(file) ?? '')
          .filter((name) => !isThere(house, name))
          .map((name) => ({ file, about: name, why: `names ${name}, which is not there` })),
      ),
    ];
  },
};

/** Names of files and of our own commands. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([\w./()[\]-]+\.(?:ts|mjs|svelte|sql|csv|md)|npm run [\w:]+)`/g)].map(
    (match) => match[1] ?? '',
  );
}

function isThere(house: House, name: string): boolean {
  if (name.startsWith('npm run ')) return (house.get('package.json') ?? '').includes(`"${name.slice(8)}":`);
  // `talk.` in a list of files that end alike, and names of kinds of files, are no names of files.
  return [...house.keys()].some((path) => path === name || path.endsWith(`/${name}`));
}

function exists(house: House, names: readonly string[], check: string): boolean {
  const [kind = '', what = ''] = check.split(/: (.*)/);
  if (what === '') {
    if (check.startsWith('npm run '))
      return (house.get('package.json') ?? '').includes(`"${check.slice(8)}":`);
    return pathsOf(house, /\.test\.ts$/, { tests: true }).some((path) => path.endsWith(`/${check}`));
  }
  if (kind === 'house') return names.includes(what);
  if (kind === 'graph') return (house.get('.dependency-cruiser.mjs') ?? '').includes(`'${what}'`);
  if (kind === 'lint') return (house.get('.oxlintrc.json') ?? '').includes(`"${what}"`);
  return false;
}
