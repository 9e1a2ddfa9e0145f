/** Table: state -> act -> next state of a visit. */
import type { VisitAct, VisitState } from '#domain/visits/visit.ts';

export const visitWorkflow: Readonly<Record<VisitState, Partial<Record<VisitAct, VisitState>>>> = {
  planned: { move: 'planned', cancel: 'cancelled', report: 'done', miss: 'missed' },
  // The office may have called it off while she stood before the door: what was found there counts.
  cancelled: { report: 'done' },
  // Nobody at home in the morning, somebody in the afternoon.
  missed: { report: 'done', move: 'planned' },
  done: {},
};

/** The state after the act; undefined when it is not possible. */
export function visitAfter(state: VisitState, act: VisitAct): VisitState | undefined {
  return visitWorkflow[state][act];
}
