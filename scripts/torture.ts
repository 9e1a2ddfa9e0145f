/**
 * `npm run torture`: kills the whole tree of the server, or its database alone, with -9 at moments drawn from a seed, while people report with
 * files, the counter takes walk-ins, applicants answer back and officers act; starts it again; and looks whether
 * everything that was acknowledged is there once, with its notices, and nothing is there by halves.
 * `npm run torture -- --kills 6 --seconds 90 --seed 1`
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { filesFolder } from '#platform/files/store.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { chanceFrom } from '../db/seed/demo/chance.ts';
import { settleCast } from '../db/seed/demo/people.server.ts';
import { embeddedConnection } from '../server/postgres.ts';
import { regencyOf } from '../server/runtime.ts';
import { judge } from './torture/judge.ts';
import { openLedger, type Acknowledged } from './torture/ledger.ts';
import { officer, type Connected, type Errand } from './torture/officers.ts';
import { counter, opensItsPage, reporters, say, storyOf, type Crowd } from './torture/people.ts';
import { openTree } from './torture/whole-tree.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '90' },
    clients: { type: 'string', default: '5' },
    port: { type: 'string', default: '3199' },
    seed: { type: 'string', default: '1' },
  },
});
/** Of three kills one takes the database alone, and one is followed by another in the middle of the start. */
const ROUND = 3;
const kills = Number(values.kills);
const clients = Number(values.clients);
const sliceMs = (Number(values.seconds) * 1000) / (kills + 1);
const chance = chanceFrom(`torture ${values.seed}`);
const root = join(import.meta.dirname, '..');
const dataDir = temporaryDataFolder('ovo-torture');
const KEY = 'a-secret-for-torture-only-0123456789';
const password = 'sandi-uji-coba-1';
const env = { ...process.env, PORT: values.port, DATA_DIR: dataDir, SECRET_KEY: KEY, DATABASE_URL: '' };
const config = readConfig(env, root);
const tree = openTree(root, env, config.publicUrl);
process.on('exit', () => tree.kill());

const ledger = openLedger();
const errands: Errand[] = [];
/** Whose turn it is to speak: what each has to say to an ask or an answer. */
const calls: (() => Promise<void>)[] = [];
let isOver = false;
const crowd: Crowd = { url: config.publicUrl, password, ledger, isOver: () => isOver };

try {
  await tree.start();
  await settle();
  const working = [
    ...Array.from({ length: clients }, (_, number) => reporters(crowd, { number, of: clients }, plan)),
    ...[1, 2].map(() => officer(errands, ledger, connect, () => isOver)),
    ...[1, 2].map(() => voices()),
    counter(crowd),
  ];
  const dying = killAndStart();
  await Promise.race([dying, ...working]);
  await dying;
  isOver = true;
  await Promise.all(working);
  process.exitCode = (await tellVerdict()) ? 0 : 1;
} finally {
  isOver = true;
  tree.kill();
  await sleep(300);
  rmSync(dataDir, { recursive: true, force: true });
}

async function killAndStart(): Promise<void> {
  for (let i = 1; i <= kills; i += 1) {
    await sleep(sliceMs * (0.3 + chance.next() * 0.7));
    if (i % ROUND === 2) await tree.killDatabase();
    else tree.kill();
    if (i % ROUND === 0) {
      tree.begin();
      await sleep(chance.between(50, 1500));
      tree.kill();
    }
    await tree.start();
  }
  await sleep(sliceMs * 0.5);
}

/** The server that runs now. @throws Error while none does */
async function connect(): Promise<Connected> {
  const connection = await embeddedConnection(dataDir);
  if (!connection) throw new Error('no database answers');
  const pool = openPool(connection, 2);
  const regency = regencyOf(config, openDatabase(pool, config.schema), KEY, false);
  return { regency, end: () => pool.end() };
}

async function settle(): Promise<void> {
  const { regency, end } = await connect();
  await settleCast(regency, openIdentity(regency.db, KEY, config.publicUrl), password, new Date());
  await end();
}

/** What officers and the applicant do with a report, step by step. */
function plan(n: number, ticket: Acknowledged): void {
  const { code } = ticket;
  const story = storyOf(n);
  if (story === 'asked')
    errands.push({
      code,
      acts: ['route', 'accept', 'message', 'ask'],
      whenDone: () => calls.push(() => replyAndAgree(n, ticket)),
    });
  if (story === 'objected')
    errands.push({
      code,
      acts: ['route', 'accept', 'answer'],
      whenDone: () => calls.push(() => say(crowd, ticket, 'object', n)),
    });
  if (story === 'added_to') errands.push({ code, acts: ['route', 'accept', 'message'] });
}

async function replyAndAgree(n: number, ticket: Acknowledged): Promise<void> {
  await say(crowd, ticket, 'reply', n);
  // Before everything else that waits, so that some get to the end.
  errands.unshift({
    code: ticket.code,
    acts: ['answer'],
    whenDone: () => calls.unshift(() => say(crowd, ticket, 'agree', n)),
  });
}

async function voices(): Promise<void> {
  while (!isOver) {
    const call = calls.shift();
    await (call ? call() : sleep(50));
  }
}

async function tellVerdict(): Promise<boolean> {
  const { regency, end } = await connect();
  const { figures, faults } = await judge(regency, filesFolder(dataDir), ledger, (ticket) =>
    opensItsPage(crowd, ticket),
  );
  await end();
  const line = (name: string, value: string | number) =>
    process.stdout.write(`${name.padEnd(42)} ${String(value).padStart(8)}\n`);
  line('seed', values.seed);
  const ofDatabase = Math.floor((kills + 1) / ROUND);
  line('kills of the whole tree', kills - ofDatabase + Math.floor(kills / ROUND));
  line('kills of the database alone', ofDatabase);
  line('slowest start after a kill (s)', Math.max(...tree.startTimes.slice(1), 0).toFixed(1));
  for (const [name, count] of Object.entries(figures)) line(name, count);
  process.stdout.write('\nand none of these:\n');
  for (const [name, count] of Object.entries(faults)) line(name, count);
  const proved = ["applicants' acts acknowledged", "officers' acts acknowledged", 'files acknowledged'];
  return (
    Object.values(faults).every((count) => count === 0) && proved.every((name) => (figures[name] ?? 0) > 0)
  );
}
