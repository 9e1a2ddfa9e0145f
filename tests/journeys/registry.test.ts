/** A maker's way into the registry, and who sees it there: with and without script, on a phone and at the counter. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { wordKeeper } from '#domain/registry/maker-words.sweep.server.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';

const SIKABAU = '13.10.02.2009';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
});
afterAll(() => stage.close());

const codeIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('petugas lapangan tanpa skrip', () => {
  let page: Page;
  let code = '';
  beforeAll(async () => {
    page = await stage.signedIn('lapangan', {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
  });

  it('menulis barangnya saja, memilih KBLI yang ditawarkan, dan usaha tersimpan', async () => {
    await page.goto('/registri/baru');
    await page.getByLabel('Nama usaha').fill('Keripik Pisang Bundo');
    await page.getByLabel('Nagari').selectOption('13.10.04.2001');
    await page.getByLabel('Jenis usaha (KBLI)').fill('keripik pisang');
    await page.getByLabel('Bahan baku', { exact: false }).first().fill('pisang kepok 100%\nminyak goreng');
    await page.locator('#products').fill('Keripik pisang balado');
    await page.getByLabel('Nama pemilik atau perwakilan').fill('Murni Chaniago');
    await page.getByLabel('NIK').fill('1310 0441 0180 0001');
    await page.getByLabel('Nomor HP').fill('0812 3456 7890');
    await press(page, 'Simpan usaha');
    expect(await page.locator('#kbli-error').innerText()).toBe('Pilih salah satu jenis usaha di bawah ini.');
    expect(await page.getByLabel('Nama usaha').inputValue()).toBe('Keripik Pisang Bundo');
    await page.getByLabel(/^10794 /).check();
    await press(page, 'Simpan usaha');
    await page.waitForURL(/\/registri\/USH-/);
    code = codeIn(page);
    const said = await page.locator('main').innerText();
    for (const part of [
      '10794',
      'Keripik pisang balado',
      'pisang kepok: 100% dari Dharmasraya',
      'Murni Chaniago',
    ])
      expect(said).toContain(part);
  });

  it('data pribadi tertutup sampai diminta, dan yang membuka tercatat', async () => {
    expect(await page.content()).not.toContain('1310044101800001');
    expect(await page.content()).not.toContain('081234567890');
    await press(page, 'Tampilkan');
    expect(await page.locator('main').innerText()).toMatch(/1310044101800001[\s\S]*081234567890/);
    const opened = await stage.regency.db
      .selectFrom('audits')
      .select('actorId')
      .where('verb', '=', 'open_personal')
      .execute();
    expect(opened).toEqual([{ actorId: CAST.lapangan.id }]);
  });

  it('angka diisi seperti ditulis orang; yang salah tetap di tempatnya', async () => {
    await page.goto(`/registri/${code}/angka`);
    await page.getByLabel('Pekerja perempuan dibayar').fill('3');
    await page.getByLabel('Penjualan (rupiah)').fill('banyak');
    await press(page, 'Simpan angka');
    expect(await page.locator('#sales-error').innerText()).toBe('Tulis dengan angka, contoh: 1.500.000');
    expect(await page.getByLabel('Pekerja perempuan dibayar').inputValue()).toBe('3');
    await page.getByLabel('Penjualan (rupiah)').fill('Rp 90 juta');
    await press(page, 'Simpan angka');
    expect(await page.locator('main').innerText()).toMatch(/2025[\s\S]*90\.000\.000/);
  });

  it('produk diberi harga, persetujuan direktori dicatat, dan semuanya ada di riwayat', async () => {
    await page.goto(`/registri/${code}/produk`);
    await page.locator('input[id^="price-"]').first().fill('15.000');
    await page.locator('input[id^="unit-"]').first().fill('bungkus 250 g');
    await page.getByRole('button', { name: 'Ubah', exact: true }).click();
    await page.goto(`/registri/${code}`);
    expect(await page.locator('main').innerText()).toContain('Rp15.000 per bungkus 250 g');
    await press(page, 'Catat persetujuan');
    expect(await page.locator('main').innerText()).toMatch(
      /Disetujui pada Senin, 23 November 2026[\s\S]*Mengubah produk: Keripik pisang balado/,
    );
  });
});

it('yang sudah tercatat ditunjukkan dulu; sesudah dikatakan usaha lain, tersimpan', async () => {
  const page = await stage.signedIn('loket');
  await registerIndustry(
    stage.regency,
    actorOf('koordinator'),
    makerWith({ name: 'Batik Puti', nib: null }, { phone: '081399990000', nik: null }),
  );
  await page.goto('/registri/baru');
  await page.getByLabel('Nama usaha').fill('Batik Siguntur');
  await page.getByLabel('Nagari').selectOption('13.10.04.2002');
  await page.getByLabel('Nomor HP').fill('081399990000');
  await press(page, 'Simpan usaha');
  await page.getByText('nomor HP sama').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Ini usaha lain, simpan sebagai data baru').check();
  await press(page, 'Simpan usaha');
  await page.waitForURL(/\/registri\/USH-/);
});

it('dengan skrip, pilihan KBLI datang sambil mengetik', async () => {
  const page = await stage.signedIn('koordinator');
  await page.goto('/registri/baru');
  await page.getByLabel('Jenis usaha (KBLI)').pressSequentially('batik');
  await page.getByLabel(/^13133 /).check();
  await page.getByLabel('Nama usaha').fill('Batik Lubuak Karak');
  await page.getByLabel('Nagari').selectOption('13.10.05.2002');
  await press(page, 'Simpan usaha');
  await page.waitForURL(/\/registri\/USH-/);
  expect(await page.locator('main').innerText()).toContain('13133');
  expect(await axeFindings(page)).toEqual([]);
});

describe('satu kotak cari', () => {
  it('menemukan usaha, produk, dan nagari; salah ketik dijelaskan, bukan dibiarkan kosong', async () => {
    await registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith(
        { name: 'Dapur Siguntur', nib: null, nagariCode: '13.10.04.2002' },
        { phone: null, nik: null },
        ['Galamai ketan'],
      ),
    );
    await wordKeeper()(stage.regency);
    const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
    await page.goto('/registri');
    await page.getByRole('searchbox').fill('galmai');
    await page.keyboard.press('Enter');
    await page.waitForURL(/cari=galmai/);
    expect(await page.getByRole('status').innerText()).toContain('Ini hasil untuk: galamai');
    expect(await page.locator('main').innerText()).toContain('Dapur Siguntur');
    await page.getByRole('link', { name: 'galamai ketan' }).click();
    await page.waitForURL(/cari=galamai\+ketan/);
    expect(await page.locator('[data-total]').innerText()).toBe('1');
    await page.getByRole('searchbox').fill('gunuang medan');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Gunung Medan' }).click();
    await page.waitForURL('**/registri/nagari/13.10.04.2004');
    await page.goto('/registri?cari=galmai');
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('wali nagari di HP', () => {
  it('melihat usaha nagarinya saja, dan nagari lain seperti tidak ada', async () => {
    const own = await registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Emping Bundo', nib: null }, { phone: null, nik: null }),
    );
    const other = await registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Emping Sikabau', nib: null, nagariCode: SIKABAU }, { phone: null, nik: null }),
    );
    const page = await stage.signedIn('wali', { viewport: { width: 360, height: 740 } });
    await page.goto('/registri?cari=emping');
    const said = await page.locator('main').innerText();
    expect(said).toContain('Emping Bundo');
    expect(said).not.toContain('Emping Sikabau');
    expect(await page.locator('#nagari option').allTextContents()).toEqual(['Semua', 'Sitiung']);
    expect(await axeFindings(page)).toEqual([]);
    for (const path of ['', '/ubah', '/pemilik', '/angka', '/produk']) {
      expect((await page.goto(`/registri/${own}${path}`))?.status()).toBe(200);
      expect((await page.goto(`/registri/${other}${path}`))?.status()).toBe(404);
    }
    expect(await page.locator('main').innerText()).toContain('di luar nagari Anda');
  });

  it('camat membaca, tanpa tombol; pimpinan tidak punya pintunya', async () => {
    const code = await registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Lemang Camat', nib: null }, { phone: null }),
    );
    const page = await stage.signedIn('camat', { viewport: { width: 360, height: 740 } });
    await page.goto(`/registri/${code}`);
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect((await page.goto(`/registri/${code}/ubah`))?.status()).toBe(403);
    const leader = await stage.signedIn('pimpinan');
    expect(await leader.locator('nav a[href="/registri"]').count()).toBe(0);
    expect((await leader.goto('/registri'))?.status()).toBe(403);
  });
});
