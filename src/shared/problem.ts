/**
 * A refusal with a name. Rooms define theirs in `*.problems.ts`; `hooks.server.ts` alone turns them into responses.
 * The params may appear on screen and in logs: ids and numbers, never personal data.
 */
export type ProblemParams = Readonly<Record<string, string | number>>;

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly params: ProblemParams;

  constructor(code: string, status: number, params: ProblemParams = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.params = params;
  }
}

/**
 * Defines one refusal: `const outOfReach = defineProblem('out_of_reach', 403)`; `throw outOfReach({ ticket })`.
 * The code is also the key of its sentence in `lang/problems.ts`.
 */
export function defineProblem(code: string, status: number): (params?: ProblemParams) => Problem {
  return (params = {}) => new Problem(code, status, params);
}

/** True for a Problem, also one made by another copy of this module (the built pages carry their own). */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'code' in error && 'status' in error;
}
