/** What opens a ticket online: one schema for browser and server. Messages are keys of `lang/lapor.ts`. */
import * as v from 'valibot';
import { APPLICANT_KINDS, TICKET_KINDS } from '#domain/tickets/ticket.ts';
import { parsePhone } from '#shared/phone.ts';

const line = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest, 'too_long'));
const optionalLine = (longest: number) =>
  v.pipe(
    v.optional(line(longest), ''),
    v.transform((text) => (text === '' ? undefined : text)),
  );
const ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => value !== ''),
);

const fields = v.object({
  topicId: v.pipe(v.optional(v.string(), ''), v.uuid('topic_needed')),
  nagariCode: v.pipe(v.optional(v.string(), ''), v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'nagari_needed')),
  kind: v.optional(v.picklist(TICKET_KINDS, 'kind_needed'), 'problem'),
  title: optionalLine(150),
  words: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.nonEmpty('words_needed'),
    v.minLength(10, 'words_too_short'),
    v.maxLength(10_000, 'words_too_long'),
  ),
  files: v.optional(v.array(v.file()), []),
  applicantKind: v.optional(v.picklist(APPLICANT_KINDS, 'applicant_kind_needed'), 'person'),
  organisation: optionalLine(150),
  name: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.nonEmpty('name_needed'),
    v.minLength(2, 'name_needed'),
    v.maxLength(150, 'too_long'),
  ),
  phone: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check((typed) => typed === '' || parsePhone(typed) !== undefined, 'phone_wrong'),
    v.transform((typed) => parsePhone(typed)),
  ),
  email: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.maxLength(200, 'email_wrong'),
    v.check((typed) => typed === '' || v.is(v.pipe(v.string(), v.email()), typed), 'email_wrong'),
    v.transform((typed) => (typed === '' ? undefined : typed.toLowerCase())),
  ),
  hidesName: ticked,
  wantsVisit: ticked,
  /** Told apart by the form's own number: the same form sent twice is one ticket. */
  formId: v.optional(v.string(), ''),
  /** Seen by no person; whoever fills it in is a machine. */
  website: v.optional(v.string(), ''),
});

/** Everything of the form `/lapor`, parsed. */
export const ticketForm = v.pipe(
  fields,
  v.forward(
    v.partialCheck(
      [['phone'], ['email']],
      ({ phone, email }) => phone !== undefined || email !== undefined,
      'contact_needed',
    ),
    ['phone'],
  ),
);

export type TicketForm = v.InferOutput<typeof ticketForm>;
