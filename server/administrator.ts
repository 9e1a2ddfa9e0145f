/** The first administrator: from the environment, or by a one-time link printed at the first start. */
import { makeAdministrator } from '#domain/offices/account.commands.server.ts';
import { accountsOf, type Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';

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
    await makeAdministrator(regency, accountsOf(identity), { name: 'Administrator', ...given });
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
