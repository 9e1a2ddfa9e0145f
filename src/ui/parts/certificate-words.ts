/** A certificate in words: what it is called, and how long it still holds. */
import type { CertificateKind, CertificateStanding } from '#domain/registry/certificate.ts';
import { longDay } from '#lang/dates.ts';
import { registryTexts } from '#lang/registry.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Day } from '#shared/day.ts';

const TONES = { open: '', valid: 'good', soon: 'warn', over: 'alarm' } as const;

/** What a certificate is called: its own name where the kind does not say it. */
export function certificateName(
  { kind, name }: { readonly kind: CertificateKind; readonly name: string | null },
  locale: Locale,
): string {
  return name ?? translator(registryTexts, locale)(`certificate_${kind}`);
}

/** How it stands, and the colour of its tag. */
export function certificateStands(
  { standing, validUntil }: { readonly standing: CertificateStanding; readonly validUntil: Day | null },
  locale: Locale,
): { readonly words: string; readonly tone: string } {
  const t = translator(registryTexts, locale);
  const tone = TONES[standing.is];
  if (standing.is === 'open' || validUntil === null) return { tone, words: t('certificate_open') };
  if (standing.is === 'valid')
    return { tone, words: t('certificate_valid', { day: longDay(validUntil, locale) }) };
  if (standing.days === 0) return { tone, words: t('certificate_today') };
  return { tone, words: t(`certificate_${standing.is}`, { n: standing.days }) };
}
