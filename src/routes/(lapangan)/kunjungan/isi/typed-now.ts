/** What stands in the fields of a form that is being filled in. */
import type { Answer } from '#ui/parts/typed.ts';
import { typedFormOf, type TypedForm } from '#shared/typed-form.ts';

/**
 * The fields that are drawn as they stand now; of what is not drawn, what was kept. A list of which nothing is ticked is
 * empty, not missing.
 */
export function typedNow(element: HTMLFormElement, kept: TypedForm, lists: readonly string[]): TypedForm {
  const drawn = new Set(
    Array.from(element.elements, (one) => ('name' in one ? String(one.name) : '')).filter(Boolean),
  );
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([name]) => !drawn.has(name))),
    ...Object.fromEntries(lists.filter((name) => drawn.has(name)).map((name) => [name, []])),
    ...typedFormOf(new FormData(element), lists),
  };
}

/** As the fields read it: what is typed, and what is wrong with it. */
export function answerOf(
  form: TypedForm,
  lists: readonly string[],
  errors: Readonly<Record<string, string>>,
): NonNullable<Answer> {
  const written = Object.entries(form).map(([name, value]) => [name, [value].flat().join('\n')]);
  return {
    errors,
    values: Object.fromEntries(written),
    picked: Object.fromEntries(lists.map((name) => [name, [form[name] ?? []].flat()])),
  };
}
