/**
 * `npm run torture`: kills the whole tree of the server with -9 at random moments while people report and officers act,
 * starts it again, and looks whether everything that was acknowledged is there once, with its notices.
 * `npm run torture -- --kills 5 --seconds 60`
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { acceptTicket, routeTicket, sendMessage } from '#domain/tickets/ticket.commands.server.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { actorOf } from '../db/seed/demo/cast.ts';
import { settleCast } from '../db/seed/demo/people.server.ts';
import { referenceId } from '../db/seed/reference.server.ts';
import { embeddedConnection } from '../server/postgres.ts';
import { regencyOf } from '../server/runtime.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '8' },
    port: { type: 'string', default: '3199' },
  },
});
const kills = Number(values.kills);
const clients = Number(values.clients);
const sliceMs = (Number(values.seconds) * 1000) / (kills + 1);
const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'ovo-torture-'));
const KEY = 'a-secret-for-torture-only-0123456789';
const env = { ...process.env, PORT: values.port, DATA_DIR: dataDir, SECRET_KEY: KEY, DATABASE_URL: '' };
const config = readConfig(env, root);
const url = config.publicUrl;

let server: ChildProcess | undefined;
let isOver = false;
process.on('exit', () => killTree());
const startTimes: number[] = [];
/** Codes of tickets by the number of the reporter, and acts that were answered with yes. */
const reported = new Map<number, string>();
const acted: { code: string; act: string }[] = [];
let retried = 0;

try {
  await start();
  await settle();
  const working = [...Array.from({ length: clients }, (_, i) => reportOn(i)), officer()];
  for (let i = 0; i < kills; i += 1) {
    await sleep(sliceMs * (0.5 + Math.random() * 0.5));
    killTree();
    await start();
  }
  await sleep(sliceMs * 0.5);
  isOver = true;
  await Promise.all(working);
  process.exitCode = (await judge()) ? 0 : 1;
} finally {
  isOver = true;
  killTree();
  await sleep(300);
  rmSync(dataDir, { recursive: true, force: true });
}

async function start(): Promise<void> {
  const began = performance.now();
  server = spawn(process.execPath, [join(root, 'server/main.ts')], { cwd: root, env, stdio: 'ignore' });
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(25)) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (server.exitCode !== null) throw new Error(`the server ended: is port ${values.port} taken?`);
    if (answer?.status !== 200) continue;
    startTimes.push((performance.now() - began) / 1000);
    return;
  }
  throw new Error('the server did not come up within a minute');
}

/** The server and everything below it, all at once. */
function killTree(): void {
  if (server?.pid === undefined) return;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [server.pid];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  for (const pid of tree) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  server = undefined;
}

async function connect() {
  const connection = await embeddedConnection(dataDir);
  if (!connection) return undefined;
  const pool = openPool(connection, 2);
  return { pool, regency: regencyOf(config, openDatabase(pool, config.schema), KEY, false) };
}

async function settle(): Promise<void> {
  const reached = await connect();
  if (!reached) throw new Error('no database');
  const identity = openIdentity(reached.regency.db, KEY, url);
  await settleCast(reached.regency, identity, 'sandi-uji-coba-1', new Date());
  await reached.pool.end();
}

/** One person after another; who got no answer sends the same form again, as a browser would. */
async function reportOn(client: number): Promise<void> {
  for (let n = client; !isOver; n += clients) {
    const form = new URLSearchParams({
      formId: Buffer.from(`torture-${String(n).padStart(8, '0')}`)
        .toString('base64url')
        .slice(0, 22),
      kind: 'problem',
      topicId: referenceId('topic', 'spp-irt'),
      nagariCode: '13.10.04.2001',
      words: `Mesin pengiris kami rusak, laporan ke-${n}.`,
      applicantKind: 'person',
      name: `Pemohon ${n}`,
      phone: `0810${String(10_000_000 + n)}`,
      website: '',
    });
    for (let tries = 0; ; tries += 1) {
      if (tries > 0) retried += 1;
      const answer = await fetch(`${url}/lapor`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        body: form,
      }).catch(() => undefined);
      const code = /\/lacak\/(OVP-[^?]+)/.exec(answer?.headers.get('location') ?? '')?.[1];
      await answer?.body?.cancel().catch(() => {});
      if (answer?.status === 303 && code !== undefined) {
        reported.set(n, code);
        break;
      }
      if (answer !== undefined && answer.status < 500 && answer.status !== 303)
        throw new Error(`a report was refused with ${answer.status}`);
      await sleep(100);
    }
  }
}

/** The coordinator and an officer work through the commands; an act counts when its transaction answered. */
async function officer(): Promise<void> {
  const done = new Set<string>();
  let reached: Awaited<ReturnType<typeof connect>>;
  while (!isOver) {
    const code = [...reported.values()].find((one) => !done.has(one));
    if (code === undefined) {
      await sleep(50);
      continue;
    }
    try {
      reached ??= await connect();
      if (!reached) throw new Error('not now');
      const { regency } = reached;
      const { id } = await regency.db
        .selectFrom('tickets')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      done.add(code);
      const target = { ticketId: id };
      const lead = actorOf('petugasDinkes');
      await routeTicket(regency, actorOf('koordinator'), target, {
        leadOfficeId: referenceId('office', 'dinkes'),
        supportingOfficeIds: [referenceId('office', 'dpmptsp')],
      });
      acted.push({ code, act: 'route' });
      await acceptTicket(regency, lead, target);
      acted.push({ code, act: 'accept' });
      await sendMessage(regency, lead, target, 'Sedang kami kerjakan.');
      acted.push({ code, act: 'message' });
    } catch {
      await reached?.pool.end().catch(() => {});
      reached = undefined;
      await sleep(100);
    }
  }
  await reached?.pool.end().catch(() => {});
}

async function judge(): Promise<boolean> {
  const reached = await connect();
  if (!reached) throw new Error('no database');
  const { db } = reached.regency;
  const tickets = await db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['tickets.id', 'tickets.code', 'tickets.state', 'tickets.version', 'applicants.name'])
    .execute();
  const acts = await db
    .selectFrom('ticketActs')
    .innerJoin('tickets', 'tickets.id', 'ticketActs.ticketId')
    .select(['ticketActs.id', 'tickets.code', 'ticketActs.act'])
    .execute();
  const notices = await db
    .selectFrom('notices')
    .select(['actId', 'ticketId', 'audience', 'addressee', 'officeId', 'personId', 'via', 'template'])
    .execute();
  const ofReporter = Map.groupBy(tickets, (ticket) => ticket.name);
  const sameActs = Map.groupBy(acts, (act) => `${act.code} ${act.act}`);
  const sameNotices = Map.groupBy(notices, (n) =>
    [n.actId, n.ticketId, n.addressee, n.officeId, n.personId, n.via, n.template].join(' '),
  );
  const noticedActs = new Set(notices.map((notice) => notice.actId));
  const opens = acts.filter((act) => act.act === 'open');
  let folded = 0;
  for (const ticket of tickets) {
    const fold = foldTicket(ticket.id, await readActs(db, ticket.id));
    if (fold?.state !== ticket.state || fold.version !== ticket.version) folded += 1;
  }
  await reached.pool.end();
  const faults = {
    'tickets acknowledged and lost': [...reported].filter(
      ([n, code]) => !(ofReporter.get(`Pemohon ${n}`) ?? []).some((ticket) => ticket.code === code),
    ).length,
    'tickets doubled': [...ofReporter.values()].filter((same) => same.length > 1).length,
    'acts acknowledged and lost': acted.filter(({ code, act }) => !sameActs.has(`${code} ${act}`)).length,
    'acts doubled': [...sameActs.values()].filter((same) => same.length > 1).length,
    'tickets without their first notice': opens.filter((act) => !noticedActs.has(act.id)).length,
    'notices doubled': [...sameNotices.values()].filter((same) => same.length > 1).length,
    'tickets whose fold differs': folded,
  };
  const line = (name: string, value: string | number) =>
    process.stdout.write(`${name.padEnd(38)} ${String(value).padStart(8)}\n`);
  line('kills of the whole tree', kills);
  line('tickets acknowledged', reported.size);
  line('acts acknowledged', acted.length);
  line('notices', notices.length);
  line('forms sent again after a kill', retried);
  line('slowest start after a kill (s)', Math.max(...startTimes.slice(1), 0).toFixed(1));
  for (const [name, count] of Object.entries(faults)) line(name, count);
  return Object.values(faults).every((count) => count === 0) && reported.size > 0 && acted.length > 0;
}
