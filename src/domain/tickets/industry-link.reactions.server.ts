/** What follows in the tickets when the owner of a maker is erased. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import { tellsOwner, type OwnerErased } from '#domain/registry/owner-traces.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

/**
 * Tickets that the owner brought no longer say which maker was hers: they would tell who she is. Her tickets themselves go by
 * their own door (`decide_data`): some wait for an answer still.
 */
export async function unlinkErasedOwner(
  trx: Trx,
  { record, actId }: Recorded,
  regency: Regency,
): Promise<void> {
  const { industryIds, traces } = record as OwnerErased;
  const applicants = await trx
    .selectFrom('applicants')
    .select(['id', 'name', 'representative', 'phone', 'email', 'industryId'])
    .where('industryId', 'in', industryIds)
    .execute();
  const own = applicants.filter(({ name, representative, phone, email }) =>
    [name, representative, phone, email].some(
      (value) => value !== null && (traces.names.includes(value) || tellsOwner(value, traces)),
    ),
  );
  if (own.length === 0) return;
  const { actorId } = await trx
    .selectFrom('industryActs')
    .select('actorId')
    .where('id', '=', actId)
    .executeTakeFirstOrThrow();
  for (const { id, industryId } of own) {
    await trx.updateTable('applicants').set({ industryId: null }).where('id', '=', id).execute();
    await noteAudit(trx, regency, {
      actorId,
      verb: 'link_industry',
      subject: 'applicant',
      subjectId: id,
      before: { industryId },
      after: { industryId: null },
    });
  }
}
