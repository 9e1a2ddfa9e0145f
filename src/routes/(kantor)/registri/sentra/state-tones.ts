/** The tone of a state's tag: further on its way, stronger in colour. */
import type { SentraState } from '#domain/sentra/sentra-state.ts';

export const STATE_TONES: Readonly<Record<SentraState, string>> = {
  potential: '',
  candidate: 'info',
  established: 'good',
  dak_ready: 'accent',
};
