import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from '#platform/db/database.server.ts';
import { fileKindOf } from '#platform/files/file-kind.ts';
import { takeFiles } from '#platform/files/intake.server.ts';
import { keepingFiles, pathOfFile, readStored, sweepFiles } from '#platform/files/store.server.ts';
import { openWorld } from '#tests/world.ts';

const file = (name: string, bytes: Uint8Array | string, type = '') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type });

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#9a4521' } });

describe('foto ditulis ulang', () => {
  it('tempat, waktu, dan kamera hilang; arahnya benar; sisi terpanjang 2000', async () => {
    const photo = await plain(3000, 1000)
      .withExif({
        IFD0: { Make: 'Kamera', Orientation: '6' },
        IFD3: { GPSLatitude: '1/1 2/1 3/1', GPSLatitudeRef: 'S' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const [taken] = await takeFiles([file('C:\\rumah saya.JPG', photo)]);
    const kept = await sharp(taken?.bytes).metadata();
    expect(kept).toMatchObject({ format: 'webp', width: 667, height: 2000 });
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(taken).toMatchObject({
      name: 'rumah saya.webp',
      mediaType: 'image/webp',
      width: 667,
      height: 2000,
    });
  });

  it.each(['png', 'webp', 'avif', 'jpeg'] as const)('%s diterima', async (format) => {
    const [taken] = await takeFiles([
      file(`foto.${format}`, await plain(40, 30).toFormat(format).toBuffer()),
    ]);
    expect(taken).toMatchObject({ mediaType: 'image/webp', width: 40, height: 30 });
  });

  it('foto HEIC dari telepon dibuka, dan tempatnya hilang', async () => {
    // 320 × 240, HEVC, with the place and the phone in its EXIF; a red-brown ground and a green board on the right.
    const heic = readFileSync(join(import.meta.dirname, '../../../tests/files/phone.heic'));
    expect(heic.includes('Ponsel uji')).toBe(true);
    const [taken] = await takeFiles([file('IMG_0001.HEIC', heic, 'image/heic')]);
    expect(taken).toMatchObject({
      name: 'IMG_0001.webp',
      mediaType: 'image/webp',
      width: 320,
      height: 240,
    });
    const kept = sharp(taken?.bytes);
    expect((await kept.metadata()).exif).toBeUndefined();
    const pixel = await kept
      .extract({ left: 240, top: 110, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    // #22684a, as far as two lossy formats keep it.
    expect([...pixel].map((value) => Math.round(value / 16))).toEqual([2, 7, 5]);
  });

  it('bom piksel ditolak tanpa dibuka', async () => {
    await expect(takeFiles([file('kecil.png', pngOf(60_000, 60_000))])).rejects.toMatchObject({
      code: 'photo_unreadable',
    });
  });

  it('foto yang terpotong atau palsu ditolak', async () => {
    const photo = await plain(400, 300).jpeg().toBuffer();
    await expect(takeFiles([file('a.jpg', photo.subarray(0, 40))])).rejects.toMatchObject({
      code: 'photo_unreadable',
    });
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await expect(takeFiles([file('a.heic', heic)])).rejects.toMatchObject({ code: 'photo_unreadable' });
  });
});

describe('isi menentukan, bukan nama', () => {
  it.each([
    ['program yang diberi nama foto', 'foto.jpg', 'MZ\x90\0\x03\0\0\0', 'image/jpeg'],
    ['program Linux', 'suara.mp3', '\x7fELF\x02\x01\x01', 'audio/mpeg'],
    ['halaman web', 'surat.pdf', '<!doctype html><script>alert(1)</script>', 'application/pdf'],
    ['SVG', 'gambar.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/png'],
    ['arsip zip', 'dokumen.pdf', 'PK\x03\x04', 'application/pdf'],
    ['teks', 'catatan.pdf', 'halo', 'application/pdf'],
    ['satu byte', 'x.jpg', '\xff', 'image/jpeg'],
  ])('%s ditolak', async (_what, name, content, type) => {
    await expect(takeFiles([file(name, Buffer.from(content, 'latin1'), type)])).rejects.toMatchObject({
      code: 'file_kind_refused',
      params: { number: 1 },
    });
  });

  it.each([
    ['%PDF-1.7', 'pdf'],
    ['OggS\0', 'ogg'],
    ['#!AMR\n', 'amr'],
    ['RIFF\0\0\0\0WAVEfmt ', 'wav'],
    ['ID3\x04', 'mp3'],
    ['\0\0\0\x18ftypM4A ', 'm4a'],
    ['\0\0\0\x18ftyp3gp4', '3gp'],
    ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'webm'],
    ['\0\0\0\x18ftypheic', 'heic'],
    ['\0\0\0\x18ftypqt  ', undefined],
    ['GIF89a', undefined],
    ['', undefined],
  ])('%j adalah %s', (start, kind) => {
    expect(fileKindOf(Buffer.from(start, 'latin1'))).toBe(kind);
  });

  it('PDF dan rekaman disimpan apa adanya', async () => {
    const pdf = '%PDF-1.4\n%%EOF';
    const [taken] = await takeFiles([file('surat.exe', pdf)]);
    expect(taken).toMatchObject({ name: 'surat.pdf', mediaType: 'application/pdf', width: null });
    expect(Buffer.from(taken?.bytes ?? []).toString()).toBe(pdf);
    expect(taken?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  });

  it('terlalu banyak dan terlalu besar ditolak', async () => {
    const small = file('a.pdf', '%PDF-');
    await expect(takeFiles([small, small, small, small, small, small])).rejects.toMatchObject({
      code: 'too_many_files',
    });
    await expect(
      takeFiles([small, file('b.pdf', new Uint8Array(10 * 1024 * 1024 + 1))]),
    ).rejects.toMatchObject({
      code: 'file_too_large',
      params: { number: 2 },
    });
  });
});

describe('berkas dan barisnya selalu berdua', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ovo-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const stored = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

  it('tersimpan bila langkahnya berhasil, hilang bila gagal', async () => {
    const files = await takeFiles([file('a.pdf', '%PDF-a'), file('b.pdf', '%PDF-b')]);
    const kept = await keepingFiles(folder, uuidv7, files, (all) => Promise.resolve(all));
    expect((await readStored(folder, kept[1]?.id ?? ''))?.toString()).toBe('%PDF-b');
    await expect(
      keepingFiles(folder, uuidv7, files, () => Promise.reject(new RangeError('gagal'))),
    ).rejects.toThrow('gagal');
    expect(stored()).toHaveLength(2);
  });

  it('tetap ada bila basis data terputus di tengah jalan, karena barisnya mungkin sudah tersimpan', async () => {
    const files = await takeFiles([file('c.pdf', '%PDF-c')]);
    const world = await openWorld();
    const pool = openPool(world.connection, 1);
    const cutOff = keepingFiles(folder, uuidv7, files, async () => {
      await pool.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(cutOff).rejects.toThrow();
    await pool.end();
    await world.close();
    expect(stored()).toHaveLength(3);
    const orphan = stored().find((one) => readFileSync(join(one.parentPath, one.name), 'utf8') === '%PDF-c');
    rmSync(join(orphan?.parentPath ?? '', orphan?.name ?? ''));
  });

  it('yang tidak dikenal baris mana pun disapu, kecuali yang masih baru', async () => {
    const [known, orphan] = stored().map((one) => one.name);
    const old = new Date('2026-01-01T00:00:00Z');
    for (const id of [known, orphan]) utimesSync(pathOfFile(folder, id ?? ''), old, old);
    const knownOf = (ids: string[]) => Promise.resolve(new Set(ids.filter((id) => id === known)));
    const later = new Date('2026-02-01T00:00:00Z');
    expect(await sweepFiles(folder, later, () => Promise.resolve(new Set<string>()))).toBe(0);
    expect(await sweepFiles(folder, new Date('2025-01-01T00:00:00Z'), knownOf)).toBe(0);
    expect(await sweepFiles(folder, later, knownOf)).toBe(1);
    expect(stored().map((one) => one.name)).toEqual([known]);
  });

  it('alamat berkas tidak bisa keluar dari foldernya', () => {
    expect(() => pathOfFile(folder, '../../etc/passwd')).toThrow(RangeError);
  });
});

/** A PNG that claims a size without carrying it. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(width / 8) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 64 }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
