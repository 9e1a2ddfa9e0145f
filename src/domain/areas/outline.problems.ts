/** Every way a file of outlines can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const outlineNotFound = defineProblem('outline_not_found', 404);
export const outlineTooLarge = defineProblem('outline_too_large', 422);
/** More points than a regency needs: they would fill the machine's memory. */
export const outlineTooMany = defineProblem('outline_too_many', 422);
/** No JSON, or lists nested as no map is. */
export const outlineNotJson = defineProblem('outline_not_json', 422);
/** JSON, but neither GeoJSON nor TopoJSON. */
export const outlineNoMap = defineProblem('outline_no_map', 422);
/** A map without any area: points or lines only, or nothing. */
export const outlineNoShape = defineProblem('outline_no_shape', 422);
/** A ring that does not end where it began. */
export const outlineOpen = defineProblem('outline_open', 422);
/** A ring of less than three corners, a coordinate that is no number, a border that is missing. */
export const outlineBroken = defineProblem('outline_broken', 422);
/** Latitude before longitude. */
export const outlineSwapped = defineProblem('outline_swapped', 422);
/** Metres of a projection (UTM) instead of degrees. */
export const outlineProjected = defineProblem('outline_projected', 422);
/** Degrees, but not of Indonesia. */
export const outlineElsewhere = defineProblem('outline_elsewhere', 422);
/** The state changed meanwhile: somebody else put a file into force or took it back. */
export const outlineStepMissed = defineProblem('outline_step_missed', 409);
/** Two shapes stand for one area; one of them must be left out first. */
export const outlineTwice = defineProblem('outline_twice', 409);
/** No shape stands for any area: nothing could be shown. */
export const outlineNoneMatched = defineProblem('outline_none_matched', 409);
