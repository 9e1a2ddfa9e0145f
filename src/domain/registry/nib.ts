/**
 * The *NIB*, the business number of OSS: thirteen digits (PP 24/2018, since then PP 5/2021 and PP 28/2025; the articles are
 * unverified). It holds while the business is run. It has no check digit and may begin with zeros, which a spreadsheet eats.
 */
import { isShortened } from '#shared/cell-reading.ts';

/** Each is the key of a sentence at the field. */
export type NibFault =
  /** Not thirteen digits. */
  | 'nib_digits'
  /** Nine to twelve digits: zeros at the front may have been eaten. It is asked, never filled up. */
  | 'nib_short'
  /** A spreadsheet has rounded it, like `8,12E+12`. */
  | 'nib_spoilt';

export type NibReading =
  { readonly isRight: true; readonly nib: string } | { readonly isRight: false; readonly fault: NibFault };

const LENGTH = 13;
const SHORTEST_EATEN = 9;

/** Reads a NIB as people type it: with `NIB`, `No.`, spaces, dots, dashes, slashes, or a spreadsheet's apostrophe. */
export function readNib(typed: string): NibReading {
  const bare = typed.trim().replace(/^(?:(?:nomor|no|nib)\b\W*)+/i, '');
  if (isShortened(bare)) return { isRight: false, fault: 'nib_spoilt' };
  const nib = bare.replaceAll(/[\s.'’`/-]/g, '');
  if (/^\d+$/.test(nib)) {
    if (nib.length === LENGTH && Number(nib) > 0) return { isRight: true, nib };
    if (nib.length >= SHORTEST_EATEN && nib.length < LENGTH) return { isRight: false, fault: 'nib_short' };
  }
  return { isRight: false, fault: 'nib_digits' };
}
