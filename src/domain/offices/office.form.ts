/** What may come in when setting up: one schema a form. Messages are text keys of `lang/atur.ts`. */
import * as v from 'valibot';
import { DUTIES } from '#domain/offices/duty.ts';
import { HOLIDAY_KINDS } from '#domain/offices/holiday-lines.ts';
import type { WeekHours } from '#domain/offices/calendar.ts';
import { isDay, type Weekday } from '#shared/day.ts';

const line = (most = 200) =>
  v.pipe(v.string('needed'), v.trim(), v.nonEmpty('needed'), v.maxLength(most, 'too_long'));
const mayBeEmpty = (most = 200) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.maxLength(most, 'too_long'),
    v.transform((text) => text || null),
  );
const day = v.pipe(v.string('wrong_day'), v.check(isDay, 'wrong_day'));
const dayOrNone = v.pipe(
  v.optional(v.string(), ''),
  v.check((text) => text === '' || isDay(text), 'wrong_day'),
  v.transform((text) => text || null),
);
const id = v.pipe(v.string('wrong_choice'), v.uuid('wrong_choice'));
const idOrNone = v.pipe(
  v.optional(v.string(), ''),
  v.check((text) => text === '' || v.is(v.pipe(v.string(), v.uuid()), text), 'wrong_choice'),
  v.transform((text) => text || null),
);
const ticked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text !== ''),
);
const lines = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(8000, 'too_long'),
  v.transform((text) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
);
const phone = v.pipe(
  mayBeEmpty(30),
  v.check((text) => text === null || /^\+?[\d ().-]{5,}$/.test(text), 'wrong_phone'),
);
const emailOrNone = v.pipe(
  mayBeEmpty(200),
  v.check((text) => text === null || v.is(v.pipe(v.string(), v.email()), text), 'wrong_email'),
);
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string('wrong_number'),
    v.regex(/^\d{1,4}$/, 'wrong_number'),
    v.transform(Number),
    v.minValue(least, 'wrong_number'),
    v.maxValue(most, 'wrong_number'),
  );

export const officeForm = v.object({
  name: line(),
  shortName: line(60),
  kind: v.optional(v.picklist(['opd', 'bidang', 'kecamatan', 'nagari'], 'wrong_choice'), 'opd'),
  address: mayBeEmpty(400),
  phone,
  whatsapp: phone,
  email: emailOrNone,
  counterHours: mayBeEmpty(200),
});
/** An office as the administrator writes it. */
export interface OfficeInput {
  name: string;
  shortName: string;
  kind: string;
  address: string | null;
  phone: string | null;
  whatsapp: string | null;
  email: string | null;
  counterHours: string | null;
}

/** Of a civil servant, as letters carry it; spaces are for the eye only. */
const nip = v.pipe(
  mayBeEmpty(30),
  v.transform((text) => text?.replaceAll(/[ .]/g, '') ?? null),
  v.check((text) => text === null || /^\d{18}$/.test(text), 'wrong_nip'),
);

export const personForm = v.object({
  name: line(120),
  email: v.pipe(line(200), v.email('wrong_email'), v.toLowerCase()),
  phone,
  nip,
  officeId: idOrNone,
});
export type PersonInput = v.InferOutput<typeof personForm>;
export const personChangeForm = v.omit(personForm, ['email']);
export type PersonChange = v.InferOutput<typeof personChangeForm>;

export const dutyForm = v.object({
  duty: v.picklist(DUTIES, 'wrong_choice'),
  officeId: idOrNone,
  areaCode: mayBeEmpty(20),
  startsOn: day,
  endsOn: dayOrNone,
});
export type DutyInput = v.InferOutput<typeof dutyForm>;
export const substituteForm = v.object({ personId: id, startsOn: day, endsOn: day });
export interface SubstituteInput extends v.InferOutput<typeof substituteForm> {
  readonly dutyId: string;
}
export const endDutyDayForm = v.object({ lastDay: day });
export const sessionForm = v.object({
  session: v.pipe(v.string('needed'), v.nonEmpty('needed'), v.maxLength(100, 'too_long')),
});
export const idForm = v.object({ id });
/** A button without a field; whatever else comes is dropped. */
export const nothingForm = v.object({});

const clock = v.pipe(
  v.string('wrong_time'),
  v.regex(/^(?:[01]\d|2[0-3])[:.][0-5]\d$|^$/, 'wrong_time'),
  v.transform((text) => (text === '' ? null : Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))),
);
const times = {
  opens1: clock,
  closes1: clock,
  opens2: clock,
  closes2: clock,
  opens3: clock,
  closes3: clock,
  opens4: clock,
  closes4: clock,
  opens5: clock,
  closes5: clock,
  opens6: clock,
  closes6: clock,
  opens7: clock,
  closes7: clock,
};
type Times = { [name in keyof typeof times]: number | null };

/** Hours per weekday, of times that were checked. */
function weekOf(input: Times): WeekHours {
  const week: WeekHours = {};
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as Weekday[]) {
    const opens = input[`opens${weekday}`];
    const closes = input[`closes${weekday}`];
    if (opens !== null && closes !== null) week[weekday] = { opens, closes };
  }
  return week;
}
/** A wrong day of the week is named at its own field. */
const checkedWeek = <T extends Times>() =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const weekday of [1, 2, 3, 4, 5, 6, 7] as Weekday[]) {
      const opens = dataset.value[`opens${weekday}`];
      const closes = dataset.value[`closes${weekday}`];
      const isRight = opens === null ? closes === null : closes !== null && opens < closes;
      if (!isRight)
        addIssue({
          message: 'wrong_week',
          path: [
            {
              type: 'object',
              origin: 'value',
              input: dataset.value,
              key: `closes${weekday}`,
              value: closes,
            },
          ],
        });
    }
  });

export const weekForm = v.pipe(
  v.object({ validFrom: day, ...times }),
  checkedWeek(),
  v.transform((input) => ({ validFrom: input.validFrom, hours: weekOf(input) })),
);
export const periodForm = v.pipe(
  v.object({ name: line(120), firstDay: day, lastDay: day, ...times }),
  checkedWeek(),
  v.transform((input) => ({
    name: input.name,
    firstDay: input.firstDay,
    lastDay: input.lastDay,
    hours: weekOf(input),
  })),
);
export const holidayForm = v.object({
  day,
  kind: v.picklist(HOLIDAY_KINDS, 'wrong_choice'),
  name: line(160),
  decree: line(200),
  sure: ticked,
});
export type HolidayInput = Omit<v.InferOutput<typeof holidayForm>, 'sure'>;
export const holidayChangeForm = v.omit(holidayForm, ['day', 'sure']);
export type HolidayChange = v.InferOutput<typeof holidayChangeForm>;
export const sureForm = v.object({ sure: ticked });
export const validFromForm = v.object({ validFrom: day });
export const periodIdForm = v.object({ periodId: id });
/** A list of holidays, pasted or as a file of at most 200 kB; the lines themselves are read by `holiday-lines.ts`. */
export const holidayListForm = v.object({
  lines: v.pipe(v.optional(v.string(), ''), v.maxLength(20_000, 'too_long')),
  file: v.optional(v.array(v.pipe(v.file('wrong_file'), v.maxSize(200_000, 'wrong_file'))), []),
  decree: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(200, 'too_long')),
  replaces: ticked,
  sure: ticked,
});
export const decreedForm = v.object({ decreedUntil: day });

export const topicForm = v.object({
  name: line(160),
  nameEn: line(160),
  leadOfficeId: id,
  supportingOfficeIds: v.optional(v.array(id), []),
  standardDays: wholeNumber(0, 260),
  needsApproval: ticked,
  isNagariGovernment: ticked,
  requirements: lines,
  steps: lines,
  fee: line(200),
  product: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(400, 'too_long')),
  legalBasis: lines,
  legalMark: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(400, 'too_long')),
  sortOrder: wholeNumber(0, 999),
});
export type TopicInput = v.InferOutput<typeof topicForm>;

/** A text of a notice; which one, and in which language, the address says. */
export const noticeTextForm = v.object({
  body: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(4000, 'too_long')),
});
export const retentionForm = v.object({
  personalYears: wholeNumber(1, 50),
  filesYears: wholeNumber(1, 50),
  guestsYears: wholeNumber(1, 50),
  auditsYears: wholeNumber(1, 50),
});
/** With how much was shown to be erased today, kind by kind: nothing is saved that nobody has seen. */
export const retentionSaveForm = v.object({
  ...retentionForm.entries,
  seen: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      Object.fromEntries(
        [...text.matchAll(/([a-z]+)=(\d{1,9})(?:,|$)/g)].map(([, kind, count]) => [
          kind ?? '',
          Number(count),
        ]),
      ),
    ),
  ),
});
export type Retention = v.InferOutput<typeof retentionForm>;
/** Years after the end of a ticket (guests: after they came; audits: after the change) before a kind of data is erased. */
export const DEFAULT_RETENTION: Retention = {
  personalYears: 5,
  filesYears: 3,
  guestsYears: 2,
  auditsYears: 10,
};
/** For how many days a link to a maker's own page holds. */
export const claimLinkForm = v.object({ days: wholeNumber(1, 90) });
export const securityForm = v.object({ totp: ticked });
