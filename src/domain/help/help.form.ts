/** What may come in about a help: one schema, browser and server. Messages are keys of `lang/help.ts`. */
import * as v from 'valibot';
import { FUNDS, HELP_KINDS } from '#domain/help/help.ts';
import { addDays, dayOf, isDay, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import { readNumber, readWhole } from '#shared/written-number.ts';

/** Names of fields that may come several times. */
export const HELP_LISTS = ['industry'] as const;

/** More than the regency spends in a year: a slip of the finger. */
const MOST_RUPIAH = 10_000_000_000_000;
const MOST_COUNT = 100_000;
const EARLIEST = '2000-01-01';
/** A training that is planned can be written down a year ahead, not more. */
const AHEAD_DAYS = 366;
/** An attendance list is one sheet of paper, or some. */
const MOST_LINES = 500;

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const line = (most: number) => v.pipe(text, v.nonEmpty('needed'), v.maxLength(most, 'too_long'));
const lineOrNone = (most: number) =>
  v.pipe(
    text,
    v.maxLength(most, 'too_long'),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const numberOrNone = (read: (typed: string) => ReturnType<typeof readNumber>) =>
  v.pipe(
    text,
    v.maxLength(40, 'number_wrong'),
    v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
      if (dataset.value === '') return null;
      const number = read(dataset.value);
      if (number.isRight && number.value >= 0) return number.value;
      addIssue({ message: number.isRight ? 'number_out_of_range' : number.fault });
      return NEVER;
    }),
  );
const whole = (most: number) => numberOrNone((typed) => readWhole(typed, most));
const rupiah = whole(MOST_RUPIAH);
const id = v.pipe(text, v.check(isId, 'wrong_choice'));
/** Empty, or a day no further ahead than so many days. */
const dayText = (now: Date, ahead: number) =>
  v.pipe(
    text,
    v.check((typed) => typed === '' || (isDay(typed) && typed >= EARLIEST), 'wrong_day'),
    v.check((typed) => typed === '' || typed <= addDays(dayOf(now, WIB), ahead), 'day_too_far'),
  );
const day = (now: Date, ahead: number) => v.pipe(dayText(now, ahead), v.nonEmpty('wrong_day'));
const dayOrNone = (now: Date, ahead: number) =>
  v.pipe(
    dayText(now, ahead),
    v.transform((typed) => (typed === '' ? null : typed)),
  );
const nagariOrNone = v.pipe(
  text,
  v.regex(/^(?:\d{2}\.\d{2}\.\d{2}\.\d{4})?$/, 'wrong_choice'),
  v.transform((typed) => (typed === '' ? null : typed)),
);
const seenVersion = v.pipe(text, v.regex(/^\d{1,9}$/, 'wrong_choice'), v.transform(Number));

function recordFields(now: Date) {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  return {
    kind: v.pipe(text, v.picklist(HELP_KINDS, 'wrong_choice')),
    title: v.pipe(
      line(150),
      v.check((typed) => /\p{L}/u.test(typed), 'needed'),
    ),
    officeId: id,
    beganOn: day(now, AHEAD_DAYS),
    endedOn: dayOrNone(now, AHEAD_DAYS),
    funds: v.pipe(text, v.picklist(FUNDS, 'wrong_choice')),
    fundYear: v.pipe(
      text,
      v.regex(/^\d{4}$/, 'wrong_year'),
      v.transform(Number),
      v.check((year) => year >= 2000 && year <= thisYear + 1, 'wrong_year'),
    ),
    value: rupiah,
    nagariCode: nagariOrNone,
    othersWomen: whole(MOST_COUNT),
    othersMen: whole(MOST_COUNT),
    note: lineOrNone(1000),
  };
}
const endsAfterItBegins = <T extends { beganOn: string; endedOn: string | null }>() =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { beganOn, endedOn } = dataset.value;
    if (endedOn !== null && endedOn < beganOn)
      addIssue({
        message: 'ends_before_it_begins',
        path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'endedOn', value: endedOn }],
      });
  });

/** A help that is written down; who received it follows on its own page. */
export function helpForm(now: Date) {
  return v.pipe(v.object(recordFields(now)), endsAfterItBegins());
}
/** The same, written anew. */
export function helpChangeForm(now: Date) {
  return v.pipe(v.object({ ...recordFields(now), seenVersion }), endsAfterItBegins());
}

/** An attendance list: a maker a line, and the nagari in which names are looked for. */
export const attendanceForm = v.object({
  nagariCode: nagariOrNone,
  list: v.pipe(
    text,
    v.nonEmpty('list_needed'),
    v.check((typed) => typed.split('\n').length <= MOST_LINES, 'list_too_long'),
  ),
});
/** Makers that were found and ticked, or picked one by one, and the lines that were not known. */
export const recipientsForm = v.object({
  nagariCode: nagariOrNone,
  industry: v.pipe(
    v.optional(v.array(v.pipe(v.string(), v.check(isId, 'wrong_choice'))), []),
    v.minLength(1, 'pick_somebody'),
    v.maxLength(MOST_LINES, 'list_too_long'),
  ),
  list: v.optional(v.string(), ''),
});
export const recipientForm = v.object({ industryId: id });
/** The maker's own share of it. */
export const shareForm = v.object({
  industryId: id,
  value: rupiah,
  quantity: v.pipe(
    numberOrNone(readNumber),
    v.check((number) => number === null || number <= 1_000_000_000, 'number_out_of_range'),
  ),
  unit: lineOrNone(30),
});

const yesNo = v.pipe(text, v.picklist(['ya', 'tidak'], 'choose_yes_or_no'));

/** What came of it. */
export function resultForm(now: Date) {
  return v.object({
    industryId: id,
    toldOn: day(now, 0),
    isUsed: v.pipe(
      yesNo,
      v.transform((said) => said === 'ya'),
    ),
    areSalesUp: v.pipe(
      text,
      v.picklist(['', 'ya', 'tidak'], 'wrong_choice'),
      v.transform((said) => (said === '' ? null : said === 'ya')),
    ),
    workersAdded: whole(10_000),
    note: lineOrNone(500),
  });
}
export const withdrawForm = v.object({ because: line(300) });

/** What the list is asked for; what makes no sense is left out. */
export const helpFilterForm = v.object({
  tahun: v.fallback(v.pipe(text, v.regex(/^\d{4}$/)), ''),
  dinas: v.fallback(v.pipe(text, v.check(isId)), ''),
  jenis: v.fallback(v.picklist([...HELP_KINDS, '']), ''),
  nagari: v.fallback(v.pipe(text, v.regex(/^\d{2}\.\d{2}\.\d{2}(?:\.\d{4})?$/)), ''),
  hasil: v.fallback(v.picklist(['belum', '']), ''),
  sesudah: v.fallback(v.pipe(text, v.check(isId)), ''),
});
