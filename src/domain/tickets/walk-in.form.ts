/** What a desk, field or office person may hand in for somebody else: one schema, browser and server. */
import * as v from 'valibot';
import { APPLICANT_KINDS, IDENTIFICATIONS, TICKET_KINDS } from '#domain/tickets/ticket.ts';
import { parsePhone } from '#shared/phone.ts';
import { WALK_IN_CHANNELS } from '#domain/tickets/walk-in.ts';
import { addDays, dayOf, isDay, WIB } from '#shared/day.ts';

/** Further back it is a slip of the finger; nothing of that age is still counted. */
const OLDEST_DAYS = 731;
const WIB_SUFFIX = ':00+07:00';
const LOCAL_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const emptyIsMissing = <T>(text: T) => (text === '' ? undefined : text);
const shortText = (most: number) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most, 'too_long'), v.transform(emptyIsMissing)));
const tick = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => value !== ''),
);
const number = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? undefined : Number(text))),
    v.check((value) => value === undefined || Number.isFinite(value), 'place_wrong'),
  ),
);

/** The form at `now`: a true time of receipt lies in the past, at most two years ago, and has a reason. */
export function walkInForm(now: Date) {
  return v.pipe(
    v.object({
      applicantId: v.optional(
        v.pipe(
          v.string(),
          v.transform((id) => (id === 'new' || id === '' ? undefined : id)),
          v.check((id) => id === undefined || v.is(v.pipe(v.string(), v.uuid()), id), 'applicant_wrong'),
        ),
      ),
      applicantKind: v.optional(v.picklist(APPLICANT_KINDS, 'choose_one'), 'person'),
      name: shortText(120),
      representative: shortText(120),
      phone: v.optional(
        v.pipe(
          v.string(),
          v.trim(),
          v.check((text) => text === '' || parsePhone(text) !== undefined, 'phone_wrong'),
          v.transform((text) => parsePhone(text)),
        ),
      ),
      email: v.optional(
        v.pipe(
          v.string(),
          v.trim(),
          v.maxLength(200, 'too_long'),
          v.check((text) => text === '' || v.is(v.pipe(v.string(), v.email()), text), 'email_wrong'),
          v.transform(emptyIsMissing),
        ),
      ),
      nagari: v.pipe(
        v.string('choose_nagari'),
        v.nonEmpty('choose_nagari'),
        v.maxLength(20, 'choose_nagari'),
      ),
      topic: v.pipe(v.string('choose_topic'), v.uuid('choose_topic')),
      kind: v.optional(v.picklist(TICKET_KINDS, 'choose_one'), 'consultation'),
      channel: v.picklist(WALK_IN_CHANNELS, 'choose_one'),
      title: shortText(200),
      words: v.pipe(
        v.string('words_needed'),
        v.trim(),
        v.nonEmpty('words_needed'),
        v.maxLength(10_000, 'too_long'),
      ),
      answer: shortText(10_000),
      hidesName: tick,
      wantsVisit: tick,
      externalNumber: shortText(100),
      agendaNumber: shortText(100),
      sender: shortText(200),
      subject: shortText(300),
      letterOn: v.optional(
        v.pipe(
          v.string(),
          v.check((text) => text === '' || isDay(text), 'day_wrong'),
          v.check((text) => text === '' || isLately(text, now), 'letter_wrong'),
          v.transform(emptyIsMissing),
        ),
      ),
      receivedAt: v.optional(
        v.pipe(
          v.string(),
          v.check((text) => text === '' || isReceipt(text, now), 'received_wrong'),
          v.transform((text) => (text === '' ? undefined : new Date(text + WIB_SUFFIX))),
        ),
      ),
      lateReason: shortText(500),
      lat: number,
      lng: number,
      accuracy: number,
      /** A formal request for information, with the PPID's number when it is known already. */
      isFormalRequest: tick,
      registerNumber: shortText(100),
      files: v.optional(v.array(v.file()), []),
      /** The maker it is opened for, from its own page. */
      industry: shortText(40),
      /** Codes of earlier tickets that were shown as perhaps the same, by which saving goes on. */
      seen: v.optional(v.pipe(v.string(), v.maxLength(500, 'too_long')), ''),
      /** Told apart by the form's own number: the same form sent twice is one ticket. */
      formId: v.optional(v.pipe(v.string(), v.maxLength(64, 'too_long')), ''),
    }),
    v.forward(
      v.partialCheck(
        [['applicantId'], ['name']],
        (form) => form.applicantId !== undefined || /\p{L}/u.test(form.name ?? ''),
        'name_needed',
      ),
      ['name'],
    ),
    v.forward(
      v.partialCheck(
        [['receivedAt'], ['lateReason']],
        (form) => form.receivedAt === undefined || form.lateReason !== undefined,
        'late_reason_needed',
      ),
      ['lateReason'],
    ),
    v.forward(
      v.partialCheck(
        [['receivedAt'], ['letterOn']],
        ({ receivedAt, letterOn }) =>
          receivedAt === undefined || letterOn === undefined || dayOf(receivedAt, WIB) >= letterOn,
        'received_before_letter',
      ),
      ['receivedAt'],
    ),
    v.forward(
      v.partialCheck(
        [['answer'], ['isFormalRequest']],
        ({ answer, isFormalRequest }) => answer === undefined || !isFormalRequest,
        'formal_not_answered',
      ),
      ['answer'],
    ),
    v.forward(
      v.partialCheck(
        [['lat'], ['lng']],
        ({ lat, lng }) =>
          (lat === undefined) === (lng === undefined) &&
          (lat === undefined || lng === undefined || (Math.abs(lat) <= 90 && Math.abs(lng) <= 180)),
        'place_wrong',
      ),
      ['lat'],
    ),
  );
}

export type WalkIn = v.InferOutput<ReturnType<typeof walkInForm>>;

function isReceipt(text: string, now: Date): boolean {
  if (!LOCAL_INSTANT.test(text)) return false;
  const at = Date.parse(text + WIB_SUFFIX);
  return !Number.isNaN(at) && at <= now.getTime() && isLately(text.slice(0, 10), now);
}

/** Neither to come nor older than two years. */
function isLately(day: string, now: Date): boolean {
  const today = dayOf(now, WIB);
  return day <= today && day >= addDays(today, -OLDEST_DAYS);
}

/** A paper given again: how the person was recognised, and whether the lost one ends. */
export const receiptAgainForm = v.object({
  identifiedBy: v.pipe(v.optional(v.string(), ''), v.picklist(IDENTIFICATIONS, 'identification_needed')),
  endsOthers: tick,
});

/** What the counter asks about while somebody types: all of it optional, none of it kept. */
export const glanceForm = v.object({
  applicantId: v.optional(v.pipe(v.string(), v.uuid())),
  phone: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  name: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  nagari: v.optional(v.pipe(v.string(), v.maxLength(20)), ''),
  topic: v.optional(v.pipe(v.string(), v.uuid())),
  words: v.optional(v.pipe(v.string(), v.maxLength(20_000)), ''),
  externalNumber: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
  receivedAt: v.optional(v.pipe(v.string(), v.maxLength(20)), ''),
});
export type Glance = v.InferOutput<typeof glanceForm>;

/** The instant behind what the field of the true time holds; undefined while it is not one. */
export function receiptInstant(text: string, now: Date): Date | undefined {
  return isReceipt(text, now) ? new Date(text + WIB_SUFFIX) : undefined;
}
