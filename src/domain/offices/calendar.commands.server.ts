/** Writes of working calendars: one exported function an act. Each lets open due days be computed again. */
import type { WeekHours } from '#domain/offices/calendar.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import { readHolidayLines, type BadLine, type HolidayLine } from '#domain/offices/holiday-lines.ts';
import type { HolidayChange, HolidayInput } from '#domain/offices/office.form.ts';
import {
  calendarWithoutDays,
  daysInWrongOrder,
  holidayInPast,
  holidayTaken,
  periodOverlaps,
  settingNotFound,
} from '#domain/offices/office.problems.ts';
import { longDay } from '#lang/dates.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { takenHolidays } from '#domain/offices/setting.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, type Day, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

/** A day that does not count. @throws Problem holidayInPast (for a day that is over, unless `isSure`), holidayTaken */
export async function addHoliday(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  input: HolidayInput,
  isSure: boolean,
): Promise<string> {
  const because = `${input.name}, ${longDay(input.day, 'id')} (${input.decree})`;
  return change(regency, actor, calendarId, because, async (trx) => {
    refusePast(regency, input.day, isSure);
    const there = await holidayOn(trx, calendarId, input.day);
    if (there) throw holidayTaken({ day: longDay(input.day, 'id') });
    await trx
      .insertInto('calendarHolidays')
      .values({ ...input, calendarId })
      .execute();
    return { act: 'add_holiday', before: null, after: input };
  });
}

/** Kind, name and decree of a holiday. The day itself stays, so no due day moves. @throws Problem settingNotFound */
export async function changeHoliday(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  day: Day,
  input: HolidayChange,
): Promise<string> {
  return recordChange(regency, actor, 'edit_calendar', async (trx) => {
    await lockCalendar(trx, calendarId);
    const before = await holidayOn(trx, calendarId, day);
    if (!before) throw settingNotFound();
    await trx
      .updateTable('calendarHolidays')
      .set(input)
      .where('calendarId', '=', calendarId)
      .where('day', '=', day)
      .execute();
    return {
      act: 'change_holiday',
      subject: 'calendar',
      subjectId: calendarId,
      before,
      after: { day, ...input },
    };
  });
}

/** A list of holidays as it came in, and what the person said about it. */
export interface HolidayList {
  readonly text: string;
  /** For lines that name no decree of their own. */
  readonly decree: string;
  /** Days already there are written over; without it they are bad lines. */
  readonly replaces: boolean;
  readonly isSure: boolean;
}

/**
 * A list of holidays at once: all of them, or none and every bad line named.
 * @returns the bad lines, none when everything was written; and the first day of the list, undefined when it is empty
 * @throws Problem holidayInPast (when one is over, unless `isSure`), holidayTaken (by somebody this very moment)
 */
export async function importHolidays(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  list: HolidayList,
): Promise<{ readonly bad: readonly BadLine[]; readonly firstDay: Day | undefined }> {
  const { lines, bad } = readHolidayLines(list.text, list.decree);
  const days = lines.map(({ day }) => day).toSorted();
  const there = list.replaces ? [] : await takenHolidays(regency.db, calendarId, days);
  const taken = lines
    .filter(({ day }) => there.includes(day))
    .map(({ line, day, name }): BadLine => ({ line, text: `${day} ${name}`, why: 'line_taken' }));
  const allBad = [...bad, ...taken].toSorted((a, b) => a.line - b.line);
  if (allBad.length === 0 && days.length > 0)
    await writeHolidays(regency, actor, calendarId, lines, days, list);
  return { bad: allBad, firstDay: days[0] };
}

async function writeHolidays(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  lines: readonly HolidayLine[],
  days: readonly Day[],
  { replaces, isSure }: HolidayList,
): Promise<void> {
  await change(regency, actor, calendarId, `${lines.length} hari libur baru`, async (trx) => {
    refusePast(regency, days[0] ?? '9999-12-31', isSure);
    const [taken] = replaces ? [] : await takenHolidays(trx, calendarId, days);
    if (taken !== undefined) throw holidayTaken({ day: longDay(taken, 'id') });
    await trx
      .insertInto('calendarHolidays')
      .values(lines.map(({ day, kind, name, decree }) => ({ calendarId, day, kind, name, decree })))
      .onConflict((conflict) =>
        conflict.columns(['calendarId', 'day']).doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          name: eb.ref('excluded.name'),
          decree: eb.ref('excluded.decree'),
        })),
      )
      .execute();
    return {
      act: 'import_holidays',
      before: null,
      after: { days: lines.map(({ day, name }) => `${longDay(day, 'id')}: ${name}`) },
    };
  });
}

/** The day counts again. @throws Problem as addHoliday */
export async function removeHoliday(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  day: Day,
  isSure: boolean,
): Promise<string> {
  return change(regency, actor, calendarId, `${longDay(day, 'id')} menjadi hari kerja`, async (trx) => {
    refusePast(regency, day, isSure);
    const before = await holidayOn(trx, calendarId, day);
    if (!before) throw settingNotFound();
    await trx
      .deleteFrom('calendarHolidays')
      .where('calendarId', '=', calendarId)
      .where('day', '=', day)
      .execute();
    return { act: 'remove_holiday', before, after: null };
  });
}

/** Opening and closing per weekday from a day on. @throws Problem calendarWithoutDays, holidayInPast for a day that is over */
export async function setWeekHours(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  input: { validFrom: Day; hours: WeekHours },
): Promise<string> {
  return change(
    regency,
    actor,
    calendarId,
    `jam kerja mulai ${longDay(input.validFrom, 'id')}`,
    async (trx) => {
      refusePast(regency, input.validFrom, false);
      if (Object.keys(input.hours).length === 0) throw calendarWithoutDays();
      const before = await trx
        .selectFrom('calendarWeeks')
        .select(['validFrom', 'hours'])
        .where('calendarId', '=', calendarId)
        .where('validFrom', '=', input.validFrom)
        .executeTakeFirst();
      await trx
        .insertInto('calendarWeeks')
        .values({ calendarId, validFrom: input.validFrom, hours: JSON.stringify(input.hours) })
        .onConflict((conflict) =>
          conflict
            .columns(['calendarId', 'validFrom'])
            .doUpdateSet((eb) => ({ hours: eb.ref('excluded.hours') })),
        )
        .execute();
      return { act: 'set_week_hours', before: before ?? null, after: input };
    },
  );
}

/**
 * Hours that were to begin on a day never begin. The first hours of a calendar stay.
 * @throws Problem holidayInPast when they already hold, settingNotFound
 */
export async function removeWeekHours(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  validFrom: Day,
): Promise<string> {
  const because = `jam kerja mulai ${longDay(validFrom, 'id')} dibatalkan`;
  return change(regency, actor, calendarId, because, async (trx) => {
    refusePast(regency, validFrom, false);
    const before = await trx
      .deleteFrom('calendarWeeks')
      .where('calendarId', '=', calendarId)
      .where('validFrom', '=', validFrom)
      .returning(['validFrom', 'hours'])
      .executeTakeFirst();
    if (!before) throw settingNotFound();
    const left = await trx
      .selectFrom('calendarWeeks')
      .select('validFrom')
      .where('calendarId', '=', calendarId)
      .limit(1)
      .executeTakeFirst();
    if (!left) throw calendarWithoutDays();
    return { act: 'remove_week_hours', before, after: null };
  });
}

/** Ramadan or another period with hours of its own. @throws Problem daysInWrongOrder, periodOverlaps, holidayInPast */
export async function addPeriod(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  input: { name: string; firstDay: Day; lastDay: Day; hours: WeekHours },
): Promise<string> {
  return change(
    regency,
    actor,
    calendarId,
    `${input.name}, ${longDay(input.firstDay, 'id')} sampai ${longDay(input.lastDay, 'id')}`,
    async (trx) => {
      if (input.lastDay < input.firstDay) throw daysInWrongOrder();
      refusePast(regency, input.firstDay, false);
      // A year without a working day would leave deadlines without an end.
      if (Object.keys(input.hours).length === 0) throw calendarWithoutDays();
      const other = await trx
        .selectFrom('calendarPeriods')
        .select('name')
        .where('calendarId', '=', calendarId)
        .where('firstDay', '<=', input.lastDay)
        .where('lastDay', '>=', input.firstDay)
        .executeTakeFirst();
      if (other) throw periodOverlaps({ name: other.name });
      await trx
        .insertInto('calendarPeriods')
        .values({ ...input, id: regency.newId(), calendarId, hours: JSON.stringify(input.hours) })
        .execute();
      return { act: 'add_period', before: null, after: input };
    },
  );
}

/** The usual hours hold again. @throws Problem holidayInPast when the period has begun */
export async function removePeriod(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  periodId: string,
): Promise<string> {
  return change(regency, actor, calendarId, 'jam kerja biasa', async (trx) => {
    if (!isId(periodId)) throw settingNotFound();
    const before = await trx
      .selectFrom('calendarPeriods')
      .select(['name', 'firstDay', 'lastDay', 'hours'])
      .where('id', '=', periodId)
      .where('calendarId', '=', calendarId)
      .executeTakeFirst();
    if (!before) throw settingNotFound();
    refusePast(regency, before.firstDay, false);
    await trx.deleteFrom('calendarPeriods').where('id', '=', periodId).execute();
    return { act: 'remove_period', before, after: null };
  });
}

/** The last day for which holidays were decreed; due days after it are provisional. */
export async function setDecreedUntil(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  decreedUntil: Day,
): Promise<string> {
  return change(
    regency,
    actor,
    calendarId,
    `hari libur ditetapkan sampai ${longDay(decreedUntil, 'id')}`,
    async (trx) => {
      const before = await trx
        .selectFrom('calendars')
        .select('decreedUntil')
        .where('id', '=', calendarId)
        .executeTakeFirst();
      await trx.updateTable('calendars').set({ decreedUntil }).where('id', '=', calendarId).execute();
      return { act: 'set_decreed_until', before: before ?? null, after: { decreedUntil } };
    },
  );
}

/** Gives an office a calendar of its own, a copy of the one it shared. No due day moves by this alone. */
export async function giveOwnCalendar(regency: Regency, actor: Actor, officeId: string): Promise<string> {
  return recordChange(regency, actor, 'edit_calendar', async (trx) => {
    if (!isId(officeId)) throw settingNotFound();
    const office = await trx
      .selectFrom('offices')
      .select(['shortName', 'slug', 'calendarId'])
      .where('id', '=', officeId)
      .forUpdate()
      .executeTakeFirst();
    if (!office) throw settingNotFound();
    const from = await lockCalendar(trx, office.calendarId);
    const id = regency.newId();
    await trx
      .insertInto('calendars')
      .values({
        id,
        name: `Kalender ${office.shortName} (${id.slice(-4)})`,
        utcOffset: from.utcOffset,
        decreedUntil: from.decreedUntil,
      })
      .execute();
    const [weeks, periods, holidays] = await Promise.all([
      trx.selectFrom('calendarWeeks').selectAll().where('calendarId', '=', from.id).execute(),
      trx.selectFrom('calendarPeriods').selectAll().where('calendarId', '=', from.id).execute(),
      trx.selectFrom('calendarHolidays').selectAll().where('calendarId', '=', from.id).execute(),
    ]);
    const copied = { calendarId: id };
    if (weeks.length > 0)
      await trx
        .insertInto('calendarWeeks')
        .values(weeks.map((row) => ({ ...row, ...copied, hours: JSON.stringify(row.hours) })))
        .execute();
    if (periods.length > 0)
      await trx
        .insertInto('calendarPeriods')
        .values(
          periods.map((row) => ({
            ...row,
            ...copied,
            id: regency.newId(),
            hours: JSON.stringify(row.hours),
          })),
        )
        .execute();
    if (holidays.length > 0)
      await trx
        .insertInto('calendarHolidays')
        .values(holidays.map((row) => ({ ...row, ...copied })))
        .execute();
    await trx.updateTable('offices').set(copied).where('id', '=', officeId).execute();
    return {
      act: 'give_own_calendar',
      subject: 'office',
      subjectId: officeId,
      before: { calendarId: office.calendarId },
      after: copied,
    };
  });
}

/**
 * Lets an office work by the lead agency's calendar again; its own stays for the past. Open due days are computed again.
 */
export async function shareCalendar(regency: Regency, actor: Actor, officeId: string): Promise<string> {
  return recordChange(regency, actor, 'edit_calendar', async (trx) => {
    if (!isId(officeId)) throw settingNotFound();
    const office = await trx
      .selectFrom('offices')
      .select(['shortName', 'calendarId'])
      .where('id', '=', officeId)
      .forUpdate()
      .executeTakeFirst();
    if (!office) throw settingNotFound();
    const { calendarId } = await trx
      .selectFrom('offices')
      .select('calendarId')
      .where('isLeadAgency', '=', true)
      .executeTakeFirstOrThrow();
    await trx.updateTable('offices').set({ calendarId }).where('id', '=', officeId).execute();
    return {
      act: 'share_calendar',
      subject: 'office',
      subjectId: officeId,
      before: { calendarId: office.calendarId },
      after: { calendarId },
      recompute: { calendarId, because: `${office.shortName} memakai kalender bersama` },
    };
  });
}

async function change(
  regency: Regency,
  actor: Actor,
  calendarId: string,
  because: string,
  write: (trx: Trx) => Promise<{ act: string; before: unknown; after: unknown }>,
): Promise<string> {
  return recordChange(regency, actor, 'edit_calendar', async (trx) => {
    await lockCalendar(trx, calendarId);
    return {
      ...(await write(trx)),
      subject: 'calendar',
      subjectId: calendarId,
      recompute: { calendarId, because },
    };
  });
}

function refusePast(regency: Regency, day: Day, isSure: boolean): void {
  if (!isSure && day < dayOf(regency.now(), WIB)) throw holidayInPast({ day: longDay(day, 'id') });
}

async function holidayOn(trx: Trx, calendarId: string, day: Day) {
  return trx
    .selectFrom('calendarHolidays')
    .select(['day', 'kind', 'name', 'decree'])
    .where('calendarId', '=', calendarId)
    .where('day', '=', day)
    .executeTakeFirst();
}

async function lockCalendar(trx: Trx, calendarId: string) {
  if (!isId(calendarId)) throw settingNotFound();
  const row = await trx
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', calendarId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw settingNotFound();
  return row;
}
