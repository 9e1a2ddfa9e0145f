/** Rule 10 and the look: screens are dumb, styled by tokens, safe under the content policy, and speak from `lang`. */
import ts from 'typescript';
import {
  lineOf,
  markupBelow,
  markupOf,
  nodesOf,
  pathsOf,
  placeOf,
  treeOf,
  type Breach,
  type House,
  type MarkupNode,
  type Rule,
} from './house.ts';

const SCREENS = /^src\/(routes|ui)\/.*\.svelte$/;
/** What a screen must not decide by: the state of a matter, the duty of a person. */
const DECIDES_BY = ['state', 'duty', 'duties', 'role'];

export const dumbScreens: Rule = {
  name: 'dumb-screens',
  breaches: (house) =>
    pathsOf(house, SCREENS).flatMap((path) => [
      ...[...nodesOf(treeOf(house, path))].filter(decides).map((node) => ({
        file: placeOf(path, node),
        why: `'${node.getText()}': a screen asks \`may\` or gets a ready fact, it never compares states and duties`,
      })),
      ...markupOf(house, path)
        .filter(decidesInMarkup)
        .map((node) => ({
          file: lineOf(house, path, node.start),
          why: 'a screen asks `may` or gets a ready fact, it never compares states and duties',
        })),
    ]),
};

function decides(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
    const sides = [node.left, node.right];
    return sides.some(ts.isStringLiteralLike) && sides.some((side) => DECIDES_BY.includes(lastName(side)));
  }
  if (ts.isSwitchStatement(node)) return DECIDES_BY.includes(lastName(node.expression));
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ['includes', 'some'].includes(node.expression.name.text) &&
    ['duty', 'duties'].includes(lastName(node.expression.expression))
  );
}

function lastName(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

interface Estree {
  readonly type?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly property?: Estree;
  readonly object?: Estree;
  readonly callee?: Estree;
  readonly left?: Estree;
  readonly right?: Estree;
  readonly operator?: string;
}

function decidesInMarkup(node: MarkupNode): boolean {
  const expression = node as Estree;
  const nameIn = (side?: Estree) =>
    (side?.type === 'MemberExpression' ? side.property?.name : side?.name) ?? '';
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(expression.operator ?? '')) {
    const sides = [expression.left, expression.right];
    const isText = sides.some((side) => side?.type === 'Literal' && typeof side.value === 'string');
    return isText && sides.some((side) => DECIDES_BY.includes(nameIn(side)));
  }
  const callee = node.type === 'CallExpression' ? expression.callee : undefined;
  return (
    callee?.type === 'MemberExpression' &&
    ['includes', 'some'].includes(callee.property?.name ?? '') &&
    ['duty', 'duties'].includes(nameIn(callee.object))
  );
}

const NAMED_COLOURS =
  /(?<![\w-])(white|black|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|silver|gold|navy|teal|maroon|beige|ivory)(?![\w-])/;
const RAW_COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;

export const rawColours: Rule = {
  name: 'raw-colours',
  breaches: (house) => [
    ...pathsOf(house, /\.svelte$/).flatMap((path) => {
      const text = house.get(path) ?? '';
      const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
      const drawn = [...text.matchAll(/\b(?:fill|stroke|stop-color|color|bgcolor)="([^"{]*)"/g)].map(
        (match) => `fill: ${match[1] ?? ''}`,
      );
      return [...styles, ...drawn].flatMap((css) => coloursIn(path, css));
    }),
    ...pathsOf(house, /^src\/(?!ui\/tokens\/).*\.css$/).flatMap((path) =>
      coloursIn(path, house.get(path) ?? ''),
    ),
  ],
};

function coloursIn(file: string, css: string): Breach[] {
  const values = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(/:[^;{}]*(?=[;}]|$)/g) ?? [];
  return values.flatMap((value) => {
    const bare = value.replaceAll(/url\([^)]*\)|var\([^)]*\)/g, '');
    const raw = RAW_COLOUR.exec(bare) ?? NAMED_COLOURS.exec(bare);
    return raw ? [{ file, why: `'${raw[0]}': raw colours stand in ui/tokens only` }] : [];
  });
}

/** The content policy refuses inline styles and scripts; so does the house, before a browser has to. */
export const strictMarkup: Rule = {
  name: 'strict-markup',
  breaches: (house) =>
    pathsOf(house, SCREENS).flatMap((path) =>
      markupOf(house, path).flatMap((node) => {
        const why = looseMarkup(node);
        return why === undefined ? [] : [{ file: lineOf(house, path, node.start), why }];
      }),
    ),
};

function looseMarkup(node: MarkupNode): string | undefined {
  if (node.type === 'HtmlTag') return '{@html} lets text become markup';
  if (node.type === 'StyleDirective')
    return 'style: writes an inline style, which the content policy refuses';
  if (node.type === 'RegularElement' && node['name'] === 'script')
    return isFromAFile(node) ? undefined : 'an inline script, which the content policy refuses';
  if (node.type !== 'Attribute') return undefined;
  const name = String(node['name']).toLowerCase();
  if (name === 'style') return 'an inline style, which the content policy refuses';
  const isText = Array.isArray(node['value']);
  if (/^on[a-z]/.test(name) && isText && String((node['value'] as MarkupNode[])[0]?.type) === 'Text')
    return 'an inline script, which the content policy refuses';
  return undefined;
}

function isFromAFile(script: MarkupNode): boolean {
  const { nodes } = script['fragment'] as { nodes: MarkupNode[] };
  const isEmpty = nodes.every((node) => String(node['data'] ?? 'x').trim() === '');
  return isEmpty && (script['attributes'] as MarkupNode[]).some((one) => one['name'] === 'src');
}

/** Attributes that people read or hear. */
const SPOKEN = [
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'placeholder',
  'title',
  'label',
  'hint',
];
/** Names that are the same in every language, and marks. */
const NO_LANGUAGE =
  /^(OVO Prima|WhatsApp|QR|SKM|PDF|BUMNag|Kabupaten Dharmasraya|Dharmasraya|ID|EN|Indonesia|English|Enter|Esc)$/;

export const textsFromLang: Rule = {
  name: 'texts-from-lang',
  breaches: (house) =>
    pathsOf(house, SCREENS)
      // The gallery is shown to whoever builds, and shows parts with texts of no room.
      .filter((path) => !path.startsWith('src/routes/(galeri)/'))
      .flatMap((path) =>
        markupOf(house, path).flatMap((node) =>
          literalTexts(node).map((text) => ({
            file: lineOf(house, path, node.start),
            why: `'${text.slice(0, 40)}' is written into the screen; texts stand in src/lang, in both languages`,
          })),
        ),
      ),
};

function literalTexts(node: MarkupNode): string[] {
  if (['RegularElement', 'Component', 'Fragment', 'SvelteHead', 'TitleElement'].includes(node.type)) {
    const children =
      node.type === 'Fragment'
        ? (node['nodes'] as MarkupNode[] | undefined)
        : (node['fragment'] as { nodes?: MarkupNode[] } | undefined)?.nodes;
    // A Fragment is the child list of every element: look at it once, there.
    return node.type === 'Fragment' ? (children ?? []).flatMap(wordsOf) : [];
  }
  if (node.type === 'Attribute' && SPOKEN.includes(String(node['name'])) && Array.isArray(node['value']))
    return (node['value'] as MarkupNode[]).flatMap(wordsOf);
  if (node.type === 'ExpressionTag' || node.type === 'ConditionalExpression')
    return [...markupBelow(node['expression'] ?? [node['consequent'], node['alternate']])].flatMap(
      sentenceOf,
    );
  return [];
}

function wordsOf(node: MarkupNode): string[] {
  if (node.type !== 'Text') return [];
  return String(node['data'])
    .split(/\s*[·:()|/,.…→←]\s*/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2,}/u.test(part) && !NO_LANGUAGE.test(part));
}

/** In an expression only what reads as a sentence or a word with a capital: keys and class names are small and bare. */
function sentenceOf(node: MarkupNode): string[] {
  const value = node.type === 'Literal' ? node['value'] : undefined;
  if (typeof value !== 'string') return [];
  return /^\p{Lu}\p{Ll}+|\p{L}{2,} \p{L}{2,}/u.test(value) && !NO_LANGUAGE.test(value) ? [value] : [];
}

/** Every base part is shown in the gallery, so that whoever changes one sees it in every state. */
export const galleryIsWhole: Rule = {
  name: 'gallery-is-whole',
  breaches: (house) => {
    const gallery = pathsOf(house, /^src\/routes\/\(galeri\)\/.*\.svelte$/);
    const shown = new Set(gallery.flatMap((path) => importsOf(house, path)));
    return pathsOf(house, /^src\/ui\/base\/.*\.svelte$/)
      .filter((part) => !shown.has(part.replace('src/ui/', '#ui/')))
      .map((file) => ({ file, why: 'is not shown in /galeri; show it there in every state' }));
  },
};

function importsOf(house: House, path: string): string[] {
  return [...nodesOf(treeOf(house, path))]
    .filter(ts.isImportDeclaration)
    .map((one) => (one.moduleSpecifier as ts.StringLiteral).text);
}
