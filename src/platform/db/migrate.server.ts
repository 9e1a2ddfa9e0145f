/** Forward-only numbered migrations, applied to one regency's schema in one transaction. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';

const SAFE_SCHEMA = /^[a-z][a-z0-9_]*$/;

/**
 * Brings the schema up to date and returns the names of the migrations applied now.
 * @param folder holds `0001_name.sql` files; they run with the schema first in the search path
 * @param upTo the last migration to apply; all when absent
 * @throws the first failing migration's error; nothing of the batch stays
 */
export async function migrate(
  pool: pg.Pool,
  schema: string,
  folder: string,
  upTo?: string,
): Promise<string[]> {
  if (!SAFE_SCHEMA.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  await sql`create extension if not exists pg_trgm with schema public`.execute(db);
  const migrator = new Migrator({
    db,
    migrationTableSchema: schema,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
    // Numbers are given to rooms before they land: a place that ran a later one still takes the earlier one that came after.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(filesOf(folder).map((file) => [file.name, upFrom(file.path, schema)])),
        ),
    },
  });
  const { error, results } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
  return (results ?? [])
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
}

function filesOf(folder: string): { name: string; path: string }[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({ name: file.replace('.sql', ''), path: join(folder, file) }));
}

function upFrom(path: string, schema: string) {
  return {
    async up(db: Kysely<unknown>) {
      await sql`set local search_path to ${sql.id(schema)}, public`.execute(db);
      await sql.raw(readFileSync(path, 'utf8')).execute(db);
      await sql`set local search_path to default`.execute(db);
    },
  };
}
