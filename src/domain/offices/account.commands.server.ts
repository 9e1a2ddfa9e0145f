/** Writes about accounts: the first administrator, recovery on paper, and the devices people sign in on. */
import type { RecoveryInput } from '#domain/offices/account.form.ts';
import { emailTaken, linkEnded, mayNotRecover, unknownPerson } from '#domain/offices/account.problems.ts';
import {
  isFirstLinkOpen,
  recoverablePeople,
  type AccountHolder,
} from '#domain/offices/account.queries.server.ts';
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { spokenSecret } from '#domain/offices/spoken-secret.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

const RECOVERY_MS = 3 * 86_400_000;

/** What the identity can do for us; given by the caller, so that the room knows nothing of how people sign in. */
export interface Accounts {
  /** Makes an account and returns its user's id. */
  create(account: { name: string; email: string; password: string }): Promise<string>;
  /** Sets a new password and ends every session. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Takes the second factor away, inside the caller's transaction. */
  clearSecondFactor(trx: Trx, userId: string): Promise<void>;
}

/** An account, a person and the administrator's duty. @throws Problem emailTaken */
export async function makeAdministrator(
  regency: Regency,
  accounts: Accounts,
  who: { name: string; email: string; password: string },
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const email = who.email.toLowerCase();
    const taken = await trx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst();
    if (taken) throw emailTaken();
    // The account is made outside our transaction; one left behind by a crash belongs to nobody and is taken over.
    const left = await trx.selectFrom('authUsers').select('id').where('email', '=', email).executeTakeFirst();
    const userId = left?.id ?? (await accounts.create(who));
    if (left) await accounts.setPassword(userId, who.password);
    const personId = regency.newId();
    await trx
      .insertInto('people')
      .values({ id: personId, userId, name: who.name, email, createdAt: regency.now() })
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

/**
 * Makes the first administrator with the link that was printed at the start. The link works once: whoever comes second
 * waits for the row and then finds it gone.
 * @throws Problem linkEnded, emailTaken
 */
export async function useFirstLink(
  regency: Regency,
  accounts: Accounts,
  secret: string,
  who: { name: string; email: string; password: string },
): Promise<void> {
  if (!(await isFirstLinkOpen(regency, secret))) throw linkEnded();
  const claimed = await regency.db
    .deleteFrom('settings')
    .where('name', '=', 'first_administrator')
    .returning('value')
    .executeTakeFirst();
  if (!claimed) throw linkEnded();
  try {
    await makeAdministrator(regency, accounts, who);
  } catch (failed) {
    // The link was not used after all: give it back for the next try.
    await regency.db
      .insertInto('settings')
      .values({ name: 'first_administrator', value: JSON.stringify(claimed.value) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    throw failed;
  }
}

/** What stands on the paper that is handed over. */
export interface RecoveryLink {
  /** The secret of the link; only its keyed hash is kept. */
  readonly secret: string;
  readonly expiresAt: Date;
  readonly person: AccountHolder;
  readonly clearsSecondFactor: boolean;
}

/**
 * A one-time link, to be printed and handed over after looking the person in the face; older ones end. Three days.
 * Who lost the telephone as well gets, when whoever hands it over says so, a link that also takes the second factor away.
 * Nobody makes one for herself.
 * @throws Problem mayNotRecover, unknownPerson
 */
export async function makeRecoveryLink(
  regency: Regency,
  actor: StaffActor,
  { personId, isPhoneLost }: RecoveryInput,
): Promise<RecoveryLink> {
  const known = await regency.db
    .selectFrom('people')
    .select(['id', 'userId'])
    .where('id', '=', personId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!known?.userId) throw unknownPerson();
  const person = (await recoverablePeople(regency, actor)).find((one) => one.id === personId);
  if (!person) throw mayNotRecover();
  // A link never takes away what was set up after it was handed over.
  const clearsSecondFactor = isPhoneLost && person.hasSecondFactor;
  // Five groups of four: whoever has no camera at hand types it, and nobody guesses it in three days.
  const secret = spokenSecret(regency.random(20));
  const now = regency.now();
  const expiresAt = new Date(now.getTime() + RECOVERY_MS);
  await regency.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('recoveryLinks')
      .set({ expiresAt: now })
      .where('personId', '=', personId)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .execute();
    const id = regency.newId();
    await trx
      .insertInto('recoveryLinks')
      .values({
        id,
        personId,
        hash: regency.seal(secret),
        createdBy: actor.personId,
        createdAt: now,
        expiresAt,
        clearsSecondFactor,
      })
      .execute();
    await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: 'make_recovery_link',
      subject: 'person',
      subjectId: personId,
      after: clearsSecondFactor ? { clearsSecondFactor } : null,
    });
  });
  return { secret, expiresAt, person, clearsSecondFactor };
}

/**
 * Sets a new password with a recovery link, which then has served; a link that was made to also takes the second factor
 * away, in the same transaction.
 * @returns whether the second factor was taken away
 * @throws Problem linkEnded
 */
export async function useRecoveryLink(
  regency: Regency,
  accounts: Accounts,
  secret: string,
  password: string,
): Promise<boolean> {
  return regency.db.transaction().execute(async (trx) => {
    const now = regency.now();
    const used = await trx
      .updateTable('recoveryLinks')
      .set({ usedAt: now })
      .where('hash', '=', regency.seal(secret))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returning(['personId', 'clearsSecondFactor'])
      .executeTakeFirst();
    if (!used) throw linkEnded();
    const person = await trx
      .selectFrom('people')
      .select(['id', 'userId'])
      .where('id', '=', used.personId)
      .where('isActive', '=', true)
      .executeTakeFirst();
    if (!person?.userId) throw linkEnded();
    await accounts.setPassword(person.userId, password);
    if (used.clearsSecondFactor) await accounts.clearSecondFactor(trx, person.userId);
    await noteAudit(trx, regency, {
      actorId: person.id,
      verb: 'use_recovery_link',
      subject: 'person',
      subjectId: person.id,
      after: used.clearsSecondFactor ? { clearsSecondFactor: true } : null,
    });
    return used.clearsSecondFactor;
  });
}

/** Remembers that a person signed in on a device. `device` is the secret of the device's cookie. */
export async function rememberDevice(regency: Regency, personId: string, device: string): Promise<void> {
  await regency.db
    .insertInto('devicePeople')
    .values({ deviceHash: regency.seal(device), personId, lastSignedInAt: regency.now() })
    .onConflict((conflict) =>
      conflict.columns(['deviceHash', 'personId']).doUpdateSet({ lastSignedInAt: regency.now() }),
    )
    .execute();
}
