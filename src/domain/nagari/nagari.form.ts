/** What may come in about a nagari: one schema for browser and server. Messages are keys of `lang/nagari.ts`. */
import * as v from 'valibot';
import { POTENTIAL_KINDS, PRESENT_ROLES } from '#domain/nagari/nagari.ts';
import { MOST_POINTS, type Criterion } from '#domain/nagari/primary-product-score.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const line = (most: number) => v.pipe(text, v.nonEmpty('needed'), v.maxLength(most, 'too_long'));
const lineOrNone = (most: number) =>
  v.pipe(
    text,
    v.maxLength(most, 'too_long'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
/** A reason says something. */
const reason = v.pipe(line(1000), v.minLength(10, 'reason_short'));
const id = v.pipe(text, v.check(isId, 'wrong_choice'));
const pastDay = (now: Date) =>
  v.pipe(
    text,
    v.check((typed) => isDay(typed), 'wrong_day'),
    v.check((typed) => !isDay(typed) || typed <= dayOf(now, WIB), 'day_to_come'),
  );

export const potentialForm = v.object({
  kind: v.pipe(text, v.picklist(POTENTIAL_KINDS, 'wrong_choice')),
  name: line(120),
  evidence: line(500),
});
export const potentialEndForm = v.object({ potentialId: id });

/** Names of fields that may come several times. */
export const PROPOSE_LISTS = ['products'] as const;
export const proposeForm = v.object({
  name: line(120),
  products: v.pipe(
    v.optional(v.array(v.pipe(v.string(), v.maxLength(120, 'too_long'))), []),
    v.minLength(1, 'products_needed'),
    v.maxLength(50, 'too_many'),
  ),
});

/** Points for one of the criteria in force. */
export function pointsForm(criteria: readonly Pick<Criterion, 'code'>[]) {
  return v.object({
    criterion: v.pipe(
      text,
      v.picklist(
        criteria.map((one) => one.code),
        'wrong_choice',
      ),
    ),
    points: v.pipe(
      text,
      v.regex(/^[0-4]$/, 'points_outside'),
      v.transform(Number),
      v.maxValue(MOST_POINTS, 'points_outside'),
    ),
    reason,
  });
}

/** Names of fields that may come several times. */
export const DECIDE_LISTS = ['present'] as const;
/** Names of fields that are files: who came, and what was written. */
export const DECIDE_FILES = ['attendance', 'minutes'] as const;
const papers = v.optional(v.array(v.file()), []);

/** The musyawarah that decided; not one that is to come. */
export function decideForm(now: Date) {
  return v.object({
    heldOn: pastDay(now),
    place: line(120),
    present: v.optional(v.array(v.picklist(PRESENT_ROLES, 'wrong_choice')), []),
    decreeNumber: lineOrNone(80),
    agreed: reason,
    because: v.pipe(
      lineOrNone(1000),
      v.check((typed) => typed === null || typed.length >= 10, 'reason_short'),
    ),
    publicSummary: lineOrNone(500),
    attendance: papers,
    minutes: papers,
  });
}

/** Papers that come later. */
export const papersForm = v.pipe(
  v.object({ attendance: papers, minutes: papers }),
  v.forward(
    v.check(({ attendance, minutes }) => attendance.length + minutes.length > 0, 'file_needed'),
    ['attendance'],
  ),
);
export const paperForm = v.object({ productId: id, fileId: id });

/** The two-yearly review that keeps the product. */
export function reviewForm(now: Date) {
  return v.object({ on: pastDay(now), found: reason });
}
export const endProductForm = v.object({ because: reason });
export const productStepForm = v.object({ productId: id });
