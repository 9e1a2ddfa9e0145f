/**
 * Codes of the statistics office (BPS): what may be written down as one, and reading them out of lines pasted from a
 * sheet. Kecamatan have seven digits, nagari ten.
 */
import { areaFinder, kecamatanFinder, type NamedKecamatan } from '#domain/areas/area-name.ts';

/** An area with the BPS code that is on record. */
export interface CodedArea {
  readonly code: string;
  readonly bpsCode: string | null;
}

/** BPS codes by the Kemendagri code of their area; empty: it has none. */
export type BpsCodes = Readonly<Record<string, string>>;

export type CodeFault = 'bps_kecamatan_digits' | 'bps_nagari_digits' | 'bps_twice' | 'bps_is_kemendagri';

/** Points, spaces and dashes are ways of writing, not part of a code. */
export function bareCode(written: string): string {
  return written.replaceAll(/[.\s-]/g, '');
}

/** What is wrong with these codes, by area; areas that `codes` does not name keep what is on record. */
export function codeFaults(areas: readonly CodedArea[], codes: BpsCodes): ReadonlyMap<string, CodeFault> {
  const meant = areas.map(({ code, bpsCode }) => ({ code, bps: codes[code] ?? bpsCode ?? '' }));
  const owners = new Map(areas.map(({ code }) => [bareCode(code), code]));
  const uses = Map.groupBy(meant, ({ bps }) => bps);
  const faults = new Map<string, CodeFault>();
  for (const { code, bps } of meant) {
    if (bps === '' || codes[code] === undefined) continue;
    const owner = owners.get(bps);
    if (isKecamatan(code) && !/^\d{7}$/.test(bps)) faults.set(code, 'bps_kecamatan_digits');
    else if (!isKecamatan(code) && !/^\d{10}$/.test(bps)) faults.set(code, 'bps_nagari_digits');
    else if ((uses.get(bps)?.length ?? 0) > 1) faults.set(code, 'bps_twice');
    else if (owner !== undefined && owner !== code) faults.set(code, 'bps_is_kemendagri');
  }
  return faults;
}

/** Of Kemendagri: `13.10.04` is a kecamatan, `13.10.04.2001` a nagari. */
function isKecamatan(code: string): boolean {
  return code.split('.').length === 3;
}

export type CodeLineFault = 'line_two' | 'line_code' | 'line_area' | 'line_unclear' | 'line_again';

export interface UnreadCodeLine {
  /** Counted from 1, as a person counts. */
  readonly line: number;
  readonly text: string;
  readonly why: CodeLineFault;
}

const MOST_SHOWN = 200;

/**
 * Reads lines of `name or Kemendagri code`, tab or semicolon, `BPS code`; empty lines are passed over. The length of the
 * BPS code tells a kecamatan from a nagari of the same name.
 */
export function readCodeLines(
  areas: readonly NamedKecamatan[],
  pasted: string,
): { readonly codes: BpsCodes; readonly unread: readonly UnreadCodeLine[] } {
  // By name and Kemendagri code alone: the BPS codes on record are those that are being corrected.
  const known = areas.map(({ code, name, nagari }) => ({
    code,
    name,
    nagari: nagari.map((one) => ({ code: one.code, name: one.name })),
  }));
  const find = { 7: kecamatanFinder(known), 10: areaFinder(known) };
  const codes: Record<string, string> = {};
  const unread: UnreadCodeLine[] = [];
  for (const [index, raw] of pasted.split('\n').entries()) {
    if (raw.replaceAll(';', '').trim() === '') continue;
    const why = takeLine(raw, find, codes);
    if (why !== undefined) unread.push({ line: index + 1, text: raw.trim().slice(0, MOST_SHOWN), why });
  }
  return { codes, unread };
}

function takeLine(
  raw: string,
  find: Readonly<Record<7 | 10, ReturnType<typeof kecamatanFinder>>>,
  into: Record<string, string>,
): CodeLineFault | undefined {
  const [area, written, ...more] = raw
    .split(/[\t;]/)
    .map((cell) => cell.trim())
    .filter(Boolean);
  if (area === undefined || written === undefined || more.length > 0) return 'line_two';
  const bps = bareCode(written);
  if (!/^\d{7}(\d{3})?$/.test(bps)) return 'line_code';
  const found = find[bps.length === 7 ? 7 : 10](area);
  if (!found.isRight) return found.fault === 'nagari_unclear' ? 'line_unclear' : 'line_area';
  if (found.value in into) return 'line_again';
  into[found.value] = bps;
  return undefined;
}
