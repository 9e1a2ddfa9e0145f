/**
 * `npm run bench:minutes`: a berita acara with 6 and with 60 photos as PDF, 60 being the most a phone hands in at once: how
 * long, how large, how much memory, and for how long nobody else is answered. It leaves nothing behind.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { minutesAsPdf } from '#domain/visits/minutes-pdf.server.ts';
import type { Minutes, MinutesPhoto } from '#domain/visits/minutes.ts';
import { MOST_ACT_FILES } from '#domain/visits/sync.ts';
import { pathOfFile } from '#platform/files/store.server.ts';
import { machineName } from './machine.ts';
import { STALL_MS, stallOf } from './stall.ts';
import { heading, print } from './table.ts';

const LOOK_EVERY_MS = 5;
const MEGABYTE = 1e6;

const folder = await mkdtemp(join(tmpdir(), 'ovo-minutes-'));
const regency = { memo: new Map<string, unknown>(), now: () => new Date() };
try {
  const photos: MinutesPhoto[] = [];
  let bytes = 0;
  for (let i = 0; i < MOST_ACT_FILES; i += 1) {
    const photo = await somePhoto();
    const id = uuidv7();
    await mkdir(dirname(pathOfFile(folder, id)), { recursive: true });
    await writeFile(pathOfFile(folder, id), photo);
    photos.push({ id, caption: `Alat dan gudang, foto ${i + 1}`, takenAt: new Date() });
    bytes += photo.length;
  }
  heading(`Berita acara, photos of ${(bytes / photos.length / 1000).toFixed(0)} kB, ${machineName()}`);
  for (const count of [6, MOST_ACT_FILES, 6, MOST_ACT_FILES]) await measured(photos.slice(0, count));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measured(photos: readonly MinutesPhoto[]): Promise<void> {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), LOOK_EVERY_MS);
  const what = `${photos.length} photos`;
  const pdf = await stallOf(what, STALL_MS, () => minutesAsPdf(regency, folder, minutesWith(photos), 'id'));
  clearInterval(look);
  const pages =
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  const more = (most - before) / MEGABYTE;
  print({
    what: '',
    value: `${(pdf.length / MEGABYTE).toFixed(1)} MB, ${pages} pages, ${more.toFixed(0)} MB more memory`,
  });
}

/** 1600 by 1200 pixels with as much in them as a phone's own photo has. */
async function somePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 200, height: 150, channels: 3, background: 'grey', noise } as const;
  const grain = await sharp({ create }).png().toBuffer();
  return sharp(grain).resize(1600, 1200, { kernel: 'cubic' }).webp({ quality: 80 }).toBuffer();
}

function minutesWith(photos: readonly MinutesPhoto[]): Minutes {
  const words = 'Penggiling aus dan gudang lembap, sehingga keripik cepat lembek. '.repeat(20);
  return {
    visitId: uuidv7(),
    office: { name: 'Dinas Koperasi dan Perindustrian', address: 'Jl. Lintas Sumatra', phone: null },
    heldAt: new Date(),
    officer: { name: 'Budi Santoso', nip: null },
    target: { kind: 'maker', name: 'Keripik Tempe Bundo', code: 'USH-0000-0000' },
    ticketCode: null,
    nagari: { name: 'Sitiung', kecamatan: 'Sitiung' },
    reason: 'confirm',
    place: { lat: -0.98, lng: 101.63, accuracyM: 12 },
    report: {
      purpose: 'Melihat alat.',
      metName: 'Murni',
      metAs: 'pemilik',
      found: words,
      agreed: words,
      signedName: null,
    },
    photos,
    voices: 0,
    signatureId: null,
    signedBy: 'Murni',
    filesToCome: 0,
    written: { by: 'Budi Santoso', at: new Date(), arrivedAt: new Date() },
  };
}
