/** Reads about accounts: who may be helped back in, and who signed in on this device. */
import { hasDuty, type StaffActor } from '#domain/offices/duty.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, instantOn, WIB } from '#shared/day.ts';

export interface AccountHolder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly office: string | undefined;
}

/** Whom this actor may hand a recovery link: an administrator anybody else, a coordinator everybody but administrators. */
export async function recoverablePeople(regency: Regency, actor: StaffActor): Promise<AccountHolder[]> {
  if (!hasDuty(actor, 'administrator', 'coordinator')) return [];
  const rows = await regency.db
    .selectFrom('people')
    .leftJoin('offices', 'offices.id', 'people.officeId')
    .select(['people.id', 'people.name', 'people.email', 'offices.shortName as office'])
    .where('people.isActive', '=', true)
    .where('people.userId', 'is not', null)
    .where('people.id', '!=', actor.personId)
    .$if(!hasDuty(actor, 'administrator'), (query) =>
      query.where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('duties')
              .select('duties.id')
              .whereRef('duties.personId', '=', 'people.id')
              .where('duties.duty', '=', 'administrator'),
          ),
        ),
      ),
    )
    .orderBy('people.name')
    .execute();
  return rows.map((row) => ({ ...row, office: row.office ?? undefined }));
}

/** Whether this actor may hand a recovery link to that person. */
export async function mayRecover(regency: Regency, actor: StaffActor, personId: string): Promise<boolean> {
  return (await recoverablePeople(regency, actor)).some((person) => person.id === personId);
}

/** True while a recovery link can still be used. */
export async function isRecoveryOpen(regency: Regency, secret: string): Promise<boolean> {
  const row = await regency.db
    .selectFrom('recoveryLinks')
    .select('id')
    .where('hash', '=', regency.seal(secret))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', regency.now())
    .executeTakeFirst();
  return row !== undefined;
}

/** True while the first administrator's link can still be used. */
export async function isFirstLinkOpen(regency: Regency, secret: string): Promise<boolean> {
  const row = await regency.db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'first_administrator')
    .executeTakeFirst();
  const kept = row?.value as { hash: string; until: number } | undefined;
  return kept !== undefined && kept.hash === regency.seal(secret) && kept.until >= regency.now().getTime();
}

/** True when the account was signed in on this device before. */
export async function isKnownDevice(
  regency: Regency,
  device: string,
  account: { readonly email: string } | { readonly userId: string },
): Promise<boolean> {
  const row = await regency.db
    .selectFrom('devicePeople')
    .innerJoin('people', 'people.id', 'devicePeople.personId')
    .select('people.id')
    .where('devicePeople.deviceHash', '=', regency.seal(device))
    .where((eb) =>
      'email' in account ? eb('people.email', '=', account.email) : eb('people.userId', '=', account.userId),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** The user behind an e-mail who works here now; undefined for strangers and for those who left. */
export async function userAtWork(regency: Regency, email: string): Promise<string | undefined> {
  const row = await regency.db
    .selectFrom('people')
    .innerJoin('authUsers', 'authUsers.id', 'people.userId')
    .select('authUsers.id')
    .where('authUsers.email', '=', email)
    .where('people.isActive', '=', true)
    .executeTakeFirst();
  return row?.id;
}

/** Who signed in on this device today: whom the shared counter offers. */
export async function peopleOnDevice(
  regency: Regency,
  device: string,
): Promise<{ id: string; name: string; email: string }[]> {
  return regency.db
    .selectFrom('devicePeople')
    .innerJoin('people', 'people.id', 'devicePeople.personId')
    .select(['people.id', 'people.name', 'people.email'])
    .where('devicePeople.deviceHash', '=', regency.seal(device))
    .where('devicePeople.lastSignedInAt', '>=', instantOn(dayOf(regency.now(), WIB), 0, WIB))
    .where('people.isActive', '=', true)
    .orderBy('people.name')
    .execute();
}
