/**
 * The *P-IRT* number on a packet of home-made food. Its forms are rules of BPOM and have changed, so they are rows. What the
 * digits say is only what somebody wrote there: whether the certificate holds, the certificate says.
 */
import type { LegalBasis } from '#domain/registry/legal-basis.ts';
import { isShortened } from '#shared/cell-reading.ts';
import type { Day } from '#shared/day.ts';

type PirtPart = 'packaging' | 'foodType' | 'regency' | 'product' | 'maker' | 'expiry';

/** How a number is put together: the parts in order, each with its digits. */
export interface PirtForm {
  readonly code: 'with_year' | 'without_year';
  readonly parts: readonly (readonly [PirtPart, number])[];
  readonly basis: LegalBasis;
}

const WHAT_COMES_FIRST = [
  ['packaging', 1],
  ['foodType', 2],
  ['regency', 4],
  ['product', 2],
] as const;

/** The forms met on packets. Which one the guidance of 2024 asks for is not known (see `doubt`). */
export const PIRT_FORMS: readonly PirtForm[] = [
  {
    code: 'with_year',
    parts: [...WHAT_COMES_FIRST, ['maker', 4], ['expiry', 2]],
    basis: {
      law: 'Peraturan BPOM 22/2018',
      standing: 'sourced',
      doubt: 'Read on news and agency pages; the guidance of 2024 has not been seen.',
    },
  },
  {
    code: 'without_year',
    parts: [...WHAT_COMES_FIRST, ['maker', 3]],
    basis: {
      law: 'Keputusan Kepala BPOM HK.00.05.5.1640 tahun 2003',
      standing: 'unverified',
      doubt: 'Twelve digits, before 2012; certificates of that time have run out.',
    },
  },
];

/** What the first digit says of the packaging. */
export const PIRT_PACKAGING: Readonly<Record<string, string>> = {
  1: 'glass',
  2: 'plastic',
  3: 'carton_or_paper',
  4: 'can',
  5: 'aluminium_foil',
  6: 'other',
  7: 'composite',
  8: 'multiple',
};

export interface PirtFoodType {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly standing: 'sourced' | 'unverified';
}

const food = (code: string, id: string, en: string, standing: PirtFoodType['standing'] = 'sourced') => ({
  code,
  name: { id, en },
  standing,
});

/** What the second and third digit say of the food (annex to Peraturan BPOM 22/2018, as carried by slides and news). */
export const PIRT_FOOD_TYPES: readonly PirtFoodType[] = [
  food('01', 'Daging kering', 'Dried meat'),
  food('02', 'Ikan kering', 'Dried fish'),
  food('03', 'Unggas kering', 'Dried poultry'),
  food('04', 'Sayur, termasuk keripik sayur', 'Vegetables, crisps too'),
  food('05', 'Kelapa', 'Coconut'),
  food('06', 'Tepung dan hasilnya', 'Flour and what is made of it'),
  food('07', 'Minyak dan lemak', 'Oils and fats'),
  food('08', 'Selai dan sejenisnya', 'Jam and the like'),
  food('09', 'Gula, kembang gula, madu', 'Sugar, sweets, honey'),
  food('10', 'Kopi dan teh', 'Coffee and tea', 'unverified'),
  food('11', 'Bumbu', 'Seasoning'),
  food('12', 'Rempah', 'Spices'),
  food('13', 'Minuman serbuk', 'Powdered drinks'),
  food('14', 'Buah dan hasilnya', 'Fruit and what is made of it', 'unverified'),
  food('15', 'Biji, kacang, umbi', 'Seeds, nuts, tubers', 'unverified'),
];

/** Each is the key of a sentence at the field. */
export type PirtFault =
  /** Neither fifteen nor twelve digits. */
  | 'pirt_digits'
  /** The first digit names no packaging. */
  | 'pirt_packaging'
  /** The second and third digit name no food that home industries may make. */
  | 'pirt_food'
  /** The last two digits name a year no certificate given until today can reach. */
  | 'pirt_year'
  /** A spreadsheet has rounded it. */
  | 'pirt_spoilt';

export interface PirtNumber {
  readonly isRight: true;
  /** As it is printed: `2153310010012-29`, or twelve digits. */
  readonly number: string;
  readonly form: PirtForm;
  /** A key of `PIRT_PACKAGING`. */
  readonly packaging: string;
  readonly foodType: PirtFoodType;
  /** Province and regency; whether by the Home Ministry's or the statistics office's code is not known, so both occur. */
  readonly regency: string;
  /** The year in which it ends; null in the form without. The day stands on the certificate. */
  readonly expiryYear: number | null;
}

export type PirtReading = PirtNumber | { readonly isRight: false; readonly fault: PirtFault };

/** Five years (Peraturan BPOM 22/2018, sourced), and one for a certificate that is dated from its renewal. */
const LONGEST_AHEAD = 6;
/** With every word and sign that is written around it. */
const LONGEST_TYPED = 80;

/**
 * Reads a number as it is typed from a packet: with `P-IRT`, `PIRT No.`, spaces, dots, with or without its dash.
 * @param today the year that the last two digits may lie ahead of
 */
export function readPirt(typed: string, today: Day): PirtReading {
  const refused = (fault: PirtFault): PirtReading => ({ isRight: false, fault });
  if (typed.length > LONGEST_TYPED) return refused('pirt_digits');
  const bare = typed.trim().replace(/^(?:(?:(?:spp[\s-]*)?p?[\s.-]*irt|nomor|no)\b\W*)+/i, '');
  if (isShortened(bare)) return refused('pirt_spoilt');
  const digits = bare.replaceAll(/[\s.'’`/–-]/g, '');
  const form = /^\d+$/.test(digits) ? PIRT_FORMS.find((one) => lengthOf(one) === digits.length) : undefined;
  if (!form) return refused('pirt_digits');
  const parts = partsOf(digits, form);
  if (PIRT_PACKAGING[parts.packaging] === undefined) return refused('pirt_packaging');
  const foodType = PIRT_FOOD_TYPES.find((one) => one.code === parts.foodType);
  if (!foodType) return refused('pirt_food');
  const expiryYear = parts.expiry === '' ? null : 2000 + Number(parts.expiry);
  if (expiryYear !== null && expiryYear > Number(today.slice(0, 4)) + LONGEST_AHEAD)
    return refused('pirt_year');
  const number = parts.expiry === '' ? digits : `${digits.slice(0, -2)}-${parts.expiry}`;
  return {
    isRight: true,
    number,
    form,
    packaging: parts.packaging,
    foodType,
    regency: parts.regency,
    expiryYear,
  };
}

function lengthOf(form: PirtForm): number {
  return form.parts.reduce((sum, [, digits]) => sum + digits, 0);
}

function partsOf(digits: string, form: PirtForm): Record<PirtPart, string> {
  const parts = { packaging: '', foodType: '', regency: '', product: '', maker: '', expiry: '' };
  let at = 0;
  for (const [part, length] of form.parts) {
    parts[part] = digits.slice(at, at + length);
    at += length;
  }
  return parts;
}
