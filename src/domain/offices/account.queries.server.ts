/** Reads about accounts: who may be helped back in, and who signed in on this device. */
import { unknownPerson } from '#domain/offices/account.problems.ts';
import { hasDuty, type StaffActor } from '#domain/offices/duty.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface AccountHolder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly office: string | undefined;
  readonly hasSecondFactor: boolean;
}

/** Whom this actor may hand a recovery link: an administrator anybody else, a coordinator everybody but administrators. */
export async function recoverablePeople(regency: Regency, actor: StaffActor): Promise<AccountHolder[]> {
  if (!hasDuty(actor, 'administrator', 'coordinator')) return [];
  const rows = await regency.db
    .selectFrom('people')
    .innerJoin('authUsers', 'authUsers.id', 'people.userId')
    .leftJoin('offices', 'offices.id', 'people.officeId')
    .select(['people.id', 'people.name', 'people.email', 'offices.shortName as office'])
    .select('authUsers.twoFactorEnabled')
    .where('people.isActive', '=', true)
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
  return rows.map(({ twoFactorEnabled, ...row }) => ({
    ...row,
    office: row.office ?? undefined,
    hasSecondFactor: twoFactorEnabled === true,
  }));
}

/** Whether this actor may hand a recovery link to that person; never to herself. */
export async function mayRecover(regency: Regency, actor: StaffActor, personId: string): Promise<boolean> {
  return (await recoverablePeople(regency, actor)).some((person) => person.id === personId);
}

/** Whose a recovery link is and what it does, while it can still be used. */
export async function openRecovery(
  regency: Regency,
  secret: string,
): Promise<{ name: string; email: string; clearsSecondFactor: boolean } | undefined> {
  return regency.db
    .selectFrom('recoveryLinks')
    .innerJoin('people', 'people.id', 'recoveryLinks.personId')
    .select(['people.name', 'people.email', 'recoveryLinks.clearsSecondFactor'])
    .where('recoveryLinks.hash', '=', regency.seal(secret))
    .where('recoveryLinks.usedAt', 'is', null)
    .where('recoveryLinks.expiresAt', '>', regency.now())
    .where('people.isActive', '=', true)
    .executeTakeFirst();
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

/** How long a shared counter remembers who works at it. */
const COUNTER_MS = 14 * 86_400_000;

/** Who signed in on this device in the last two weeks, whoever was last first: whom the shared counter offers. */
export async function peopleOnDevice(
  regency: Regency,
  device: string | undefined,
): Promise<{ id: string; name: string; email: string }[]> {
  if (device === undefined) return [];
  return regency.db
    .selectFrom('devicePeople')
    .innerJoin('people', 'people.id', 'devicePeople.personId')
    .select(['people.id', 'people.name', 'people.email'])
    .where('devicePeople.deviceHash', '=', regency.seal(device))
    .where('devicePeople.lastSignedInAt', '>=', new Date(regency.now().getTime() - COUNTER_MS))
    .where('people.isActive', '=', true)
    .orderBy('devicePeople.lastSignedInAt', 'desc')
    .execute();
}

/** The e-mail of somebody this device offers. @throws Problem unknownPerson for anybody else */
export async function emailOnDevice(
  regency: Regency,
  device: string | undefined,
  personId: string,
): Promise<string> {
  const person = (await peopleOnDevice(regency, device)).find((one) => one.id === personId);
  if (!person) throw unknownPerson();
  return person.email;
}
