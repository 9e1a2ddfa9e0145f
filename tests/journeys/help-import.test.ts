/** An office brings its list of recipients: tried, written down, and taken back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goOnWithHelps } from '#domain/help/help-import.run.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
  const given = makerWith({ name: 'Keripik Bundo', nib: null }, { name: 'Murni', phone: null, nik: null });
  await registerIndustry(stage.regency, actorOf('koordinator'), given);
  // Every step is a plain form.
  page = await stage.signedIn('petugasKumperindag', { javaScriptEnabled: false });
});
afterAll(() => stage.close());

/** What the worker of a running server does each second. */
const work = async () => {
  await goOnWithHelps(stage.regency, sheetsFolder(runtime().config.dataDir));
  await page.reload();
};
const says = async (text: string | RegExp) => {
  await expect.poll(() => page.locator('main').innerText()).toMatch(text);
};
async function bring(content: string, name = 'Bantuan 2026.csv'): Promise<void> {
  await page.goto(`${stage.url}/registri/bantuan`);
  await page.click('a:has-text("Impor dari lembar")');
  await page.setInputFiles('#file', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.fill('#source', 'Dinas');
  await page.click('button:has-text("Baca berkas")');
}
const list = [
  'DAFTAR PENERIMA BANTUAN;;;;;',
  'Jenis;Kegiatan;Tanggal;Sumber Dana;Penerima;Nagari;Hasil',
  'Mesin;MESIN PERAJANG;3/2/2026;DAK;KERIPIK BUNDO;Sitiung;masih dipakai',
  'Mesin;MESIN PERAJANG;3/2/2026;DAK;Orang Lain;Sitiung;',
].join('\r\n');

describe('daftar penerima bantuan', () => {
  it('tanpa kolom yang perlu: kalimat yang menyebut kolomnya', async () => {
    await bring('Nama;Nagari\nIda;Sitiung\n', 'Salah.csv');
    await page.click('button:has-text("Coba dulu")');
    await says(/kurang kolom/);
  });

  it('percobaan menyebut usaha yang belum terdaftar, lalu yang benar dicatat', async () => {
    await bring(list);
    await page.click('button:has-text("Coba dulu")');
    await says(/Sedang membaca setiap baris/);
    await work();
    await says(/Belum ada yang tercatat/);
    await says(/\n4\s/);
    await says(/Usaha ini belum terdaftar/);
    const browser = await stage.signedIn('petugasKumperindag');
    for (const width of [360, 1280]) {
      await browser.setViewportSize({ width, height: 800 });
      await browser.goto(page.url());
      expect(await axeFindings(browser)).toEqual([]);
      expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.click('button:has-text("Catat sekarang")');
    await says(/Sedang mencatat/);
    await work();
    await says(/Selesai\. 1 bantuan baru dan 1 penerima tercatat/);
  });

  it('bantuannya ada di daftar, dengan penerima dan hasilnya', async () => {
    await page.goto(`${stage.url}/registri/bantuan`);
    await page.click('a:has-text("Mesin Perajang")');
    await says(/Keripik Bundo/);
    await says(/masih dipakai/);
  });

  it('dibatalkan hanya setelah yakin; bantuannya keluar dari daftar', async () => {
    await page.goto(`${stage.url}/registri/bantuan/impor`);
    await page.click('a:has-text("Bantuan 2026.csv")');
    await page.click('summary');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Centang dulu/);
    await page.check('input[name=sure]');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Bantuannya dicabut/);
    await page.goto(`${stage.url}/registri/bantuan`);
    await says(/Belum ada bantuan/);
  });
});
