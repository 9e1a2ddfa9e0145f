/** Nine faces and a comment. Messages are text keys. */
import * as v from 'valibot';
import type { Grade } from '#domain/surveys/skm.ts';

const face = v.pipe(
  v.string('choose_a_face'),
  v.picklist(['1', '2', '3', '4'], 'choose_a_face'),
  v.transform((text) => Number(text) as Grade),
);

export const surveyForm = v.object({
  u1: face,
  u2: face,
  u3: face,
  u4: face,
  u5: face,
  u6: face,
  u7: face,
  u8: face,
  u9: face,
  comment: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long')), ''),
});
