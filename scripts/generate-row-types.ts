/** Writes the row types of the schema into `src/platform/db/schema.ts`; with `--check` compares and fails when stale. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { generate, PostgresDialect as CodegenPostgres } from 'kysely-codegen';
import { openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { startPostgres } from '../server/postgres.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/platform/db/schema.ts');
const dataDir = temporaryDataFolder('ovo-types');
const postgres = await startPostgres(dataDir, () => {});
try {
  const pool = openPool(postgres.connection, 2);
  await migrate(pool, 'k1310', join(root, 'db/migrations'));
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  const dialect = new CodegenPostgres({
    defaultSchemas: ['k1310'],
    numericParser: 'number',
    dateParser: 'string',
  } as never);
  const output = await generate({
    camelCase: true,
    db,
    defaultSchemas: ['k1310'],
    dialect,
    includePattern: 'k1310.*',
    excludePattern: 'k1310.migration*',
    dateParser: 'string',
  } as never);
  await pool.end();
  const text = String(output)
    .replace(
      /^\/\*\*[\s\S]*?\*\//,
      '/** Row types, generated from the migrations by `npm run generate:types`. Do not edit. */',
    )
    // The pool reads whole numbers as numbers: see `types` in database.server.ts.
    .replace(/export type Int8 = [^;]*;/, 'export type Int8 = ColumnType<number, number, number>;')
    .replaceAll('K1310', '')
    .replaceAll('"k1310.', '"');
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) {
      process.stderr.write('src/platform/db/schema.ts is stale: run `npm run generate:types`.\n');
      process.exitCode = 1;
    }
  } else writeFileSync(target, text);
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
