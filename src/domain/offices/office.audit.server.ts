/**
 * The one way a setting changes: ask the policy, change it and write the line of history in one transaction, and forget
 * what the memo kept.
 */
import { noteAudit } from '#domain/offices/audit.server.ts';
import { mayOffice, type OfficeVerb } from '#domain/offices/office.policy.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import type { Actor } from '#domain/offices/duty.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What a command did, for the history. Never a password, never a secret. */
export interface Change {
  /** What happened, like `close_office`. */
  readonly act: string;
  /** `office`, `person`, `duty`, `topic`, `calendar`, `notice_text`, `setting`. */
  readonly subject: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  /** What open due days must follow: the calendar, and the sentence for the acts. */
  readonly recompute?: { readonly calendarId: string; readonly because: string } | undefined;
}

/**
 * Runs a change as the actor.
 * @returns the id of the subject
 * @throws Problem outsideDuties without the verb, and whatever `change` refuses
 */
export async function recordChange(
  regency: Regency,
  actor: Actor,
  verb: OfficeVerb,
  change: (trx: Trx, personId: string) => Promise<Change>,
): Promise<string> {
  if (actor.kind !== 'staff' || !mayOffice(actor, verb)) throw outsideDuties();
  const { subjectId } = await regency.db.transaction().execute(async (trx) => {
    const changed = await change(trx, actor.personId);
    const auditId = await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: changed.act,
      subject: changed.subject,
      subjectId: changed.subjectId,
      before: changed.before,
      after: changed.after,
    });
    if (changed.recompute) {
      await regency.react(
        trx,
        {
          room: 'offices',
          act: 'calendar_changed',
          subjectId: changed.recompute.calendarId,
          actId: auditId,
          before: changed.before,
          after: changed.after,
          record: changed.recompute,
        },
        regency,
      );
    }
    return changed;
  });
  regency.memo.clear();
  return subjectId;
}
