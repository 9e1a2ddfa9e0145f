/** A list of holidays comes in as text or as a file; what came as a file is shown as text afterwards. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { importHolidays, type HolidayList } from '#domain/offices/calendar.commands.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { BadLine } from '#domain/offices/holiday-lines.ts';
import { holidayListForm } from '#domain/offices/office.form.ts';
import { calendarNamed } from '#domain/offices/setting.queries.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import { cleanText, parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../../answer-form.server.ts';
import { isQuestion, withMore } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import { FIRST_PIECE } from '../../first-piece.ts';

const RIGHT = { bad: [] as readonly BadLine[], asks: false };

/** All lines are written, or none: bad lines come back by number, with everything that was typed. */
export async function importList(event: RequestEvent) {
  const actor = requireVerb(event, 'edit_calendar');
  const { id } = await calendarNamed(event.locals.regency, event.params['calendar'] ?? '');
  const parsed = parseForm(holidayListForm, await readForm(event.request), { files: ['file'] });
  if (!parsed.isRight) return withMore(refuseForm(parsed), RIGHT);
  const { file, lines, decree, replaces, sure } = parsed.value;
  const text = file[0] === undefined ? lines : cleanText(await file[0].text());
  const values = { ...parsed.values, lines: text.slice(0, 20_000) };
  return write(event, actor, id, { text, decree, replaces, isSure: sure }, values);
}

async function write(
  { locals: { regency, locale } }: RequestEvent,
  actor: StaffActor,
  id: string,
  list: HolidayList,
  values: Readonly<Record<string, string>>,
) {
  try {
    const { bad, firstDay } = await importHolidays(regency, actor, id, list);
    if (bad.length > 0) return withMore(fail(422, { errors: {}, values }), { ...RIGHT, bad });
    if (firstDay === undefined) return withMore(fail(422, { errors: { lines: 'needed' }, values }), RIGHT);
    values = { ...values, year: firstDay.slice(0, 4) };
  } catch (thrown) {
    return withMore(refuseProblem(thrown, locale, values), { ...RIGHT, asks: isQuestion(thrown) });
  }
  await recomputeDueDays(regency, FIRST_PIECE);
  redirect(303, `/atur/kalender/${id}?tahun=${values['year']}&tersimpan`);
}
