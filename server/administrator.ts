/** The first administrator: from the environment, or by a one-time link printed at the first start. */
import { createAccount, type Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf } from '#shared/day.ts';

const WIB = 420;
const VALID_MS = 24 * 3_600_000;

/**
 * Makes sure that somebody can sign in. With settings from the environment the account is made at once; else a link
 * is returned (each start prints a new one until it was used).
 */
export async function firstAdministrator(
  regency: Regency,
  identity: Identity,
  given: { email: string; password: string } | undefined,
): Promise<string | undefined> {
  const there = await regency.db
    .selectFrom('duties')
    .select('id')
    .where('duty', '=', 'administrator')
    .limit(1)
    .executeTakeFirst();
  if (there) return undefined;
  if (given) {
    await makeAdministrator(regency, identity, { name: 'Administrator', ...given });
    return undefined;
  }
  const secret = Buffer.from(regency.random(24)).toString('base64url');
  await regency.db
    .insertInto('settings')
    .values({
      name: 'first_administrator',
      value: JSON.stringify({ hash: regency.seal(secret), until: regency.now().getTime() + VALID_MS }),
    })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute();
  return `${regency.publicUrl}/masuk/pertama?k=${secret}`;
}

/** An account, a person and the administrator's duty. */
export async function makeAdministrator(
  regency: Regency,
  identity: Identity,
  who: { name: string; email: string; password: string },
): Promise<void> {
  const userId = await createAccount(identity, who);
  const personId = regency.newId();
  await regency.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('people')
      .values({
        id: personId,
        userId,
        name: who.name,
        email: who.email.toLowerCase(),
        createdAt: regency.now(),
      })
      .execute();
    await trx
      .insertInto('duties')
      .values({
        id: regency.newId(),
        personId,
        duty: 'administrator',
        startsOn: dayOf(regency.now(), WIB),
        isConfirmed: true,
      })
      .execute();
    await trx.deleteFrom('settings').where('name', '=', 'first_administrator').execute();
  });
}
