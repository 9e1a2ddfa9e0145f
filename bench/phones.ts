/**
 * `npm run bench:phones`: what a field officer's pack weighs, and two hundred phones that come back into signal at once, over
 * HTTP against the real server. It leaves nothing behind. What the phone itself takes is `npm run bench:phone`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { enrolDevice } from '#domain/visits/device.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import type { Pack, PackAsked } from '#domain/visits/pack.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import {
  MOST_PIECE_BYTES,
  type Batch,
  type BatchAnswer,
  type FileAnswer,
  type SentAct,
  type SentFile,
} from '#domain/visits/sync.ts';
import { addDays, dayOf, WIB } from '#shared/day.ts';
import { boxKey, newKeyBytes, seal, sealJson } from '#shared/sealed-box.ts';
import sharp from 'sharp';
import { actorOf } from '../db/seed/demo/cast.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';
import { fillMakers } from './fill-makers.ts';
import { machineName, startServer } from './machine.ts';
import { KEY, openPlace, type Place } from './place.ts';
import { heading, print, timesLine } from './table.ts';

const PORT = 4907;
const MAKERS = 20_000;
const NAGARI = 5;
const PHONES = 200;
const VISITS_A_PHONE = 3;
const PHOTOS_A_VISIT = 2;
const ASKS_AGAIN_MS = 5000;
/** The line of product.md. */
const BYTES_PER_SECOND = (400 * 1024) / 8;
const LATENCY_S = 0.4;

interface BenchPhone {
  readonly id: string;
  readonly cookie: string;
  readonly key: CryptoKey;
  readonly contact: string;
  readonly visits: readonly string[];
}

const dataDir = temporaryDataFolder('ovo-phones');
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
const place = await openPlace(join(dataDir, 'filled'), 8);
await fillMakers(place, MAKERS);
// Long ago: a difference looks back two minutes before the last pack.
await place.regency.db
  .updateTable('industries')
  .set({ changedAt: new Date('2026-01-05T03:00:00Z') })
  .execute();
await withOfficers(place);
const phones: BenchPhone[] = [];
for (let i = 0; i < PHONES; i += 1) phones.push(await enrolled(place, i));
const photo = await somePhoto();
await place.close();

const server = await startServer(PORT, join(dataDir, 'filled'), KEY);
const agent = new Agent({ keepAlive: true, maxSockets: PHONES });
try {
  heading(`The pack: ${NAGARI} nagari of ${MAKERS.toLocaleString('en')} makers in 52, ${machineName()}`);
  await packs(phones[0]);
  heading(
    `${PHONES} phones at once, each ${VISITS_A_PHONE} reports and ${VISITS_A_PHONE * PHOTOS_A_VISIT} photos of ${(photo.length / 1000).toFixed(0)} kB` +
      '                      p50     p95     p99   worst',
  );
  await together();
} finally {
  agent.destroy();
  await server.stop();
}

/** First, again at once, and after a day on which some of the makers changed. */
async function packs(phone: BenchPhone | undefined): Promise<void> {
  if (!phone) return;
  const first = await ask(phone, 'POST', '/api/kunjungan/bekal', { common: null, shelves: {}, wants: [] });
  const pack = first.body as Pack;
  const makers = pack.shelves.reduce((sum, shelf) => sum + shelf.makers.length, 0);
  weighed(`first pack, ${makers} makers, ${pack.visits.length} visits`, first);
  const asked: PackAsked = {
    common: pack.common?.digest ?? null,
    shelves: Object.fromEntries(pack.shelves.map((shelf) => [shelf.nagariCode, shelf.cursor])),
    wants: [],
  };
  const again = await ask(phone, 'POST', '/api/kunjungan/bekal', asked);
  const changed = (again.body as Pack).shelves.reduce((sum, shelf) => sum + shelf.makers.length, 0);
  weighed(`difference at once, ${changed} makers`, again);
  await someChange();
  const later = await ask(phone, 'POST', '/api/kunjungan/bekal', asked);
  const moved = (later.body as Pack).shelves.reduce((sum, shelf) => sum + shelf.makers.length, 0);
  weighed(`difference of a day, ${moved} makers`, later);
}

/** One maker in fifty has changed today. */
async function someChange(): Promise<void> {
  const { regency, close } = await openPlace(join(dataDir, 'filled'), 1);
  await regency.db
    .updateTable('industries')
    .set({ changedAt: regency.now() })
    .where('code', 'like', '%7%7%')
    .execute();
  await close();
}

/** How long a pack takes on the line of product.md: its bytes, and one way there and back. */
function weighed(what: string, answer: Answer): void {
  const seconds = answer.bytes / BYTES_PER_SECOND + LATENCY_S * 2 + answer.ms / 1000;
  print({
    what,
    value: `${(answer.bytes / 1000).toFixed(1)} kB, server ${answer.ms.toFixed(0)} ms, ${seconds.toFixed(1)} s at 400 kbit/s`,
  });
}

/** Everybody hands in all that she has, as a phone does: acts in one batch, then every photo in pieces. */
async function together(): Promise<void> {
  const prepared = await Promise.all(phones.map(async (phone) => ({ phone, ...(await handIn(phone)) })));
  const times = { batch: [] as number[], piece: [] as number[], sent: [] as number[], all: [] as number[] };
  const began = performance.now();
  let [accepted, arrived] = [0, 0];
  await Promise.all(
    prepared.map(async ({ phone, acts, files }) => {
      const start = performance.now();
      const sent = await ask(phone, 'POST', '/api/kunjungan/kirim', batchOf(acts, files));
      times.batch.push(sent.ms);
      accepted += (sent.body as BatchAnswer).acts.filter(({ outcome }) => outcome === 'accepted').length;
      const left = new Set(files.map(({ id }) => id));
      for (const { id, bytes } of files)
        for (let from = 0; from < bytes.length; from += MOST_PIECE_BYTES) {
          const piece = bytes.subarray(from, from + MOST_PIECE_BYTES);
          const taken = await ask(phone, 'PUT', `/api/kunjungan/berkas/${id}?mulai=${from}`, piece);
          times.piece.push(taken.ms);
          if ((taken.body as FileAnswer).state === 'arrived') left.delete(id);
        }
      times.sent.push(performance.now() - start);
      // All of it is there; the office finishes a few at a time, and the phone asks now and then.
      while (left.size > 0) {
        await sleep(ASKS_AGAIN_MS);
        const told = await ask(phone, 'POST', '/api/kunjungan/kirim', batchOf([], [], [...left]));
        for (const file of (told.body as BatchAnswer).files)
          if (file.state === 'arrived') left.delete(file.id);
      }
      arrived += files.length;
      times.all.push(performance.now() - start);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  print(timesLine('a batch of acts, ms', times.batch));
  print(timesLine('a piece of a photo, ms', times.piece));
  print(timesLine('everything of one phone sent, ms', times.sent));
  print(timesLine('everything of one phone at its place, ms', times.all));
  print({
    what: 'all phones together',
    value: `${seconds.toFixed(1)} s, ${(accepted / seconds).toFixed(0)} acts/s, ${(arrived / seconds).toFixed(0)} photos/s`,
    bar: 'all arrived',
    isMet: accepted === PHONES * VISITS_A_PHONE && arrived === PHONES * VISITS_A_PHONE * PHOTOS_A_VISIT,
    note: `${accepted} acts, ${arrived} photos`,
  });
}

/** Two hundred people with the duty of the field. */
async function withOfficers({ regency }: Place): Promise<void> {
  const at = regency.now();
  const { lapangan } = { lapangan: actorOf('lapangan') };
  const people = Array.from({ length: PHONES }, (_, i) => ({
    id: personOf(i),
    name: `Petugas ${i + 1}`,
    email: `petugas${i + 1}@ovoprima.test`,
    officeId: lapangan.duties[0]?.officeId ?? null,
    createdAt: at,
  }));
  await regency.db.insertInto('people').values(people).execute();
  await regency.db
    .insertInto('duties')
    .values(
      people.map(({ id, officeId }) => ({
        id: uuidv7(),
        personId: id,
        duty: 'field' as const,
        officeId,
        areaCode: null,
        startsOn: '2024-07-24',
      })),
    )
    .execute();
}

function personOf(i: number): string {
  return `00000000-0000-7000-9000-${String(i).padStart(12, '0')}`;
}

/** A phone of the i-th officer with visits planned in her nagari. */
async function enrolled({ regency }: Place, i: number): Promise<BenchPhone> {
  const actor = { ...actorOf('lapangan'), personId: personOf(i) };
  const key = newKeyBytes();
  const id = uuidv7();
  const told = await enrolDevice(regency, actor, {
    deviceId: id,
    name: `HP ${i + 1}`,
    key: Buffer.from(key).toString('base64'),
    appVersion: 'bench',
    phoneTime: regency.now().toISOString(),
  });
  const areas = await regency.db
    .selectFrom('areas')
    .select('code')
    .where('level', '=', 'nagari')
    .orderBy('code')
    .offset(i % 40)
    .limit(NAGARI)
    .execute();
  const today = dayOf(regency.now(), WIB);
  const visits: string[] = [];
  for (const [n, { code: nagariCode }] of areas.entries()) {
    const plan = {
      nagariCode,
      reason: 'potential' as const,
      on: addDays(today, n),
      personId: actor.personId,
    };
    visits.push((await planVisit(regency, actor, plan)).after.id);
  }
  return { id, cookie: told.cookie, key: await boxKey(key), contact: told.contact, visits };
}

/** The acts and sealed photos of one phone. */
async function handIn(phone: BenchPhone) {
  const at = new Date().toISOString();
  const acts: SentAct[] = [];
  const files: { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const [n, visitId] of phone.visits.slice(0, VISITS_A_PHONE).entries()) {
    const sent: SentFile[] = [];
    for (let i = 0; i < PHOTOS_A_VISIT; i += 1) {
      const id = uuidv7();
      const bytes = await seal(phone.key, photo, id);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.push({ id, bytes });
      const place = { lat: -0.98, lng: 101.55, accuracyM: 8 };
      sent.push({ id, kind: 'photo', caption: null, size: bytes.length, sha256, takenAt: at, ...place });
    }
    const id = uuidv7();
    const kind: PhoneActKind = 'visit.report';
    const form = {
      metName: 'Murni',
      metAs: 'pemilik',
      found: 'Alat penggiling aus.',
      agreed: 'Dicarikan alat.',
    };
    const sealed = Buffer.from(await sealJson(phone.key, { visitId, form }, id)).toString('base64');
    const { contact } = phone;
    const more = { skewMs: 0, contact, sealed, files: sent, replaces: null, sealedBy: null };
    acts.push({ id, seq: n + 1, kind, madeAt: at, ...more });
  }
  return { acts, files };
}

function batchOf(
  acts: readonly SentAct[],
  files: readonly { readonly bytes: Uint8Array }[],
  asks: readonly string[] = [],
): Batch {
  const none = { fromSeq: 0, count: 0, sum: 0 };
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return {
    phoneTime: new Date().toISOString(),
    appVersion: 'bench',
    isPersistent: true,
    packAt: null,
    held: { acts: acts.length, files: files.length, bytes, needsPerson: 0 },
    acts,
    dropped: [],
    asks,
    arrived: { acts: none, files: none },
    keeps: { acts: [], files: [] },
  };
}

/** A photo as a phone makes it: 1600 pixels of noise would be too much, so a smooth picture with some. */
async function somePhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [1600, 1200];
  const small = randomBytes(200 * 150 * 3);
  const picture = await sharp(small, { raw: { width: 200, height: 150, channels: 3 } })
    .resize(width, height)
    .jpeg({ quality: 82 })
    .toBuffer();
  return Uint8Array.from(picture);
}

interface Answer {
  readonly ms: number;
  /** Of the body as it travels. */
  readonly bytes: number;
  readonly body: unknown;
}

/** Asks the phones' door. @throws Error for any refusal */
async function ask(phone: BenchPhone, method: string, path: string, body: unknown): Promise<Answer> {
  const isBytes = body instanceof Uint8Array;
  const began = performance.now();
  return new Promise((done, fail) => {
    const sent = request(
      `${server.url}${path}`,
      {
        agent,
        method,
        headers: {
          cookie: `ovo.device=${phone.cookie}`,
          origin: server.url,
          'accept-encoding': 'gzip',
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', fail);
        answer.on('end', () => {
          const ms = performance.now() - began;
          const wire = Buffer.concat(pieces);
          const text = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(wire) : wire;
          if (answer.statusCode !== 200) return fail(new Error(`${path}: ${answer.statusCode} ${text}`));
          done({ ms, bytes: wire.length, body: JSON.parse(text.toString()) as unknown });
        });
      },
    );
    sent.on('error', fail);
    sent.end(isBytes ? body : JSON.stringify(body));
  });
}
