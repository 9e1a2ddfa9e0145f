/** What may come in as BPS codes: a field for each area, named by its Kemendagri code. Messages are keys of `lang/wilayah.ts`. */
import * as v from 'valibot';
import {
  bareCode,
  codeFaults,
  readCodeLines,
  type BpsCodes,
  type CodedArea,
  type UnreadCodeLine,
} from '#domain/areas/area-code.ts';
import type { NamedKecamatan } from '#domain/areas/area-name.ts';
import { parseForm } from '#shared/form.ts';

/** A kecamatan and its nagari, each with the BPS code on record. */
type CodedKecamatan = NamedKecamatan & CodedArea & { readonly nagari: readonly CodedArea[] };

/** A field that did not come at all leaves what is on record; an empty one empties it. */
const code = v.optional(v.pipe(v.string(), v.transform(bareCode)));

/** The form for these areas: a wrong code is told at the field of its area. */
export function areaCodesForm(kecamatan: readonly CodedKecamatan[]) {
  const areas = kecamatan.flatMap((one): readonly CodedArea[] => [one, ...one.nagari]);
  return v.pipe(
    v.object(Object.fromEntries(areas.map((area) => [area.code, code]))),
    v.transform((given): Record<string, string> =>
      Object.fromEntries(
        Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = dataset.value;
      for (const [key, message] of codeFaults(areas, input))
        addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
    }),
  );
}

/** The fields after what was pasted is filled in; undefined when nothing was, or too much to be read. */
export function filledFromLines(
  kecamatan: readonly CodedKecamatan[],
  data: FormData,
):
  | {
      readonly values: Readonly<Record<string, string>>;
      readonly filled: BpsCodes;
      readonly unread: readonly UnreadCodeLine[];
    }
  | undefined {
  const parsed = parseForm(linesForm, data);
  if (!parsed.isRight) return undefined;
  const { lines = '', ...typed } = parsed.values;
  const { codes, unread } = readCodeLines(kecamatan, lines);
  return { values: { ...typed, ...codes }, filled: codes, unread };
}

/** Lines that were pasted; without any the form is for saving. */
const linesForm = v.object({
  lines: v.pipe(v.optional(v.string(), ''), v.trim(), v.nonEmpty('lines_needed')),
});
