/** What may come in about a maker: one schema for browser and server. Messages are keys of `lang/registry.ts`. */
import * as v from 'valibot';
import {
  DIFFICULTIES,
  GENDERS,
  GROUP_KINDS,
  INDUSTRY_KINDS,
  KBLI_VERSIONS,
  LEGAL_FORMS,
  MARKET_AREAS,
  type Period,
} from '#domain/registry/industry.ts';
import { parseMaterial } from '#domain/registry/industry.material.ts';
import { readNib } from '#domain/registry/nib.ts';
import { readNik } from '#domain/registry/nik.ts';
import type { Reading } from '#shared/cell-reading.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import { parsePhone } from '#shared/phone.ts';
import { readNumber, readWhole, type NumberFault } from '#shared/written-number.ts';

/** Names of fields that may come several times. */
export const INDUSTRY_LISTS = ['difficulties'] as const;

const FIRST_YEAR = 1900;
/** Nobody of ours sells for more in a year: a slip of the finger. */
const MOST_RUPIAH = 100_000_000_000_000;
const MOST_COUNT = 100_000;
const MOST_QUANTITY = 1_000_000_000;

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const ticked = v.pipe(
  text,
  v.transform((typed) => typed !== ''),
);
const line = (most: number) => v.pipe(text, v.nonEmpty('needed'), v.maxLength(most, 'too_long'));
const lineOrNone = (most: number) =>
  v.pipe(
    text,
    v.maxLength(most, 'too_long'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const choiceOrNone = <const Choices extends readonly string[]>(choices: Choices) =>
  v.pipe(
    text,
    v.transform((typed) => (typed === '' ? null : typed)),
    v.nullable(v.picklist(choices, 'wrong_choice')),
  );

/** A number as people write it (`1.500.000`, `Rp 1,5 juta`, `12,5`), from 0; null when nothing stands there. */
const numberOrNone = (read: (typed: string) => Reading<number, NumberFault>) =>
  v.pipe(
    text,
    v.maxLength(40, 'number_wrong'),
    v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
      if (dataset.value === '') return null;
      const number = read(dataset.value);
      if (number.isRight && number.value >= 0) return number.value;
      addIssue({ message: number.isRight ? 'number_out_of_range' : number.fault });
      return NEVER;
    }),
  );
const whole = (most: number) => numberOrNone((typed) => readWhole(typed, most));
const quantity = v.pipe(
  numberOrNone(readNumber),
  v.check((number) => number === null || number <= MOST_QUANTITY, 'number_out_of_range'),
);
const count = whole(MOST_COUNT);
const rupiah = whole(MOST_RUPIAH);

const year = (now: Date) =>
  v.pipe(
    text,
    v.check((typed) => typed === '' || /^\d{4}$/.test(typed), 'wrong_year'),
    v.transform((typed) => (typed === '' ? null : Number(typed))),
    v.check(
      (typed) => typed === null || (typed >= FIRST_YEAR && typed <= Number(dayOf(now, WIB).slice(0, 4))),
      'wrong_year',
    ),
  );

const lines = (typed: string) =>
  typed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
const lineList = (most: number, longest: number) =>
  v.pipe(
    text,
    v.transform(lines),
    v.maxLength(most, 'too_many'),
    v.check((all) => all.every((one) => one.length <= longest), 'too_long'),
  );
const materials = v.pipe(
  text,
  v.transform(lines),
  v.maxLength(20, 'too_many'),
  v.check((all) => all.every((one) => parseMaterial(one) !== undefined), 'wrong_material'),
  v.transform((all) => all.flatMap((one) => parseMaterial(one) ?? [])),
);

const coordinate = (most: number) =>
  v.pipe(
    text,
    v.transform((typed) => (typed === '' ? null : Number(typed.replace(',', '.')))),
    v.check(
      (degrees) => degrees === null || (Number.isFinite(degrees) && Math.abs(degrees) <= most),
      'wrong_place',
    ),
  );

const nibOrNone = v.pipe(
  text,
  v.maxLength(60, 'nib_digits'),
  v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
    if (dataset.value === '') return null;
    const read = readNib(dataset.value);
    if (read.isRight) return read.nib;
    addIssue({ message: read.fault });
    return NEVER;
  }),
);
const nikOrNone = (now: Date) =>
  v.pipe(
    text,
    v.maxLength(60, 'nik_digits'),
    v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
      if (dataset.value === '') return null;
      const read = readNik(dataset.value, dayOf(now, WIB));
      if (read.isRight) return read.nik;
      addIssue({ message: read.fault });
      return NEVER;
    }),
  );

/** The fields of a record; another form may take some of them. */
export const recordFields = (now: Date) => ({
  kind: v.pipe(text, v.picklist(INDUSTRY_KINDS, 'wrong_choice')),
  groupKind: choiceOrNone(GROUP_KINDS),
  name: v.pipe(
    line(150),
    v.check((name) => /\p{L}/u.test(name), 'needed'),
  ),
  nagari: v.pipe(text, v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'nagari_needed')),
  jorong: lineOrNone(80),
  lat: coordinate(90),
  lng: coordinate(180),
  startedYear: year(now),
  legalForm: choiceOrNone(LEGAL_FORMS),
  nib: nibOrNone,
  /** A code, or plain words that are looked up; see `kbli.search.ts`. */
  kbli: v.pipe(text, v.maxLength(100, 'too_long')),
  kbliVersion: v.optional(v.picklist(KBLI_VERSIONS, 'wrong_choice'), '2025'),
  /** What was picked of the codes that were shown for the words in `kbliAsked`. */
  kbliChoice: v.pipe(text, v.regex(/^(?:20\d\d:\d{5})?$/, 'wrong_choice')),
  kbliAsked: v.pipe(text, v.maxLength(100, 'too_long')),
  materials,
  machines: lineList(20, 120),
  marketArea: choiceOrNone(MARKET_AREAS),
  difficulties: v.optional(v.array(v.picklist(DIFFICULTIES, 'wrong_choice')), []),
  difficultyNote: lineOrNone(500),
  membersWomen: count,
  membersMen: count,
});

/** The fields of an owner. */
export const ownerFields = (now: Date) => ({
  ownerName: lineOrNone(120),
  gender: choiceOrNone(GENDERS),
  nik: nikOrNone(now),
  phone: v.pipe(
    text,
    v.check((typed) => typed === '' || parsePhone(typed) !== undefined, 'wrong_phone'),
    v.transform((typed) => parsePhone(typed) ?? null),
  ),
  email: v.pipe(
    text,
    v.maxLength(200, 'wrong_email'),
    v.check((typed) => typed === '' || v.is(v.pipe(v.string(), v.email()), typed), 'wrong_email'),
    v.transform((typed) => (typed === '' ? null : typed.toLowerCase())),
  ),
  address: lineOrNone(300),
});

/** Both coordinates or none. */
const wholePlace = <T extends { lat: number | null; lng: number | null }>() =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { lat, lng } = dataset.value;
    if ((lat === null) !== (lng === null))
      addIssue({
        message: 'wrong_place',
        path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'lat', value: lat }],
      });
  });

/** The number of version a page was drawn with, so that nobody overwrites what she has not seen. */
export const seenVersion = v.pipe(text, v.regex(/^\d{1,9}$/, 'wrong_choice'), v.transform(Number));
const day = (now: Date) =>
  v.pipe(
    text,
    v.check((typed) => isDay(typed), 'wrong_day'),
    v.check((typed) => !isDay(typed) || typed <= dayOf(now, WIB), 'day_to_come'),
  );

/** A new maker, with who owns it and what it makes. */
export function registerForm(now: Date) {
  return v.pipe(
    v.object({
      ...recordFields(now),
      ...ownerFields(now),
      products: lineList(20, 120),
      /** Entries like it were shown, and it is none of them. */
      isOther: ticked,
    }),
    wholePlace(),
  );
}
export type RegisterInput = v.InferOutput<ReturnType<typeof registerForm>>;

/** The record of a maker, written anew. */
export function changeForm(now: Date) {
  return v.pipe(v.object({ ...recordFields(now), seenVersion }), wholePlace());
}
export type ChangeInput = v.InferOutput<ReturnType<typeof changeForm>>;

/** Who owns it. An empty NIK leaves the one that is kept, as it is never shown in a form; `dropsNik` takes it away. */
export function ownerForm(now: Date) {
  return v.object({ ...ownerFields(now), dropsNik: ticked, seenVersion });
}
export type OwnerInput = v.InferOutput<ReturnType<typeof ownerForm>>;

export const productFields = {
  name: line(120),
  brand: lineOrNone(80),
  price: rupiah,
  unit: lineOrNone(40),
};
export const productForm = v.object(productFields);
/** Which product a form is about. */
export const productId = v.pipe(text, v.check(isId, 'wrong_choice'));
export const productChangeForm = v.object({
  ...productFields,
  productId,
});
export const productEndForm = v.object({ productId });
export type ProductInput = v.InferOutput<typeof productForm>;

/** Figures of a year or a quarter that is not to come. */
export function figuresForm(now: Date) {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  return v.object({
    year: v.pipe(
      text,
      v.regex(/^\d{4}$/, 'wrong_year'),
      v.transform(Number),
      v.check((typed) => typed >= 2000 && typed <= thisYear, 'wrong_year'),
    ),
    quarter: v.pipe(
      v.optional(v.picklist(['0', '1', '2', '3', '4'], 'wrong_choice'), '0'),
      v.transform(Number),
    ),
    womenPaid: count,
    menPaid: count,
    womenUnpaid: count,
    menUnpaid: count,
    capacity: quantity,
    output: quantity,
    unit: lineOrNone(30),
    sales: rupiah,
    exportSales: rupiah,
    investment: rupiah,
    capital: rupiah,
  });
}
export type FiguresInput = v.InferOutput<ReturnType<typeof figuresForm>>;

/** The period an address asks for (`?tahun=2025&masa=1`); last year as a whole when it asks for none that makes sense. */
export function periodAsked(params: URLSearchParams, now: Date): Period {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  const year = Number(params.get('tahun') ?? '');
  const quarter = Number(params.get('masa') ?? '0');
  return {
    year: Number.isInteger(year) && year >= 2000 && year <= thisYear ? year : thisYear - 1,
    quarter: [0, 1, 2, 3, 4].includes(quarter) ? quarter : 0,
  };
}

/** The day on which consent was given or taken back. */
export function consentForm(now: Date) {
  return v.object({ on: day(now) });
}
export const closeForm = v.object({ because: line(300) });

export const eraseOwnerForm = v.object({
  seenVersion,
  /** What the maker is called from then on. */
  name: line(150),
  /** Who asked, when and how; never who the owner is. */
  because: line(300),
  /** The place on the map is where she lives. */
  dropsPlace: ticked,
  /** It cannot be taken back. */
  sure: v.pipe(text, v.nonEmpty('sure_needed')),
});
export type EraseOwnerInput = Omit<v.InferOutput<typeof eraseOwnerForm>, 'sure' | 'seenVersion'>;

/** What the list is asked for; what makes no sense is left out. */
export const industryFilterForm = v.object({
  cari: v.fallback(v.pipe(text, v.maxLength(100)), ''),
  nagari: v.fallback(v.pipe(text, v.regex(/^\d{2}\.\d{2}\.\d{2}(?:\.\d{4})?$/)), ''),
  kbli: v.fallback(v.pipe(text, v.regex(/^\d{2}$/)), ''),
  jenis: v.fallback(v.picklist([...INDUSTRY_KINDS, '']), ''),
  keadaan: v.fallback(v.picklist(['tutup', '']), ''),
  sesudah: v.fallback(v.pipe(text, v.maxLength(300)), ''),
});
