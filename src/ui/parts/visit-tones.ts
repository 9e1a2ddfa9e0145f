/** How each state of a visit looks beside its word. */
import type { VisitState } from '#domain/visits/visit.ts';

export const STATE_TONES: Readonly<Record<VisitState, 'info' | 'good' | 'warn' | ''>> = {
  planned: 'info',
  done: 'good',
  missed: 'warn',
  cancelled: '',
};
