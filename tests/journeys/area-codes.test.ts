/** An administrator pastes BPS codes from a sheet, mends one by hand, saves, and the registry finds a nagari by its code. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';

const PAGE = '/atur/wilayah/kode';

let stage: Stage;
let admin: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  admin = await stage.signedIn('admin', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
});
afterAll(() => stage.close());

const said = (page: Page) => page.locator('main').innerText();
const press = (name: string) => admin.getByRole('button', { name, exact: true }).click();
const field = (name: string) => admin.getByLabel(name, { exact: true });

describe('kode BPS wilayah, tanpa skrip', () => {
  it('dua baris ditempel mengisi dua kolom, baris ketiga disebut, dan belum ada yang tersimpan', async () => {
    await admin.goto('/atur/wilayah');
    await admin.getByRole('link', { name: 'Isi kode BPS tiap wilayah' }).click();
    await field('Tempel dari lembar').fill(
      'Siguntur\t1311030007\nKec. Sitiung;131103\n13.10.04;1311030\nAntah;1311030009',
    );
    await press('Isikan ke kolom');
    const text = await said(admin);
    expect(text).toContain('2 kode diisikan dan belum disimpan.');
    expect(text).toContain('Baris 2: Kec. Sitiung;131103');
    expect(text).toContain('Baris 4: Antah;1311030009');
    expect(await field('Siguntur').inputValue()).toBe('1311030007');
    expect(await field('Kecamatan Sitiung').inputValue()).toBe('1311030');
    const codes = stage.regency.db.selectFrom('areas').select('code').where('bpsCode', 'is not', null);
    expect(await codes.execute()).toEqual([]);
  });

  it('kode yang keliru dikatakan pada kolomnya, dan yang sudah diisi tidak hilang', async () => {
    await field('Gunung Medan').fill('1311030007');
    await press('Simpan kode');
    expect(await admin.locator('[id="13.10.04.2004-error"]').innerText()).toBe(
      'Kode ini dipakai dua wilayah.',
    );
    expect(await field('Siguntur').inputValue()).toBe('1311030007');
    await field('Gunung Medan').fill('');
    await press('Simpan kode');
    expect(await admin.locator('.saved').innerText()).toContain('Tersimpan');
    expect(await said(admin)).toContain('2 dari 63 wilayah punya kode BPS.');
  });

  it('riwayat menyebut nama nagari, dan kotak cari menemukannya dari kodenya', async () => {
    await admin.goto('/atur/riwayat?tentang=area_codes');
    expect(await said(admin)).toContain('Siguntur');
    const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
    await page.goto('/registri');
    await page.getByRole('searchbox').fill('1311030007');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Siguntur' }).click();
    await page.waitForURL('**/registri/nagari/13.10.04.2002');
  });
});

it('dengan skrip: tempelan mengisi kolom, dan halaman tanpa temuan axe', async () => {
  const page = await stage.signedIn('admin', { viewport: { width: 1280, height: 900 } });
  await page.goto(PAGE);
  await page.getByLabel('Tempel dari lembar').fill('Gunung Medan;1311030004\nAntah;1');
  await page.getByRole('button', { name: 'Isikan ke kolom' }).click();
  await page.getByText('1 kode diisikan').waitFor();
  expect(await page.getByLabel('Gunung Medan', { exact: true }).inputValue()).toBe('1311030004');
  expect(await axeFindings(page)).toEqual([]);
});

it('tertutup bagi yang bukan administrator', async () => {
  const page = await stage.signedIn('koordinator');
  expect((await page.goto(PAGE))?.status()).toBe(403);
});
