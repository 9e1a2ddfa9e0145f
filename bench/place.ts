/** A place of the bench: a data folder with its own PostgreSQL, migrated, with the reference data. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { readConfig, type Config } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { seedReference } from '../db/seed/reference.server.ts';
import { embeddedConnection, startPostgres } from '../server/postgres.ts';
import { regencyOf } from '../server/runtime.ts';

export const KEY = 'a-secret-for-the-bench-only-0123456789';
export const PASSWORD = 'sandi-uji-coba-1';
const root = join(import.meta.dirname, '..');

export interface Place {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly regency: Regency;
  close(): Promise<void>;
}

/** Opens a place, starting its PostgreSQL unless a server of it runs already. */
export async function openPlace(dataDir: string, connections: number): Promise<Place> {
  mkdirSync(dataDir, { recursive: true });
  const config = readConfig({ DATA_DIR: dataDir, SECRET_KEY: KEY }, root);
  const running = await embeddedConnection(dataDir);
  const postgres = running ? undefined : await startPostgres(dataDir, () => {});
  const connection = running ?? postgres?.connection;
  if (!connection) throw new Error('no database');
  const pool = openPool(connection, connections);
  const db = openDatabase(pool, config.schema);
  if (postgres) {
    await migrate(pool, config.schema, join(root, 'db/migrations'));
    await seedReference(db, join(root, 'db/seed'), config.regency);
  }
  return {
    config,
    pool,
    regency: regencyOf(config, db, KEY, false),
    async close() {
      await pool.end();
      await postgres?.stop();
    },
  };
}
