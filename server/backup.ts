/**
 * Backup and restore: every table of the regency in one snapshot while people work, and every file; not the secret key.
 * Files are copied after the rows, and a file is on the disk before its row is, so every row finds its file.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, globSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type pg from 'pg';
import { migrate } from '#platform/db/migrate.server.ts';
import { readFrames, writeFrames, type Manifest } from './backup-file.ts';

const BATCH = 500;
/** The migrator's own tables: restored by migrating, not by copying. */
const OWN = new Set(['migrations', 'migration_lock']);

export interface Place {
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly regency: string;
  /** The folder of the files people sent. */
  readonly files: string;
}

export interface Copied {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/** Writes everything into `path`. @throws Error a sentence when the file is there already */
export async function backUp(place: Place, path: string, now: Date): Promise<Copied> {
  if (existsSync(path)) throw new Error(`${path} is there already; a backup never overwrites one.`);
  const { schema } = place;
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const writer = await writeFrames(part);
  const client = await place.pool.connect();
  const tables: Record<string, { rows: number; sha256: string }> = {};
  const files: Record<string, string> = {};
  let migrations: string[];
  try {
    await client.query("set timezone = 'UTC'");
    await client.query('begin isolation level repeatable read read only');
    migrations = await migrationsOf(client, schema);
    for (const table of await tablesOf(client, schema)) {
      const hash = createHash('sha256');
      let rows = 0;
      await client.query(
        `declare everything no scroll cursor for select row_to_json(t)::text as line from ${at(schema, table)} t`,
      );
      for (;;) {
        const { rows: batch } = await client.query<{ line: string }>(`fetch ${BATCH} from everything`);
        if (batch.length === 0) break;
        const payload = Buffer.from(batch.map((row) => `${row.line}\n`).join(''));
        hash.update(payload);
        rows += batch.length;
        await writer.frame({ kind: 'rows', table, count: batch.length, bytes: payload.length }, payload);
      }
      await client.query('close everything');
      tables[table] = { rows, sha256: hash.digest('hex') };
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.query('reset timezone').catch(() => {});
    client.release();
  }
  for (const found of globSync('**/*', { cwd: place.files, withFileTypes: true })) {
    if (!found.isFile() || found.name.endsWith('.part')) continue;
    const full = join(found.parentPath, found.name);
    const payload = await readFile(full).catch((error: NodeJS.ErrnoException) => {
      // Erased since the snapshot: then it is not to be kept.
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (payload === undefined) continue;
    const name = full.slice(resolve(place.files).length + 1).replaceAll(sep, '/');
    files[name] = createHash('sha256').update(payload).digest('hex');
    await writer.frame({ kind: 'file', path: name, bytes: payload.length }, payload);
  }
  const manifest: Manifest = {
    regency: place.regency,
    madeAt: now.toISOString(),
    migrations,
    tables,
    files,
  };
  const payload = Buffer.from(JSON.stringify(manifest));
  await writer.frame({ kind: 'manifest', bytes: payload.length }, payload);
  await writer.end();
  renameSync(part, path);
  return summary(manifest);
}

/**
 * Puts a backup into an empty place, at the backup's own migration; the next start migrates on.
 * @param migrations the folder of migrations
 * @throws Error a sentence when the place is not empty, the file is damaged, or it belongs elsewhere
 */
export async function restore(place: Place, path: string, migrations: string): Promise<Copied> {
  const manifest = await checkBackup(path);
  if (manifest.regency !== place.regency)
    throw new Error(`${path} is of the regency ${manifest.regency}, this place is for ${place.regency}.`);
  await requireEmpty(place);
  const { schema } = place;
  await place.pool.query(`drop schema if exists "${schema}" cascade`);
  const last = manifest.migrations.at(-1);
  const applied = await migrate(place.pool, schema, migrations, last);
  if (applied.join() !== manifest.migrations.join())
    throw new Error(`${path} was made by another version (${last ?? 'none'}); restore it with that one.`);
  const client = await place.pool.connect();
  try {
    await client.query('begin');
    await client.query("set local timezone = 'UTC'");
    const tables = await tablesOf(client, schema);
    if (tables.length > 0)
      await client.query(`truncate ${tables.map((table) => at(schema, table)).join(', ')}`);
    // Rows refer to each other in circles: the constraints come back at the end and then look at every row.
    const constraints = await foreignKeysOf(client, schema);
    for (const key of constraints) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
    const columns = new Map<string, string>();
    for await (const { head, payload } of readFrames(path)) {
      if (head.kind === 'rows') {
        const list = columns.get(head.table) ?? (await columnsOf(client, schema, head.table));
        columns.set(head.table, list);
        const name = at(schema, head.table);
        await client.query(
          `insert into ${name} (${list}) overriding system value
           select ${list} from json_populate_recordset(null::${name}, $1::json)`,
          [`[${payload.toString('utf8').trimEnd().split('\n').join(',')}]`],
        );
      } else if (head.kind === 'file') {
        const full = insideOf(place.files, head.path);
        await mkdir(dirname(full), { recursive: true });
        await writeFile(full, payload, { mode: 0o600 });
      }
    }
    for (const key of constraints)
      await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
    await setSequences(client, schema);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  await place.pool.query('analyze');
  return summary(manifest);
}

/** Reads the whole file and compares every checksum. @throws Error a sentence for the first thing that is wrong */
async function checkBackup(path: string): Promise<Manifest> {
  const tables = new Map<string, { rows: number; hash: Hash }>();
  const files = new Map<string, string>();
  let manifest: Manifest | undefined;
  for await (const { head, payload } of readFrames(path)) {
    if (head.kind === 'rows') {
      const table = tables.get(head.table) ?? { rows: 0, hash: createHash('sha256') };
      tables.set(head.table, table);
      table.rows += head.count;
      table.hash.update(payload);
    } else if (head.kind === 'file') files.set(head.path, createHash('sha256').update(payload).digest('hex'));
    else manifest = JSON.parse(payload.toString('utf8')) as Manifest;
  }
  if (manifest === undefined) throw new Error(`${path} is cut off: it has no manifest.`);
  for (const [name, table] of Object.entries(manifest.tables)) {
    const found = tables.get(name) ?? { rows: 0, hash: createHash('sha256') };
    if (found.rows !== table.rows || found.hash.digest('hex') !== table.sha256)
      throw new Error(`${path} is damaged: the table ${name} is not what it was.`);
  }
  for (const [name, sha256] of Object.entries(manifest.files))
    if (files.get(name) !== sha256) throw new Error(`${path} is damaged: a file is not what it was.`);
  return manifest;
}

/** The checksum of each table as it is now, whatever the order of its rows; for comparing two places. */
export async function checksums(pool: pg.Pool, schema: string): Promise<Record<string, string>> {
  const client = await pool.connect();
  const sums: Record<string, string> = {};
  try {
    await client.query("set timezone = 'UTC'");
    for (const table of await tablesOf(client, schema)) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(line, ',' order by line collate "C")), '') as sum
         from (select md5(row_to_json(t)::text) as line from ${at(schema, table)} t) lines`,
      );
      sums[table] = rows[0]?.sum ?? '';
    }
    await client.query('reset timezone');
  } finally {
    client.release();
  }
  return sums;
}

async function requireEmpty({ pool, schema, files }: Place): Promise<void> {
  const others = await pool.query(
    `select 1 from pg_stat_activity where application_name = 'ovo-prima' and datname = current_database()
     and pid <> pg_backend_pid() and not (pid = any($1))`,
    [await ownPids(pool)],
  );
  if (others.rowCount) throw new Error('A server is running in this place; stop it before restoring.');
  const there = await pool.query('select to_regclass($1) is not null as there', [`${schema}.people`]);
  if (there.rows[0]?.there) {
    const used = await pool.query(
      `select exists (select from ${at(schema, 'people')}) or exists (select from ${at(schema, 'tickets')}) as used`,
    );
    if (used.rows[0]?.used) throw new Error('This place is not empty; a restore never overwrites anything.');
  }
  if (globSync('**/*', { cwd: files, withFileTypes: true }).some((found) => found.isFile()))
    throw new Error(`${files} is not empty; a restore never overwrites anything.`);
}

/** A restore uses a pool of one connection, so this is all of us. */
async function ownPids(pool: pg.Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows.map((row) => row.pid);
}

async function tablesOf(client: pg.ClientBase, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') order by 1`,
    [schema],
  );
  return rows.map((row) => row.name).filter((name) => !OWN.has(name));
}

async function migrationsOf(client: pg.ClientBase, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from ${at(schema, 'migrations')} order by name`,
  );
  return rows.map((row) => row.name);
}

async function columnsOf(client: pg.ClientBase, schema: string, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
    [schema, table],
  );
  return rows.map((row) => row.name).join(', ');
}

async function foreignKeysOf(client: pg.ClientBase, schema: string) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name,
            pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where n.nspname = $1 and c.contype = 'f' and c.conparentid = 0`,
    [schema],
  );
  return rows;
}

async function setSequences(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select table_name as table, column_name as column,
            pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name) as sequence
     from information_schema.columns where table_schema = $1
     and pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name) is not null`,
    [schema],
  );
  for (const row of rows)
    await client.query(
      `select setval($1, greatest(1, (select coalesce(max("${row.column}"), 1) from ${at(schema, row.table)})))`,
      [row.sequence],
    );
}

/** A path of the backup below the folder. @throws Error when it would lead out of it */
function insideOf(folder: string, path: string): string {
  const full = resolve(folder, path);
  if (!full.startsWith(resolve(folder) + sep)) throw new Error('The backup names a file outside its folder.');
  return full;
}

function at(schema: string, table: string): string {
  return `"${schema}"."${table}"`;
}

function summary(manifest: Manifest): Copied {
  const tables = Object.values(manifest.tables);
  return {
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: Object.keys(manifest.files).length,
  };
}
