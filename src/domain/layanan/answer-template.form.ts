/** What may come in about words to begin an answer from. Messages are text keys of `lang/atur.ts`. */
import * as v from 'valibot';

const choice = v.pipe(
  v.optional(v.string(), ''),
  v.check((text) => text === '' || v.is(v.pipe(v.string(), v.uuid()), text), 'wrong_choice'),
  v.transform((text) => text || null),
);
const text = (most: number) =>
  v.pipe(v.string('needed'), v.trim(), v.nonEmpty('needed'), v.maxLength(most, 'too_long'));

export const answerTemplateForm = v.object({
  name: text(120),
  /** None: offered to every office. */
  officeId: choice,
  /** None: offered whatever the topic. */
  topicId: choice,
  body: text(8000),
});
export type AnswerTemplateInput = v.InferOutput<typeof answerTemplateForm>;
