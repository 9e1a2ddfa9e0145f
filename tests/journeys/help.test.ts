/** A training from its attendance list to what came of it a year later; without a script, on a phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHelp } from '#domain/help/help.commands.server.ts';
import { NO_SHARE } from '#domain/help/help.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { office } from '../world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';

let stage: Stage;
let page: Page;
/** The same person with script, which looks each page over. */
let looker: Page;
let bundo = '';
let sikabau = '';
let address = '';

beforeAll(async () => {
  stage = await openStage('2025-11-24 09:00');
  const register = (name: string, nagariCode: string, phone: string | null) =>
    registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith({ name, nagariCode, nib: null }, { name: null, phone, nik: null }),
    );
  bundo = await register('Keripik Bundo', SITIUNG, '081234567890');
  await register('Rendang Puti', SITIUNG, null);
  await register('Rendang Putih', SITIUNG, null);
  sikabau = await register('Emping Sikabau', SIKABAU, null);
  const phone = { width: 360, height: 740 };
  page = await stage.signedIn('petugasKumperindag', { javaScriptEnabled: false, viewport: phone });
  looker = await stage.signedIn('petugasKumperindag', { viewport: phone });
});
afterAll(() => stage.close());

const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).first().click();
const said = (on = page) => on.locator('main').innerText();
const isSound = async () => {
  await looker.goto(page.url());
  expect(await axeFindings(looker)).toEqual([]);
  expect(await looker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
};

describe('petugas dinas mencatat pelatihan', () => {
  it('keterangannya dulu; yang salah tetap di tempatnya', async () => {
    await page.goto('/registri');
    await page.getByRole('link', { name: 'Bantuan', exact: true }).click();
    await page.getByRole('link', { name: 'Catat bantuan' }).click();
    await page.getByLabel('Jenis bantuan').selectOption('training');
    await page.getByLabel('Nama bantuan atau kegiatan').fill('Pelatihan pengemasan');
    await page.getByLabel('Sumber dana').selectOption('apbd');
    await page.getByLabel('Nilai seluruhnya').fill('banyak');
    await page.getByLabel('Tempat (nagari)').selectOption(SITIUNG);
    await page.getByLabel('Peserta lain, perempuan').fill('4');
    await press('Simpan, lanjut ke penerima');
    expect(await page.locator('#value-error').innerText()).toBe('Tulis dengan angka, contoh: 1.500.000');
    expect(await page.getByLabel('Nama bantuan atau kegiatan').inputValue()).toBe('Pelatihan pengemasan');
    await page.getByLabel('Nilai seluruhnya').fill('Rp 24 juta');
    await press('Simpan, lanjut ke penerima');
    await page.waitForURL(/\/penerima/);
    address = new URL(page.url()).pathname.replace('/penerima', '');
    await isSound();
  });

  it('daftar hadir ditempel: yang dikenal dicentang, yang mirip dipilih, yang belum dikenal tetap ada', async () => {
    await page
      .getByLabel('Daftar hadir')
      .fill(`1. Murni; 0812 3456 7890\n2. Rendang Putii\n3. Usaha Belum Tercatat\n4. ${sikabau}`);
    await press('Periksa daftar');
    expect(await said()).toContain('2 baris dikenal, 1 perlu dipilih, 1 belum dikenal.');
    expect(await page.locator('input[name=industry]:checked').count()).toBe(2);
    await page.getByLabel(/^Rendang Puti /).check();
    await press('Tambahkan yang dicentang');
    expect(await page.getByLabel('Daftar hadir').inputValue()).toBe('3. Usaha Belum Tercatat');
    await page.goto(address);
    const text = await said();
    for (const name of ['Keripik Bundo', 'Rendang Puti', 'Emping Sikabau', 'Rp24.000.000', '4 perempuan'])
      expect(text).toContain(name);
    expect(text).toContain('Hasilnya ditanyakan mulai Selasa, 24 November 2026.');
    await isSound();
  });

  it('ada di garis waktu usaha yang menerimanya', async () => {
    await page.goto(`/registri/${bundo}?garis=bantuan`);
    expect(await page.locator('section:has(#garis-waktu) li').innerText()).toMatch(/Pelatihan pengemasan/);
    await isSound();
  });
});

describe('setahun kemudian, wali nagari', () => {
  it('melihat yang belum ditinjau, dan mengisi hasil usaha nagarinya', async () => {
    stage.at('2026-11-24 09:00');
    const phone = await stage.signedIn('wali', {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await phone.goto('/registri/bantuan');
    expect(await said(phone)).toContain('1 bantuan belum ditinjau setelah setahun.');
    await phone.getByRole('link', { name: 'Lihat dan isi hasilnya' }).click();
    await phone.getByRole('link', { name: 'Pelatihan pengemasan' }).click();
    const text = await said(phone);
    expect(text).not.toContain('Emping Sikabau');
    expect(text).toContain('Ada 1 penerima lagi di luar wilayah Anda.');
    expect(text).not.toContain('Tambah penerima');
    await phone.getByRole('link', { name: 'Isi hasil' }).click();
    const first = phone.locator('details', { hasText: 'Keripik Bundo' });
    await press('Simpan hasil', phone);
    expect(await first.locator('.error').first().innerText()).toBe('Pilih ya atau tidak.');
    const used = first.getByRole('group', { name: 'Masih dipakai?' });
    await used.getByLabel('Ya').check();
    await first.getByLabel('Pekerja bertambah').fill('2');
    await press('Simpan hasil', phone);
    await phone.goto(`/registri/${bundo}?garis=bantuan`);
    expect(await said(phone)).toContain('masih dipakai');
  });

  it('bantuan di nagari lain seperti tidak ada', async () => {
    const maker = await stage.regency.db
      .selectFrom('industries')
      .select('id')
      .where('code', '=', sikabau)
      .executeTakeFirstOrThrow();
    const other = await recordHelp(
      stage.regency,
      actorOf('koordinator'),
      {
        kind: 'machine',
        title: 'Mesin pemipih emping',
        officeId: office('kumperindag'),
        beganOn: '2026-02-03',
        endedOn: null,
        funds: 'apbn',
        fundYear: 2026,
        value: 8_000_000,
        nagariCode: SIKABAU,
        othersWomen: null,
        othersMen: null,
        note: null,
      },
      [{ ...NO_SHARE, industryId: maker.id }],
    );
    const phone = await stage.signedIn('wali');
    for (const path of ['', '/hasil', '/ubah', '/penerima'])
      expect((await phone.goto(`/registri/bantuan/${other}${path}`))?.status()).toBe(404);
    expect((await phone.goto(`${address}/ubah`))?.status()).toBe(403);
    expect((await phone.goto(`${address}/penerima`))?.status()).toBe(403);
    expect((await phone.goto('/registri/bantuan/baru'))?.status()).toBe(403);
  });
});
