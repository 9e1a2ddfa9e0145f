/** Photos, documents and recordings of a ticket: their rows, and who may open one. The bytes rest in `platform/files`. */
import type { Actor } from '#domain/offices/duty.ts';
import { applicantBySecret } from '#domain/tickets/ticket.access.server.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Writes the rows of stored files, in the transaction of the act they belong to. */
export async function attachFiles(
  trx: Trx,
  regency: Regency,
  to: {
    readonly ticketId: string;
    readonly actId: string;
    readonly files: readonly KeptFile[];
    /** Seen by staff only. */
    readonly isInternal?: boolean | undefined;
  },
): Promise<void> {
  if (to.files.length === 0) return;
  await trx
    .insertInto('ticketFiles')
    .values(
      to.files.map((file) => ({
        id: file.id,
        ticketId: to.ticketId,
        actId: to.actId,
        name: file.name,
        mediaType: file.mediaType,
        size: file.size,
        sha256: file.sha256,
        width: file.width,
        height: file.height,
        isInternal: to.isInternal ?? false,
        createdAt: regency.now(),
      })),
    )
    .execute();
}

export interface TicketFile {
  readonly id: string;
  readonly ticketId: string;
  readonly actId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly isInternal: boolean;
}

const COLUMNS = [
  'id',
  'ticketId',
  'actId',
  'name',
  'mediaType',
  'size',
  'width',
  'height',
  'isInternal',
] as const;

/** The files of a ticket in the order they came; internal ones only for staff. */
export async function filesOfTicket(
  db: Database | Trx,
  ticketId: string,
  { withInternal }: { readonly withInternal: boolean },
): Promise<TicketFile[]> {
  return db
    .selectFrom('ticketFiles')
    .select(COLUMNS)
    .where('ticketId', '=', ticketId)
    .where('erasedAt', 'is', null)
    .$if(!withInternal, (query) => query.where('isInternal', '=', false))
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** The row of a file, whoever asks; undefined when there is none or it was erased. */
export async function fileRow(regency: Regency, fileId: string): Promise<TicketFile | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fileId)) return undefined;
  return regency.db
    .selectFrom('ticketFiles')
    .select(COLUMNS)
    .where('id', '=', fileId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
}

/**
 * The file of an id, for somebody who may be two at once: staff by the session, the applicant by the secret of the ticket.
 * @param secretOf the secret this browser holds of a ticket, if any
 * @throws Problem ticketNotFound, also when neither may open it: strangers are not told that it is there
 */
export async function fileFor(
  regency: Regency,
  fileId: string,
  actor: Actor,
  secretOf: (ticketId: string) => string | undefined,
): Promise<TicketFile> {
  const file = await fileRow(regency, fileId);
  if (!file) throw ticketNotFound();
  const secret = secretOf(file.ticketId);
  const applicant = secret ? await applicantBySecret(regency, file.ticketId, secret) : undefined;
  for (const one of [actor, applicant])
    if (one !== undefined && (await mayOpenFile(regency, file, one))) return file;
  throw ticketNotFound();
}

/** True when this actor may open the file: who may read the ticket, and internal ones only staff. */
export async function mayOpenFile(regency: Regency, file: TicketFile, actor: Actor): Promise<boolean> {
  if (actor.kind === 'anonymous' || (actor.kind === 'applicant' && file.isInternal)) return false;
  const ticket = await readTicket(regency.db, file.ticketId);
  return ticket !== undefined && isInReach(ticket, actor, 'read', regency.now());
}
