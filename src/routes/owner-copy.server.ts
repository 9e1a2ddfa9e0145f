/** The copy of what is kept of an owner and her maker, in its two forms: to read and print, or to carry elsewhere. */
import { PROPOSAL_FIELDS } from '#domain/registry/claim.ts';
import type { KeptOfOwner } from '#domain/registry/owner-data.queries.server.ts';
import type { Owner } from '#domain/registry/industry.ts';
import { longDay, shortInstant } from '#lang/dates.ts';
import { amountAsTyped, wholeNumber } from '#lang/numbers.ts';
import { registryTexts } from '#lang/registry.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';

/** The file itself; `?bentuk=json` asks for the second form. It is never kept on the way. */
export function ownerCopy(
  kept: KeptOfOwner,
  params: URLSearchParams,
  { regency, locale }: { readonly regency: Regency; readonly locale: Locale },
): Response {
  const isJson = params.get('bentuk') === 'json';
  const body = isJson ? `${JSON.stringify(kept, null, 2)}\n` : copyAsText(kept, regency.now(), locale);
  return new Response(body, {
    headers: {
      'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${kept.code}.${isJson ? 'json' : 'txt'}"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}

function copyAsText(kept: KeptOfOwner, now: Date, locale: Locale): string {
  const t = translator(registryTexts, locale);
  const row = (label: string, value: string | number | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [`${label}: ${value}`];
  const rupiah = (value: number | null) => (value === null ? null : `Rp${wholeNumber(value, locale)}`);
  const owner = (one: Owner) => [
    ...row(t('field_ownerName'), one.name),
    ...row(t('field_gender'), one.gender && t(`gender_${one.gender}`)),
    ...row(t('field_nik'), one.nik),
    ...row(t('field_phone'), one.phone),
    ...row(t('field_email'), one.email),
    ...row(t('field_address'), one.address),
  ];
  const { record } = kept;
  const lines = [
    `OVO Prima · ${kept.code}`,
    t('copy_of', { when: shortInstant(now, locale) }),
    '',
    ...owner(kept.owner),
    ...kept.otherOwners.flatMap((one) => ['', one.code, ...owner(one)]),
    '',
    ...row(t('field_name'), record.name),
    ...row(t('field_nagari'), [record.jorong, kept.nagari].filter(Boolean).join(', ')),
    ...row(t('place'), record.lat === null ? null : `${record.lat}, ${record.lng}`),
    ...row(t('field_nib'), record.nib),
    ...row(t('field_startedYear'), record.startedYear),
    ...row(t('field_kbli'), record.kbli?.code),
    ...row(t('field_materials'), record.materials.map(({ name }) => name).join(', ')),
    ...row(t('field_machines'), record.machines.join(', ')),
    ...row(t('field_difficultyNote'), record.difficultyNote),
    ...(kept.consentedOn === null ? [] : [t('directory_given', { day: longDay(kept.consentedOn, locale) })]),
    ...(kept.consentWithdrawnOn === null
      ? []
      : [t('directory_withdrawn', { day: longDay(kept.consentWithdrawnOn, locale) })]),
    '',
    t('products_section'),
    ...kept.products.map(({ name, brand, price, unit }) =>
      [name, brand, rupiah(price), unit].filter(Boolean).join(' · '),
    ),
    '',
    t('figures_section'),
    ...kept.figures.map((one) =>
      [
        one.quarter === 0 ? String(one.year) : `${t(`quarter_${one.quarter}` as 'quarter_1')} ${one.year}`,
        ...(['womenPaid', 'menPaid', 'womenUnpaid', 'menUnpaid', 'capacity', 'output'] as const).flatMap(
          (name) => row(t(`field_${name}`), one[name] === null ? null : amountAsTyped(one[name])),
        ),
        ...row(t('field_output_unit'), one.unit),
        ...(['sales', 'exportSales', 'investment', 'capital'] as const).flatMap((name) =>
          row(t(`field_${name}`), rupiah(one[name])),
        ),
      ].join(' · '),
    ),
    '',
    t('certificates_section'),
    ...kept.certificates.map(({ kind, name, number, validUntil }) =>
      [
        name ?? t(`certificate_${kind}`),
        number,
        ...(validUntil === null ? [] : [t('certificate_valid', { day: longDay(validUntil, locale) })]),
      ].join(' · '),
    ),
    '',
    t('copy_proposals'),
    ...kept.proposals.flatMap(({ kind, proposedAt, after, because }) => [
      shortInstant(proposedAt, locale),
      ...PROPOSAL_FIELDS[kind].flatMap((name) => {
        const key = `field_${name}`;
        return row(hasText(registryTexts, key) ? t(key) : name, after[name]?.toString());
      }),
      ...(because === null ? [] : [because]),
    ]),
    '',
    t('copy_links'),
    ...kept.links.map(({ madeAt, openedAt }) =>
      [madeAt, openedAt].flatMap((at) => (at === null ? [] : [shortInstant(at, locale)])).join(' – '),
    ),
    '',
    t('timeline_data'),
    ...kept.history.map(({ act, at, words }) =>
      [shortInstant(at, locale), t(`act_${act}`), words].filter(Boolean).join(' · '),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
