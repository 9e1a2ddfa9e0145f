import { utimes } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { knownFiles } from '#domain/stored-files.server.ts';
import { takePiece } from '#domain/visits/device-file.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { filesOfVisit, visitFileFor } from '#domain/visits/visit-file.queries.server.ts';
import { pathOfFile, readStored, sweepFiles } from '#platform/files/store.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openTaking, phoneOf } from '#tests/phone.ts';
import { openWorld, type World } from '#tests/world.ts';

const budi = actorOf('lapangan');
let world: World;
let taking: Awaited<ReturnType<typeof openTaking>>;
let visitId = '';
let fileId = '';

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  taking = await openTaking();
  const { regency } = world;
  const { after } = await planVisit(regency, actorOf('koordinator'), {
    nagariCode: '13.10.04.2001',
    reason: 'potential',
    on: '2026-11-23',
    personId: budi.personId,
  });
  visitId = after.id;
  const phone = await phoneOf(regency, budi, taking);
  const picture = sharp({
    create: { width: 60, height: 40, channels: 3, background: { r: 9, g: 99, b: 9 } },
  });
  const { sent, bytes } = await phone.file('photo', Uint8Array.from(await picture.jpeg().toBuffer()));
  fileId = sent.id;
  const form = { metName: 'Murni', found: 'Durian berbuah.' };
  await phone.send([await phone.act('visit.report', { visitId, form }, { files: [sent] })]);
  await takePiece(regency, phone.id, { fileId, from: 0, bytes }, taking.folders);
});
afterAll(async () => {
  await taking.close();
  await world.close();
});

it('sapu berkas tidak menyentuh foto kunjungan, juga setelah lama; yang dihapus ikut tersapu', async () => {
  const { regency } = world;
  const long = new Date('2026-01-01');
  await utimes(pathOfFile(taking.folders.files, fileId), long, long);
  const known = (ids: string[]) => knownFiles(regency, ids);
  expect(await sweepFiles(taking.folders.files, regency.now(), known)).toBe(0);
  expect(await readStored(taking.folders.files, fileId)).toBeDefined();
  await regency.db.updateTable('visitFiles').set({ erasedAt: regency.now() }).execute();
  expect(await knownFiles(regency, [fileId])).toEqual(new Set());
  expect(await filesOfVisit(regency, visitId)).toEqual([]);
  await expect(visitFileFor(regency, budi, fileId)).rejects.toMatchObject({ code: 'visit_not_found' });
  await regency.db.updateTable('visitFiles').set({ erasedAt: null }).execute();
});

it('foto dibuka oleh yang boleh membaca kunjungannya, yang lain diberi tahu tidak ada', async () => {
  const { regency } = world;
  for (const who of ['lapangan', 'koordinator', 'loket', 'kepala'] as const)
    expect(await visitFileFor(regency, actorOf(who), fileId)).toMatchObject({ mediaType: 'image/webp' });
  for (const who of ['petugasDinkes', 'wali', 'admin', 'pimpinan', 'nobody'] as const)
    await expect(visitFileFor(regency, actorOf(who), fileId), who).rejects.toMatchObject({ status: 404 });
  await expect(visitFileFor(regency, budi, 'bukan-id')).rejects.toMatchObject({ status: 404 });
});

it('tempat dan waktunya berdiri di sampingnya, bukan di dalam gambar', async () => {
  const [file] = await filesOfVisit(world.regency, visitId);
  expect(file).toMatchObject({ kind: 'photo', place: { lat: -0.98, lng: 101.55, accuracyM: 8 } });
  const stored = await readStored(taking.folders.files, fileId);
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
});
