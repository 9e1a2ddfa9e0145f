/** What decisions 0002 and 0003 rest on: a job lives and dies with its act, and identity stays in the regency. */
import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { openPool, type Trx } from '#platform/db/database.server.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
let pool: ReturnType<typeof openPool>;
let boss: PgBoss;
beforeAll(async () => {
  world = await openWorld();
  pool = openPool(world.connection, 2);
  boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.createQueue('act');
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
  await world.close();
});

/** Opens a ticket that sends a job in its transaction; `fails` breaks the act after the job was sent. */
const openWithJob = (fails: boolean) =>
  openTicket(
    world.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      words: 'Mesin pengiris kami rusak.',
      applicant: { kind: 'person', name: 'Bu Murni', phone: '081034567890' },
      hidesName: false,
      wantsVisit: false,
    },
    async (trx: Trx, _, actId) => {
      const executeSql = async (text: string, values: unknown[] = []) => {
        const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
        return { rows: [...rows] };
      };
      expect(await boss.send('act', { actId }, { db: { executeSql } })).not.toBeNull();
      if (fails) throw new Error('the act fails after its job was sent');
    },
  );
const countOf = async (table: string) =>
  Number((await pool.query(`select count(*) as n from ${table}`)).rows[0]?.n);

it('tugas yang dikirim di dalam langkah batal bersama langkahnya, dan jadi bersamanya', async () => {
  await expect(openWithJob(true)).rejects.toThrow('after its job');
  expect([await countOf('k1310.tickets'), await countOf('pgboss.job')]).toEqual([0, 0]);
  await openWithJob(false);
  expect([await countOf('k1310.tickets'), await countOf('pgboss.job')]).toEqual([1, 1]);
});

it('Better Auth menyimpan semuanya di skema kabupaten, tidak satu pun di public', async () => {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'k1310')
     and (table_schema = 'public' or table_name like 'auth\\_%') order by 2`,
  );
  expect(rows.map((row) => `${row.schema}.${row.name}`)).toEqual([
    'k1310.auth_accounts',
    'k1310.auth_sessions',
    'k1310.auth_two_factors',
    'k1310.auth_users',
    'k1310.auth_verifications',
  ]);
});
