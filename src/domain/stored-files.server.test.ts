/** No file of anybody is taken for nobody's: every table that keeps files is asked. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownFiles, STORED_FILES } from '#domain/stored-files.server.ts';
import { pathOfFile, readStored, sweepFiles } from '#platform/files/store.server.ts';
import { openWorld, wib, type World } from '#tests/world.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'ovo-files-'));
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test('setiap tabel yang menyimpan jenis dan sidik berkas ada dalam daftar', async () => {
  const { rows } = await sql<{ tableName: string }>`
    select table_name from information_schema.columns
    where table_schema = 'k1310' and column_name in ('media_type', 'sha256')
    group by table_name having count(*) = 2 order by table_name`.execute(world.regency.db);
  expect(Object.keys(STORED_FILES).map(snake).toSorted()).toEqual(rows.map(({ tableName }) => tableName));
});

test('penyapuan tidak menyentuh berkas tabel mana pun; yang sudah dihapus dan yang tak bertuan hilang', async () => {
  const { db, newId } = world.regency;
  const [kept, erased, stray] = [new Map<string, string>(), new Map<string, string>(), newId()];
  // Nothing but a file is of interest here, not what it belongs to.
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    for (const table of Object.keys(STORED_FILES).map(snake))
      for (const [ids, erasedAt] of [
        [kept, null],
        [erased, wib('2026-11-20 09:00')],
      ] as const) {
        const id = newId();
        ids.set(table, id);
        await sql`insert into ${sql.table(`k1310.${table}`)}
          select * from jsonb_populate_record(null::${sql.table(`k1310.${table}`)}, ${JSON.stringify(rowOf(table, id, erasedAt))})`.execute(
          one,
        );
      }
    await sql`set session_replication_role = origin`.execute(one);
  });
  const files = [...kept.values(), ...erased.values(), stray];
  for (const id of files) {
    const path = pathOfFile(folder, id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'isi');
    utimesSync(path, wib('2026-11-01 09:00'), wib('2026-11-01 09:00'));
  }
  const known = (ids: readonly string[]) => knownFiles(world.regency, ids);
  expect(await sweepFiles(folder, wib('2026-11-22 09:00'), known)).toBe(erased.size + 1);
  for (const [table, id] of kept)
    expect([table, await readStored(folder, id)]).toEqual([table, Buffer.from('isi')]);
  for (const id of [...erased.values(), stray]) expect(await readStored(folder, id)).toBeUndefined();
});

/** Enough for the constraints of each of those tables. */
function rowOf(table: string, id: string, erasedAt: Date | null) {
  return {
    id,
    ticket_id: id,
    visit_id: id,
    product_id: id,
    kind: table === 'registry_files' ? 'minutes' : 'photo',
    name: 'foto',
    media_type: 'image/webp',
    size: 3,
    sha256: '00',
    is_internal: false,
    created_at: '2026-11-01T00:00:00Z',
    erased_at: erasedAt,
  };
}
