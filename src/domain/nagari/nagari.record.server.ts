/** The one way something of a nagari changes: lock it, ask the policy, change it, and write the line of history. */
import type { Actor } from '#domain/offices/duty.ts';
import { mayNagari } from '#domain/nagari/nagari.policy.ts';
import { nagariNotFound, outsideNagari } from '#domain/nagari/nagari.problems.ts';
import type { NagariAct, NagariActData } from '#domain/nagari/nagari.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Records one act on a nagari.
 * @param change does it, and returns what the line of history says
 * @throws Problem nagariNotFound also for whoever may not read it, outsideNagari, and whatever `change` refuses
 */
export async function recordNagariAct<A extends NagariAct>(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  act: A,
  change: (trx: Trx) => Promise<NagariActData[A]>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    // Whoever changes this nagari waits here, so that its lines have one order.
    const nagari = await trx
      .selectFrom('areas')
      .select('code')
      .where('code', '=', nagariCode)
      .where('level', '=', 'nagari')
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!nagari || !mayNagari(actor, 'read', nagariCode)) throw nagariNotFound();
    if (actor.kind !== 'staff' || !mayNagari(actor, act, nagariCode)) throw outsideNagari();
    const data = await change(trx);
    const { last } = await trx
      .selectFrom('nagariActs')
      .select((eb) => eb.fn.max('seq').as('last'))
      .where('nagariCode', '=', nagariCode)
      .executeTakeFirstOrThrow();
    const actId = regency.newId();
    await trx
      .insertInto('nagariActs')
      .values({
        id: actId,
        nagariCode,
        seq: Number(last ?? 0) + 1,
        act,
        actorId: actor.personId,
        at: regency.now(),
        data: JSON.stringify(data),
      })
      .execute();
    await regency.react(
      trx,
      {
        room: 'registry',
        act,
        subjectId: nagariCode,
        actId,
        before: undefined,
        after: undefined,
        record: data,
      },
      regency,
    );
  });
}
