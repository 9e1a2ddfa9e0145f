/** What stood in a form, kept as it was typed: to be saved at every field, sent later, and parsed by the same schema. */

/** By name of the field; a list for names that come several times. No files. */
export type TypedForm = Readonly<Record<string, string | readonly string[]>>;

/** As a browser would send it, for `parseForm`. */
export function formDataOf(typed: TypedForm): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed))
    for (const one of typeof value === 'string' ? [value] : value) data.append(name, one);
  return data;
}
