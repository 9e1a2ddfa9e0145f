/**
 * The *NIK*, the number on a person's identity card (UU 23/2006 pasal 13, 24/2013): two digits each for province, regency
 * and kecamatan where it was first registered, the day of birth (40 more for women), month and year, and four digits in
 * sequence from 0001. It is kept for life, so the area is not where somebody lives now. There is no check digit: a number
 * that passes is well formed, not proven; only Dukcapil can prove it.
 */
import { isShortened } from '#shared/cell-reading.ts';
import { isDay, type Day } from '#shared/day.ts';

/** Each is the key of a sentence at the field. */
export type NikFault =
  /** Not sixteen digits. */
  | 'nik_digits'
  /** A spreadsheet has turned it into a rounded number, like `1,31004E+15`, or set its last digits to zero. */
  | 'nik_spoilt'
  /** No such province, or 00 for a regency or kecamatan. */
  | 'nik_area'
  /** Not a day that has been: 32 August, or tomorrow. */
  | 'nik_birth';

export interface Nik {
  readonly isRight: true;
  /** Sixteen digits without signs. Personal: encrypted at rest, never in logs, addresses or public pages. */
  readonly nik: string;
  /** The kecamatan of the first registration, as in the official codes: `13.10.04`. */
  readonly firstRegisteredIn: string;
  /** The latest such day that is not after today: the number has only two digits of the year. */
  readonly bornOn: Day;
  readonly gender: 'female' | 'male';
}

export interface NikRefused {
  readonly isRight: false;
  readonly fault: NikFault;
}

const LENGTH = 16;
const ADDED_FOR_WOMEN = 40;

/** Official codes of the provinces (Kepmendagri 300.2.2-2430/2025, unverified beyond West Sumatra); a new one is added here. */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);

/**
 * Reads a NIK as people type it: with spaces, dots, dashes, or a spreadsheet's apostrophe.
 * @param today a birth after this day is refused
 */
export function readNik(typed: string, today: Day): Nik | NikRefused {
  const refused = (fault: NikFault): NikRefused => ({ isRight: false, fault });
  const bare = typed.trim().replace(/^nik\b\W*/i, '');
  if (isShortened(bare)) return refused('nik_spoilt');
  const nik = bare.replaceAll(/[\s.'’`-]/g, '');
  if (nik.length !== LENGTH || !/^\d+$/.test(nik)) return refused('nik_digits');
  const [province = '', regency = '', kecamatan = ''] = [nik.slice(0, 2), nik.slice(2, 4), nik.slice(4, 6)];
  if (!PROVINCES.has(province) || regency === '00' || kecamatan === '00') return refused('nik_area');
  const date = Number(nik.slice(6, 8));
  const isWoman = date > ADDED_FOR_WOMEN;
  const bornOn = birthDay(
    isWoman ? date - ADDED_FOR_WOMEN : date,
    nik.slice(8, 10),
    nik.slice(10, 12),
    today,
  );
  if (bornOn === undefined) return refused('nik_birth');
  // The sequence begins at 0001; four zeros are what a spreadsheet leaves of a number longer than it can hold.
  if (nik.endsWith('0000')) return refused('nik_spoilt');
  return {
    isRight: true,
    nik,
    firstRegisteredIn: `${province}.${regency}.${kecamatan}`,
    bornOn,
    gender: isWoman ? 'female' : 'male',
  };
}

/**
 * As it is shown: the area and the sequence, the day of birth hidden: `131004••••••0007`.
 * @throws RangeError for anything but sixteen digits, so that no other secret is half shown by mistake
 */
export function maskNik(nik: string): string {
  if (!/^\d{16}$/.test(nik)) throw new RangeError('a NIK has sixteen digits');
  return `${nik.slice(0, 6)}••••••${nik.slice(12)}`;
}

function birthDay(date: number, month: string, year: string, today: Day): Day | undefined {
  return ['20', '19']
    .map((century) => `${century}${year}-${month}-${String(date).padStart(2, '0')}`)
    .find((day) => isDay(day) && day <= today);
}
