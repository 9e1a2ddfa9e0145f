/** What a receipt is printed on: the roll of a Bluetooth printer or of the counter's (mm wide), or a sheet. */
export type Paper = '58' | '80' | 'a4';

/** The paper that is meant; what is written elsewhere may be anything. */
export function paperOf(written: string | null | undefined, otherwise: Paper): Paper {
  return written === '58' || written === '80' || written === 'a4' ? written : otherwise;
}
