/** What may come in for an import: one schema for browser and server. Messages are keys of `lang/impor.ts`. */
import * as v from 'valibot';
import { INDUSTRY_COLUMNS, type IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const FIRST_YEAR = 2000;

/** A file, and where it comes from: under that name its columns are remembered. */
export const takeSheetForm = v.object({
  source: v.pipe(text, v.nonEmpty('source_needed'), v.maxLength(80, 'source_long')),
  file: v.pipe(v.optional(v.array(v.file()), []), v.length(1, 'file_missing')),
});

/** Another sheet of the file. */
export const chooseSheetForm = v.object({ sheet: v.pipe(v.optional(v.string(), ''), v.maxLength(100)) });

const NAMES = INDUSTRY_COLUMNS.map(({ name }) => name);

/** The name of the control for a column. */
export function columnControl(column: number): string {
  return `kolom-${column}`;
}

/** Which column holds what, and the year of the figures. A field that two columns claim is a mistake at the second. */
export function matchForm(width: number, thisYear: number) {
  const controls = Array.from({ length: width }, (_, i) => columnControl(i));
  return v.pipe(
    v.object({
      year: v.pipe(
        text,
        v.regex(/^\d{4}$/, 'year_wrong'),
        v.transform(Number),
        v.check((year) => year >= FIRST_YEAR && year <= thisYear, 'year_wrong'),
      ),
      ...Object.fromEntries(
        controls.map((name) => [name, v.optional(v.picklist(['', ...NAMES], 'column_wrong'), '')]),
      ),
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const values = dataset.value as Record<string, unknown>;
      for (const [i, name] of controls.entries()) {
        const isTwice =
          values[name] !== '' && controls.slice(0, i).some((other) => values[other] === values[name]);
        if (isTwice)
          addIssue({
            message: 'column_twice',
            path: [{ type: 'object', origin: 'value', input: values, key: name, value: values[name] }],
          });
      }
    }),
    v.transform((given) => {
      const values = given as Record<string, unknown>;
      const columns: ColumnMatch<IndustryColumn> = controls.map((name) =>
        values[name] === '' ? null : (values[name] as IndustryColumn),
      );
      return { columns, figuresYear: given.year };
    }),
  );
}

const ticked = v.pipe(
  text,
  v.transform((typed) => typed !== ''),
);

/** Let it be written down; ticked: also rows of which a cell must be left out, and gaps of makers on record. */
export const startForm = v.object({ partial: ticked, gaps: ticked });

export const undoForm = v.object({ sure: v.pipe(text, v.nonEmpty('sure_needed')) });
