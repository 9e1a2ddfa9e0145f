import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { minutesAsPdf } from '#domain/visits/minutes-pdf.server.ts';
import type { Minutes } from '#domain/visits/minutes.ts';
import { pathOfFile } from '#platform/files/store.server.ts';

const at = new Date('2026-11-23T09:10:00+07:00');
const minutes: Minutes = {
  visitId: uuidv7(),
  office: { name: 'Dinas Kumperindag', address: null, phone: null },
  heldAt: at,
  officer: { name: 'Budi Santoso', nip: '198501012010011001' },
  target: { kind: 'maker', name: 'Keripik Bundo', code: 'USH-1' },
  ticketCode: null,
  nagari: { name: 'Sitiung', kecamatan: 'Sitiung' },
  reason: 'confirm',
  place: null,
  report: {
    purpose: null,
    metName: 'Murni',
    metAs: null,
    found: 'Penggiling aus.',
    agreed: null,
    signedName: null,
  },
  photos: [],
  voices: 0,
  signatureId: null,
  signedBy: 'Murni',
  filesToCome: 0,
  written: { by: 'Budi Santoso', at, arrivedAt: null },
};
const regency = { memo: new Map<string, unknown>(), now: () => at };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ovo-minutes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function printed(more: Partial<Minutes> = {}) {
  const pdf = Buffer.from(await minutesAsPdf(regency, folder, { ...minutes, ...more }, 'id'));
  const all = (pattern: RegExp) => pdf.toString('latin1').match(pattern)?.length ?? 0;
  return {
    size: pdf.length,
    pages: all(/\/Type \/Page\b(?!s)/g),
    pictures: all(/\/Subtype \/Image/g),
    isPdf: pdf.subarray(0, 5).toString() === '%PDF-',
  };
}

/** A photo larger than paper needs, on disk. */
async function photo(width: number, height: number) {
  const id = uuidv7();
  const create = { width, height, channels: 3, background: '#8a5a3c' } as const;
  await mkdir(dirname(pathOfFile(folder, id)), { recursive: true });
  await writeFile(pathOfFile(folder, id), await sharp({ create }).webp().toBuffer());
  return { id, caption: 'Dapur', takenAt: at };
}

it('tanpa foto selembar; dengan foto sebanyak fotonya, yang hilang dilewati', async () => {
  expect(await printed()).toMatchObject({ isPdf: true, pages: 1, pictures: 0 });
  const gone = { id: uuidv7(), caption: null, takenAt: null };
  const photos = [await photo(1600, 1200), await photo(900, 1600), gone];
  expect(await printed({ photos })).toMatchObject({ pages: 2, pictures: 2 });
});

it('yang ditulis panjang tidak hilang di tepi kertas, juga satu kata tanpa spasi dan gambar huruf', async () => {
  const report = { ...minutes.report, found: 'a'.repeat(4000), agreed: 'Baik 😀\n'.repeat(60) };
  expect((await printed({ report })).pages).toBe(3);
});

it('dua yang meminta bersamaan dilayani bergantian, dan yang gagal tidak menahan yang berikutnya', async () => {
  const broken = minutesAsPdf(
    regency,
    folder,
    { ...minutes, photos: [{ ...(await photo(8, 8)), id: '../x' }] },
    'id',
  );
  const [first, second] = [printed(), printed()];
  await expect(broken).rejects.toThrow(RangeError);
  expect((await first).isPdf && (await second).isPdf).toBe(true);
});
