/** A nagari chooses its product: a musyawarah against the score, with its reason kept, and each wali in the own nagari only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeProduct } from '#domain/nagari/nagari.commands.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { knownFiles } from '#domain/stored-files.server.ts';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  const make = (name: string, product: string, localShare: number, nagariCode = SITIUNG) =>
    registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith(
        { name, nib: null, nagariCode, materials: [{ name: 'bahan', localShare }] },
        { phone: null, nik: null },
        [product],
      ),
    );
  for (const n of [1, 2, 3]) await make(`Keripik ${n}`, 'Keripik pisang', 100);
  await make('Batik Satu', 'Batik tanah liek', 0);
  await make('Keripik Sikabau', 'Keripik pisang', 100, SIKABAU);
});
afterAll(() => stage.close());

/** A photo that says where it was taken, and a paper. */
let PHOTO: { name: string; mimeType: string; buffer: Buffer };
const PDF = { name: 'notulen.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
beforeAll(async () => {
  const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#9a4521' } })
    .withExif({ IFD0: { Make: 'Kamera uji' } })
    .jpeg()
    .toBuffer();
  PHOTO = { name: 'hadir.jpg', mimeType: 'image/jpeg', buffer };
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('wali nagari di HP, tanpa skrip', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signedIn('wali', {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
  });

  it('melihat nagarinya yang belum punya produk unggulan, dan mencatat potensinya', async () => {
    await page.goto('/registri/nagari');
    expect(await page.locator('main').innerText()).toMatch(/0 dari 1 nagari[\s\S]*Belum diketahui/);
    await page.getByRole('link', { name: 'Sitiung', exact: true }).click();
    await page.getByRole('link', { name: 'Catat potensi' }).click();
    await page.getByLabel('Jenis potensi').selectOption('Budaya');
    await page.getByLabel('Nama', { exact: true }).fill('Batik tanah liek');
    await press(page, 'Simpan potensi');
    expect(await page.locator('#evidence-error').innerText()).toBe('Perlu diisi.');
    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Batik tanah liek');
    await page.getByLabel('Bukti').fill('Warisan budaya takbenda');
    await press(page, 'Simpan potensi');
    expect(await page.locator('main').innerText()).toContain('Warisan budaya takbenda');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('mengusulkan dua produk yang tercatat; nilainya tampil dengan datanya', async () => {
    for (const name of ['Keripik pisang', 'Batik tanah liek']) {
      await page.getByRole('link', { name: 'Usulkan produk' }).click();
      await page.getByLabel('Nama produk unggulan').fill(name);
      await page.getByLabel(new RegExp(`^${name} \\(`)).check();
      await press(page, 'Simpan usulan');
    }
    await page.getByRole('link', { name: 'Keripik pisang', exact: true }).click();
    const said = await page.locator('main').innerText();
    for (const part of ['3 usaha', 'bahan setempat 100%', 'bobot 20', 'belum ada sertifikat yang dicatat'])
      expect(said).toContain(part);
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`/registri/nagari/${SITIUNG}`);
  });

  it('musyawarah memilih yang nilainya lebih rendah: alasannya diminta, lalu tersimpan', async () => {
    await page.getByRole('link', { name: 'Batik tanah liek', exact: true }).click();
    await page.getByRole('link', { name: 'Catat musyawarah' }).click();
    expect(await page.locator('main').innerText()).toContain('Calon Keripik pisang bernilai lebih tinggi');
    await page.getByLabel('Tempat').fill('Balai nagari');
    await page.getByLabel('Bundo kanduang').check();
    await page.getByLabel('Isi mufakat').fill('Batik menjadi produk unggulan nagari.');
    await page.getByLabel('Ringkasan untuk umum').fill('Musyawarah memilih batik.');
    await press(page, 'Simpan keputusan');
    expect(await page.locator('main').innerText()).toContain('Tulis alasan memilih produk ini.');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.getByLabel('Isi mufakat').inputValue()).toBe('Batik menjadi produk unggulan nagari.');
    expect(await page.getByLabel('Bundo kanduang').isChecked()).toBe(true);
    await page.getByLabel('Alasan memilih').fill('Akar budaya kami sejak dulu.');
    await page.getByLabel('Daftar hadir').setInputFiles([PHOTO, { ...PHOTO, name: 'lembar 2.jpg' }]);
    await page
      .getByLabel('Notulen')
      .setInputFiles({ ...PDF, name: 'suara.pdf', buffer: Buffer.from('ID3\x04') });
    await press(page, 'Simpan keputusan');
    expect(await page.locator('main').innerText()).toContain('Pilih lagi berkasnya.');
    await page.getByLabel('Daftar hadir').setInputFiles([PHOTO, { ...PHOTO, name: 'lembar 2.jpg' }]);
    await page.getByLabel('Notulen').setInputFiles(PDF);
    await press(page, 'Simpan keputusan');
    const said = await page.locator('main').innerText();
    for (const part of [
      'Akar budaya kami sejak dulu.',
      'urutan 2 dari 2 calon',
      'Dipilih meskipun nilai Keripik pisang lebih tinggi.',
      'Senin, 23 November 2026',
      'Bundo kanduang',
    ])
      expect(said).toContain(part);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('berkas musyawarah: disimpan sebagai unduhan, ditambah, dan dihapus dengan riwayat', async () => {
    await page.goto(`/registri/nagari/${SITIUNG}`);
    const list = page.getByRole('link', { name: 'Daftar hadir: hadir.webp' });
    const answer = await page.request.get((await list.getAttribute('href')) ?? '');
    expect(answer.headers()['content-disposition']).toMatch(/^attachment;/);
    expect(answer.headers()['content-type']).toBe('image/webp');
    expect((await answer.body()).includes('Kamera uji')).toBe(false);
    await page.getByRole('link', { name: 'Tambah berkas' }).click();
    await press(page, 'Simpan berkas');
    expect(await page.locator('main').innerText()).toContain('Pilih paling sedikit satu berkas.');
    await page.getByLabel('Notulen').setInputFiles({ ...PDF, name: 'lampiran.pdf' });
    await press(page, 'Simpan berkas');
    await page.getByRole('button', { name: /Hapus.*lembar 2\.webp/ }).click();
    const said = await page.locator('main').innerText();
    expect(said).toContain('Notulen: lampiran.pdf');
    expect(said).not.toContain('lembar 2.webp');
    expect(said).toMatch(/Menghapus berkas musyawarah: Batik tanah liek/);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('mencetak profil nagarinya: jumlah saja, angka kecil dan nama usaha tidak terbaca', async () => {
    await page.goto(`/registri/nagari/${SITIUNG}`);
    await page.getByRole('link', { name: 'Cetak profil nagari' }).click();
    const said = await page.locator('main').innerText();
    for (const part of [
      'Profil Nagari Sitiung',
      'Batik tanah liek (Ditetapkan)',
      'Akar budaya kami sejak dulu.',
      'Warisan budaya takbenda',
      'Sumber: registri industri OVO Prima, Kabupaten Dharmasraya, Senin, 23 November 2026.',
    ])
      expect(said).toContain(part);
    expect(said).not.toMatch(/Keripik 1|Batik Satu/);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Profil Nagari Sitiung' }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('nagari lain seperti tidak ada', async () => {
    for (const path of ['', '/potensi', '/usul', '/profil'])
      expect((await page.goto(`/registri/nagari/${SIKABAU}${path}`))?.status()).toBe(404);
    expect((await page.goto('/registri/kecamatan/13.10.04/profil'))?.status()).toBe(404);
  });
});

it('umum membaca keputusan, tanpa nilai dan tanpa usaha yang belum bersedia', async () => {
  const page = await stage.visitor();
  await page.goto('/nagari');
  expect(await page.locator('main').innerText()).toMatch(/Sitiung\s+Batik tanah liek/);
  await page.getByRole('link', { name: 'Sitiung', exact: true }).click();
  const said = await page.locator('main').innerText();
  expect(said).toContain('Musyawarah memilih batik.');
  expect(said).not.toContain('Batik menjadi produk unggulan nagari.');
  expect(said).not.toMatch(/Keripik pisang|dari 100|Keripik 1/);
  await page.goto(`/nagari/${SIKABAU}`);
  expect(await page.locator('main').innerText()).toMatch(/kurang dari 3 usaha[\s\S]*Belum diketahui/);
  expect((await page.goto('/nagari/13.10.99.9999'))?.status()).toBe(404);
});

it('camat membaca nagari di kecamatannya, tanpa tombol', async () => {
  const page = await stage.signedIn('camat', { viewport: { width: 360, height: 740 } });
  expect((await page.goto(`/registri/nagari/${SITIUNG}`))?.status()).toBe(200);
  expect(await page.locator('main').innerText()).toContain('Akar budaya kami sejak dulu.');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.locator('main').getByRole('button').count()).toBe(0);
  expect((await page.goto(`/registri/nagari/${SITIUNG}/usul`))?.status()).toBe(403);
  await page.goto('/registri/nagari');
  await page.getByRole('link', { name: 'Cetak profil kecamatan' }).click();
  await page.waitForURL('**/kecamatan/13.10.04/profil');
  expect(await page.locator('main').innerText()).toMatch(/Profil Kecamatan Sitiung[\s\S]*Batik tanah liek/);
  expect(await axeFindings(page)).toEqual([]);
  expect((await page.goto('/registri/kecamatan/13.10.02/profil'))?.status()).toBe(404);
  expect((await page.goto(`/registri/nagari/${SIKABAU}`))?.status()).toBe(404);
});

it('berkas musyawarah: koordinator membukanya, wali nagari lain dan umum tidak', async () => {
  const page = await stage.signedIn('koordinator');
  const regency = stage.regency;
  const productId = await proposeProduct(regency, actorOf('koordinator'), SIKABAU, {
    name: 'Keripik pisang',
    products: ['Keripik pisang'],
  });
  await page.goto(`/registri/nagari/${SIKABAU}/produk/${productId}/musyawarah`);
  await page.getByLabel('Tempat').fill('Balai nagari');
  await page.getByLabel('Isi mufakat').fill('Keripik menjadi produk unggulan nagari.');
  await page.getByLabel('Daftar hadir').setInputFiles(PHOTO);
  await press(page, 'Simpan keputusan');
  const paper = page.getByRole('link', { name: 'Daftar hadir: hadir.webp' });
  const href = (await paper.getAttribute('href')) ?? '';
  expect((await page.request.get(href)).status()).toBe(200);
  const id = href.slice('/berkas/'.length);
  expect(await knownFiles(regency, [id, productId])).toEqual(new Set([id]));
  const wali = await stage.signedIn('wali');
  const stranger = await stage.visitor();
  for (const other of [wali, stranger]) expect((await other.request.get(href)).status()).toBe(404);
  const said = await (await stranger.goto(`/nagari/${SIKABAU}`))?.text();
  expect(said).not.toContain(id);
  await page.getByRole('button', { name: /Hapus.*hadir\.webp/ }).click();
  await page.getByText('Menghapus berkas musyawarah').waitFor();
  expect((await page.request.get(href)).status()).toBe(404);
  expect(await knownFiles(regency, [id])).toEqual(new Set());
});

it('wali nagari: dari halaman pertamanya ke nagarinya, dan yang perlu dikerjakan tertulis di atas', async () => {
  const page = await stage.signedIn('wali', { viewport: { width: 360, height: 740 } });
  await page.getByRole('link', { name: 'Buka nagari saya' }).click();
  await page.getByRole('heading', { name: 'Nagari Sitiung' }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/4 usaha[\s\S]*1 potensi/);
  expect(await axeFindings(page)).toEqual([]);
});
