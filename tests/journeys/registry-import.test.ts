/** Somebody of the industry section brings the list she has: messy, tried, corrected, recorded, and taken back. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import type { SheetCell } from '#shared/sheet.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';

const messy = [
  'DATA IKM KABUPATEN TAHUN 2025;;;;;',
  ';;;;;',
  'No;NAMA USAHA;Pemilik;Kec.;Desa/Nagari;No. HP;Omzet (Rp)',
  '1;UD. SARI RASA;Ida;Sitiung;Sungai Dua;0812-3456-7890;Rp 120.000.000,-',
  '2;KERIPIK BUNDO;Ani;Sitiung;Sitiung;8,57E+10;5 juta',
  '3;Tenun Jaya;Budi;Timpeh;Sitiung;;',
  'JUMLAH;;;;;;125.000.000',
].join('\r\n');

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
  // Every step is a plain form: the counter's old PC may have no JavaScript.
  page = await stage.signedIn('koordinator', { javaScriptEnabled: false });
});
afterAll(() => stage.close());

/** What the worker of a running server does each second. */
const work = () => goOnImporting(stage.regency, sheetsFolder(runtime().config.dataDir));
const says = async (text: string | RegExp) => {
  await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toMatch(text);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );
};

async function bring(name: string, content: string | Buffer): Promise<void> {
  await page.goto(`${stage.url}/registri/impor`);
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.fill('#source', 'Bidang Perindustrian');
  await page.click('button:has-text("Baca berkas")');
}

describe('lembar yang berantakan', () => {
  it('berkas yang bukan tabel mendapat kalimat, dan sumber yang diketik tetap ada', async () => {
    await bring('foto.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    await says(/Ini bukan berkas tabel/);
    expect(await page.inputValue('#source')).toBe('Bidang Perindustrian');
  });

  it('kolomnya dikenali di bawah judul, dengan contoh isinya', async () => {
    await bring('Data IKM.csv', messy);
    await says(/Judul tabel ada di baris 3/);
    expect(await page.inputValue('#kolom-1')).toBe('name');
    expect(await page.inputValue('#kolom-4')).toBe('nagari');
    await says(/Sungai Dua · Sitiung/);
  });

  it('satu isian untuk dua kolom ditolak di kolom kedua', async () => {
    await page.selectOption('#kolom-2', 'name');
    await page.click('button:has-text("Coba dulu")');
    await says(/sudah dipakai kolom lain/);
    await page.selectOption('#kolom-2', 'ownerName');
    await page.click('button:has-text("Coba dulu")');
  });

  it('percobaan berjalan sendiri, juga bila halaman dimuat ulang', async () => {
    await says(/Sedang membaca setiap baris/);
    await page.reload();
    await says(/Sedang membaca setiap baris/);
    await work();
    await page.reload();
    await says(/Belum ada yang tercatat/);
    await says(/6\s+D · |6\s+F · No\. HP|5\s+F · No\. HP/);
    await says(/Nomor HP rusak karena Excel/);
    await says(/Nagari ini tidak di kecamatan itu/);
  });

  it('baris yang perlu diperbaiki dapat diunduh sebagai Excel, dengan sebabnya', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    const path = await download.path();
    const rows: (readonly SheetCell[])[] = [];
    for await (const { cells } of (await openSheet(new Blob([readFileSync(path)]))).rows()) rows.push(cells);
    expect(rows.map((row) => [row[1], row.at(-1)])).toEqual([
      ['NAMA USAHA', 'Yang perlu diperbaiki'],
      ['KERIPIK BUNDO', 'No. HP: Nomor HP rusak karena Excel. Ketik lagi sebagai teks.'],
      ['Tenun Jaya', 'Desa/Nagari: Nagari ini tidak di kecamatan itu.'],
    ]);
  });

  it('dicatat, lalu ada di data IKM', async () => {
    await page.check('#partial');
    await page.click('button:has-text("Catat sekarang")');
    await work();
    await page.reload();
    await says(/2 usaha tercatat dari berkas ini/);
    const report = page.url();
    await page.goto(`${stage.url}/registri`);
    await says(/UD\. Sari Rasa/);
    await page.goto(report);
  });

  it('daftar kedua tahu lebih banyak: yang kosong diisi bila dicentang, lalu pengisian itu dibatalkan', async () => {
    const report = page.url();
    await bring(
      'Data 2026.csv',
      'Nama usaha;Pemilik;Kecamatan;Nagari;Tahun berdiri;No. HP\nUD. Sari Rasa;Ida;Sitiung;Sungai Duo;2011;0812-9999-0000\n',
    );
    await page.click('button:has-text("Coba dulu")');
    await work();
    await page.reload();
    await says(/sudah tercatat, bisa dilengkapi/);
    await says(/F · No\. HP[\s\S]*Tetap seperti tercatat/);
    await page.check('#gaps');
    await page.click('button:has-text("Catat sekarang")');
    await work();
    await page.reload();
    await says(/1 usaha dilengkapi/);
    const filling = page.url();
    await page.goto(`${stage.url}/registri?q=sari+rasa`);
    await page.click('a:has-text("UD. Sari Rasa")');
    await says(/Melengkapi dari daftar: tahun mulai/);
    await page.goto(filling);
    await page.click('summary:has-text("Batalkan impor ini")');
    await page.check('#sure');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Impor ini dibatalkan/);
    await page.goto(report);
  });

  it('dibatalkan seluruhnya, setelah dicentang', async () => {
    await page.click('summary:has-text("Batalkan impor ini")');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Centang dulu/);
    await page.check('#sure');
    await page.click('button:has-text("Batalkan impor")');
    await says(/Impor ini dibatalkan/);
    await page.goto(`${stage.url}/registri`);
    await says(/Belum ada usaha yang tercatat/);
  });
});

it('setiap keadaan tanpa temuan axe, di layar sempit dan lebar', async () => {
  const seen = await stage.signedIn('koordinator');
  // A page that follows what goes on would go away under the eyes of a slow look.
  await seen.route('**/registri/impor/*', async (route) => {
    const response = await route.fetch();
    const { refresh: _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const imports = await stage.regency.db
    .selectFrom('sheetImports')
    .select('id')
    .orderBy('beganAt')
    .limit(1)
    .execute();
  for (const { id } of imports)
    for (const state of ['matched', 'checking', 'checked', 'done', 'failed', 'undone'])
      for (const width of [360, 1280]) {
        await stage.regency.db
          .updateTable('sheetImports')
          .set({ state, failedBecause: state === 'failed' ? 'sheet_broken' : null })
          .where('id', '=', id)
          .execute();
        await seen.setViewportSize({ width, height: 800 });
        await seen.goto(`${stage.url}/registri/impor/${id}`);
        expect(await axeFindings(seen), state).toEqual([]);
        expect(await seen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const shots = process.env['SHOTS'];
        if (shots !== undefined)
          await seen.screenshot({ path: `${shots}/${state}-${width}.png`, fullPage: true });
      }
});
