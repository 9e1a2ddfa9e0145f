/** What may come in about a visit: its plan, its report, and why it came to nothing. Messages are keys of `lang/visits.ts`. */
import * as v from 'valibot';
import { CANCEL_REASONS, MISS_REASONS, VISIT_REASONS, type ChosenTarget } from '#domain/visits/visit.ts';
import { addDays, isDay, type Day } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

const LONGEST_PLAN_DAYS = 366;
/** A phone without signal may hand in what happened last month. */
const LATEST_RECORD_DAYS = 31;
const LONGEST_WORDS = 4000;

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const lineOrNone = (most: number) =>
  v.pipe(
    text,
    v.maxLength(most, 'too_long'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const degrees = (most: number) =>
  v.pipe(
    text,
    v.transform((typed) => (typed === '' ? null : Number(typed))),
    v.nullable(
      v.pipe(v.number('place_wrong'), v.minValue(-most, 'place_wrong'), v.maxValue(most, 'place_wrong')),
    ),
  );

/** A day from today on, within a year. */
const planDay = (today: Day) =>
  v.pipe(
    text,
    v.check(
      (day) => isDay(day) && day >= today && day <= addDays(today, LONGEST_PLAN_DAYS),
      'plan_day_wrong',
    ),
  );
/** Somebody who may go. */
const planPerson = (officers: readonly { readonly id: string }[]) =>
  v.pipe(
    text,
    v.check((id) => officers.some((officer) => officer.id === id), 'plan_person_wrong'),
  );

/** What is said of every visit that is planned: when, who, why, and a note for who goes. */
function planForm(today: Day, officers: readonly { readonly id: string }[]) {
  return v.object({
    on: planDay(today),
    personId: planPerson(officers),
    reason: v.optional(v.picklist(VISIT_REASONS, 'wrong_choice')),
    note: lineOrNone(LONGEST_WORDS),
  });
}

/** The day it really was: today or lately; absent it is the day it is handed in. */
const heldDay = (today: Day) =>
  v.pipe(
    text,
    v.check(
      (day) => day === '' || (isDay(day) && day <= today && day >= addDays(today, -LATEST_RECORD_DAYS)),
      'visit_day_wrong',
    ),
    v.transform((day) => (day === '' ? null : day)),
  );

/**
 * What came of a visit that met somebody. `lat`, `lng` and `accuracyM` are the device's own, in degrees and metres.
 * @param today of whoever writes: the phone's day there, ours here
 */
export function reportForm(today: Day) {
  return v.pipe(
    v.object({
      on: heldDay(today),
      purpose: lineOrNone(LONGEST_WORDS),
      metName: v.pipe(text, v.nonEmpty('met_name_needed'), v.maxLength(120, 'too_long')),
      metAs: lineOrNone(120),
      found: v.pipe(text, v.nonEmpty('found_needed'), v.maxLength(LONGEST_WORDS, 'too_long')),
      agreed: lineOrNone(LONGEST_WORDS),
      signedName: lineOrNone(120),
      lat: degrees(90),
      lng: degrees(180),
      accuracyM: v.pipe(
        text,
        v.transform((typed) => (typed === '' ? null : Number(typed))),
        v.nullable(v.pipe(v.number('place_wrong'), v.minValue(0, 'place_wrong'))),
      ),
    }),
    v.transform(({ on, lat, lng, accuracyM, ...report }) => ({
      on,
      report,
      place: lat === null || lng === null ? null : { lat, lng, accuracyM },
    })),
  );
}

/** Nobody was met. @param today as in `reportForm` */
export function missForm(today: Day) {
  return v.object({
    on: heldDay(today),
    because: v.picklist(MISS_REASONS, 'because_needed'),
    note: lineOrNone(LONGEST_WORDS),
  });
}

/** It is called off. */
const cancelForm = v.object({
  because: v.picklist(CANCEL_REASONS, 'because_needed'),
  note: lineOrNone(LONGEST_WORDS),
});

const id = v.pipe(text, v.uuid('wrong_choice'));
const version = v.pipe(text, v.regex(/^\d{1,9}$/, 'wrong_choice'), v.transform(Number));
const day = v.pipe(text, v.check(isDay, 'plan_day_wrong'));

/** One planned visit goes to another day or person. */
export function moveForm(today: Day, officers: readonly { readonly id: string }[]) {
  return v.object({ id, seenVersion: version, on: planDay(today), personId: planPerson(officers) });
}

/** Everything of a day goes to another day or person. */
export function moveDayForm(today: Day, officers: readonly { readonly id: string }[]) {
  return v.object({ fromOn: day, fromPersonId: id, on: planDay(today), personId: planPerson(officers) });
}

/** A planned visit is called off from its row. */
export const callOffForm = v.object({ ...cancelForm.entries, id, seenVersion: version });

/** A day is put in order: by distance, or one visit a place up or down. */
export const orderDayForm = v.object({
  on: day,
  personId: id,
  visitId: v.optional(id),
  step: v.optional(v.picklist(['up', 'down'], 'wrong_choice')),
});

/** What was chosen on the screen: `t:` a ticket, `m:` a maker by her number, `s:` a sentra, `n:` the nagari itself. */
const target = v.pipe(
  v.string(),
  v.maxLength(60, 'wrong_choice'),
  v.transform((typed): ChosenTarget | undefined => {
    const name = typed.slice(2);
    if (typed.startsWith('t:') && isId(name)) return { ticketId: name };
    if (typed.startsWith('s:') && isId(name)) return { sentraId: name };
    if (typed.startsWith('m:') && name !== '') return { industry: name };
    if (typed.startsWith('n:') && name !== '') return { nagariCode: name };
    return undefined;
  }),
  v.check((chosen) => chosen !== undefined, 'wrong_choice'),
  v.transform((chosen) => chosen as ChosenTarget),
);

/** Several at once, to one day and person. `targets` may come several times. */
export function planManyForm(today: Day, officers: readonly { readonly id: string }[]) {
  return v.object({
    ...planForm(today, officers).entries,
    targets: v.pipe(
      v.optional(v.array(target), []),
      v.minLength(1, 'targets_needed'),
      v.maxLength(50, 'wrong_choice'),
    ),
    order: v.optional(v.picklist(['chosen', 'distance'], 'wrong_choice'), 'chosen'),
  });
}
