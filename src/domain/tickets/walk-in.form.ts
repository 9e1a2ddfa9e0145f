/** What a desk, field or office person may hand in for somebody else: one schema, browser and server. */
import * as v from 'valibot';
import { APPLICANT_KINDS, CHANNELS, TICKET_KINDS } from '#domain/tickets/ticket.ts';
import { addDays, isDay } from '#shared/day.ts';

/** What staff may enter; `online` is the applicant's own door. */
export const WALK_IN_CHANNELS = CHANNELS.filter((channel) => channel !== 'online');

const YEAR_MS = 366 * 86_400_000;
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

/** Indonesian numbers as `08…`, however they were typed; undefined when it cannot be a number. */
function phoneFrom(typed: string): string | undefined {
  const bare = typed.replaceAll(/[\s().-]/g, '').replace(/^(\+62|62)/, '0');
  return /^0\d{7,13}$/.test(bare) ? bare : undefined;
}

/** A phone on a screen others may see: never its last four digits. */
export function maskedPhone(phone: string): string {
  const shown = phone.slice(0, Math.max(0, Math.min(6, phone.length - 6)));
  return `${shown.slice(0, 4)} ${shown.slice(4)}•• ••••`;
}

/** The form at `now`: a true time of receipt lies in the past, at most a year ago, and has a reason. */
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
          v.check((text) => text === '' || phoneFrom(text) !== undefined, 'phone_wrong'),
          v.transform((text) => phoneFrom(text)),
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
    }),
    v.forward(
      v.partialCheck(
        [['applicantId'], ['name']],
        (form) => form.applicantId !== undefined || form.name !== undefined,
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
  return !Number.isNaN(at) && at <= now.getTime() && at >= now.getTime() - YEAR_MS;
}

/** A plan for a visit: a day from today on, within a year, and somebody who may go. */
export function visitPlanForm(today: string, officerIds: readonly string[]) {
  return v.object({
    ticketId: v.pipe(v.string('choose_one'), v.uuid('choose_one')),
    on: v.pipe(
      v.string('plan_day_wrong'),
      v.check((day) => isDay(day) && day >= today && day <= addDays(today, 366), 'plan_day_wrong'),
    ),
    personId: v.pipe(
      v.string('plan_person_wrong'),
      v.check((id) => officerIds.includes(id), 'plan_person_wrong'),
    ),
  });
}
