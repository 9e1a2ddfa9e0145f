/** The tone of a state's tag. Nothing here is an alarm: nobody is shamed. */
import type { GradingState } from '#domain/grading/grading.ts';

export const STATE_TONES: Readonly<Record<GradingState, string>> = {
  draft: '',
  submitted: 'info',
  in_panel: 'warn',
  graded: 'good',
  expired: '',
  withdrawn: '',
};
