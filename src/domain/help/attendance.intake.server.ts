/** Between an attendance list and its help: those who were ticked are added, and what is still open comes back. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { matchAttendance } from '#domain/help/attendance.server.ts';
import type { AttendanceMatch } from '#domain/help/attendance.ts';
import { addRecipients } from '#domain/help/help.commands.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** @returns the lines that name nobody who was ticked, with whom they may mean @throws Problem as `addRecipients` */
export async function addFromList(
  regency: Regency,
  actor: StaffActor,
  code: string,
  {
    industry,
    ...list
  }: {
    readonly industry: readonly string[];
    readonly list: string;
    readonly nagariCode: string | null;
  },
): Promise<AttendanceMatch[]> {
  await addRecipients(regency, actor, { code }, industry);
  const matches = await matchAttendance(regency, actor, list);
  return matches.filter(({ makers }) => !makers.some(({ id }) => industry.includes(id)));
}
