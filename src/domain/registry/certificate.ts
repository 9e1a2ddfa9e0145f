/** A certificate a maker holds: which one, its number, and how long it holds. */
import type { Day } from '#shared/day.ts';

/**
 * P-IRT (SPP-IRT), BPOM MD, halal, trademark, TKDN of small industry, SNI, and every other paper. The NIB is not here: it
 * stands on the record itself.
 */
export const CERTIFICATE_KINDS = ['pirt', 'bpom', 'halal', 'trademark', 'tkdn', 'sni', 'other'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export interface Certificate {
  readonly kind: CertificateKind;
  /** What the paper is called; null where the kind says it. */
  readonly name: string | null;
  readonly number: string;
  readonly issuedOn: Day | null;
  /** The last day on which it holds; null where it holds for good, or where nobody knows. */
  readonly validUntil: Day | null;
  readonly productId: string | null;
}

/** How a certificate stands on a day. `days` is how many are left, or how many have passed since it ran out. */
export type CertificateStanding =
  { readonly is: 'open' } | { readonly is: 'valid' | 'soon' | 'over'; readonly days: number };

/** Renewing a P-IRT or a halal certificate takes months: half a year before its end it is time to begin. */
const SOON_DAYS = 180;
const DAY_MS = 86_400_000;

/** How it stands on a day; on its last day it still holds, with 0 days left. */
export function standingOf(validUntil: Day | null, today: Day): CertificateStanding {
  if (validUntil === null) return { is: 'open' };
  const left = Math.round((Date.parse(validUntil) - Date.parse(today)) / DAY_MS);
  if (left < 0) return { is: 'over', days: -left };
  return { is: left <= SOON_DAYS ? 'soon' : 'valid', days: left };
}
