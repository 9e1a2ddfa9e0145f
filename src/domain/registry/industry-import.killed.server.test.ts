/** An import whose process is killed with -9 in the middle of a piece, and gone on with by another process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchColumns, startImport, takeSheet } from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting, PIECE } from '#domain/registry/industry-import.run.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

const FIGURES = sql.table('k1310.industry_figures');
let world: World;
const coordinator = actorOf('koordinator');
const folder = mkdtempSync(join(tmpdir(), 'ovo-killed-'));
const started: ChildProcess[] = [];

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const one of started) one.kill('SIGKILL');
  await world.close();
  rmSync(folder, { recursive: true });
});

function anotherProcess(): ChildProcess {
  const program = join(import.meta.dirname, '../../../tests/importing-process.ts');
  const one = spawn(process.execPath, [program, JSON.stringify(world.connection), folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(one);
  return one;
}

it('proses yang dibunuh di tengah sepotong: proses lain meneruskan, setiap baris ditulis tepat satu kali', async () => {
  const { regency } = world;
  const { db } = regency;
  const rows = 3 * PIECE + 500;
  const lines = Array.from(
    { length: rows },
    (_, i) => `Usaha ${i};Ibu ${i};Sitiung;Keripik ${i};${i + 1}000\n`,
  );
  const id = await takeSheet(regency, coordinator, folder, {
    file: new File([`Nama;Pemilik;Nagari;Produk;Omzet\n${lines.join('')}`], 'panjang.csv'),
    source: 'Panjang',
  });
  await matchColumns(regency, coordinator, id, {
    columns: ['name', 'ownerName', 'nagari', 'product', 'sales'],
    figuresYear: 2025,
  });
  await goOnImporting(regency, folder);
  await startImport(regency, coordinator, id, { partial: false, gaps: false });
  const standing = () =>
    db
      .selectFrom('sheetImports')
      .select(['state', 'rowDone', 'rowsWritten'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const countOf = async (table: 'industries' | 'industryOwners' | 'industryFigures' | 'industryProducts') => {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  const heldUp = async () => {
    const asked = await sql<object>`
      select from pg_locks
      where not granted and relation = 'k1310.industry_figures'::regclass`.execute(db);
    return asked.rows.length;
  };

  // The first piece is written; of the second the makers, and before their figures the process dies.
  await goOnImporting(regency, folder, () => true);
  await db.transaction().execute(async (trx) => {
    await sql`lock table ${FIGURES} in share mode`.execute(trx);
    const first = anotherProcess();
    await expect.poll(heldUp, { timeout: 20_000 }).toBe(1);
    first.kill('SIGKILL');
    expect(await once(first, 'exit')).toEqual([null, 'SIGKILL']);
  });
  expect(await standing()).toEqual({ state: 'going', rowDone: PIECE + 1, rowsWritten: PIECE });

  const second = anotherProcess();
  expect(await once(second, 'exit')).toEqual([0, null]);
  expect(await standing()).toMatchObject({ state: 'done', rowsWritten: rows });
  for (const table of ['industries', 'industryOwners', 'industryFigures', 'industryProducts'] as const)
    expect([table, await countOf(table)]).toEqual([table, rows]);
  const { names } = await db
    .selectFrom('industries')
    .select((eb) => eb.fn.count<number>('name').distinct().as('names'))
    .executeTakeFirstOrThrow();
  expect(Number(names)).toBe(rows);
});
