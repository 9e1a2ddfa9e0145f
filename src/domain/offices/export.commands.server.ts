/** Writing down that a list was taken home as a file: who, which list, how narrowed, how many rows, and why. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { toldFilter, type ExportedList } from '#domain/offices/export.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { TableFormat } from '#shared/table.ts';

export interface Export {
  readonly list: ExportedList;
  readonly format: TableFormat;
  readonly rows: number;
  /** As the address asked for it. */
  readonly asked: Readonly<Record<string, string>>;
  /** Present when columns went along that not everybody may read: why somebody needed them. */
  readonly personal?: { readonly because: string; readonly withNik: boolean } | undefined;
}

/** One line of history; written before the first byte goes out. The room of the list has asked its own policy already. */
export async function recordExport(
  regency: Regency,
  actor: StaffActor,
  { list, format, rows, asked, personal }: Export,
): Promise<void> {
  await noteAudit(regency.db, regency, {
    actorId: actor.personId,
    verb: 'export',
    subject: 'export',
    subjectId: list,
    after: {
      format,
      rows,
      filter: toldFilter(asked),
      personal: personal !== undefined,
      ...(personal && { withNik: personal.withNik, reason: personal.because }),
    },
  });
}
