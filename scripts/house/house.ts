/** What a rule of the house is given to judge: text by path, nothing else, so that a test can feed it a breach. */
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** Every file a rule may look at, by its path from the root with forward slashes. */
export type House = ReadonlyMap<string, string>;

export interface Breach {
  readonly file: string;
  readonly why: string;
  /** The name it is about, for the list of what is owed; the reason when absent. */
  readonly about?: string;
}

export interface Rule {
  /** How docs/house.md calls it: `npm run house: <name>`. */
  readonly name: string;
  readonly breaches: (house: House) => Breach[];
}

/** A house out of a literal, for tests. */
export function houseOf(files: Readonly<Record<string, string>>): House {
  return new Map(Object.entries(files));
}

/** The paths that match, in order; tests of the code are not judged unless asked for. */
export function pathsOf(house: House, pattern: RegExp, { tests = false } = {}): string[] {
  return [...house.keys()]
    .filter((path) => pattern.test(path) && (tests || !path.endsWith('.test.ts')))
    .toSorted();
}

const trees = new Map<string, ts.SourceFile>();

/** The syntax tree of a `.ts` file, or of the script of a `.svelte` file. */
export function treeOf(house: House, path: string): ts.SourceFile {
  const text = house.get(path) ?? '';
  const code = path.endsWith('.svelte') ? scriptOf(text) : text;
  const key = `${path}\n${code}`;
  const known = trees.get(key) ?? ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  trees.set(key, known);
  return known;
}

/** Lines of other parts become empty, so that a line number is that of the file. */
function scriptOf(svelte: string): string {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  let code = '';
  let at = 0;
  for (const match of svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    const from = match.index + match[0].indexOf('>') + 1;
    const inner = match[1] ?? '';
    code += blank(svelte.slice(at, from)) + inner;
    at = from + inner.length;
  }
  return code + blank(svelte.slice(at));
}

/** Every node below a node, itself included. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** `path:line` of a node. */
export function placeOf(path: string, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${path}:${line + 1}`;
}

/** A node of a Svelte template: only what the rules ask about. */
export interface MarkupNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** The markup of a `.svelte` file, as every node below its fragment. */
export function markupOf(house: House, path: string): MarkupNode[] {
  const root = parse(house.get(path) ?? '', { modern: true });
  return [...markupBelow(root.fragment)];
}

/** Every node below a value of a Svelte syntax tree. */
export function* markupBelow(value: unknown): Generator<MarkupNode> {
  if (Array.isArray(value)) {
    for (const one of value) yield* markupBelow(one);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as MarkupNode;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'parent' || key === 'loc' || key === 'metadata') continue;
    yield* markupBelow(inner);
  }
}

/** `path:line` of an offset. */
export function lineOf(house: House, path: string, offset: number): string {
  return `${path}:${(house.get(path) ?? '').slice(0, offset).split('\n').length}`;
}
