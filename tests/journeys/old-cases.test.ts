/** The coordinator brings the book of cases from before the desk: tried, written as closed tickets, and taken back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goOnWithOldCases } from '#domain/tickets/old-case.run.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';

const book = [
  'BUKU PERKARA 2024;;;;;;;',
  'No;Tanggal Masuk;Tanggal Selesai;Nama;Nagari;Layanan;Permohonan;Jawaban',
  '1;3/9/2024;5/9/2024;BU IDA;Sitiung;NIB;Cara mengurus NIB;Sudah dibantu di OSS',
  '2;1/10/2024;30/9/2024;Ani;Sitiung;NIB;Terbalik harinya;Sudah',
].join('\r\n');

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
  // Every step is a plain form.
  page = await stage.signedIn('koordinator', { javaScriptEnabled: false });
});
afterAll(() => stage.close());

/** What the worker of a running server does each second. */
const work = async () => {
  await goOnWithOldCases(stage.regency, sheetsFolder(runtime().config.dataDir));
  await page.reload();
};
const says = async (text: string | RegExp) => {
  await expect.poll(() => page.locator('main').innerText()).toMatch(text);
};
async function bring(name: string, content: string | Buffer): Promise<void> {
  await page.goto(`${stage.url}/tiket/baru`);
  await page.click('a:has-text("Impor perkara lama")');
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.fill('#source', 'Dinas');
  await page.click('button:has-text("Baca berkas")');
}

describe('perkara dari buku', () => {
  it('berkas tanpa kolom yang perlu mendapat kalimat yang menyebut kolomnya', async () => {
    await bring('daftar.csv', 'Nama;Nagari\nIda;Sitiung\n');
    await page.click('button:has-text("Coba dulu")');
    await says(/kurang kolom/);
  });

  it('percobaan menyebut baris yang salah, lalu yang benar dicatat', async () => {
    await bring('Buku 2024.csv', book);
    await page.click('button:has-text("Coba dulu")');
    await says(/Sedang membaca setiap baris/);
    await work();
    await says(/Belum ada yang tercatat/);
    await says(/\n4\s/);
    await says(/Selesai sebelum masuk/);
    const browser = await stage.signedIn('koordinator');
    for (const width of [360, 1280]) {
      await browser.setViewportSize({ width, height: 800 });
      await browser.goto(page.url());
      expect(await axeFindings(browser)).toEqual([]);
      expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.click('button:has-text("Catat sekarang")');
    await says(/Sedang mencatat/);
    await work();
    await says(/Selesai\. 1 perkara tercatat/);
  });

  it('tiketnya selesai, dengan jawabannya dan hari yang sebenarnya', async () => {
    const ticket = await stage.regency.db.selectFrom('tickets').select('code').executeTakeFirstOrThrow();
    const seen = await stage.signedIn('koordinator');
    await seen.goto(`${stage.url}/tiket/${ticket.code}`);
    const text = await seen.locator('main').innerText();
    expect(text).toMatch(/Selesai/i);
    expect(text).toMatch(/Sudah dibantu di OSS/);
    expect(text).toMatch(/2024/);
  });

  it('dibatalkan hanya setelah yakin, seluruhnya', async () => {
    await page.click('summary');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Centang dulu/);
    await page.check('input[name=sure]');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Tiketnya diarsipkan/);
  });

  it('bukan koordinator: halamannya tidak ada baginya', async () => {
    const desk = await stage.signedIn('loket');
    const response = await desk.goto(`${stage.url}/tiket/impor`);
    expect(response?.status()).toBeGreaterThanOrEqual(400);
    expect(response?.status()).toBeLessThan(500);
  });
});
