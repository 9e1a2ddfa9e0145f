/** Rule 11: code speaks English, with the closed list of legal nouns in docs/glossary.md. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type Breach, type House, type Rule } from './house.ts';

const GLOSSARY = 'docs/glossary.md';

/**
 * The English word somebody would half-translate a legal noun into, and what to say instead. `skm` and `nik` have no
 * English word that anybody would reach for.
 */
const SAY_INSTEAD: Readonly<Record<string, string>> = {
  village: 'nagari',
  villages: 'nagari',
  hamlet: 'jorong',
  hamlets: 'jorong',
  subdistrict: 'kecamatan',
  district: 'kecamatan',
  districts: 'kecamatan',
  disposition: 'disposisi',
  nagaris: 'nagari',
  jorongs: 'jorong',
  sentras: 'sentra',
  layanans: 'layanan',
  kecamatans: 'kecamatan',
  disposisis: 'disposisi',
  ikm: 'industry, or skmIndex',
};

/** Words of the trade that Indonesian and code share, and names that are titles of an office. */
const SHARED_WORDS = ['camat', 'wali', 'opd', 'bidang', 'bumnag', 'lapor', 'wib', 'ppid'];

/** Never alone as the name of a type: both words say nothing here. */
const BARE = /^(Service|Services|Event|Events|service|services)$/;

export const glossary: Rule = {
  name: 'glossary',
  breaches: (house) => {
    const indonesian = indonesianWords(house);
    return pathsOf(house, /^(src|server)\/.*\.(ts|svelte)$/, { tests: true })
      .filter((path) => path !== 'src/platform/db/schema.ts')
      .flatMap((path) =>
        namesIn(house, path).flatMap(({ name, node }) => judge(path, name, node, indonesian)),
      );
  },
};

function judge(path: string, name: string, node: ts.Node, indonesian: ReadonlySet<string>): Breach[] {
  const file = placeOf(path, node);
  if (BARE.test(name)) return [{ file, why: `'${name}' alone says nothing; see ${GLOSSARY}` }];
  const words = wordsOf(name);
  return words.flatMap((word, i) => {
    const better = SAY_INSTEAD[word];
    if (better !== undefined) return [{ file, why: `'${name}': say ${better}; see ${GLOSSARY}` }];
    if (word === 'wali' && words[i + 1] !== 'nagari')
      return [{ file, why: `'${name}': waliNagari is never cut or half-translated` }];
    return indonesian.has(word)
      ? [{ file, why: `'${name}': '${word}' is Indonesian and not in the closed list of ${GLOSSARY}` }]
      : [];
  });
}

/** `waliNagariOf` → wali, nagari, of. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase())
    .filter(Boolean);
}

/** Everything this file gives a name: declarations, parameters, members of types. */
function namesIn(house: House, path: string): { name: string; node: ts.Node }[] {
  return [...nodesOf(treeOf(house, path))].flatMap((node) => {
    const named = node as ts.Node & { name?: ts.Node };
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isPropertySignature(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isPropertyDeclaration(node);
    return isDeclaration && named.name && ts.isIdentifier(named.name) && !isTextsOf(path, named.name.text)
      ? [{ name: named.name.text, node: named.name }]
      : [];
  });
}

/** A file of texts and what it exports bear the name of the page's address, which is Indonesian. */
function isTextsOf(path: string, name: string): boolean {
  return path === `src/lang/${name.replace(/Texts$/, '')}.ts`;
}

/**
 * The Indonesian words of our own texts that no English text of ours has: a dictionary that grows with the product.
 * Words of the closed list are allowed.
 */
function indonesianWords(house: House): Set<string> {
  const said = { id: new Set<string>(), en: new Set<string>() };
  for (const path of pathsOf(house, /^src\/lang\/.*\.ts$/))
    for (const node of nodesOf(treeOf(house, path))) {
      if (!ts.isPropertyAssignment(node)) continue;
      const language = node.name.getText() as 'id' | 'en';
      if (!(language in said) || !ts.isStringLiteralLike(node.initializer)) continue;
      const text = node.initializer.text.replaceAll(/\{\w+\}/g, ' ').toLowerCase();
      for (const word of text.match(/[a-z]{3,}/g) ?? []) said[language].add(word);
    }
  const allowed = new Set([...closedList(house), ...SHARED_WORDS]);
  return new Set([...said.id].filter((word) => !said.en.has(word) && !allowed.has(word) && !TRADE.has(word)));
}

/** Spelled alike in both languages, and English in code. */
const TRADE = new Set([
  'email',
  'per',
  'data',
  'program',
  'format',
  'internal',
  'total',
  'detail',
  'normal',
  'final',
  'label',
]);

function closedList(house: House): string[] {
  const table = (house.get(GLOSSARY) ?? '').split('Words of our own')[0] ?? '';
  return [...table.matchAll(/^\| (\w+) +\|/gm)].flatMap((match) => wordsOf(match[1] ?? ''));
}
