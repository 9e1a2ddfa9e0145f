/** Numbers as people and spreadsheets write them in Indonesia: `Rp 1.500.000`, `1,5 juta`, `12,5`, `1,500,000.00`. */
import { isShortened, readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import type { SheetCell } from '#shared/sheet.ts';

export type NumberFault =
  | CellFault
  /** No number at all. */
  | 'number_wrong'
  /** `1,500` is one and a half in Indonesia and fifteen hundred in a sheet from elsewhere. */
  | 'number_unclear'
  /** `8,57E+10`: the spreadsheet has dropped digits. */
  | 'number_shortened'
  /** A count or a sum that is not whole. */
  | 'number_not_whole'
  /** Less or more than can be. */
  | 'number_out_of_range';

const TIMES: Readonly<Record<string, number>> = {
  rb: 1e3,
  ribu: 1e3,
  jt: 1e6,
  juta: 1e6,
  m: 1e9,
  miliar: 1e9,
  milyar: 1e9,
  t: 1e12,
  triliun: 1e12,
};
const WITH_UNIT = /^(.*\d)\s*(rb|ribu|jt|juta|m|miliar|milyar|t|triliun)\.?$/i;
const COUNTED = /\s*(orang|org|jiwa|unit|buah|bh|anggota|ikm)\.?$/i;
const CURRENCY = /^(rp|idr)\.?\s*|\s*(rp|idr|rupiah)\.?$/gi;

/**
 * A number. The decimal sign is the comma; a point followed by exactly three digits parts thousands. Signs of currency and
 * words such as `juta` are understood.
 */
export function readNumber(cell: SheetCell | undefined): Reading<number, NumberFault> {
  return numberIn(cell, false);
}

/**
 * A whole number from 0: a count or rupiah. `1,500` can then only be fifteen hundred; `5 orang` is 5, `12,0` is 12.
 * @param most what more cannot be: a slip of the finger
 */
export function readWhole(cell: SheetCell | undefined, most: number): Reading<number, NumberFault> {
  const read = numberIn(cell, true);
  if (!read.isRight) return read;
  // What is computed in binary misses whole numbers by a hair.
  const whole = Math.round(read.value);
  if (Math.abs(whole - read.value) > 1e-6) return wrong('number_not_whole');
  return whole < 0 || whole > most ? wrong('number_out_of_range') : right(whole);
}

/** A year between two others; of a day its year. */
export function readYear(
  cell: SheetCell | undefined,
  from: number,
  to: number,
): Reading<number, NumberFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const year = /(?:^|\D)(\d{4})(?:\D|$)/.exec(line.value)?.[1];
  if (year === undefined) return wrong('number_wrong');
  return Number(year) < from || Number(year) > to ? wrong('number_out_of_range') : right(Number(year));
}

/** A share in percent, 0 to 100: `35%`, `35 persen`, `35`; a fraction such as `0,35` is one of a hundredth and is asked. */
export function readPercent(cell: SheetCell | undefined): Reading<number, NumberFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const bare = line.value.replace(/\s*(%|persen)$/i, '');
  const read = plainNumber(bare, false);
  if (!read.isRight) return read;
  if (read.value < 0 || read.value > 100) return wrong('number_out_of_range');
  return bare === line.value && read.value > 0 && read.value < 1 ? wrong('number_unclear') : read;
}

function numberIn(cell: SheetCell | undefined, isWhole: boolean): Reading<number, NumberFault> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? right(cell) : wrong('number_wrong');
  const line = readLine(cell);
  if (!line.isRight) return line;
  const bare = line.value
    .replaceAll(CURRENCY, '')
    .replace(isWhole ? COUNTED : '', '')
    // `1.500.000,-` and `1.500.000,00` are ways of saying whole rupiah.
    .replace(/[,.]\s?[-–]{1,2}$/, '')
    .trim();
  const [, digits, unit] = WITH_UNIT.exec(bare) ?? [];
  if (digits === undefined || unit === undefined) return plainNumber(bare, isWhole);
  const read = plainNumber(digits.trim(), false);
  return read.isRight ? right(Number((read.value * (TIMES[unit.toLowerCase()] ?? 1)).toPrecision(15))) : read;
}

function plainNumber(written: string, isWhole: boolean): Reading<number, NumberFault> {
  if (isShortened(written)) return wrong('number_shortened');
  const inBrackets = /^\((.*)\)$/.exec(written);
  const signed = inBrackets ? `-${inBrackets[1]}` : written;
  const digits = signed.replace(/^[+-]/, '').replaceAll(/(?<=\d)\s(?=\d{3}(\D|$))/g, '');
  const value = digitsOf(digits, isWhole);
  if (typeof value === 'string') return wrong(value);
  return right(signed.startsWith('-') && value !== 0 ? -value : value);
}

function digitsOf(digits: string, isWhole: boolean): number | NumberFault {
  if (/^\d+$/.test(digits)) return Number(digits);
  const isOnlyComma = digits.includes(',') && !digits.includes('.');
  if (/^[1-9]\d{0,2},\d{3}$/.test(digits) && isOnlyComma)
    return isWhole ? Number(digits.replace(',', '')) : 'number_unclear';
  // 1.500.000,25 and 1.500
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(digits))
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  // 1,500,000.25
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  // 12,5 and 12.5
  if (/^\d*[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  return 'number_wrong';
}

/**
 * A number as `readNumber` takes it back, to the last digit: a decimal comma, no thousands, never shortened. Exactly three
 * decimals get a zero behind them, since `1,125` may also be a thousand.
 */
export function writtenNumber(value: number): string {
  const written = wholeDigits(value).replace('.', ',');
  return /,\d{3}$/.test(written) ? `${written}0` : written;
}

/** All digits of what JavaScript writes as `1.5e-7`. */
function wholeDigits(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const [, sign = '', first = '', rest = ''] = /^(-?)(\d)\.?(\d*)$/.exec(mantissa) ?? [];
  const power = Number(exponent);
  return power < 0
    ? `${sign}0.${'0'.repeat(-power - 1)}${first}${rest}`
    : `${sign}${first}${rest.padEnd(power, '0')}`;
}
