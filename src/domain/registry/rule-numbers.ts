/**
 * The numbers of a rule that people may set: bounds, thresholds, weights. What hangs on them (which class, which points,
 * which year divides old from new) is the shape of the rule and stays.
 */

export interface RuleNumber {
  /** The name of its field. */
  readonly name: string;
  /** Where it stands in the content. */
  readonly path: readonly (string | number)[];
  readonly value: number;
}

/** Numbers that belong to the shape. */
const FIXED = new Set(['points', 'startedFrom', 'startedUpTo']);

/** Every number that may be set, in the order of the content. */
export function numbersIn(content: unknown): RuleNumber[] {
  return [...walk(content, [])].map(({ path, value }, i) => ({ name: `n${i}`, path, value }));
}

/** The content with other numbers; a name that is not given keeps its number. */
export function withNumbers(content: unknown, numbers: Readonly<Record<string, number>>): unknown {
  const changed = structuredClone(content);
  for (const { name, path } of numbersIn(content)) {
    const value = numbers[name];
    if (value !== undefined) put(changed, path, value);
  }
  return changed;
}

function* walk(
  node: unknown,
  path: readonly (string | number)[],
): Generator<{ readonly path: readonly (string | number)[]; readonly value: number }> {
  if (typeof node === 'number') yield { path, value: node };
  else if (Array.isArray(node)) for (const [i, one] of node.entries()) yield* walk(one, [...path, i]);
  else if (node !== null && typeof node === 'object')
    for (const [key, one] of Object.entries(node)) if (!FIXED.has(key)) yield* walk(one, [...path, key]);
}

function put(root: unknown, path: readonly (string | number)[], value: number): void {
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], root);
  if (last !== undefined) (parent as Record<string | number, unknown>)[last] = value;
}
