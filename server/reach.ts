/** How a script reaches the database: a server by its address, the embedded one by its socket, started when it rests. */
import { mkdirSync } from 'node:fs';
import { readConfig, type Config } from '#platform/config.server.ts';
import { openPool } from '#platform/db/database.server.ts';
import type pg from 'pg';
import { embeddedConnection, startPostgres } from './postgres.ts';

export interface Reached {
  readonly config: Config;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** @param root the folder of the checkout, against which DATA_DIR is read */
export async function reachDatabase(root: string, connections: number): Promise<Reached> {
  const config = readConfig(process.env, root);
  if (config.databaseUrl !== undefined) {
    const pool = openPool(config.databaseUrl, connections);
    return { config, pool, close: () => pool.end() };
  }
  mkdirSync(config.dataDir, { recursive: true });
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
