/** A sentra proposed by the registry, taken, established by decree; and a proposal that is none. Without script, on a phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  for (const [product, lat] of [
    ['Keripik tempe', -1.02],
    ['Parang', -0.95],
  ] as const)
    for (let i = 1; i <= 6; i += 1)
      await registerIndustry(
        stage.regency,
        actorOf('koordinator'),
        makerWith(
          {
            name: `${product} ${['Bundo', 'Puti', 'Mandeh', 'Amak', 'Etek', 'Uni'][i - 1]}`,
            nagariCode: '13.10.04.2002',
            nib: null,
            kbli: null,
            materials: [],
            lat: lat + i * 0.0005,
            lng: 101.61,
          },
          { phone: null, nik: null },
          [product],
        ),
      );
  page = await stage.signedIn('koordinator', {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
});
afterAll(() => stage.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const said = () => page.locator('main').innerText();
const isSound = async () => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
};

describe('koordinator di HP, tanpa skrip', () => {
  it('menemukan usulan dengan alasannya, dan menerima tanpa yang bukan anggota', async () => {
    await page.goto('/registri');
    await page.getByRole('link', { name: 'Sentra', exact: true }).click();
    await page.getByRole('link', { name: 'Lihat usulan' }).click();
    const text = await said();
    expect(text).toMatch(/6 usaha di Siguntur membuat keripik tempe, paling jauh 1\d\d m dari tengahnya\./);
    expect(text).toMatch(/6 usaha di Siguntur membuat parang/);
    await isSound();
    const proposal = page.locator('section', { hasText: 'membuat keripik tempe' });
    await proposal.getByLabel('Keripik tempe Uni').uncheck();
    await proposal.getByLabel('Nama sentra').fill('');
    await proposal.getByRole('button', { name: 'Terima sebagai sentra' }).click();
    expect(await proposal.getByText('Ini perlu diisi.').count()).toBe(1);
    expect(await proposal.getByLabel('Keripik tempe Uni').isChecked()).toBe(false);
    await proposal.getByLabel('Nama sentra').fill('Sentra Keripik Tempe Siguntur');
    await proposal.getByRole('button', { name: 'Terima sebagai sentra' }).click();
    expect(new URL(page.url()).pathname).toBe('/registri/sentra/sentra-keripik-tempe-siguntur');
    const kept = await said();
    expect(kept).toContain('Calon sentra');
    expect(kept).toContain('Keripik tempe Bundo');
    expect(kept).not.toContain('Keripik tempe Uni');
    await isSound();
  });

  it('mencatat Keputusan Bupati; yang kurang untuk langkah berikut terbaca', async () => {
    await page.getByLabel('Nomor keputusan').fill('188.45/12/2026');
    await press('Catat penetapan');
    expect(await page.getByLabel('Nomor keputusan').inputValue()).toBe('188.45/12/2026');
    await page.getByLabel('Tanggal keputusan').fill('2026-11-20');
    await press('Catat penetapan');
    const text = await said();
    expect(text).toContain('Untuk menjadi "Siap DAK" masih perlu:');
    expect(text).toContain('5 usaha berjalan (perlu 10)');
    expect(text).toContain('Keputusan Bupati 188.45/12/2026, Jumat, 20 November 2026');
    await isSound();
    await page.goto('/registri/sentra');
    expect(await said()).toMatch(/Sentra Keripik Tempe Siguntur[\s\S]*5 usaha[\s\S]*Ditetapkan/);
    await isSound();
  });

  it('menolak usulan lain dengan alasan, dan usulan itu tidak muncul lagi', async () => {
    await page.goto('/registri/sentra/usulan');
    const proposal = page.locator('section', { hasText: 'membuat parang' });
    await proposal.locator('summary').click();
    await proposal.getByLabel('Alasan').fill('Satu pemilik dengan enam tungku.');
    await proposal.getByRole('button', { name: 'Bukan sentra' }).click();
    expect(await said()).toContain('Tidak ada usulan.');
  });
});

describe('dicabut dan diakhiri, dengan alasan yang tetap ada', () => {
  const address = '/registri/sentra/sentra-keripik-tempe-siguntur';

  it('halaman umum terbuka tanpa skrip: jumlah, keputusan, dan hanya nama yang setuju', async () => {
    const visitor = await stage.visitor({ javaScriptEnabled: false });
    await visitor.goto('/nagari/13.10.04.2002');
    await visitor.getByRole('link', { name: 'Sentra Keripik Tempe Siguntur' }).click();
    const text = await visitor.locator('main').innerText();
    expect(text).toContain('188.45/12/2026');
    expect(text).toMatch(/Usaha\s+5/);
    expect(text).not.toContain('Bundo');
    expect(await axeFindings(visitor)).toEqual([]);
    await visitor.getByRole('link', { name: 'Nagari Siguntur, Kecamatan Sitiung' }).click();
    expect(new URL(visitor.url()).pathname).toBe('/nagari/13.10.04.2002');
    await visitor.getByRole('contentinfo').getByRole('link', { name: 'Sentra IKM' }).click();
    expect(await visitor.locator('main').innerText()).toMatch(
      /Sentra Keripik Tempe Siguntur[\s\S]*Ditetapkan/,
    );
    await visitor.context().close();
  });

  it('rencana dipindah ke tahun depan, dan terbaca di rencana dinas', async () => {
    await page.goto(address);
    await page.locator('summary', { hasText: 'Tambah kegiatan' }).click();
    await page.getByLabel('Kegiatan').fill('Rumah kemasan');
    await page.getByLabel('OPD pelaksana').selectOption({ label: 'Dinas Kesehatan' });
    await page.getByLabel('Anggaran (rupiah)').fill('25.000.000');
    await press('Tambah kegiatan');
    await page.getByRole('link', { name: 'Ubah: Rumah kemasan' }).click();
    await page.getByLabel('Tahun').fill('2027');
    await press('Simpan');
    expect(await said()).toContain('Ini perlu diisi.');
    expect(await page.getByLabel('Tahun').inputValue()).toBe('2027');
    await page.getByRole('textbox', { name: 'Alasan' }).first().fill('Anggaran belum cair.');
    await press('Simpan');
    expect(await said()).toContain('Anggaran belum cair.');
    await isSound();
    await page.goto('/registri/sentra/rencana');
    expect(await said()).toMatch(/Dinas Kesehatan\s+Rp25\.000\.000/);
    await isSound();
  });

  it('penetapan dicabut, lalu sentra diakhiri: halaman umumnya tidak ada lagi', async () => {
    await page.goto(address);
    await page.getByRole('link', { name: 'Cabut penetapan' }).click();
    await press('Cabut penetapan');
    expect(await said()).toContain('Ini perlu diisi.');
    await page.getByLabel('Alasan').fill('Anggotanya tinggal lima.');
    await press('Cabut penetapan');
    expect(await said()).toMatch(/Mencabut penetapan: 188\.45\/12\/2026\s+Anggotanya tinggal lima\./);
    await page.getByRole('link', { name: 'Akhiri sentra' }).click();
    await isSound();
    const visitor = await stage.visitor({ javaScriptEnabled: false });
    // Twice, so that the server keeps it: what is ended must not be read from what was kept.
    for (const _ of [1, 2])
      expect((await visitor.goto('/sentra/sentra-keripik-tempe-siguntur'))?.status()).toBe(200);
    await page.getByLabel('Alasan').fill('Usahanya pindah.');
    await press('Akhiri sentra');
    expect(await said()).toContain('Diakhiri Senin, 23 November 2026');
    await isSound();
    expect((await visitor.goto('/sentra/sentra-keripik-tempe-siguntur'))?.status()).toBe(404);
    await visitor.context().close();
    await page.getByRole('link', { name: 'Buka lagi' }).click();
    await page.getByLabel('Alasan').fill('Mulai lagi.');
    await press('Buka lagi');
    expect(await said()).toContain('Belum ada anggota');
  });
});

it('wali nagari lain: sentra itu tidak ada, dan usulan bukan urusannya', async () => {
  const waliNagari = await stage.signedIn('wali');
  expect((await waliNagari.goto('/registri/sentra/sentra-keripik-tempe-siguntur'))?.status()).toBe(404);
  expect((await waliNagari.goto('/registri/sentra/usulan'))?.status()).toBe(403);
  expect((await waliNagari.goto('/registri/sentra'))?.status()).toBe(200);
});
