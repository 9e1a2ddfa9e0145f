import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeAdministrator,
  makeRecoveryLink,
  useRecoveryLink,
} from '#domain/offices/account.commands.server.ts';
import { openRecovery } from '#domain/offices/account.queries.server.ts';
import {
  accountsOf,
  createAccount,
  openIdentity,
  type Identity,
} from '#platform/identity/identity.server.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

const WHO = { name: 'Administrator', email: 'Kepala.TU@contoh.id', password: 'sandi-yang-panjang-1' };
let world: World;
let identity: Identity;
beforeAll(async () => {
  world = await openWorld();
  identity = openIdentity(world.regency.db, 'a-secret-for-tests-only-0123456789', 'http://127.0.0.1');
});
afterAll(() => world.close());

const signsIn = (password: string) =>
  identity.api
    .signInEmail({ body: { email: WHO.email.toLowerCase(), password } })
    .then(() => true)
    .catch(() => false);

it('akun yang tertinggal karena mesin mati di tengah jalan diambil alih, bukan menghalangi', async () => {
  // What a kill between the account and its person leaves behind.
  await createAccount(identity, { ...WHO, password: 'sandi-yang-tertinggal' });
  await makeAdministrator(world.regency, accountsOf(identity), WHO);
  expect(await signsIn('sandi-yang-tertinggal')).toBe(false);
  expect(await signsIn(WHO.password)).toBe(true);
  const people = await world.regency.db
    .selectFrom('people')
    .innerJoin('duties', 'duties.personId', 'people.id')
    .select(['people.userId', 'duties.duty'])
    .where('people.email', '=', WHO.email.toLowerCase())
    .execute();
  expect(people).toEqual([{ userId: expect.any(String) as string, duty: 'administrator' }]);
});

it('alamat yang sudah dipakai orang lain ditolak, dan sandinya tetap', async () => {
  const again = makeAdministrator(world.regency, accountsOf(identity), {
    ...WHO,
    password: 'sandi-orang-lain',
  });
  await expect(again).rejects.toEqual(expect.objectContaining({ code: 'email_taken' }));
  expect(await signsIn(WHO.password)).toBe(true);
});

/** An account for somebody of the cast, with a telephone that makes codes. */
async function withPhone(who: CastKey): Promise<string> {
  const { id, name, email } = CAST[who];
  const userId = await createAccount(identity, { name, email, password: 'sandi-lama-sekali-1' });
  const { db } = world.regency;
  await db.updateTable('people').set({ userId }).where('id', '=', id).execute();
  await db.updateTable('authUsers').set({ twoFactorEnabled: true }).where('id', '=', userId).execute();
  await db
    .insertInto('authTwoFactors')
    .values({ id: world.regency.newId(), userId, secret: 'rahasia', backupCodes: '[]' })
    .execute();
  return userId;
}

/** What the account still asks for, and what the history of changes says about its owner. */
async function stateOf(who: CastKey, userId: string) {
  const { db } = world.regency;
  const account = await db
    .selectFrom('authUsers')
    .select('twoFactorEnabled')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const phones = await db.selectFrom('authTwoFactors').select('id').where('userId', '=', userId).execute();
  const history = await db
    .selectFrom('audits')
    .select(['actorId', 'verb', 'after'])
    .where('subjectId', '=', CAST[who].id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return { asksForCode: account.twoFactorEnabled === true && phones.length > 0, history };
}

it('tautan pemulihan yang dicentang mematikan kode dari HP; keduanya tercatat, saat diserahkan dan saat dipakai', async () => {
  const userId = await withPhone('petugasDinkes');
  const link = await makeRecoveryLink(world.regency, actorOf('koordinator'), {
    personId: CAST.petugasDinkes.id,
    isPhoneLost: true,
  });
  expect(link).toMatchObject({ clearsSecondFactor: true, person: { name: CAST.petugasDinkes.name } });
  // Handing the paper over changes nothing yet.
  expect((await stateOf('petugasDinkes', userId)).asksForCode).toBe(true);
  expect(await openRecovery(world.regency, link.secret)).toMatchObject({ clearsSecondFactor: true });
  await useRecoveryLink(world.regency, accountsOf(identity), link.secret, 'kalimat baru saya');
  const { asksForCode, history } = await stateOf('petugasDinkes', userId);
  expect(asksForCode).toBe(false);
  expect(history).toEqual([
    { actorId: CAST.koordinator.id, verb: 'make_recovery_link', after: { clearsSecondFactor: true } },
    { actorId: CAST.petugasDinkes.id, verb: 'use_recovery_link', after: { clearsSecondFactor: true } },
  ]);
});

it('tanpa centang kode dari HP tetap diminta, dan riwayat tidak menyebutnya', async () => {
  const userId = await withPhone('petugasDpmptsp');
  const { secret } = await makeRecoveryLink(world.regency, actorOf('admin'), {
    personId: CAST.petugasDpmptsp.id,
    isPhoneLost: false,
  });
  await useRecoveryLink(world.regency, accountsOf(identity), secret, 'kalimat baru saya');
  const { asksForCode, history } = await stateOf('petugasDpmptsp', userId);
  expect(asksForCode).toBe(true);
  expect(history.map((line) => line.after)).toEqual([null, null]);
});

it('HP yang baru dipasang setelah tautan diserahkan tidak ikut dimatikan', async () => {
  const { id, name, email } = CAST.petugasPertanian;
  const userId = await createAccount(identity, { name, email, password: 'sandi-lama-sekali-1' });
  await world.regency.db.updateTable('people').set({ userId }).where('id', '=', id).execute();
  const link = await makeRecoveryLink(world.regency, actorOf('koordinator'), {
    personId: id,
    isPhoneLost: true,
  });
  expect(link.clearsSecondFactor).toBe(false);
});

it('tidak seorang pun membuat tautan untuk dirinya sendiri, koordinator tidak untuk administrator, petugas tidak untuk siapa pun', async () => {
  await withPhone('koordinator');
  await withPhone('admin');
  const refused = { code: 'may_not_recover' };
  for (const [who, whom] of [
    ['koordinator', 'koordinator'],
    ['admin', 'admin'],
    ['koordinator', 'admin'],
    ['loket', 'petugasDinkes'],
    ['kepala', 'petugasDinkes'],
  ] as const) {
    const handed = makeRecoveryLink(world.regency, actorOf(who), {
      personId: CAST[whom].id,
      isPhoneLost: true,
    });
    await expect(handed).rejects.toEqual(expect.objectContaining(refused));
  }
  expect(
    await world.regency.db
      .selectFrom('recoveryLinks')
      .select('id')
      .where('personId', 'in', [CAST.koordinator.id, CAST.admin.id])
      .execute(),
  ).toEqual([]);
});
