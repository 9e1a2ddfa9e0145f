/** What waits to be done about a nagari, the most pressing first: so that its own page says at once where to go. Pure. */
import type { NagariVerb } from '#domain/nagari/nagari.policy.ts';

export type NextStep =
  /** Two years have passed. */
  | { readonly step: 'review'; readonly productId: string; readonly product: string }
  /** Owners proposed changes of their entries. */
  | { readonly step: 'owners'; readonly n: number }
  /** A year after a help nobody has told what came of it. */
  | { readonly step: 'results'; readonly n: number }
  | { readonly step: 'potential' }
  | { readonly step: 'propose' }
  /** There are candidates, and nobody has written down a musyawarah. */
  | { readonly step: 'decide'; readonly n: number }
  /** A decision without its attendance list or minutes. */
  | { readonly step: 'papers'; readonly productId: string; readonly product: string };

/** As much of a nagari's page as tells what waits. */
interface Asked {
  readonly decided: readonly {
    readonly id: string;
    readonly name: string;
    readonly isCurrent: boolean;
    readonly isReviewDue: boolean;
    readonly papers: readonly object[];
  }[];
  readonly proposals: readonly object[];
  readonly potentials: readonly object[];
  readonly hasCurrent: boolean;
  readonly may: Readonly<Partial<Record<NagariVerb, boolean>>>;
}

/**
 * @param waiting what waits elsewhere for the wali of this nagari: proposals of owners, helps whose result is due
 */
export function nextSteps(
  { decided, proposals, potentials, hasCurrent, may }: Asked,
  waiting: { readonly owners: number; readonly results: number },
): NextStep[] {
  const steps: NextStep[] = [];
  const current = decided.filter((one) => one.isCurrent);
  for (const { id: productId, name: product, isReviewDue } of current)
    if (isReviewDue && may.review_product) steps.push({ step: 'review', productId, product });
  if (waiting.owners > 0) steps.push({ step: 'owners', n: waiting.owners });
  if (!hasCurrent && proposals.length > 0 && may.decide_product)
    steps.push({ step: 'decide', n: proposals.length });
  if (!hasCurrent && proposals.length === 0 && may.propose_product) steps.push({ step: 'propose' });
  if (potentials.length === 0 && may.note_potential) steps.push({ step: 'potential' });
  for (const { id: productId, name: product, papers } of current)
    if (papers.length === 0 && may.add_papers) steps.push({ step: 'papers', productId, product });
  if (waiting.results > 0) steps.push({ step: 'results', n: waiting.results });
  return steps;
}
