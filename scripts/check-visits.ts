/**
 * `npm run check:visits -- <check file> [data folder]`: compares what a phone says it did (saved on it under *Data*) with the
 * database: figures of both sides, and every difference by name; fails when there is one.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { comparePhone } from '#domain/visits/device-check.queries.server.ts';
import { checkFile } from '#domain/visits/device-check.ts';
import { openDatabase } from '#platform/db/database.server.ts';
import { reachDatabase } from '../server/reach.ts';
import { regencyOf } from '../server/runtime.ts';

const [file, dataFolder] = process.argv.slice(2);
if (file === undefined) throw new Error('npm run check:visits -- <check file> [data folder]');
const read = v.safeParse(checkFile, JSON.parse(await readFile(file, 'utf8')));
if (!read.success) throw new Error(`${file} is no check file of a phone.`);
if (dataFolder !== undefined) process.env['DATA_DIR'] = resolve(dataFolder);
const reached = await reachDatabase(join(import.meta.dirname, '..'), 2);
try {
  const { config, pool } = reached;
  // Nothing is signed or sealed here, so the key is of no account.
  const regency = regencyOf(config, openDatabase(pool, config.schema), '', false);
  const { phone, office, differences } = await comparePhone(regency, read.output);
  for (const [side, counts] of Object.entries({ phone, office }))
    for (const [name, count] of Object.entries(counts)) process.stdout.write(`${side}: ${count} ${name}\n`);
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  process.stdout.write(
    `${read.output.acts.length} acts and ${read.output.files.length} files checked, ${differences.length} differences\n`,
  );
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await reached.close();
}
