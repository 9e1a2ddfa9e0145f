/** Texts: every key in both languages with the same places, none that nobody says. */
import ts from 'typescript';
import { nodesOf, pathsOf, placeOf, treeOf, type Breach, type House, type Rule } from './house.ts';

export const texts: Rule = {
  name: 'texts',
  breaches: (house) => {
    const said = saidIn(house);
    return [...problemsWithoutWords(house), ...textBreaches(house, said)];
  },
};

/** A refusal whose sentence is missing would be told as something else. */
function problemsWithoutWords(house: House): Breach[] {
  const words = new Set(keysIn(house, 'src/lang/problems.ts').map(({ key }) => key));
  return pathsOf(house, /^src\/.*\.ts$/).flatMap((path) =>
    [...nodesOf(treeOf(house, path))].flatMap((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineProblem') return [];
      const [code] = node.arguments;
      return code && ts.isStringLiteralLike(code) && !words.has(code.text)
        ? [
            {
              file: placeOf(path, node),
              about: code.text,
              why: `lang/problems.ts has no sentence for ${code.text}`,
            },
          ]
        : [];
    }),
  );
}

function textBreaches(house: House, said: ReturnType<typeof saidIn>): Breach[] {
  return pathsOf(house, /^src\/lang\/.*\.ts$/).flatMap((path) =>
    keysIn(house, path).flatMap(({ key, node, id, en }) => {
      const file = placeOf(path, node);
      const breaches: Breach[] = [];
      for (const [language, text] of [['Indonesian', id] as const, ['English', en] as const])
        if (text === undefined || text.trim() === '')
          breaches.push({ file, why: `${key} has no ${language} text` });
      if (placesIn(id) !== placesIn(en))
        breaches.push({ file, why: `${key} has other {places} in English than in Indonesian` });
      if (!said.isSaid(key)) breaches.push({ file, about: key, why: `nobody says ${key}` });
      return breaches;
    }),
  );
}

interface Key {
  readonly key: string;
  readonly node: ts.Node;
  readonly id: string | undefined;
  readonly en: string | undefined;
}

/** Objects with `id` or `en` are texts, wherever in a file of `lang` they stand. */
function keysIn(house: House, path: string): Key[] {
  return [...nodesOf(treeOf(house, path))].flatMap((node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return [];
    const { id, en } = languagesOf(node.initializer);
    if (id === undefined && en === undefined) return [];
    return [{ key: nameOf(node.name), node, id, en }];
  });
}

function languagesOf(object: ts.ObjectLiteralExpression) {
  const found: { id?: string; en?: string } = {};
  for (const one of object.properties) {
    if (!ts.isPropertyAssignment(one)) continue;
    const language = nameOf(one.name);
    if (language !== 'id' && language !== 'en') continue;
    if (ts.isStringLiteralLike(one.initializer)) found[language] = one.initializer.text;
    else if (ts.isTemplateExpression(one.initializer)) found[language] = one.initializer.getText();
  }
  return { id: found.id, en: found.en };
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}

function placesIn(text = ''): string {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ');
}

/** What code outside `lang` may say: literals, members of tables, and templates like `` `state_${…}` ``. */
function saidIn(house: House) {
  const words = new Set<string>();
  const patterns = new Set<string>();
  for (const path of pathsOf(house, /^(src|server|db|scripts)\/.*\.(ts|svelte)$/)) {
    if (path.startsWith('scripts/house/')) continue;
    const isLang = path.startsWith('src/lang/');
    for (const node of nodesOf(treeOf(house, path))) {
      if (ts.isPropertyAccessExpression(node)) words.add(node.name.text);
      else if (isLang && ts.isPropertyAssignment(node)) continue;
      else if (ts.isStringLiteralLike(node) && !(isLang && ts.isPropertyAssignment(node.parent)))
        words.add(node.text);
      else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
        words.add(nameOf(node.name));
      else if (ts.isTemplateExpression(node)) patterns.add(patternOf(node));
    }
    if (path.endsWith('.svelte')) collectMarkup(house.get(path) ?? '', words, patterns);
  }
  const matchers = [...patterns]
    .filter((pattern) => /\w{2}/.test(pattern))
    .map((pattern) => new RegExp(`^${pattern}$`));
  return { isSaid: (key: string) => words.has(key) || matchers.some((matcher) => matcher.test(key)) };
}

function patternOf(template: ts.TemplateExpression): string {
  const parts = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  return parts.map((part) => part.replaceAll(/[^\w-]/g, '\\$&')).join('\\w+');
}

/** In markup the same by sight: quoted words, templates, members. */
function collectMarkup(svelte: string, words: Set<string>, patterns: Set<string>): void {
  const markup = svelte.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '');
  for (const [, word = ''] of markup.matchAll(/['"]([\w-]+)['"]/g)) words.add(word);
  for (const [, word = ''] of markup.matchAll(/\.([A-Za-z_]\w*)/g)) words.add(word);
  for (const [, template = ''] of markup.matchAll(/`([^`]*\$\{[^`]*)`/g))
    patterns.add(
      template
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll(/[^\w-]/g, '\\$&'))
        .join('\\w+'),
    );
}
