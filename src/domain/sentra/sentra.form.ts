/** What may come in about a sentra. Messages are keys of `lang/sentra.ts`. */
import * as v from 'valibot';
import { FACILITY_CONDITIONS, LAND_KINDS } from '#domain/sentra/sentra.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import { readWhole } from '#shared/written-number.ts';

/** Names of fields that may come several times. */
export const SENTRA_LISTS = ['members'] as const;

/** More than the regency spends in a year: a slip of the finger. */
const MOST_RUPIAH = 10_000_000_000_000;

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const line = (most: number) => v.pipe(text, v.nonEmpty('needed'), v.maxLength(most, 'too_long'));
const lineOrNone = (most: number) =>
  v.pipe(
    text,
    v.maxLength(most, 'too_long'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const day = (now: Date) =>
  v.pipe(
    text,
    v.check((typed) => isDay(typed), 'wrong_day'),
    v.check((typed) => !isDay(typed) || typed <= dayOf(now, WIB), 'day_to_come'),
  );
const dayOrNone = (now: Date) =>
  v.pipe(
    text,
    v.check((typed) => typed === '' || isDay(typed), 'wrong_day'),
    v.check((typed) => typed === '' || !isDay(typed) || typed <= dayOf(now, WIB), 'day_to_come'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const id = v.pipe(text, v.check(isId, 'wrong_choice'));
const idOrNone = v.pipe(
  text,
  v.check((typed) => typed === '' || isId(typed), 'wrong_choice'),
  v.transform((typed) => (typed === '' ? null : typed)),
);
const name = v.pipe(
  line(120),
  v.check((typed) => /\p{L}/u.test(typed), 'needed'),
);
const members = v.pipe(
  v.optional(v.array(v.pipe(v.string(), v.check(isId, 'wrong_choice'))), []),
  v.minLength(1, 'members_needed'),
);

/** A proposal that becomes a sentra, with the members that stayed ticked. */
export const acceptForm = v.object({ name, product: line(120), members });

/** A proposal that is none: which, by its key, and why. */
export const dismissForm = v.object({
  proposed: v.pipe(text, v.regex(/^[\w-]{22}$/, 'wrong_choice')),
  because: line(300),
});
export const findAnewForm = v.object({});

const nagari = v.pipe(text, v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'nagari_needed'));

/** A sentra that is written down by hand; its members follow on its own page. */
export const startForm = v.object({ name, product: line(120), nagari });

const seenVersion = v.pipe(text, v.regex(/^\d{1,9}$/, 'wrong_choice'), v.transform(Number));
const none = v.transform((typed: string) => (typed === '' ? null : typed));
/** A whole number within a bound, or nothing. */
const wholeOrNone = (most: number, least = 0) =>
  v.pipe(
    text,
    v.maxLength(40, 'number_wrong'),
    v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
      if (dataset.value === '') return null;
      const number = readWhole(dataset.value, most);
      if (number.isRight && number.value >= least) return number.value;
      addIssue({ message: number.isRight ? 'number_out_of_range' : number.fault });
      return NEVER;
    }),
  );

/** What is written down of it. */
export const sentraChangeForm = v.object({
  name,
  product: line(120),
  nagari,
  officeId: idOrNone,
  publicStory: lineOrNone(1500),
  seenVersion,
});
export type SentraChangeInput = v.InferOutput<typeof sentraChangeForm>;

/** More than a hundred hectares under one sentra: a slip of the finger. */
const MOST_M2 = 1_000_000;

/** The land and the consent to it. */
export function landForm(now: Date) {
  return v.object({
    landKind: v.pipe(text, none, v.nullable(v.picklist(LAND_KINDS, 'wrong_choice'))),
    landAreaM2: wholeOrNone(MOST_M2, 1),
    landHolder: lineOrNone(120),
    landConsentNumber: lineOrNone(120),
    landConsentedOn: dayOrNone(now),
    /** The letter of consent. */
    consentFiles: v.optional(v.array(v.file()), []),
    seenVersion,
  });
}

export const landFileForm = v.object({ fileId: id });

/** Something the members use together. */
export const facilityForm = v.object({
  facility: line(120),
  condition: v.pipe(text, none, v.nullable(v.picklist(FACILITY_CONDITIONS, 'wrong_choice'))),
  ownedBy: lineOrNone(120),
  managedBy: lineOrNone(120),
  isPublic: v.pipe(
    text,
    v.transform((typed) => typed === '1'),
  ),
});
export const dropFacilityForm = v.object({ facilityId: id });

/** What is lacking, and who would meet it. */
export const needForm = v.object({ need: line(200), needOffice: idOrNone });
export const needIdForm = v.object({ needId: id });

/** Why a decree was withdrawn, a sentra ended or taken up again, a plan dropped. */
export const becauseForm = v.object({ because: line(300) });

/** A member by the number people read. */
export function joinForm(now: Date) {
  return v.object({ industry: line(40), joinedOn: day(now) });
}
/** A member who leaves, and the last day. */
export function leaveForm(now: Date) {
  return v.object({ industryId: id, leftOn: day(now) });
}
/** The decree of the regent. */
export function establishForm(now: Date) {
  return v.object({ decreeNumber: line(120), decreeOn: day(now) });
}

/** A line of the plan: from last year to five years ahead. */
export function planForm(now: Date) {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  return v.object({
    year: v.pipe(
      text,
      v.regex(/^\d{4}$/, 'wrong_year'),
      v.transform(Number),
      v.check((typed) => typed >= thisYear - 1 && typed <= thisYear + 5, 'wrong_plan_year'),
    ),
    activity: line(200),
    planOffice: id,
    budget: wholeOrNone(MOST_RUPIAH),
  });
}
export type PlanInput = v.InferOutput<ReturnType<typeof planForm>>;

/** A line of the plan that is corrected or moved, and why. */
export function planChangeForm(now: Date) {
  return v.object({ ...planForm(now).entries, because: line(300) });
}
export const finishPlanForm = v.object({ planId: id });
