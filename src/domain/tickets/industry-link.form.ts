/** Which maker an applicant is: its number, or nothing to take the link away. */
import * as v from 'valibot';

export const industryLinkForm = v.object({
  industry: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(40, 'wrong_choice')),
});
