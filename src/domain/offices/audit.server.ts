/** The one way a line comes into the history of changes, whichever room writes it: `audits` is written nowhere else. */
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What was done, for the history. Never a password, never a secret, never what somebody said. */
export interface AuditLine {
  /** Null when nobody did it: the clock did. */
  readonly actorId: string | null;
  /** What happened, like `close_office`. */
  readonly verb: string;
  /** What kind of thing it happened to, like `office`. */
  readonly subject: string;
  readonly subjectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Writes one line of the history of changes, at the present instant.
 * @param db the transaction of what it tells, wherever there is one
 * @returns the id of the line
 */
export async function noteAudit(
  db: Database | Trx,
  regency: Pick<Regency, 'newId' | 'now'>,
  { before, after, ...line }: AuditLine,
): Promise<string> {
  const id = regency.newId();
  await db
    .insertInto('audits')
    .values({ ...line, id, at: regency.now(), before: asJson(before), after: asJson(after) })
    .execute();
  return id;
}

function asJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
