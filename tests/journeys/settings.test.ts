import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('administrator menambah hari libur dan orang; petugas ditolak di alamatnya', async () => {
  const page = await stage.signedIn('admin');
  for (const path of ['/atur', '/atur/riwayat', '/atur/kalender', '/atur/orang']) {
    await page.goto(path);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.getByLabel('Nama').fill('Sri Wahyuni');
  await page.getByLabel('Email').fill('sri@ovoprima.test');
  await page.getByRole('button', { name: 'Tambah orang' }).click();
  expect(await page.getByText('Kata sandi pertama').textContent()).toMatch(/(?:[a-z2-9]{4}-){3}/);
  await page.goto('/atur/kalender');
  await page.getByLabel('Tanggal').fill('2026-12-01');
  await page.getByLabel('Nama hari').fill('Hari jadi');
  await page.getByLabel('Dasar keputusan').fill('SK Bupati');
  await page.getByRole('button', { name: 'Tambah hari libur' }).click();
  await page.getByText('Selasa, 1 Desember 2026').waitFor();
  const officer = await stage.signedIn('petugasDinkes');
  expect((await officer.goto('/atur/orang'))?.status()).toBe(403);
});
