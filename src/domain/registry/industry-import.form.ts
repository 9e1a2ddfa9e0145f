/** What may come in for an import of makers beyond that of every sheet. Messages are keys of `lang/impor.ts`. */
import * as v from 'valibot';
import { INDUSTRY_COLUMNS } from '#domain/registry/industry-sheet.columns.ts';
import { matchForm } from '#shared/sheet-steps.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const FIRST_YEAR = 2000;
const NAMES = INDUSTRY_COLUMNS.map(({ name }) => name);

/** Which column holds what, and the year of the figures. */
export function matchMakersForm(width: number, thisYear: number) {
  const year = v.pipe(
    text,
    v.regex(/^\d{4}$/, 'year_wrong'),
    v.transform(Number),
    v.check((one) => one >= FIRST_YEAR && one <= thisYear, 'year_wrong'),
  );
  return v.pipe(
    matchForm(width, NAMES, { year }),
    v.transform(({ columns, beside }) => ({ columns, figuresYear: beside.year })),
  );
}

const ticked = v.pipe(
  text,
  v.transform((typed) => typed !== ''),
);

/** Let it be written down; ticked: also rows of which a cell must be left out, and gaps of makers on record. */
export const startForm = v.object({ partial: ticked, gaps: ticked });
