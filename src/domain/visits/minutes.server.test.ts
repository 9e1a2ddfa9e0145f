import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutesFor } from '#domain/visits/minutes.queries.server.ts';
import { missVisit, planVisit, reportVisit } from '#domain/visits/visit.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

const budi = actorOf('lapangan');
let world: World;
const ids = { held: '', missed: '', planned: '' };

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const { regency } = world;
  const plan = { nagariCode: '13.10.04.2001', on: '2026-11-23', personId: budi.personId };
  const planned = async () =>
    (await planVisit(regency, actorOf('koordinator'), { ...plan, reason: 'potential' })).after.id;
  for (const key of ['held', 'missed', 'planned'] as const) ids[key] = await planned();
  const report = {
    purpose: null,
    metName: 'Dt. Sati',
    metAs: 'wali jorong',
    found: 'Durian berbuah.',
    agreed: null,
    signedName: null,
  };
  const given = { on: '2026-11-20', report, place: null };
  await reportVisit(regency, actorOf('koordinator'), { id: ids.held }, given);
  const miss = { on: null, because: 'nobody_home', note: 'Ke ladang.' } as const;
  await missVisit(regency, budi, { id: ids.missed }, miss);
});
afterAll(() => world.close());

it('kepala suratnya OPD petugas yang pergi; hari kunjungan dan yang menulis terbaca', async () => {
  const minutes = await minutesFor(world.regency, budi, ids.held);
  expect(minutes).toMatchObject({
    office: { name: expect.stringContaining('Perindustrian') },
    officer: { name: 'Budi Santoso' },
    target: { kind: 'nagari' },
    place: null,
    signatureId: null,
    signedBy: 'Dt. Sati',
    written: { by: expect.any(String), arrivedAt: null },
  });
  expect(minutes?.heldAt).toEqual(new Date('2026-11-20T12:00:00+07:00'));
});

it('petugas tanpa OPD memakai kepala surat OPD penanggung jawab', async () => {
  const { db } = world.regency;
  await db.updateTable('people').set({ officeId: null }).where('id', '=', budi.personId).execute();
  const lead = await db.selectFrom('offices').select('name').where('isLeadAgency', '=', true).execute();
  expect((await minutesFor(world.regency, budi, ids.held))?.office.name).toBe(lead[0]?.name);
});

it('belum ada berita acara sebelum ada yang ditemui, dan tidak ada lagi sesudah isinya dihapus', async () => {
  const { regency } = world;
  for (const id of [ids.missed, ids.planned]) expect(await minutesFor(regency, budi, id)).toBeNull();
  const { db } = regency;
  const words = { metName: null, metAs: null, purpose: null, found: null, agreed: null, signedName: null };
  const before = await db
    .selectFrom('visitReports')
    .selectAll()
    .where('visitId', '=', ids.held)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('visitReports')
    .set({ ...words, erasedAt: regency.now() })
    .where('visitId', '=', ids.held)
    .execute();
  expect(await minutesFor(regency, budi, ids.held)).toBeNull();
  await db.updateTable('visitReports').set(before).where('visitId', '=', ids.held).execute();
});

it('hanya yang boleh membaca kunjungannya; yang lain diberi tahu tidak ada', async () => {
  const { regency } = world;
  for (const who of ['lapangan', 'koordinator', 'loket', 'kepala'] as const)
    expect(await minutesFor(regency, actorOf(who), ids.held), who).not.toBeNull();
  for (const who of ['petugasDinkes', 'wali', 'admin', 'pimpinan', 'camat', 'nobody'] as const)
    await expect(minutesFor(regency, actorOf(who), ids.held), who).rejects.toMatchObject({ status: 404 });
  await expect(minutesFor(regency, budi, 'bukan-id')).rejects.toMatchObject({ status: 404 });
});
