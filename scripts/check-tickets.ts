/** `npm run check:tickets`: folds every ticket again and compares; prints what differs and fails. */
import { join } from 'node:path';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { openDatabase } from '#platform/db/database.server.ts';
import { reachDatabase } from '../server/reach.ts';
import { regencyOf } from '../server/runtime.ts';

const reached = await reachDatabase(join(import.meta.dirname, '..'), 2);
try {
  const { config, pool } = reached;
  // Nothing is signed or sealed here, so the key is of no account.
  const regency = regencyOf(config, openDatabase(pool, config.schema), '', false);
  const { tickets, differences } = await checkTickets(regency);
  for (const one of differences)
    process.stdout.write(`${one.code} ${one.where}: stored ${one.stored}, folded ${one.folded}\n`);
  process.stdout.write(`${tickets} tickets checked, ${differences.length} differences\n`);
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await reached.close();
}
