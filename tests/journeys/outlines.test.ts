/** An administrator brings in outlines, the public sees them, and they are taken back; a maker's place is tapped on them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { drawnFile, type DrawnSquare } from '../outlines.ts';

let stage: Stage;
let admin: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  admin = await stage.signedIn('admin', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
});
afterAll(() => stage.close());

const said = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
async function send(name: string, content: Buffer | readonly DrawnSquare[]): Promise<void> {
  await admin.goto('/atur/wilayah');
  await admin.getByLabel('Berkas GeoJSON atau TopoJSON').setInputFiles({
    name,
    mimeType: 'application/geo+json',
    buffer: Buffer.isBuffer(content) ? content : Buffer.from(await drawnFile(name, content).arrayBuffer()),
  });
  await admin.getByLabel('Sumber dan lisensi').fill('Bappeda 2026, batas indikatif');
  await press(admin, 'Baca berkas');
}
async function publicList(): Promise<Page> {
  const visitor = await stage.visitor();
  await visitor.goto(`/nagari?${Math.random()}`);
  return visitor;
}

describe('administrator memasang batas wilayah, tanpa skrip', () => {
  it('sebelumnya peta umum mengaku skema', async () => {
    const visitor = await publicList();
    expect(await said(visitor)).toContain('Gambar skema, bukan peta batas.');
    expect(await visitor.locator('svg.narrow a').count()).toBe(52);
    expect(await axeFindings(visitor)).toEqual([]);
  });

  it.each([
    ['foto.geojson', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'bukan GeoJSON atau TopoJSON'],
    ['kosong.json', Buffer.from('{"type":"FeatureCollection","features":[]}'), 'Tidak ada bidang (Polygon)'],
    [
      'utm.json',
      Buffer.from('{"type":"Polygon","coordinates":[[[7e5,9e6],[7e5,9.1e6],[7.1e5,9e6],[7e5,9e6]]]}'),
      'bukan derajat',
    ],
  ])('%s mendapat satu kalimat, dan sumber yang diketik tidak hilang', async (name, content, sentence) => {
    await send(name, content);
    expect(await said(admin)).toContain(sentence);
    expect(await admin.getByLabel('Sumber dan lisensi').inputValue()).toBe('Bappeda 2026, batas indikatif');
    expect(await stage.regency.db.selectFrom('outlineFiles').selectAll().execute()).toEqual([]);
  });

  it('berkas diperiksa: satu bentuk tidak cocok, dipilih dengan tangan', async () => {
    await send('batas.geojson', [
      { words: { kode: '13.10.04.2001' } },
      { words: { nama: 'Nagari Siguntua', kecamatan: 'Sitiung' }, at: '13.10.04.2002' },
      { words: { nama: 'Medan Jaya' }, at: '13.10.04.2004' },
    ]);
    const text = await said(admin);
    expect(text).toContain('2 cocok');
    expect(text).toContain('1 belum cocok');
    expect(text).toContain('50 nagari tanpa bentuk');
    await admin.getByLabel('Wilayah bentuk ke-3').selectOption('13.10.04.2004');
    await admin.locator('#bentuk-3').getByRole('button', { name: 'Simpan' }).click();
    expect(await said(admin)).toContain('3 cocok');
    expect(await admin.locator('#bentuk-3').innerText()).toContain('dipilih');
  });

  it('dipakai: peta umum bergambar tiga nagari dengan sumbernya, dan tiap bentuk menuju halamannya', async () => {
    await press(admin, 'Pakai');
    expect(await said(admin)).toContain('3 dari 52 nagari punya bentuk.');
    const visitor = await publicList();
    expect(await said(visitor)).toContain('Sumber: Bappeda 2026, batas indikatif');
    expect(await visitor.locator('svg.outlines a').count()).toBe(3);
    await visitor.locator('svg.outlines a').first().click();
    expect(new URL(visitor.url()).pathname).toMatch(/^\/nagari\/13\.10\.04\.200\d$/);
    await admin.goto('/atur/riwayat');
    expect(await said(admin)).toContain('memasang batas wilayah');
  });

  it('dicabut: peta kembali skema, berkasnya tetap ada untuk dipakai lagi', async () => {
    await admin.goto('/atur/wilayah');
    await admin.getByRole('link', { name: 'batas.geojson' }).click();
    await press(admin, 'Cabut');
    expect(await said(admin)).toContain('Pernah berlaku');
    expect(await said(await publicList())).toContain('Gambar skema, bukan peta batas.');
    await admin.getByRole('link', { name: 'batas.geojson' }).click();
    await press(admin, 'Pakai lagi');
    expect(await said(admin)).toContain('3 dari 52 nagari punya bentuk.');
  });
});

describe.each([false, true])('letak usaha diketuk pada gambar (skrip: %s)', (javaScriptEnabled) => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 }, javaScriptEnabled });
  });
  const tap = async (x: number, y: number) => {
    await page.getByAltText('Ketuk letak usaha pada gambar').click({ position: { x, y } });
    await page.waitForLoadState();
  };
  const place = async () => [
    await page.getByLabel('Lintang').inputValue(),
    await page.getByLabel('Bujur').inputValue(),
  ];

  it('nagari dipilih, gambarnya tampil, isian lain tidak hilang', async () => {
    await page.goto('/registri/baru');
    await page.getByLabel('Nama usaha').fill(`Keripik Puti ${javaScriptEnabled}`);
    await page.locator('select[name=nagari]').selectOption('13.10.04.2001');
    await press(page, 'Tampilkan nagari yang dipilih');
    expect(await page.getByLabel('Nama usaha').inputValue()).toBe(`Keripik Puti ${javaScriptEnabled}`);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
  });

  it('ketukan menjadi angka; di luar batas diperingatkan, di dalam dikatakan', async () => {
    await tap(3, 3);
    expect(await said(page)).toContain('Letak ini di luar batas nagari.');
    await tap(144, 144);
    // The middle of the square is the point of the nagari.
    expect(await place()).toEqual(['-0,989540', '101,634860']);
    expect(await said(page)).toContain('Di dalam batas nagari.');
  });

  it('lebih dekat lebih teliti, dikosongkan, dan ketukan terakhir yang disimpan', async () => {
    await press(page, 'Perbesar');
    await tap(244, 144);
    const [lat, lng] = await place();
    expect(lat).toBe('-0,989540');
    expect(Number(lng?.replace(',', '.')) - 101.63486).toBeLessThan(0.002);
    await press(page, 'Kosongkan letak');
    expect(await place()).toEqual(['', '']);
    await press(page, 'Seluruh nagari');
    await tap(144, 144);
    // Enter in a line saves the form, as everywhere.
    await page.getByLabel('Nama usaha').press('Enter');
    await page.waitForURL(/\/registri\/USH-/);
    expect(await said(page)).toContain('-0.98954, 101.63486');
  });
});
