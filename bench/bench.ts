/**
 * `npm run bench`: fills a real place with tickets and measures it, as people meet it, beside the bars. Short by default
 * (50,000 tickets), `--full` for a million; `--keep FOLDER` fills that folder once and measures it again later.
 * `--asked` stops after what is asked of the commands and of the server. It prints a table and leaves nothing behind.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_RETENTION } from '#domain/offices/office.form.ts';
import { foldCounts } from '#domain/tickets/ticket.counts.server.ts';
import { applicantsLike } from '#domain/tickets/walk-in.queries.server.ts';
import { isSomethingSimilar } from '#domain/tickets/opening.queries.server.ts';
import { likelyTwins } from '#domain/tickets/case.queries.server.ts';
import { figuresOfYear } from '#domain/outcomes/outcome.queries.server.ts';
import { tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { openTicket, routeTicket, writeNote } from '#domain/tickets/ticket.commands.server.ts';
import { deskTotals, ticketsOnDesk } from '#domain/tickets/ticket.queries.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { actorOf, CAST, type CastKey } from '../db/seed/demo/cast.ts';
import { chanceFrom } from '../db/seed/demo/chance.ts';
import { referenceId } from '../db/seed/reference.server.ts';
import { backUp } from '../server/backup.ts';
import { asker, signedIn, type Answered, type Asker } from './ask.ts';
import type { CreateResult } from './create.ts';
import { fill, fillOpen, RARE_WORD } from './fill.ts';
import type { LoadResult } from './load.ts';
import {
  askScript,
  canPin,
  forgetFiles,
  machineName,
  megabytesOf,
  nodeOn,
  processorSeconds,
  secondsUsedBy,
  startServer,
  type Running,
} from './machine.ts';
import { KEY, openPlace, PASSWORD, type Place } from './place.ts';
import { addressOf, choicesOf, filterOf, questions, type Choices, type Question } from './questions.ts';
import { heading, print, timesLine } from './table.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const { values: given } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    tickets: { type: 'string' },
    keep: { type: 'string' },
    port: { type: 'string', default: '4902' },
    phone: { type: 'boolean', default: true },
    /** Stops after what is asked of the commands and of the server. */
    asked: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const tickets = Number(given.tickets ?? (given.full ? 1_000_000 : 50_000));
const port = Number(given.port);
const scratch = temporaryDataFolder('ovo-bench');
const dataDir = given.keep ?? join(scratch, 'filled');
const tell = (line: string) => process.stderr.write(`${line}\n`);
/** How many questions, pages and words of each kind. */
const many = given.full ? 150 : 40;
const OPEN_SHARE = 0.01;
const HARD_SHARE = 0.05;
/** The figures' own tables grow with months, offices and nagari, not with tickets: so many are enough to fill them. */
const COUNTED = 20_000;
const LIST_MS = 25;
const SEARCH_MS = 100;
const DRAWN = 300;
const LONG_YEARS = 10;
const DASHBOARD_MS = 50;
const IDLE_MS = 60_000;

/** The hard case is tried on a copy where the filled folder is kept. */
const hardDir = given.keep === undefined ? dataDir : `${dataDir}-hard`;

process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
  if (hardDir !== dataDir) rmSync(hardDir, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

process.stdout.write(`${machineName()}\n`);
const isFilled = existsSync(join(dataDir, 'postgres'));
const place = await openPlace(dataDir, 20);
const began = performance.now();
if (!isFilled) {
  const identity = openIdentity(place.regency.db, KEY, place.config.publicUrl);
  await fill({ ...place, identity, password: PASSWORD }, { tickets, open: OPEN_SHARE, tell });
  await tallyFigures(place.regency, COUNTED);
  await place.regency.db.updateTable('outcomeProgress').set({ recountAfter: null }).execute();
}
await keepEverything(place);
await foldCounts(place.regency);
const filledIn = (performance.now() - began) / 1000;
const long = await longTicket(place);
const { rows: sizes } = await place.pool.query<{ tickets: number; open: number; gib: number; acts: number }>(
  `select count(*)::int as tickets, (count(*) filter (where is_open))::int as open,
   pg_database_size(current_database()) / 2.0 ^ 30 as gib,
   (select reltuples::int from pg_class where oid = '"${place.config.schema}".ticket_acts'::regclass) as acts
   from "${place.config.schema}".tickets`,
);
const size = sizes[0] ?? { tickets: 0, open: 0, gib: 0, acts: 0 };
process.stdout.write(
  `${size.tickets.toLocaleString('en')} tickets (${size.open.toLocaleString('en')} open), ${size.acts.toLocaleString('en')} acts, ${Number(size.gib).toFixed(1)} GiB` +
    `${isFilled ? '' : `, filled in ${filledIn.toFixed(0)} s`}${given.full ? '' : ' (short run: --full for 1,000,000)'}\n`,
);
const choices = await choicesIn(place);
const codes = await codesIn(place);

heading('Asked of the commands themselves, ms                   p50     p95     p99   worst');
await bareTimes(place);
await place.close();

const server = await startServer(port, dataDir, KEY);
try {
  heading('Asked of the server over HTTP, signed in, ms           p50     p95     p99   worst');
  await overHttp(server, 'one in a hundred open');
} finally {
  await server.stop();
}

if (given.asked) process.exit(0);

heading('The hard case: one in twenty open');
if (hardDir !== dataDir) spawnSync('cp', ['-a', dataDir, hardDir], { stdio: 'inherit' });
const hard = await openPlace(hardDir, 20);
await fillOpen(hard, { tickets: size.tickets, open: HARD_SHARE, tell });
await hard.close();
const busy = await startServer(port, hardDir, KEY);
try {
  await lists(busy, 'one in twenty open');
  await ticketPages(busy);
  await searches(busy, 'one in twenty open');
} finally {
  await busy.stop();
}

heading('Made durable on one core (fsync on)');
for (const clients of given.full ? [1, 4, 8, 16] : [1, 8]) await created(clients);

heading('Pages on one core');
await pages();

heading('Starts, memory, backup');
await machineFigures();

if (given.phone && existsSync('/usr/bin/chromium')) {
  heading('On a cheap phone: 400 kbit/s, 400 ms, processor four times slower');
  const phone = await startServer(port, dataDir, KEY);
  try {
    await run('slow-phone.ts', phone.url, codes[0] ?? '', await surveyToken());
  } finally {
    await phone.stop();
  }
}

/** The copied years reach back further than what is kept: erasing them all would be what is measured. */
async function keepEverything({ regency: { db } }: Place): Promise<void> {
  const value = JSON.stringify(
    Object.fromEntries(Object.keys(DEFAULT_RETENTION).map((kind) => [kind, LONG_YEARS])),
  );
  await db
    .insertInto('settings')
    .values({ name: 'retention', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** A ticket with sixty acts. */
async function longTicket({ regency }: Place): Promise<string> {
  const { ticket } = await openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: referenceId('topic', 'spp-irt'),
      nagariCode: '13.10.04.2001',
      title: 'Perkara yang panjang',
      words: 'Banyak yang harus dibicarakan.',
      applicant: { kind: 'person', name: 'Murni', phone: '081012345678' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  const target = { ticketId: ticket.id };
  await routeTicket(regency, actorOf('koordinator'), target, {
    leadOfficeId: referenceId('office', 'dinkes'),
    supportingOfficeIds: [referenceId('office', 'dpmptsp')],
  });
  for (let i = 0; i < 58; i += 1)
    await writeNote(
      regency,
      actorOf('koordinator'),
      target,
      `Catatan ke-${i}: sudah ditelepon, belum diangkat.`,
    );
  return ticket.code;
}

async function choicesIn({ regency: { db } }: Place): Promise<Choices> {
  const [topik, nagari, dinas, petugas] = await Promise.all([
    db.selectFrom('topics').select('id').execute(),
    db.selectFrom('areas').select('code').where('level', '=', 'nagari').execute(),
    db.selectFrom('offices').select('id').execute(),
    db.selectFrom('people').select('id').where('officeId', 'is not', null).execute(),
  ]);
  return choicesOf({
    topik: topik.map((row) => row.id),
    nagari: nagari.map((row) => row.code),
    dinas: dinas.map((row) => row.id),
    petugas: petugas.map((row) => row.id),
  });
}

async function codesIn({ pool, config }: Place): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(
    `select code from "${config.schema}".tickets where code > 'OVP-H' order by code limit 300`,
  );
  const chance = chanceFrom('codes');
  return rows.map((row) => row.code).toSorted(() => chance.next() - 0.5);
}

function wordsAsked(): Readonly<Record<string, readonly string[]>> {
  return {
    'a word in many tickets': ['mesin', 'produk', 'kemasan', 'kelompok', 'halal'],
    'a word in a handful': [RARE_WORD, 'tidakadakata'],
    'a name': ['Nurhayati', 'Sutrisno', 'Zulkifli'],
    'two words': ['mesin rusak', 'sertifikat halal', 'nurhayati halal'],
    'a code': codes.slice(0, 3),
    nonsense: ['xqzv', '" or 1=1 --', '%%%___'],
  };
}

async function bareTimes({ regency }: Place): Promise<void> {
  for (const who of ['koordinator', 'petugasDinkes'] as const) {
    const list: number[] = [];
    const totals: number[] = [];
    for (const question of questions(choices, `bare ${who}`, many)) {
      list.push(await timed(() => ticketsOnDesk(regency, actorOf(who), filterOf(question))));
      totals.push(await timed(() => deskTotals(regency, actorOf(who), filterOf(question))));
    }
    print(timesLine(`list, every filter: ${CAST[who].email}`, list));
    print(timesLine(`true totals of the same`, totals));
  }
  const search: number[] = [];
  for (const words of Object.values(wordsAsked()).flat())
    for (const state of [undefined, 'ended'] as const)
      search.push(await timed(() => ticketsOnDesk(regency, actorOf('koordinator'), { text: words, state })));
  print(timesLine('search', search));
  const figures: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    regency.memo.clear();
    figures.push(await timed(() => figuresOfYear(regency)));
  }
  print(timesLine('figures of the home page, nothing remembered', figures));
  const twins: number[] = [];
  const ids = await regency.db
    .selectFrom('tickets')
    .select('id')
    .where('state', '=', 'received')
    .limit(30)
    .execute();
  for (const { id } of ids) twins.push(await timed(() => likelyTwins(regency, actorOf('koordinator'), id)));
  if (twins.length > 0) print(timesLine('likely duplicates', twins));
  const similar: number[] = [];
  for (const words of ['mesin pengiris kami rusak sejak kemarin', 'sertifikat halal untuk keripik tempe'])
    for (const topicId of choices.topik.slice(0, 5))
      for (const nagariCode of choices.nagari.slice(0, 3))
        similar.push(await timed(() => isSomethingSimilar(regency, { topicId, nagariCode, words })));
  print(timesLine('somebody nearby asked something similar', similar));
  const finder: number[] = [];
  for (const typed of ['sit', 'nurh', 'keripik', '08100', '0810012', 'rusli', 'zzz', codes[0] ?? ''])
    finder.push(await timed(() => applicantsLike(regency, actorOf('loket'), typed)));
  print(timesLine('finding an applicant while typing', finder));
}

async function overHttp(at: Running, share: string): Promise<void> {
  await lists(at, share);
  await ticketPages(at);
  const visitor = asker(at.url, '');
  const status: number[] = [];
  for (const code of codes.slice(0, many)) status.push((await good(visitor, `/lacak/${code}`)).ms);
  print(timesLine('public status by code', status, LIST_MS));
  await searches(at, share);
  const home: number[] = [];
  // Another cookie keeps the page cache out of it.
  const stranger = asker(at.url, 'lain=1');
  for (let i = 0; i < 20; i += 1) home.push((await good(stranger, '/')).ms);
  print(timesLine('home page with figures, not from the cache', home, DASHBOARD_MS));
  for (const key of ['pimpinan', 'kepala', 'koordinator'] as const) {
    const who = await signedIn(at.url, CAST[key].email);
    const figures: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      figures.push((await good(who, '/kinerja')).ms);
    }
    print(timesLine(`/kinerja: ${CAST[key].email}`, figures, DASHBOARD_MS));
    who.close();
  }
  const clerk = await signedIn(at.url, CAST.loket.email);
  const finder: number[] = [];
  for (const typed of ['sit', 'nurh', 'nurhayati', 'keripik', '08100', 'rusli', 'zzz'])
    for (let i = 0; i < 3; i += 1) {
      const found = await clerk.post('/tiket/baru/pemohon', { q: typed });
      if (found.status !== 200) throw new Error(`the finder answered ${found.status}`);
      finder.push(found.ms);
    }
  print(timesLine('/tiket/baru finds while typing', finder, SEARCH_MS));
  for (const one of [visitor, stranger, clerk]) one.close();
}

async function ticketPages(at: Running): Promise<void> {
  const officer = await signedIn(at.url, CAST.koordinator.email);
  await officer.get(`/tiket/${long}`);
  const cases: number[] = [];
  const used = secondsUsedBy(at.pid);
  for (const code of codes.slice(0, many)) cases.push((await good(officer, `/tiket/${code}`)).ms);
  const each = ((secondsUsedBy(at.pid) - used) / cases.length) * 1000;
  print(timesLine('ticket page', cases, LIST_MS, `${each.toFixed(1)} ms of processor time each`));
  const longs: number[] = [];
  for (let i = 0; i < 20; i += 1) longs.push((await good(officer, `/tiket/${long}`)).ms);
  print(timesLine('ticket page with 60 acts', longs, LIST_MS));
  officer.close();
}

async function lists(at: Running, share: string): Promise<void> {
  const roles: readonly (readonly [string, CastKey])[] = [
    ['coordinator', 'koordinator'],
    ['officer', 'petugasDinkes'],
    ['desk officer', 'loket'],
    ['head', 'kepala'],
    ['field officer', 'lapangan'],
  ];
  for (const [role, key] of roles) {
    const who = await signedIn(at.url, CAST[key].email);
    for (let i = 0; i < 5; i += 1) await good(who, '/meja');
    const plain: number[] = [];
    const used = secondsUsedBy(at.pid);
    for (let i = 0; i < 20; i += 1) plain.push((await good(who, '/meja')).ms);
    const each = ((secondsUsedBy(at.pid) - used) / plain.length) * 1000;
    const note = `${share}, ${each.toFixed(1)} ms of processor time each, the database's included`;
    print(timesLine(`desk of the ${role}`, plain, LIST_MS, note));
    const filtered: { ms: number; question: Question }[] = [];
    for (const question of questions(choices, `${role} ${share}`, many))
      filtered.push({ ms: (await good(who, addressOf(question))).ms, question });
    const worst = filtered.toSorted((a, b) => b.ms - a.ms)[0];
    print(
      timesLine(
        `desk of the ${role}, every filter`,
        filtered.map((one) => one.ms),
        LIST_MS,
        `worst: ${Object.keys(worst?.question ?? {}).join(' + ')}`,
      ),
    );
    const later: number[] = [];
    let next: string | undefined = '/meja?keadaan=ended';
    for (let i = 0; i < 12 && next !== undefined; i += 1) {
      const answer: Answered = await good(who, next);
      later.push(answer.ms);
      const after = /sesudah=([^"&]+)/.exec(answer.text())?.[1];
      next = after && `/meja?keadaan=ended&sesudah=${after}`;
    }
    print(timesLine(`desk of the ${role}, page after page`, later, LIST_MS));
    who.close();
  }
}

async function searches(at: Running, share: string): Promise<void> {
  const who = await signedIn(at.url, CAST.koordinator.email);
  const officer = await signedIn(at.url, CAST.petugasDinkes.email);
  for (const [kind, words] of Object.entries(wordsAsked())) {
    const times: number[] = [];
    for (const word of words)
      for (const state of ['open', 'ended'])
        for (const one of [who, officer])
          for (let i = 0; i < 2; i += 1)
            times.push((await good(one, addressOf({ keadaan: state, cari: word }))).ms);
    print(timesLine(`search: ${kind}`, times, SEARCH_MS, share));
  }
  who.close();
  officer.close();
}

async function created(clients: number): Promise<void> {
  const folder = join(scratch, `create-${clients}`);
  const seconds = given.full ? '10' : '4';
  const { opened, routed, fsync } = await askScript<CreateResult>(
    0,
    'create.ts',
    folder,
    String(clients),
    seconds,
  );
  rmSync(folder, { recursive: true, force: true });
  for (const [what, rate] of [
    ['opened', opened],
    ['opened and routed', routed],
  ] as const)
    print({
      what: `tickets ${what}, ${clients} at once`,
      value: `${rate.perSecond.toFixed(0)}/s, p99 ${rate.p99Ms.toFixed(0)} ms`,
      ...(clients === 1 ? {} : { bar: '≥ 300/s', isMet: rate.perSecond >= 300 }),
      note: `${rate.perProcessorSecond.toFixed(0)} a second of processor time, fsync ${fsync}`,
    });
}

async function pages(): Promise<void> {
  const at = await startServer(port, dataDir, KEY, 0);
  const [command, args] = nodeOn(0, join(import.meta.dirname, 'plain.ts'), String(port + 1), `${at.url}/`);
  const plain = spawn(command, args, { stdio: 'ignore' });
  await sleep(1500);
  const seconds = given.full ? '6' : '3';
  const rateAt = async (where: number, path: string, pid: number) => {
    const used = processorSeconds(pid);
    const result = await askScript<LoadResult>(1, 'load.ts', String(where), path, '64', seconds);
    return { ...result, perProcessorSecond: result.answers / (processorSeconds(pid) - used) };
  };
  try {
    await rateAt(port, '/', at.pid);
    const ours = await rateAt(port, '/', at.pid);
    const theirs = await rateAt(port + 1, '/', plain.pid ?? 0);
    print({
      what: `cached public page (${ours.bytes} bytes)`,
      value: `${ours.perSecond.toLocaleString('en')}/s, p99 ${ours.p99Ms.toFixed(1)} ms`,
      bar: '≥ 20,000/s',
      isMet: ours.perSecond >= 20_000,
      note: `${Math.round(ours.perProcessorSecond).toLocaleString('en')} a second of processor time${canPin ? '' : ', not pinned'}`,
    });
    print({
      what: 'a plain Node server with the same bytes',
      value: `${theirs.perSecond.toLocaleString('en')}/s, p99 ${theirs.p99Ms.toFixed(1)} ms`,
      note: `ours is ${(ours.perProcessorSecond / theirs.perProcessorSecond).toFixed(2)} times as fast by processor time`,
    });
    const visitor = asker(at.url, 'lain=1');
    for (const path of ['/lapor', `/lacak/${codes[0]}`]) {
      const used = processorSeconds(at.pid);
      const times: number[] = [];
      for (let i = 0; i < DRAWN; i += 1) times.push((await good(visitor, path)).ms);
      const seconds = processorSeconds(at.pid) - used;
      print({
        ...timesLine(`drawn anew: ${path.replace(/OVP.*/, '<code>')}`, times),
        note: `${((seconds / DRAWN) * 1000).toFixed(1)} ms of processor time each`,
      });
    }
    visitor.close();
  } finally {
    plain.kill();
    await at.stop();
  }
}

async function machineFigures(): Promise<void> {
  const fresh = await startServer(port, join(scratch, 'fresh'), KEY);
  print({
    what: 'first start, already installed and built',
    value: `${fresh.startedIn.toFixed(1)} s`,
    bar: '≤ 120 s',
    isMet: fresh.startedIn <= 120,
  });
  await fresh.stop();
  const isCold = forgetFiles();
  const starts: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const again = await startServer(port, dataDir, KEY);
    starts.push(again.startedIn);
    if (i === 2) {
      await sleep(IDLE_MS);
      const megabytes = megabytesOf(again.pid);
      print({
        what: 'idle memory of all processes (PSS), after a minute',
        value: `${megabytes.toFixed(0)} MB`,
        bar: '≤ 300 MB',
        isMet: megabytes <= 300,
      });
    }
    await again.stop();
  }
  print({
    what: 'next start, slowest of three',
    value: `${Math.max(...starts).toFixed(1)} s`,
    bar: '≤ 3 s',
    isMet: Math.max(...starts) <= 3,
    note: `${starts.map((start) => start.toFixed(1)).join(', ')} s; the first ${isCold ? 'with no file in memory' : 'with files still in memory'}`,
  });
  const file = join(scratch, 'backup');
  const { pool, config, close } = await openPlace(dataDir, 2);
  const start = performance.now();
  const { rows } = await backUp(
    { pool, schema: config.schema, regency: config.regency, files: join(config.dataDir, 'files') },
    file,
    new Date(),
  );
  await close();
  print({
    what: 'backup of everything',
    value: `${((performance.now() - start) / 1000).toFixed(0)} s for ${rows.toLocaleString('en')} rows`,
    note: `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`,
  });
}

/** The token of a survey that may still be answered; tokens follow from ids and the key. */
async function surveyToken(): Promise<string> {
  const { regency, close } = await openPlace(dataDir, 1);
  const row = await regency.db
    .selectFrom('surveys')
    .select('id')
    .where('answeredAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  await close();
  return row ? regency.seal(`survey:${row.id}`).slice(0, 32) : '';
}

async function good(who: Asker, path: string): Promise<Answered> {
  const answer = await who.get(path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function run(script: string, ...args: string[]): Promise<void> {
  const [command, all] = nodeOn(undefined, join(import.meta.dirname, script), ...args);
  const child = spawn(command, all, { stdio: 'inherit' });
  await new Promise((done) => child.once('close', done));
}
