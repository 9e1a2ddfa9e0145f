/** Parsing at the door: one schema, browser and server. A wrong field gets a message at the field and keeps what was typed. */
import * as v from 'valibot';

export interface FormRefused {
  readonly isRight: false;
  /** Per field, the key of its sentence in the room's texts. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed, to be shown again; files are not kept. */
  readonly values: Readonly<Record<string, string>>;
}

export interface FormParsed<T> {
  readonly isRight: true;
  readonly value: T;
  readonly values: Readonly<Record<string, string>>;
}

/** Text beyond this is refused before any schema sees it. */
const LONGEST_FIELD = 20_000;

/**
 * Parses a form. Schemas get an object of strings, arrays of strings for names in `lists`, and files for `files`.
 * Schema messages are text keys.
 */
export function parseForm<Schema extends v.GenericSchema>(
  schema: Schema,
  data: FormData,
  { lists = [], files = [] }: { readonly lists?: readonly string[]; readonly files?: readonly string[] } = {},
): FormParsed<v.InferOutput<Schema>> | FormRefused {
  const input: Record<string, unknown> = {};
  const values: Record<string, string> = {};
  const tooLong: Record<string, string> = {};
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name);
    if (files.includes(name)) {
      input[name] = all.filter((entry) => entry instanceof File && entry.size > 0);
      continue;
    }
    const texts = all.filter((entry) => typeof entry === 'string').map(cleanText);
    if (texts.some((text) => text.length > LONGEST_FIELD)) tooLong[name] = 'too_long';
    // Several values of one name stand with spaces between: they are ids, which have none.
    const shown = lists.includes(name) ? texts.join(' ') : (texts.at(-1) ?? '');
    values[name] = shown.slice(0, LONGEST_FIELD);
    input[name] = lists.includes(name) ? texts : texts.at(-1);
  }
  const parsed = v.safeParse(schema, input);
  if (parsed.success && Object.keys(tooLong).length === 0)
    return { isRight: true, value: parsed.output, values };
  const errors: Record<string, string> = { ...tooLong };
  for (const issue of parsed.issues ?? []) {
    const field = String(issue.path?.[0]?.key ?? 'form');
    errors[field] ??= issue.message;
  }
  return { isRight: false, errors, values };
}

/** PostgreSQL cannot store NUL, and no person types control characters; line breaks are made alike. */
export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed();
}
