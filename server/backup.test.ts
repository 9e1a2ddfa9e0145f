import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIndustryPersonal, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';
import { seedDemo } from '../db/seed/demo/demo.server.ts';
import { backUp, checksums, restore, type Place } from './backup.ts';
import { temporaryDataFolder } from './data-folder.ts';

const migrations = join(import.meta.dirname, '..', 'db/migrations');
const EMPTY = 'restored_here';
let world: World;
let folder: string;
let from: Place;
let into: Place;
let maker: string;
beforeAll(async () => {
  world = await openWorld('2026-11-23 10:00');
  folder = temporaryDataFolder('ovo-backup');
  await world.regency.db.deleteFrom('duties').execute();
  await world.regency.db.deleteFrom('people').execute();
  const identity = openIdentity(world.regency.db, 'a-secret-for-tests-only-0123456789', 'http://127.0.0.1');
  await seedDemo(world.regency, identity, { password: 'sandi-uji-coba-1', tickets: 30, tell: () => {} });
  maker = await registerIndustry(world.regency, actorOf('koordinator'), makerWith());
  const place = (database: string, files: string): Place => ({
    pool: openPool({ ...world.connection, database }, 1),
    schema: 'k1310',
    regency: '13.10',
    files: join(folder, files),
  });
  from = place(world.connection.database, 'files');
  mkdirSync(join(from.files, 'ab'), { recursive: true });
  writeFileSync(join(from.files, 'ab', 'foto'), Buffer.from([0, 255, 10, 13, 0]));
  await from.pool.query(`create database ${EMPTY}`);
  into = place(EMPTY, 'files-restored');
});
afterAll(async () => {
  await into.pool.end();
  await from.pool.query(`drop database ${EMPTY} with (force)`);
  await from.pool.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

it('cadangan dipulihkan di tempat kosong menjadi kabupaten yang sama', async () => {
  const file = join(folder, 'cadangan');
  const before = await checksums(from.pool, 'k1310');
  const copied = await backUp(from, file, world.regency.now());
  expect(copied.rows).toBeGreaterThan(500);
  expect(copied.files).toBe(1);
  await expect(backUp(from, file, world.regency.now())).rejects.toThrow('already');

  const cut = join(folder, 'terpotong');
  writeFileSync(cut, readFileSync(file));
  truncateSync(cut, 5000);
  await expect(restore(into, cut, migrations)).rejects.toThrow(/damaged|cut off/);

  expect(await restore(into, file, migrations)).toEqual(copied);
  expect(await checksums(into.pool, 'k1310')).toEqual(before);
  expect(readFileSync(join(into.files, 'ab', 'foto'))).toEqual(readFileSync(join(from.files, 'ab', 'foto')));

  const db = openDatabase(into.pool, 'k1310');
  for (const { id, ...row } of await db.selectFrom('tickets').select(['id', 'state', 'version']).execute()) {
    const folded = foldTicket(id, await readActs(db, id));
    expect(row).toEqual({ state: folded?.state, version: folded?.version });
  }
  // What is encrypted is read with the key that is not in the backup.
  const restored = { ...world.regency, db, memo: new Map() };
  expect((await openIndustryPersonal(restored, actorOf('koordinator'), maker)).nik).toBe(
    makerWith().owner.nik,
  );
  await expect(restore(into, file, migrations)).rejects.toThrow('not empty');
});
