/** What may come in about outlines: one schema for browser and server. Messages are keys of `lang/wilayah.ts`. */
import * as v from 'valibot';

const text = v.pipe(v.optional(v.string(), ''), v.trim());

/** A file, and the words under every map that is drawn from it. */
export const takeOutlinesForm = v.object({
  attribution: v.pipe(text, v.nonEmpty('attribution_needed'), v.maxLength(200, 'too_long')),
  file: v.pipe(v.optional(v.array(v.file()), []), v.length(1, 'file_missing')),
});

/** The area that a shape stands for; none: it is left out. */
export const matchOutlineForm = v.object({
  number: v.pipe(text, v.regex(/^\d{1,4}$/, 'wrong_choice'), v.transform(Number)),
  area: v.pipe(
    text,
    v.regex(/^(?:\d{2}\.\d{2}\.\d{2}(?:\.\d{4})?)?$/, 'wrong_choice'),
    v.transform((code) => (code === '' ? null : code)),
  ),
});
