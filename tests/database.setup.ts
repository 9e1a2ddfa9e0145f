/** One PostgreSQL for the whole run, and a migrated and seeded template database that every test file clones. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { seedReference } from '../db/seed/reference.server.ts';
import { startPostgres } from '../server/postgres.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresHost: string;
  }
}

export const TEMPLATE = 'ovo_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = join(import.meta.dirname, '..');
  const dataDir = temporaryDataFolder('ovo-test');
  const postgres = await startPostgres(dataDir, () => {});
  const admin = openPool(postgres.connection, 1);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const pool = openPool({ ...postgres.connection, database: TEMPLATE }, 2);
  await migrate(pool, 'k1310', join(root, 'db/migrations'));
  await seedReference(openDatabase(pool, 'k1310'), join(root, 'db/seed'), '13.10');
  await pool.end();
  project.provide('postgresHost', postgres.connection.host);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
