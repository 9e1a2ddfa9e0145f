/** The berita acara of a visit, for whoever may read the visit, under the letterhead of the officer's own office. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { minutesOf, type Minutes } from '#domain/visits/minutes.ts';
import { visitPage } from '#domain/visits/visit-page.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Null while there is nothing to sign, see `minutesOf`.
 * @throws Problem visitNotFound, also for whoever may not read the visit
 */
export async function minutesFor(
  regency: Regency,
  actor: StaffActor,
  visitId: string,
): Promise<Minutes | null> {
  const visit = await visitPage(regency, actor, visitId);
  const officer = await regency.db
    .selectFrom('people')
    .select(['name', 'nip', 'officeId'])
    .where('id', '=', visit.person.id)
    .executeTakeFirstOrThrow();
  const office = await regency.db
    .selectFrom('offices')
    .select(['name', 'address', 'phone'])
    .where((eb) =>
      officer.officeId === null ? eb('isLeadAgency', '=', true) : eb('id', '=', officer.officeId),
    )
    .executeTakeFirstOrThrow();
  return minutesOf(visit, office, { name: officer.name, nip: officer.nip });
}
