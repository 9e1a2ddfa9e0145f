/** The one way a sentra changes: lock it, ask the policy, change it, and write the line of history, in one transaction. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Actor } from '#domain/offices/duty.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { maySentra } from '#domain/sentra/sentra.policy.ts';
import { sentraChanged, sentraEnded, sentraNotFound } from '#domain/sentra/sentra.problems.ts';
import { isSentraSlug, type SentraAct, type SentraActData } from '#domain/sentra/sentra.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

export type SentraRow = Selectable<DB['sentra']>;

/** Which sentra, and the version the page was drawn with where something could be overwritten unseen. */
export interface SentraTarget {
  readonly slug: string;
  readonly seenVersion?: number;
}

/**
 * Records one act on a sentra.
 * @throws Problem sentraNotFound also for whoever may not read it, outsideRegistry, sentraEnded, sentraChanged,
 * and whatever `change` refuses
 */
export async function recordSentraAct<A extends SentraAct>(
  regency: Regency,
  actor: Actor,
  { slug, seenVersion }: SentraTarget,
  act: A,
  change: (
    trx: Trx,
    sentra: SentraRow,
  ) => Promise<{ readonly data: SentraActData[A]; readonly set?: Updateable<DB['sentra']> }>,
): Promise<void> {
  if (!isSentraSlug(slug)) throw sentraNotFound();
  await regency.db.transaction().execute(async (trx) => {
    const sentra = await trx
      .selectFrom('sentra')
      .selectAll()
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst();
    if (!sentra || !maySentra(actor, 'read', sentra.nagariCode)) throw sentraNotFound();
    if (actor.kind !== 'staff' || !maySentra(actor, act, sentra.nagariCode)) throw outsideRegistry();
    if (sentra.endedOn !== null && act !== 'reopen') throw sentraEnded();
    if (seenVersion !== undefined && seenVersion !== sentra.version) throw sentraChanged();
    const { data, set } = await change(trx, sentra);
    const version = sentra.version + 1;
    await trx
      .updateTable('sentra')
      .set({ ...set, version, changedAt: regency.now() })
      .where('id', '=', sentra.id)
      .execute();
    await insertSentraAct(trx, {
      id: regency.newId(),
      sentraId: sentra.id,
      seq: version,
      act,
      actorId: actor.personId,
      at: regency.now(),
      data,
    });
  });
}

/** A line of history. */
export async function insertSentraAct<A extends SentraAct>(
  trx: Trx,
  { data, ...line }: Omit<Insertable<DB['sentraActs']>, 'data' | 'act'> & { act: A; data: SentraActData[A] },
): Promise<void> {
  await trx
    .insertInto('sentraActs')
    .values({ ...line, data: JSON.stringify(data) })
    .execute();
}
