/** What may be asked of a list as a file: its kind, and what is personal only when somebody says what for. */
import * as v from 'valibot';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
export const formatAsked = v.fallback(v.picklist(['xlsx', 'csv', 'geojson']), 'xlsx');

/** Keys of `lang/unduh.ts` at the fields. */
export const personalForm = v.object({
  bentuk: formatAsked,
  pribadi: v.pipe(text, v.literal('ya', 'needed_personal')),
  nik: v.pipe(
    text,
    v.transform((typed) => typed === 'ya'),
  ),
  alasan: v.pipe(text, v.minLength(5, 'needed_reason'), v.maxLength(200, 'needed_reason')),
});
