/** What kind of sheet a file is, told by its first bytes; the name and the type a browser claims are not believed. Pure. */
import { fileKindOf } from '#platform/files/file-kind.ts';

export type SheetKind =
  | 'empty'
  /** A zip archive: .xlsx, or another document of that family. */
  | 'zip'
  /** Microsoft's older container: .xls, or anything that Excel locked with a password. */
  | 'compound'
  | 'utf-16le'
  | 'utf-16be'
  /** Text in UTF-8 or in an older single-byte set; which of them only the whole file tells. */
  | 'text'
  /** A page of the web, which many an office system saves under the name .xls. */
  | 'markup'
  | 'other';

/** Signs that no text of people has; tab and line breaks aside. */
const MOST_ODD_SHARE = 0.01;

/** The kind by the beginning of a file; a few thousand bytes suffice. */
export function sheetKindOf(beginning: Uint8Array): SheetKind {
  const starts = (...wanted: number[]) => wanted.every((byte, i) => beginning[i] === byte);
  if (beginning.length === 0) return 'empty';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound';
  if (starts(0xff, 0xfe)) return 'utf-16le';
  if (starts(0xfe, 0xff)) return 'utf-16be';
  if (fileKindOf(beginning) !== undefined) return 'other';
  let odd = 0;
  for (const byte of beginning) {
    if (byte === 0) return 'other';
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) odd += 1;
  }
  if (odd > beginning.length * MOST_ODD_SHARE) return 'other';
  const text = String.fromCharCode(...beginning.subarray(0, 512)).replace(/^\u00EF\u00BB\u00BF/, '');
  return /^\s*<(!doctype|\?xml|html|head|table|meta)\b/i.test(text) ? 'markup' : 'text';
}
