/** Every way figures can be refused. */
import { defineProblem } from '#shared/problem.ts';

/** No duty of the actor carries the verb, or not as far as this place. */
export const figuresOutOfReach = defineProblem('figures_out_of_reach', 403);
/** There is no such office, area, period or table. */
export const figuresNotFound = defineProblem('figures_not_found', 404);
