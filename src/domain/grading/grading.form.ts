/** What may come in about a grading: one schema for browser and server. Messages are keys of `lang/bintang.ts`. */
import * as v from 'valibot';
import { GRADING_STATES } from '#domain/grading/grading.ts';

/** Anything in the address that makes no sense is as if it were not there. */
export const gradingFilterForm = v.object({
  keadaan: v.fallback(v.picklist(['', ...GRADING_STATES]), ''),
  sesudah: v.fallback(v.string(), ''),
});
