import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { openWorld } from '#tests/world.ts';

const all = join(import.meta.dirname, '../../../db/migrations');
const folder = mkdtempSync(join(tmpdir(), 'ovo-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tempat yang sudah memakai versi sebelumnya maju sampai yang terbaru, juga bila satu langkah baru datang belakangan', async () => {
  const world = await openWorld();
  const pool = openPool(world.connection, 2);
  const early = readdirSync(all).filter((file) => file < '0026' && !file.startsWith('0021'));
  for (const file of early) cpSync(join(all, file), join(folder, file));
  expect(await migrate(pool, 'k9999', folder)).toHaveLength(early.length);
  const rest = await migrate(pool, 'k9999', all);
  expect(rest).toContain('0021_formal_requests');
  expect(rest).toHaveLength(readdirSync(all).length - early.length);
  expect(await migrate(pool, 'k9999', all)).toEqual([]);
  await pool.end();
  await world.close();
});
