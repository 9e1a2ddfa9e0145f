/** Every way BPS codes can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** A code is too short or long, no number, that of two areas, or the Kemendagri code of another. */
export const areaCodesRefused = defineProblem('area_codes_refused', 422);
