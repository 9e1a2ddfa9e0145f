/** Telephone numbers in cells, where spreadsheets take them for numbers and eat their zeros. */
import { isShortened, readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import { parsePhone } from '#shared/phone.ts';
import type { SheetCell } from '#shared/sheet.ts';

export type PhoneFault =
  | CellFault
  | 'phone_wrong'
  /** `8,57E+10`, or the row of zeros that stays of it: the last digits are lost and cannot be guessed. */
  | 'phone_spoilt';

/** No number that anybody was given ends so; one that a spreadsheet rounded does. */
const ROUNDED = /0{6,}$/;

/** The number as `08…`; of several (`0812… / 0813…`) the first that is one. A zero eaten at the front is put back. */
export function readPhone(cell: SheetCell | undefined): Reading<string, PhoneFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const bare = line.value.replace(/\.0$/, '');
  if (isShortened(bare)) return wrong('phone_spoilt');
  for (const part of bare.split(/\s*(?:[/;,&|]|\bdan\b|\batau\b)\s*/i)) {
    const phone = parsePhone(part.replace(/^(hp|telp?|wa|no)\b[.:\s]*/i, ''));
    if (phone !== undefined) return ROUNDED.test(phone) ? wrong('phone_spoilt') : right(phone);
  }
  return wrong('phone_wrong');
}
