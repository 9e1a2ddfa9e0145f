/** The two steps of an attendance list: who its lines name, then those that were ticked; what is unknown stays in the box. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addFromList } from '#domain/help/attendance.intake.server.ts';
import { matchAttendance } from '#domain/help/attendance.server.ts';
import type { AttendanceMatch } from '#domain/help/attendance.ts';
import { attendanceForm, HELP_LISTS, recipientsForm } from '#domain/help/help.form.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../../answer-form.server.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { attempt, withMore } from '../../../../atur/answer.server.ts';

type Asked = RequestEvent<{ help: string }>;
type Values = Readonly<Record<string, string>>;

/** Who the lines name. */
export async function checkList(event: Asked) {
  const actor = requireStaff(event, mayRecordHelp);
  const parsed = parseForm(attendanceForm, await readForm(event.request));
  if (!parsed.isRight) return withMore(refuseForm(parsed), { matches: [] as readonly AttendanceMatch[] });
  return shown(parsed.values, await matchAttendance(event.locals.regency, actor, parsed.value));
}

/** Adds those that were ticked. Lines that are still open come back in the box, with the nagari they were looked for in. */
export async function addPicked(event: Asked) {
  const { regency, locale } = event.locals;
  const actor = requireStaff(event, mayRecordHelp);
  const parsed = parseForm(recipientsForm, await readForm(event.request), { lists: HELP_LISTS });
  const again = async () => ({ matches: await matchAttendance(regency, actor, listIn(parsed.values)) });
  if (!parsed.isRight) return withMore(refuseForm(parsed), await again());
  const done = await attempt(() => addFromList(regency, actor, event.params.help, parsed.value));
  return done.value === undefined
    ? withMore(refuseProblem(done.refused, locale, parsed.values), await again())
    : goOn(event.params.help, parsed.values, done.value);
}

/** On to the help when nothing is left open. */
function goOn(code: string, values: Values, rest: readonly AttendanceMatch[]) {
  if (rest.length === 0) redirect(303, `/registri/bantuan/${code}?tersimpan`);
  return shown({ ...values, list: rest.map(({ text }) => text).join('\n') }, rest);
}

function shown(values: Values, matches: readonly AttendanceMatch[]) {
  return { values, errors: {} as Values, message: undefined, matches };
}

function listIn(values: Values) {
  const nagari = values['nagariCode'] ?? '';
  return { list: values['list'] ?? '', nagariCode: nagari === '' ? null : nagari };
}
