/**
 * `npm run bench:import`: a messy list of 100,000 makers brought in as a regency would, dry run and import, on a database
 * of its own; then the same file again, and the import undone. The bar is 20 s (`docs/performance.md`).
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  matchColumns,
  startImport,
  takeSheet,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { referenceId, seedReference } from '../db/seed/reference.server.ts';
import { startPostgres } from '../server/postgres.ts';
import { regencyOf } from '../server/runtime.ts';
import { machineName, secondsUsedBy } from './machine.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const NAGARI = [
  'Sungai Dua',
  'SITIUNG',
  'Lubuk Karak',
  'Panyubarang',
  '13.10.04.2004',
  'IV Koto Pulau Punjung',
];
const rupiah = new Intl.NumberFormat('id-ID');
const root = join(import.meta.dirname, '..');
const dataDir = temporaryDataFolder('ovo-import');
const postgres = await startPostgres(dataDir, () => {});
const pool = openPool(postgres.connection, 4);

try {
  await migrate(pool, 'k1310', join(root, 'db/migrations'));
  const db = openDatabase(pool, 'k1310');
  await seedReference(db, join(root, 'db/seed'), '13.10');
  const regency = regencyOf(
    readConfig({ DATA_DIR: dataDir }, root),
    db,
    randomBytes(32).toString('hex'),
    false,
  );
  const personId = regency.newId();
  const [officeId, createdAt] = [referenceId('office', 'kumperindag'), regency.now()];
  await db
    .insertInto('people')
    .values({ id: personId, name: 'Penguji', email: 'penguji@contoh.test', officeId, createdAt })
    .execute();
  await db
    .insertInto('duties')
    .values({ id: regency.newId(), personId, duty: 'coordinator', officeId, startsOn: '2024-07-24' })
    .execute();
  const actor = await staffActorOf(regency, personId);
  if (!actor) throw new RangeError('nobody');
  const folder = join(dataDir, 'sheets');
  const lines = [
    'Data IKM;;;;;;;;;',
    'No;Nama Usaha;Pemilik;L/P;Nagari;No HP;Produk;Tenaga Kerja L;Tenaga Kerja P;Omzet (Rp)',
  ];
  for (let i = 1; i <= ROWS; i += 1)
    lines.push(
      `${i};UD. MAJU ${i};IBU ${i};P;${NAGARI[i % NAGARI.length]};${i % 50 === 0 ? '8,57E+10' : `0812${String(i).padStart(7, '0')}`};Keripik tempe, Kerupuk;${i % 5};${i % 7};Rp ${rupiah.format(i * 1000)},-`,
    );
  const file = () => new File([lines.join('\r\n')], 'ikm.csv');
  // The database is no child of ours: its first process is told by the parent of the one that answers.
  const backend = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${backend.rows[0]?.pid}/status`, 'utf8'))?.[1];
  const databaseSeconds = () => secondsUsedBy(Number(parent));
  const seconds = async (what: string, run: () => Promise<unknown>) => {
    const from = performance.now();
    const cpu = process.cpuUsage();
    const before = databaseSeconds();
    await run();
    const { user, system } = process.cpuUsage(cpu);
    const database = databaseSeconds() - before;
    process.stdout.write(
      `${what}: ${((performance.now() - from) / 1000).toFixed(1)} s; processor time: ours ${((user + system) / 1e6).toFixed(1)} s, the database's ${database.toFixed(1)} s\n`,
    );
  };
  const until = async (id: string, state: string) => {
    while ((await found(id)).state !== state) await goOnImporting(regency, folder);
  };
  const found = (id: string) =>
    db.selectFrom('sheetImports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  process.stdout.write(`${machineName()}; ${ROWS} rows, 10 columns\n`);
  const bring = async (name: string) => {
    let id = '';
    await seconds(`${name}: taken in and understood`, async () => {
      id = await takeSheet(regency, actor, folder, { file: file(), source: 'Bangku uji' });
    });
    const columns = (await found(id)).columns as ColumnMatch<IndustryColumn>;
    await seconds(`${name}: dry run`, async () => {
      await matchColumns(regency, actor, id, { columns, figuresYear: 2025 });
      await until(id, 'checked');
    });
    await seconds(`${name}: written down`, async () => {
      await startImport(regency, actor, id, { partial: true, gaps: false });
      await until(id, 'done');
    });
    const { rowsNew, rowsPartial, rowsSame, rowsBad, rowsWritten } = await found(id);
    process.stdout.write(`${JSON.stringify({ rowsNew, rowsPartial, rowsSame, rowsBad, rowsWritten })}\n`);
    return id;
  };
  const first = await bring('first time');
  await bring('same file again');
  await seconds('undone', () => undoImport(regency, actor, first));
  process.stdout.write(`at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory\n`);
} finally {
  await pool.end();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
