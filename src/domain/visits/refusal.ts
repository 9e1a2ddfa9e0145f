/** A refusal that tells a person how to mend what was refused. */
import type { Problem } from '#shared/problem.ts';
import type { RefusalDetail } from '#domain/visits/sync.ts';

/** Thrown by whoever performs an act of a phone; the detail travels sealed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;
  readonly detail: RefusalDetail;

  constructor(problem: Problem, detail: RefusalDetail) {
    super(problem.code);
    this.problem = problem;
    this.detail = detail;
  }
}
