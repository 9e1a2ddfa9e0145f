/**
 * `npm run check:figures`: counts every figure again from the acts and compares; prints what differs and fails.
 * With `--recount` it first puts everything right: what waits is counted, then every ticket again.
 */
import { join } from 'node:path';
import { checkFigures } from '#domain/outcomes/outcome.check.server.ts';
import { requestRecount, tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { openDatabase } from '#platform/db/database.server.ts';
import { reachDatabase } from '../server/reach.ts';
import { regencyOf } from '../server/runtime.ts';

const SHOWN = 50;

const reached = await reachDatabase(join(import.meta.dirname, '..'), 2);
try {
  const { config, pool } = reached;
  // Nothing is signed or sealed here, so the key is of no account.
  const regency = regencyOf(config, openDatabase(pool, config.schema), '', false);
  if (process.argv.includes('--recount')) {
    await regency.db.transaction().execute((trx) => requestRecount(trx));
    process.stdout.write(`${await tallyFigures(regency)} tickets counted\n`);
  }
  const { tickets, waiting, differences } = await checkFigures(regency);
  for (const one of differences.slice(0, SHOWN))
    process.stdout.write(`${one.where}: stored ${one.stored}, counted ${one.counted}\n`);
  if (differences.length > SHOWN) process.stdout.write(`… and ${differences.length - SHOWN} more\n`);
  process.stdout.write(
    `${tickets} tickets checked, ${waiting} wait to be counted, ${differences.length} differences\n`,
  );
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await reached.close();
}
