/** Table: the state of a grading -> act -> next state. What stands in no row is refused. */
import type { GradingAct, GradingState } from '#domain/grading/grading.ts';

export const gradingWorkflow: Readonly<
  Record<GradingState, Readonly<Partial<Record<GradingAct, GradingState>>>>
> = {
  draft: { fill_self: 'draft', submit_self: 'submitted', withdraw: 'withdrawn' },
  submitted: { send_back: 'draft', seat_panel: 'in_panel', withdraw: 'withdrawn' },
  // A panel may be seated anew, as when somebody falls ill; who stays keeps the scores given.
  in_panel: { seat_panel: 'in_panel', score: 'in_panel', close: 'graded', withdraw: 'withdrawn' },
  graded: { withdraw: 'withdrawn' },
  // By the calendar alone; the next assessment is a new one.
  expired: {},
  withdrawn: {},
};
