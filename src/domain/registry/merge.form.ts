/** What may come in about two entries of one maker. Messages are keys of `lang/registry.ts`. */
import * as v from 'valibot';
import { seenVersion } from '#domain/registry/industry.form.ts';
import { MERGE_CHOICES, type MergeChoice } from '#domain/registry/merge.ts';
import { parseIndustryCode } from '#domain/registry/industry.ts';
import { isId } from '#shared/id.ts';

const code = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.check((typed) => parseIndustryCode(typed) !== undefined, 'wrong_code'),
  v.transform((typed) => parseIndustryCode(typed) ?? ''),
);
const whose = v.optional(v.picklist(['kept', 'other'], 'wrong_choice'), 'kept');

/** Which entry stays, which is merged, and of which each field comes. */
export const mergeForm = v.object({
  code,
  other: code,
  seenVersion,
  seenOther: seenVersion,
  ...(Object.fromEntries(MERGE_CHOICES.map((choice) => [choice, whose])) as Record<
    MergeChoice,
    typeof whose
  >),
});
export type MergeInput = v.InferOutput<typeof mergeForm>;

export const strangersForm = v.object({ code, other: code });
export const unmergeForm = v.object({
  mergeId: v.pipe(v.optional(v.string(), ''), v.check(isId, 'wrong_choice')),
});
