/** Two people changed the same thing: what both meant is kept, and where they differ a person is asked. */

/** Values of one field: what both saw, what stands there now, and what came in. */
export interface FieldConflict<Value = unknown> {
  readonly base: Value;
  readonly theirs: Value;
  readonly mine: Value;
}

export interface Merged<Fields extends object> {
  /** What changes of what stands there now. */
  readonly set: Partial<Fields>;
  readonly conflicts: Readonly<Partial<{ [Name in keyof Fields]: FieldConflict<Fields[Name]> }>>;
}

/**
 * The three-way merge of records, field by field, compared as JSON. A field changed on one side only takes that side; the
 * same change on both sides is no conflict. Fields that `base` or `mine` lack are left alone.
 */
export function mergeFields<Fields extends object>(
  base: Partial<Fields>,
  mine: Partial<Fields>,
  theirs: Fields,
): Merged<Fields> {
  const set: Partial<Fields> = {};
  const conflicts: { [Name in keyof Fields]?: FieldConflict<Fields[Name]> } = {};
  for (const name of Object.keys(mine) as (keyof Fields)[]) {
    if (!(name in base)) continue;
    const [was, now, wanted] = [base[name], theirs[name], mine[name]] as [
      Fields[typeof name],
      Fields[typeof name],
      Fields[typeof name],
    ];
    if (isSame(wanted, was) || isSame(wanted, now)) continue;
    if (isSame(now, was)) set[name] = wanted;
    else conflicts[name] = { base: was, theirs: now, mine: wanted };
  }
  return { set, conflicts };
}

/** JSON knows no `undefined`: a gap is a gap, however it came. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
