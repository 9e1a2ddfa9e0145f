/** What staff may send with each act: one schema an act, and the fields its panel draws. Messages are text keys. */
import * as v from 'valibot';
import { CHANNELS, type TicketAct } from '#domain/tickets/ticket.ts';
import { parsePhone } from '#shared/phone.ts';
import { isDay } from '#shared/day.ts';

const words = v.pipe(v.string('words_needed'), v.trim(), v.minLength(1, 'words_needed'));
const few = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(4000, 'too_long'));
const line = v.pipe(
  v.string('words_needed'),
  v.trim(),
  v.minLength(1, 'words_needed'),
  v.maxLength(200, 'too_long'),
);
const rightOne = (isRight: (text: string) => boolean, message: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.maxLength(200, 'too_long'),
    v.check((text) => text === '' || isRight(text), message),
    v.transform((text) => (text === '' ? undefined : text)),
  );
const id = (message: string) => v.pipe(v.string(message), v.uuid(message));
const days = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.regex(/^\d{0,3}$/, 'days_wrong'),
  v.transform((text) => (text === '' ? undefined : Number(text))),
  v.optional(v.pipe(v.number(), v.minValue(1, 'days_wrong'), v.maxValue(120, 'days_wrong'))),
);
const day = v.pipe(v.string('day_wrong'), v.check(isDay, 'day_wrong'));
const maybeDay = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => (text === '' ? undefined : text)),
  v.optional(v.pipe(v.string(), v.check(isDay, 'day_wrong'))),
);

/** What a supporting office is asked apart from the others, from the fields `days_<office>` and `note_<office>`. */
function ownOrders(
  officeIds: readonly string[],
  rest: Readonly<Record<string, unknown>>,
): Readonly<Record<string, { days: number | undefined; note: string | undefined }>> {
  const text = (key: string) => (typeof rest[key] === 'string' ? rest[key].trim().slice(0, 4000) : '');
  return Object.fromEntries(
    officeIds.map((officeId) => [
      officeId,
      {
        days: v.parse(v.fallback(days, undefined), text(`days_${officeId}`)),
        note: text(`note_${officeId}`) || undefined,
      },
    ]),
  );
}

/** The acts of the desk and what each needs. */
export const actForms = {
  approve_answer: v.object({}),
  return_answer: v.object({ words }),
  accept: v.object({}),
  accept_part: v.object({}),
  route: v.pipe(
    v.objectWithRest(
      {
        topicId: id('unknown_topic'),
        leadOfficeId: id('unknown_office'),
        supportingOfficeIds: v.optional(v.array(id('unknown_office')), []),
        days,
        words: few,
      },
      v.unknown(),
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const [key, value] of Object.entries(dataset.value))
        if (key.startsWith('days_') && !v.is(days, value))
          addIssue({
            message: 'days_wrong',
            path: [{ type: 'object', origin: 'value', input: dataset.value, key, value }],
          });
    }),
    v.transform(({ topicId, leadOfficeId, supportingOfficeIds, days, words, ...rest }) => ({
      topicId,
      leadOfficeId,
      supportingOfficeIds,
      days,
      words,
      own: ownOrders(supportingOfficeIds, rest),
    })),
  ),
  answer: v.object({ words }),
  answer_on_spot: v.object({ words }),
  draft_answer: v.object({ words, submitted: v.optional(v.string()) }),
  contribute: v.object({ words }),
  ask: v.object({ words }),
  record_reply: v.object({ words, channel: v.picklist(CHANNELS, 'choose_one') }),
  message: v.object({ words }),
  note: v.object({ words }),
  decide_data: v.object({
    decision: v.picklist(['granted', 'refused'], 'choose_one'),
    newName: rightOne((text) => text.length > 1, 'too_long'),
    newPhone: rightOne((text) => parsePhone(text) !== undefined, 'phone_wrong'),
    newEmail: rightOne((text) => v.is(v.pipe(v.string(), v.email()), text), 'email_wrong'),
    words,
  }),
  involve: v.object({ officeId: id('unknown_office'), days, words: few }),
  plan_visit: v.object({ on: day, personId: id('choose_one'), words: few }),
  assign: v.object({
    sectionId: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => (text === '' ? undefined : text)),
      v.optional(id('choose_one')),
    ),
    personId: id('choose_one'),
    dueOn: maybeDay,
    words: few,
  }),
  extend: v.object({
    days: v.pipe(
      v.string('days_wrong'),
      v.regex(/^\d{1,3}$/, 'days_wrong'),
      v.transform(Number),
      v.minValue(1, 'days_wrong'),
      v.maxValue(60, 'days_wrong'),
    ),
    words,
  }),
  wait_agency: v.object({ agency: line }),
  end_wait: v.object({}),
  release: v.object({ partId: id('unknown_part') }),
  hand_back: v.object({ words }),
  hand_back_part: v.object({ words }),
  change_topic: v.object({ topicId: id('unknown_topic') }),
  merge: v.object({ intoCode: line }),
  unmerge: v.object({}),
  decline: v.object({ doorName: line, words }),
  to_ppid: v.object({ registerNumber: rightOne(() => true, 'too_long'), words: few }),
  archive: v.object({
    reason: v.picklist(['incomplete', 'not_serious', 'repeated', 'other'], 'choose_one'),
    words,
  }),
  reopen: v.object({ words }),
  copy_out: v.object({
    target: v.picklist(['lapor', 'letter'], 'choose_one'),
    number: v.pipe(
      v.optional(v.string(), ''),
      v.trim(),
      v.maxLength(60, 'too_long'),
      v.transform((text) => (text === '' ? undefined : text)),
    ),
  }),
  reissue_link: v.object({ channel: v.picklist(['applicant', 'officer_link'], 'choose_one') }),
  erase_texts: v.object({ textIds: v.pipe(v.array(id('choose_one')), v.minLength(1, 'choose_one')) }),
} as const satisfies Partial<Record<TicketAct, v.GenericSchema>>;

export type DeskAct = keyof typeof actForms;
export type ActInput<A extends DeskAct> = v.InferOutput<(typeof actForms)[A]>;

/** In the order of the buttons: what moves the matter first, what is rare last. */
export const DESK_ACTS = Object.keys(actForms) as DeskAct[];

/** Fields with several values, for `parseForm`. */
export const LIST_FIELDS = ['supportingOfficeIds', 'textIds'] as const;

export type FieldKind =
  | 'words'
  | 'few'
  | 'line'
  | 'number'
  | 'office'
  | 'offices'
  | 'topic'
  | 'person'
  | 'section'
  | 'visitor'
  | 'days'
  | 'day'
  | 'maybe_day'
  | 'channel'
  | 'reason'
  | 'part'
  | 'texts'
  | 'twin'
  | 'decision'
  | 'correction'
  | 'submitted';

/** What a panel draws, field by field; an act without a row needs only its button. */
export const actFields: Partial<
  Record<DeskAct, readonly { readonly name: string; readonly kind: FieldKind }[]>
> = {
  return_answer: [{ name: 'words', kind: 'words' }],
  route: [
    { name: 'topicId', kind: 'topic' },
    { name: 'leadOfficeId', kind: 'office' },
    { name: 'supportingOfficeIds', kind: 'offices' },
    { name: 'days', kind: 'days' },
    { name: 'words', kind: 'few' },
  ],
  answer: [{ name: 'words', kind: 'words' }],
  answer_on_spot: [{ name: 'words', kind: 'words' }],
  draft_answer: [
    { name: 'words', kind: 'words' },
    { name: 'submitted', kind: 'submitted' },
  ],
  contribute: [{ name: 'words', kind: 'words' }],
  ask: [{ name: 'words', kind: 'words' }],
  record_reply: [
    { name: 'channel', kind: 'channel' },
    { name: 'words', kind: 'words' },
  ],
  message: [{ name: 'words', kind: 'words' }],
  note: [{ name: 'words', kind: 'words' }],
  decide_data: [
    { name: 'decision', kind: 'decision' },
    { name: 'newName', kind: 'correction' },
    { name: 'newPhone', kind: 'correction' },
    { name: 'newEmail', kind: 'correction' },
    { name: 'words', kind: 'words' },
  ],
  involve: [
    { name: 'officeId', kind: 'office' },
    { name: 'days', kind: 'days' },
    { name: 'words', kind: 'few' },
  ],
  plan_visit: [
    { name: 'on', kind: 'day' },
    { name: 'personId', kind: 'visitor' },
    { name: 'words', kind: 'few' },
  ],
  assign: [
    { name: 'sectionId', kind: 'section' },
    { name: 'personId', kind: 'person' },
    { name: 'dueOn', kind: 'maybe_day' },
    { name: 'words', kind: 'few' },
  ],
  extend: [
    { name: 'days', kind: 'days' },
    { name: 'words', kind: 'words' },
  ],
  wait_agency: [{ name: 'agency', kind: 'line' }],
  release: [{ name: 'partId', kind: 'part' }],
  hand_back: [{ name: 'words', kind: 'words' }],
  hand_back_part: [{ name: 'words', kind: 'words' }],
  change_topic: [{ name: 'topicId', kind: 'topic' }],
  merge: [{ name: 'intoCode', kind: 'twin' }],
  decline: [
    { name: 'doorName', kind: 'line' },
    { name: 'words', kind: 'words' },
  ],
  to_ppid: [
    { name: 'registerNumber', kind: 'number' },
    { name: 'words', kind: 'few' },
  ],
  archive: [
    { name: 'reason', kind: 'reason' },
    { name: 'words', kind: 'words' },
  ],
  reopen: [{ name: 'words', kind: 'words' }],
  erase_texts: [{ name: 'textIds', kind: 'texts' }],
};

/** The version an officer saw when deciding, as her page sent it; undefined when it is no version. */
export function readSeen(typed: string | undefined): number | undefined {
  const seen = Number(typed);
  return Number.isSafeInteger(seen) && seen > 0 ? seen : undefined;
}
