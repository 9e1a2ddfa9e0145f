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

/** What a form holds now, without its files. @param lists names that may come several times */
export function typedFormOf(data: FormData, lists: readonly string[] = []): TypedForm {
  const typed: Record<string, string | readonly string[]> = {};
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((one) => typeof one === 'string');
    if (lists.includes(name)) typed[name] = texts;
    else if (texts.length > 0) typed[name] = texts.at(-1) ?? '';
  }
  return typed;
}
