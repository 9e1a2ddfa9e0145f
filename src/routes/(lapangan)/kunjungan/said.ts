/** What was typed into a form, in words: each field by the name its form gives it, beside what stands there. */
import type { CommonShelf } from '#domain/visits/pack.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import { isDay } from '#shared/day.ts';
import type { TypedForm } from '#shared/typed-form.ts';
import { shortDay } from '#lang/dates.ts';
import { nagariTexts } from '#lang/nagari.ts';
import { registryTexts } from '#lang/registry.ts';
import { sentraTexts } from '#lang/sentra.ts';
import { hasText, translator, type Locale, type Texts } from '#lang/translate.ts';

export interface Said {
  readonly name: string;
  readonly label: string;
  /** Empty where nothing was typed. */
  readonly text: string;
}

/** Names of what a form says by a code or an id; undefined where the pack does not know it. */
export interface Names {
  nagari(code: string): string | undefined;
  trade(code: string): string | undefined;
  product(id: string): string | undefined;
}

type Reader = (value: string, names: Names, locale: Locale) => string | undefined;

const READERS = {
  day: (value, _names, locale) => (isDay(value) ? shortDay(value, locale) : undefined),
  nagari: (value, names) => names.nagari(value),
  product: (value, names) => names.product(value),
  trade: (value, names) => [value, names.trade(value)].filter(Boolean).join(' '),
} satisfies Record<string, Reader>;

interface FieldWords {
  readonly name: string;
  /** Key of its label where it is not `field_<name>`. */
  readonly label?: string;
  /** Its values are chosen: the text of one is this and the value. */
  readonly choice?: string;
  readonly reads?: keyof typeof READERS;
}

interface FormWords {
  readonly texts: Texts;
  readonly fields: readonly FieldWords[];
}

const RECORD: readonly FieldWords[] = [
  { name: 'name' },
  { name: 'kind', choice: 'kind_' },
  { name: 'groupKind', choice: 'group_' },
  { name: 'membersWomen' },
  { name: 'membersMen' },
  { name: 'nagari', reads: 'nagari' },
  { name: 'jorong' },
  { name: 'lat' },
  { name: 'lng' },
  { name: 'kbli', reads: 'trade' },
  { name: 'nib' },
  { name: 'legalForm', choice: 'legal_' },
  { name: 'startedYear' },
  { name: 'materials' },
  { name: 'machines' },
  { name: 'marketArea', choice: 'market_' },
  { name: 'difficulties', choice: 'difficulty_' },
  { name: 'difficultyNote' },
];
const OWNER: readonly FieldWords[] = [
  { name: 'ownerName' },
  { name: 'gender', choice: 'gender_' },
  { name: 'nik' },
  { name: 'phone' },
  { name: 'email' },
  { name: 'address' },
];
const FIGURES: readonly FieldWords[] = [
  { name: 'year' },
  { name: 'quarter', choice: 'quarter_' },
  { name: 'womenPaid' },
  { name: 'menPaid' },
  { name: 'womenUnpaid' },
  { name: 'menUnpaid' },
  { name: 'capacity' },
  { name: 'output' },
  { name: 'unit', label: 'field_output_unit' },
  { name: 'sales' },
  { name: 'exportSales' },
  { name: 'investment' },
  { name: 'capital' },
];

const FORMS: Readonly<Partial<Record<PhoneActKind, FormWords>>> = {
  'industry.register': {
    texts: registryTexts,
    fields: [...RECORD.slice(0, 5), { name: 'products' }, ...RECORD.slice(5), ...OWNER],
  },
  'industry.change': { texts: registryTexts, fields: RECORD },
  'industry.change_owner': { texts: registryTexts, fields: OWNER },
  'industry.figures': { texts: registryTexts, fields: FIGURES },
  'industry.add_product': {
    texts: registryTexts,
    fields: [
      { name: 'name', label: 'field_product_name' },
      { name: 'brand' },
      { name: 'price' },
      { name: 'unit' },
    ],
  },
  'industry.add_certificate': {
    texts: registryTexts,
    fields: [
      { name: 'kind', label: 'field_certificate_kind', choice: 'certificate_' },
      { name: 'name', label: 'field_certificate_name' },
      { name: 'number' },
      { name: 'issuedOn', reads: 'day' },
      { name: 'validUntil', reads: 'day' },
      { name: 'productId', reads: 'product' },
    ],
  },
  'nagari.note_potential': {
    texts: nagariTexts,
    fields: [{ name: 'kind', choice: 'kind_' }, { name: 'name' }, { name: 'evidence' }],
  },
  'sentra.join': {
    texts: sentraTexts,
    fields: [{ name: 'industry' }, { name: 'joinedOn', reads: 'day' }],
  },
  'sentra.leave': { texts: sentraTexts, fields: [{ name: 'leftOn', reads: 'day' }] },
};

/** Every field of the form a kind of act has, in the order it asks them; those of `form` that it does not ask are left out. */
export function saidIn(kind: PhoneActKind, form: TypedForm, names: Names, locale: Locale): Said[] {
  const words = FORMS[kind];
  if (!words) return [];
  const t = translator(words.texts, locale);
  return words.fields.map(({ name, label = `field_${name}`, choice, reads }) => {
    const read = (value: string) => {
      const key = `${choice ?? ''}${value}`;
      if (choice !== undefined && hasText(words.texts, key)) return t(key);
      const reader: Reader | undefined = reads && READERS[reads];
      return (value !== '' && reader?.(value, names, locale)) || value;
    };
    return { name, label: t(label), text: [valueIn(form, name)].flat().map(read).join('\n') };
  });
}

/** What is wrong in a form, each beside the name of its field; without a name where it is said of the whole. */
export function slipWords(
  kind: PhoneActKind,
  slips: Readonly<Record<string, string>>,
  locale: Locale,
): Said[] {
  const words = FORMS[kind];
  if (!words) return [];
  const t = translator(words.texts, locale);
  return Object.entries(slips).map(([name, key]) => {
    const field = words.fields.find((one) => one.name === name);
    const label = field ? t(field.label ?? `field_${name}`) : '';
    return { name, label, text: hasText(words.texts, key) ? t(key) : t('wrong_choice') };
  });
}

/** The code that was picked counts, not the words that led to it. */
function valueIn(form: TypedForm, name: string): string | readonly string[] {
  const isPicked = name === 'kbli' && form['kbliChoice'] && form['kbliAsked'] === form['kbli'];
  return isPicked ? String(form['kbliChoice']).slice('2025:'.length) : (form[name] ?? '');
}

/** The names that the pack knows. @param products of the maker it is about */
export function namesOf(
  common: CommonShelf | undefined,
  products: readonly { readonly id: string; readonly name: string }[] = [],
): Names {
  const nagari = common?.kecamatan.flatMap((group) => group.nagari) ?? [];
  return {
    nagari: (code) => nagari.find((one) => one.code === code)?.name,
    trade: (code) => common?.trades.codes.find(([own]) => own === code)?.[1],
    product: (id) => products.find((one) => one.id === id)?.name,
  };
}
