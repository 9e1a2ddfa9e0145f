/** A visitor without a ticket, in one quick line. Messages are keys of `lang/loket.ts`. */
import * as v from 'valibot';
import { instantOn, isDay, type Day, WIB } from '#shared/day.ts';

const CLOCK = /^([01]\d|2[0-3])[:.]([0-5]\d)$/;

/** The line as typed on `day`, which is not to come; the time is at most now, and `now` when left empty. */
export function guestForm(day: Day, now: Date) {
  const instantOf = (text: string): Date => {
    const [, hours, minutes] = CLOCK.exec(text) ?? [];
    return instantOn(day, Number(hours) * 60 + Number(minutes), WIB);
  };
  return v.object({
    at: v.pipe(
      v.optional(v.string(), ''),
      v.trim(),
      v.check((text) => text === '' || CLOCK.test(text), 'time_wrong'),
      v.transform((text) => (text === '' ? now : instantOf(text))),
      v.check((at) => at <= now, 'time_to_come'),
    ),
    name: v.pipe(
      v.optional(v.string(), ''),
      v.trim(),
      v.nonEmpty('guest_name_needed'),
      v.maxLength(120, 'too_long'),
    ),
    origin: v.pipe(
      v.optional(v.string(), ''),
      v.trim(),
      v.maxLength(120, 'too_long'),
      v.transform((text) => (text === '' ? undefined : text)),
    ),
    purpose: v.pipe(
      v.optional(v.string(), ''),
      v.trim(),
      v.nonEmpty('purpose_needed'),
      v.maxLength(200, 'too_long'),
    ),
  });
}
export type GuestLine = v.InferOutput<ReturnType<typeof guestForm>>;

/** The day an address asks for, at most today; today when it asks for none that can be. */
export function guestDayAsked(params: URLSearchParams, today: Day): Day {
  const asked = params.get('hari') ?? '';
  return isDay(asked) && asked <= today ? asked : today;
}
