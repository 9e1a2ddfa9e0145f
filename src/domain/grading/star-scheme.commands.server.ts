/** Writes about the scheme: a version is copied, its draft edited as a whole, and put in force from a day; never edited after. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { schemeDayPast, schemeFaulty } from '#domain/grading/grading.problems.ts';
import { recordSchemeAct } from '#domain/grading/grading.record.server.ts';
import { faultsOfScheme, type StarScheme } from '#domain/grading/star-grading.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/** Copies a version into a new draft. @returns its number @throws Problem schemeNotFound, outsideGrading */
export async function copyScheme(regency: Regency, actor: StaffActor, from: number): Promise<number> {
  let version = 0;
  await recordSchemeAct(regency, actor, from, 'copy_scheme', async (trx, { body }) => {
    const { last } = await trx
      .selectFrom('starSchemes')
      .select((eb) => eb.fn.max('version').as('last'))
      .executeTakeFirstOrThrow();
    version = Number(last ?? 0) + 1;
    const id = regency.newId();
    const at = regency.now();
    await trx
      .insertInto('starSchemes')
      .values({ id, version, body: JSON.stringify(body), createdAt: at, changedAt: at })
      .execute();
    return { data: { from }, schemeId: id };
  });
  return version;
}

/** Changes a draft as a whole. @throws Problem schemeNotFound, outsideGrading, schemeInForce, schemeFaulty */
export async function changeScheme(
  regency: Regency,
  actor: StaffActor,
  version: number,
  after: StarScheme,
): Promise<void> {
  await recordSchemeAct(regency, actor, version, 'change_scheme', async (trx, { id, body }) => {
    if (faultsOfScheme(after).length > 0) throw schemeFaulty();
    await trx
      .updateTable('starSchemes')
      .set({ body: JSON.stringify(after), changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
    const parts = (Object.keys(after) as (keyof StarScheme)[]).filter(
      (part) => JSON.stringify(after[part]) !== JSON.stringify(body[part]),
    );
    return { data: { parts } };
  });
}

/**
 * Puts a draft in force from a day; what is being assessed keeps its version.
 * @throws Problem schemeDayPast, schemeFaulty, schemeNotFound, outsideGrading, schemeInForce
 */
export async function enforceScheme(
  regency: Regency,
  actor: StaffActor,
  version: number,
  from: Day,
): Promise<void> {
  await recordSchemeAct(regency, actor, version, 'enforce_scheme', async (trx, { id, body }) => {
    if (from < dayOf(regency.now(), WIB)) throw schemeDayPast();
    if (faultsOfScheme(body).length > 0) throw schemeFaulty();
    await trx
      .updateTable('starSchemes')
      .set({ validFrom: from, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
    return { data: { from } };
  });
}
