import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAdministrator } from '#domain/offices/account.commands.server.ts';
import {
  accountsOf,
  createAccount,
  openIdentity,
  type Identity,
} from '#platform/identity/identity.server.ts';
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
