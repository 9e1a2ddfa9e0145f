/** How a script reaches the database: a server by its address, the embedded one by its socket, started when it rests. */
import { readConfig, type Config } from '#platform/config.server.ts';
import { openPool } from '#platform/db/database.server.ts';
import type pg from 'pg';
import { openDataFolder } from './data-folder.ts';
import { embeddedConnection, startPostgres } from './postgres.ts';
import { databaseSentence } from './sentences.ts';

const OLDEST_SERVER = 150_000;

export interface Reached {
  readonly config: Config;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** @param root the folder of the checkout, against which DATA_DIR is read */
export async function reachDatabase(root: string, connections: number): Promise<Reached> {
  const config = readConfig(process.env, root);
  if (config.databaseUrl !== undefined) {
    openDataFolder(config.dataDir);
    const pool = await reachServer(config.databaseUrl, connections);
    return { config, pool, close: () => pool.end() };
  }
  openDataFolder(config.dataDir);
  const running = await embeddedConnection(config.dataDir);
  if (running) {
    const pool = openPool(running, connections);
    return { config, pool, close: () => pool.end() };
  }
  const postgres = await startPostgres(config.dataDir, (line) => process.stdout.write(`${line}\n`));
  const pool = openPool(postgres.connection, connections);
  return {
    config,
    pool,
    async close() {
      await pool.end();
      await postgres.stop();
    },
  };
}

/** A pool on the server of DATABASE_URL, after one question to it. @throws Error a sentence when it cannot serve */
export async function reachServer(databaseUrl: string, connections: number): Promise<pg.Pool> {
  const pool = openPool(databaseUrl, connections);
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    if ((rows[0]?.version ?? 0) >= OLDEST_SERVER) return pool;
  } catch (error) {
    await pool.end();
    throw new Error(databaseSentence(error, databaseUrl), { cause: error });
  }
  await pool.end();
  throw new Error('DATABASE_URL: this PostgreSQL is older than version 15.');
}
