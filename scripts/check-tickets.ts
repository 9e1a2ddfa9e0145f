/** `npm run check:tickets`: folds every ticket again and compares; prints what differs and fails. */
import { join } from 'node:path';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { regencyOf } from '../server/runtime.ts';
import { startPostgres } from '../server/postgres.ts';

const config = readConfig(process.env, join(import.meta.dirname, '..'));
const postgres = config.databaseUrl === undefined ? await startPostgres(config.dataDir, () => {}) : undefined;
const pool = openPool(postgres?.connection ?? config.databaseUrl ?? '', 2);
try {
  // Nothing is signed or sealed here, so the key is of no account.
  const regency = regencyOf(config, openDatabase(pool, config.schema), '', false);
  const { tickets, differences } = await checkTickets(regency);
  for (const one of differences)
    process.stdout.write(`${one.code} ${one.where}: stored ${one.stored}, folded ${one.folded}\n`);
  process.stdout.write(`${tickets} tickets checked, ${differences.length} differences\n`);
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await pool.end();
  await postgres?.stop();
}
