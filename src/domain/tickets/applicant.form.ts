/** The forms of the applicant's page, one an act. Messages are text keys. */
import * as v from 'valibot';
import type { ApplicantAct } from '#domain/tickets/applicant-view.ts';
import type { DataRequestKind } from '#domain/tickets/ticket.ts';

const LONGEST = 10_000;

const seenVersion = v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'words_needed'), v.transform(Number)));
const files = v.optional(v.array(v.file()), []);
const words = v.pipe(
  v.string('words_needed'),
  v.trim(),
  v.nonEmpty('words_needed'),
  v.maxLength(LONGEST, 'too_long'),
);
const wordsIfAny = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LONGEST, 'too_long')), '');

/** Table: act -> must something be written? */
const NEEDS_WORDS: Readonly<Record<ApplicantAct, boolean>> = {
  reply: true,
  write: true,
  object: true,
  reopen: true,
  late_reply: true,
  agree: false,
  withdraw: false,
};

/** A demand for one's own data; its words are in a field named like the demand. */
export function dataRequestForm(kind: DataRequestKind) {
  return v.pipe(
    v.object({ seenVersion, [kind]: kind === 'correction' ? words : wordsIfAny }),
    v.transform((form) => ({
      seenVersion: form.seenVersion as number | undefined,
      words: String(form[kind] ?? ''),
    })),
  );
}

/** The last digits of her telephone; whether they are right is asked of the ticket, and counted. */
export const lastFourForm = v.object({
  lastFour: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
});

/** The form of an act; its words are in a field named like the act, so that the page has one id for each. */
export function applicantForm(act: ApplicantAct) {
  return v.pipe(
    v.object({ seenVersion, files, [act]: NEEDS_WORDS[act] ? words : wordsIfAny }),
    v.transform((form) => ({
      seenVersion: form.seenVersion as number | undefined,
      files: form.files as File[],
      words: String(form[act] ?? ''),
    })),
  );
}
