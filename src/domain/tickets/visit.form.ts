/** What may come in about a visit asked for: how it ended, and whose number is opened. Messages are keys of `lang/loket.ts`. */
import * as v from 'valibot';
import { addDays, isDay } from '#shared/day.ts';

/** A phone without signal may hand in what happened last month. */
const LATEST_RECORD_DAYS = 31;

/** How a visit ended: today or lately, and whether somebody was met. */
export function visitRecordForm(today: string) {
  return v.object({
    ticketId: v.pipe(v.optional(v.string(), ''), v.uuid('choose_one')),
    on: v.pipe(
      v.optional(v.string(), ''),
      v.check(
        (day) => isDay(day) && day <= today && day >= addDays(today, -LATEST_RECORD_DAYS),
        'visit_day_wrong',
      ),
    ),
    isMet: v.pipe(
      v.optional(v.string(), ''),
      v.picklist(['ya', 'tidak'], 'visit_end_needed'),
      v.transform((said) => said === 'ya'),
    ),
    note: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(4000, 'too_long')),
  });
}

/** Whose telephone number is opened. */
export const visitTicketForm = v.object({
  ticketId: v.pipe(v.optional(v.string(), ''), v.uuid('choose_one')),
});
