/** A line of a maker's history as a page shows it. */
import type { CertificateKind } from '#domain/registry/certificate.ts';
import type { IndustryAct, Period } from '#domain/registry/industry.ts';

export interface HistoryLine {
  readonly id: string;
  readonly act: IndustryAct;
  readonly at: Date;
  readonly who: string | null;
  /** Names of the fields that changed, of a product, or the period; what else belongs to the sentence. */
  readonly fields: readonly string[];
  readonly period: Period | undefined;
  readonly words: string | undefined;
  /** Of an act on a certificate. */
  readonly certificate: CertificateKind | undefined;
  /** The number of the entry it was done to, where that is another one: merged into this. */
  readonly of?: string | undefined;
  /** `proposal`: confirmed as the owner proposed it; `claim`: done by the owner, by the link it holds. */
  readonly from?: 'proposal' | 'claim' | undefined;
}
