/**
 * Mending a correction that somebody else crossed: what stands at the office now becomes the ground, what she changed and
 * nobody else did stays, and of what both changed a person has chosen a side.
 */
import type { FieldConflict } from '#shared/field-merge.ts';
import type { TypedForm } from '#shared/typed-form.ts';

/** Fields that are one thing: who chooses a side for one of them chooses it for all. */
const TOGETHER: readonly (readonly string[])[] = [
  ['kbli', 'kbliVersion', 'kbliChoice', 'kbliAsked'],
  ['lat', 'lng'],
];

export type Side = 'mine' | 'theirs';

/** What both changed, as a person is asked about it: once for fields that are one thing. */
export interface Crossing {
  /** Of the first field; also the key of the choice. */
  readonly name: string;
  readonly fields: readonly string[];
  /** As it stood when she began, at the office now, and as she wrote it. */
  readonly base: TypedForm;
  readonly theirs: TypedForm;
  readonly mine: TypedForm;
}

/** The questions to ask, in the order the fields were told. */
export function crossingsIn(conflicts: Readonly<Record<string, FieldConflict<string>>>): Crossing[] {
  const crossings = new Map<string, Crossing>();
  for (const [field, conflict] of Object.entries(conflicts)) {
    const name = nameOf(field);
    const known = crossings.get(name);
    crossings.set(name, {
      name,
      fields: [...(known?.fields ?? []), field],
      base: { ...known?.base, [field]: conflict.base },
      theirs: { ...known?.theirs, [field]: conflict.theirs },
      mine: { ...known?.mine, [field]: conflict.mine },
    });
  }
  return [...crossings.values()];
}

/**
 * The form to send, on its new ground.
 * @param said the refused act's: what she saw, and what she wrote
 * @param now what stands at the office, from the refusal
 * @param sides by the name of each crossing; hers where none was chosen
 */
export function mended(
  said: { readonly base: TypedForm; readonly form: TypedForm },
  now: TypedForm,
  sides: Readonly<Record<string, Side>>,
): { readonly base: TypedForm; readonly form: TypedForm } {
  const own = Object.entries(said.form).filter(
    ([name, value]) => !isSame(value, said.base[name]) && sides[nameOf(name)] !== 'theirs',
  );
  return { base: now, form: { ...now, ...Object.fromEntries(own) } };
}

function nameOf(field: string): string {
  return TOGETHER.find((fields) => fields.includes(field))?.[0] ?? field;
}

/** A field that is not there says nothing, like an empty one. */
function isSame(one: string | readonly string[], other: string | readonly string[] = ''): boolean {
  return [one].flat().join('\n') === [other].flat().join('\n');
}
