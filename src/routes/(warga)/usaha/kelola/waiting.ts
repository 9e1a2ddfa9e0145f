/** What a form of a maker's own page begins with: what is on record, and over it what the maker sent that still waits. */
import type { FieldValues, OwnProposal, ProposalSubject } from '#domain/registry/claim.ts';
import { amountAsTyped } from '#lang/numbers.ts';

/** The proposal about the same thing that nobody has answered. */
export function waitingOf(
  proposals: readonly OwnProposal[],
  { kind, productId, year }: ProposalSubject,
): OwnProposal | undefined {
  return proposals.find(
    (one) =>
      one.outcome === 'waiting' && one.kind === kind && one.productId === productId && one.year === year,
  );
}

/** Values as they are typed into a form. */
export function asTyped(values: FieldValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? (amountAsTyped(value) ?? '') : String(value ?? ''),
    ]),
  );
}
