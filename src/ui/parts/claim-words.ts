/** What a maker proposes, in words: the same on its own page and on the list of staff. */
import type { FieldValue, ProposalSubject } from '#domain/registry/claim.ts';
import { amountAsTyped } from '#lang/numbers.ts';
import { registryTexts } from '#lang/registry.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import { usahaTexts } from '#lang/usaha.ts';

const MONEY: ReadonlySet<string> = new Set(['price', 'sales']);

/** What it is about: `Harga keripik pisang`, `Angka tahun 2025`. */
export function proposalTitle(
  { kind, year, product }: ProposalSubject & { readonly product: string | null },
  locale: Locale,
): string {
  return translator(usahaTexts, locale)(`kind_${kind}`, { product: product ?? '', year: year ?? '' });
}

/** The label of a field, as the forms call it. */
export function fieldLabel(kind: ProposalSubject['kind'], name: string, locale: Locale): string {
  const own =
    kind === 'add_product' && name === 'name'
      ? 'field_product_name'
      : kind === 'figures' && name === 'unit'
        ? 'field_output_unit'
        : `field_${name}`;
  return hasText(registryTexts, own) ? translator(registryTexts, locale)(own) : name;
}

/** A value as people read it; what is empty says so. */
export function fieldWords(name: string, value: FieldValue, locale: Locale): string {
  const t = translator(registryTexts, locale);
  const said = Array.isArray(value)
    ? value
        .map((one) => `difficulty_${one}`)
        .flatMap((key) => (hasText(registryTexts, key) ? [t(key)] : []))
        .join(', ')
    : typeof value === 'number'
      ? `${MONEY.has(name) ? 'Rp' : ''}${amountAsTyped(value)}`
      : String(value ?? '');
  return said === '' ? translator(usahaTexts, locale)('empty') : said;
}
