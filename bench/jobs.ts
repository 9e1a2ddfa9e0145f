/**
 * `npm run bench:jobs`: what a pg-boss job costs when it is sent inside the transaction of an act, against the same act
 * with its outbox rows alone. Decision 0002 rests on these figures.
 */
import { rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool, type Trx } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { CompiledQuery } from 'kysely';
import { referenceId, seedReference } from '../db/seed/reference.server.ts';
import { startPostgres } from '../server/postgres.ts';
import { regencyOf } from '../server/runtime.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const CLIENTS = 8;
const SECONDS = 5;
const ROUNDS = 3;
const root = join(import.meta.dirname, '..');
const dataDir = temporaryDataFolder('ovo-jobs');
const postgres = await startPostgres(dataDir, () => {});
const pool = openPool(postgres.connection, CLIENTS + 2);
const boss = new PgBoss({
  db: { executeSql: (text, values) => pool.query(text, values) },
  schema: 'pgboss',
  supervise: false,
  schedule: false,
});

try {
  await migrate(pool, 'k1310', join(root, 'db/migrations'));
  const db = openDatabase(pool, 'k1310');
  await seedReference(db, join(root, 'db/seed'), '13.10');
  await boss.start();
  await boss.createQueue('act');
  const config = readConfig({ DATA_DIR: dataDir }, root);
  const regency = regencyOf(config, db, randomBytes(32).toString('hex'), false);
  const open = (withJob: boolean, n: number) =>
    openTicket(
      regency,
      { kind: 'anonymous' },
      {
        channel: 'online',
        kind: 'problem',
        topicId: referenceId('topic', 'spp-irt'),
        nagariCode: '13.10.04.2001',
        words: 'Mesin pengiris kami rusak.',
        applicant: { kind: 'person', name: `Pemohon ${n}`, phone: '081034567890' },
        hidesName: false,
        wantsVisit: false,
      },
      withJob
        ? async (trx, _, actId) => {
            await boss.send('act', { regency: '13.10', actId }, { db: { executeSql: inside(trx) } });
          }
        : undefined,
    );
  const perSecond = async (withJob: boolean) => {
    let done = 0;
    const began = performance.now();
    const client = async () => {
      while (performance.now() - began < SECONDS * 1000) {
        await open(withJob, done);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return Math.round(done / ((performance.now() - began) / 1000));
  };
  await open(true, 0);
  // Turn about, so that what else the machine does falls on both.
  for (let i = 1; i <= ROUNDS; i += 1) {
    const rows = await perSecond(false);
    const jobs = await perSecond(true);
    process.stdout.write(
      `round ${i}: ${rows} acts/s with rows alone, ${jobs} with a job each (${Math.round((jobs / rows) * 100)} %), ${CLIENTS} clients\n`,
    );
  }
} finally {
  await boss.stop({ graceful: false }).catch(() => {});
  await pool.end();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** pg-boss's statements through the connection of the act's transaction. */
function inside(trx: Trx) {
  return async (text: string, values: unknown[] = []) => {
    const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
    return { rows: [...rows] };
  };
}
