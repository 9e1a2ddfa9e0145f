/** Where visits are planned from, as the address names them and in the order of the tabs. */
import type { MakerSource } from '#domain/visits/visit.ts';

/** `tickets`: who asked for a visit. */
export type PlanSource = 'tickets' | MakerSource;

export const SOURCES: readonly { readonly name: PlanSource; readonly word: string }[] = [
  { name: 'tickets', word: 'diminta' },
  { name: 'unseen', word: 'lama' },
  { name: 'figures', word: 'angka' },
  { name: 'nagari', word: 'nagari' },
];

/** The source of that word; the first one the reader may see for any other. */
export function sourceCalled(word: string | null, seesTickets: boolean): PlanSource {
  const found = SOURCES.find((one) => one.word === word)?.name;
  if (found !== undefined && (found !== 'tickets' || seesTickets)) return found;
  return seesTickets ? 'tickets' : 'unseen';
}
