/** A list of holidays comes in: read every line, name every bad one, and write all of them or none. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { importHolidays } from '#domain/offices/calendar.commands.server.ts';
import { readHolidayLines, type BadLine } from '#domain/offices/holiday-lines.ts';
import { holidayListForm } from '#domain/offices/office.form.ts';
import { calendarNamed, takenHolidays } from '#domain/offices/setting.queries.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import { cleanText, parseForm } from '#shared/form.ts';
import { isProblem } from '#shared/problem.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../../answer-form.server.ts';
import { requireVerb } from '../../../door.server.ts';
import { FIRST_PIECE } from '../../first-piece.ts';

const NO_LINES: readonly BadLine[] = [];

export async function importList(event: RequestEvent) {
  const actor = requireVerb(event, 'edit_calendar');
  const { regency, locale } = event.locals;
  const { id } = await calendarNamed(regency, event.params['calendar'] ?? '');
  const parsed = parseForm(holidayListForm, await readForm(event.request), { files: ['file'] });
  if (!parsed.isRight) return withLines(refuseForm(parsed), NO_LINES);
  const { file, lines: pasted, decree, replaces, sure } = parsed.value;
  const text = file[0] === undefined ? pasted : cleanText(await file[0].text());
  // What came as a file is shown as text afterwards, so that a bad line is mended on the spot.
  const values = { ...parsed.values, lines: text.slice(0, 20_000) };
  const read = readHolidayLines(text, decree);
  const bad = [...read.bad, ...(replaces ? [] : await taken(event, id, read.lines))];
  if (bad.length > 0)
    return withLines(
      fail(422, { errors: {}, values }),
      bad.toSorted((a, b) => a.line - b.line),
    );
  if (read.lines.length === 0) return withLines(fail(422, { errors: { lines: 'needed' }, values }), NO_LINES);
  try {
    await importHolidays(regency, actor, id, read.lines, { isSure: sure, replaces });
  } catch (thrown) {
    const asks = isProblem(thrown) && thrown.code === 'holiday_in_past';
    return withLines(refuseProblem(thrown, locale, values), NO_LINES, asks);
  }
  await recomputeDueDays(regency, FIRST_PIECE);
  redirect(303, `/atur/kalender/${id}?tahun=${read.lines[0]?.day.slice(0, 4)}&tersimpan`);
}

async function taken(
  { locals }: RequestEvent,
  calendarId: string,
  lines: readonly { line: number; day: string; name: string }[],
): Promise<BadLine[]> {
  const there = new Set(
    await takenHolidays(
      locals.regency.db,
      calendarId,
      lines.map(({ day }) => day),
    ),
  );
  return lines
    .filter(({ day }) => there.has(day))
    .map(({ line, day, name }) => ({ line, text: `${day} ${name}`, why: 'line_taken' }));
}

function withLines<T extends { data: object }>(refused: T, bad: readonly BadLine[], asks = false) {
  Object.assign(refused.data, { bad, asks });
  return refused as T & { data: T['data'] & { bad: readonly BadLine[]; asks: boolean } };
}
