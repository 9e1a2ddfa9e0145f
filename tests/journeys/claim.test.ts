/** A maker gets a link on her telephone, corrects her own entry, and decides by herself who may see it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveConsent, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

const SIKABAU = '13.10.02.2009';
const PHONE = { viewport: { width: 360, height: 740 } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
});
afterAll(() => stage.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const main = (page: Page) => page.locator('main').innerText();
const register = (...given: Parameters<typeof makerWith>) =>
  registerIndustry(stage.regency, actorOf('koordinator'), makerWith(...given));

/** Nothing wider than the screen, no axe finding (axe is a script itself); a picture where somebody wants to look. */
async function look(page: Page, name: string, hasScript = true): Promise<void> {
  if (!hasScript) return;
  expect(await axeFindings(page), name).toEqual([]);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    const shots = process.env['SHOTS'];
    if (shots === undefined) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: 360, height: 740 });
}

/** The link as it stands in the message on the staff's screen. */
async function linkFor(staff: Page, code: string): Promise<string> {
  await staff.goto(`/registri/${code}`);
  await press(staff, 'Kirim tautan kelola');
  const said = await main(staff);
  return /https?:\/\/\S+\/usaha\/kelola\?k=[\w-]+/.exec(said)?.[0] ?? '';
}

describe.each([
  ['tanpa JavaScript', false],
  ['dengan JavaScript', true],
])('pemilik, %s', (_, javaScriptEnabled) => {
  let code = '';
  let staff: Page;
  let phone: Page;
  let link = '';
  beforeAll(async () => {
    code = await register({ name: `Keripik Bundo ${javaScriptEnabled ? 2 : 1}`, nib: null });
    await giveConsent(stage.regency, actorOf('koordinator'), { code }, '2026-11-23');
    staff = await stage.signedIn('loket', { javaScriptEnabled });
    phone = await stage.visitor({ ...PHONE, javaScriptEnabled });
  });

  it('petugas mengirim tautan: pesannya siap, dan tautannya hanya tampil sekali', async () => {
    link = await linkFor(staff, code);
    expect(link).toContain('/usaha/kelola?k=');
    const whatsapp = await staff.getByRole('link', { name: 'Buka WhatsApp' }).getAttribute('href');
    expect(whatsapp).toMatch(/^https:\/\/wa\.me\/6281234567890\?text=/);
    expect(decodeURIComponent(whatsapp ?? '')).toContain(link);
    await look(staff, 'staff-link', javaScriptEnabled);
    await staff.setViewportSize({ width: 1280, height: 800 });
    await staff.goto(`/registri/${code}`);
    expect(await main(staff)).toContain('Belum dibuka.');
    expect(await staff.content()).not.toContain('?k=');
  });

  it('membukanya di HP: alamat bersih, data sendiri, NIK tertutup, tidak tersimpan di mana pun', async () => {
    const answer = await phone.goto(link);
    expect(phone.url()).toBe(`${stage.url}/usaha/kelola`);
    expect(answer?.headers()['cache-control']).toBe('no-store');
    const first = await answer?.request().redirectedFrom()?.response();
    expect(first?.headers()['referrer-policy']).toBe('no-referrer');
    const said = await main(phone);
    expect(said).toContain('Keripik Bundo');
    expect(said).toContain('081234567890');
    expect(await phone.content()).not.toContain('1310044101800001');
    const [cookie] = (await phone.context().cookies()).filter((one) => one.name === 'kelola_usaha');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/usaha/kelola' });
    await look(phone, 'own', javaScriptEnabled);
    expect(stage.logged()).not.toContain(link.split('k=')[1]);
  });

  it('harga dan produk baru diusulkan; yang salah ketik tetap di tempatnya', async () => {
    await phone.getByRole('link', { name: 'Perbaiki produk' }).click();
    await phone.locator('input[id^="price-"]').first().fill('lima belas ribu');
    await press(phone, 'Kirim harga baru');
    expect(await main(phone)).toContain('Tulis dengan angka, contoh: 1.500.000');
    expect(await phone.locator('input[id^="price-"]').first().inputValue()).toBe('lima belas ribu');
    await look(phone, 'own-product', javaScriptEnabled);
    await phone.locator('input[id^="price-"]').first().fill('15.000');
    await phone.locator('input[id^="unit-"]').first().fill('bungkus 250 g');
    await press(phone, 'Kirim harga baru');
    expect(await main(phone)).toMatch(/Terkirim[\s\S]*Menunggu diperiksa[\s\S]*Rp15\.000/);
    await phone.getByRole('link', { name: 'Perbaiki produk' }).click();
    await phone.locator('#name-new').fill('Keripik <ubi> ungu');
    await press(phone, 'Kirim produk baru');
    expect(await main(phone)).toContain('Keripik <ubi> ungu');
  });

  it('nama, alamat, dan angka juga', async () => {
    await phone.goto('/usaha/kelola/data');
    await phone.getByLabel('Jorong', { exact: false }).fill('Ranah');
    await phone.getByLabel('Angkutan').check();
    await phone.locator('form[action="?/record"] button').click();
    expect(await main(phone)).toMatch(/Jorong: Ranah[\s\S]*Kemasan, Angkutan/);
    await phone.goto('/usaha/kelola/data');
    await look(phone, 'own-data', javaScriptEnabled);
    await phone.getByLabel('Nomor HP').fill('bukan nomor');
    await phone.locator('form[action="?/owner"] button').click();
    expect(await main(phone)).toContain('Tulis seperti 0812 3456 7890.');
    // What was sent before stands in the other form still.
    expect(await phone.getByLabel('Jorong', { exact: false }).inputValue()).toBe('Ranah');
    await phone.getByLabel('Nomor HP').fill('0813 5555 6666');
    await phone.locator('form[action="?/owner"] button').click();
    await phone.goto('/usaha/kelola/angka');
    await phone.getByLabel('Hasil penjualan setahun').fill('Rp 90 juta');
    await look(phone, 'own-figures', javaScriptEnabled);
    await press(phone, 'Kirim perbaikan');
    expect(await main(phone)).toMatch(/Angka tahun 2025[\s\S]*Rp90\.000\.000/);
    await look(phone, 'own-sent', javaScriptEnabled);
  });

  it('petugas menerima dan menolak: lama di samping baru, lalu tampil', async () => {
    await staff.goto('/registri');
    await staff.getByRole('link', { name: /usulan pemilik/ }).click();
    await look(staff, 'staff-proposals', javaScriptEnabled);
    await staff.setViewportSize({ width: 1280, height: 800 });
    const card = (title: RegExp) =>
      staff.locator('article').filter({ has: staff.getByRole('heading', { name: title }) });
    await card(/Harga Keripik pisang balado/)
      .getByRole('button', { name: 'Terima yang dicentang' })
      .click();
    await card(/Produk baru/)
      .getByRole('button', { name: 'Terima yang dicentang' })
      .click();
    const owner = card(/Nomor HP dan alamat/);
    expect(await owner.innerText()).not.toContain('081355556666');
    await owner.getByRole('button', { name: 'Tampilkan' }).click();
    expect(await owner.innerText()).toContain('081355556666');
    await owner.getByRole('button', { name: 'Terima yang dicentang' }).click();
    const figures = card(/Angka tahun 2025/);
    await figures.locator('summary').click();
    await figures.getByRole('button', { name: 'Tidak dipakai' }).click();
    expect(await main(staff)).toContain('Isi dulu bagian ini.');
    await figures.getByLabel('Alasan untuk pemilik').fill('Kita hitung bersama saat kunjungan.');
    await figures.getByRole('button', { name: 'Tidak dipakai' }).click();
    await staff.goto(`/registri/${code}`);
    expect(await main(staff)).toMatch(
      /Rp15\.000 per bungkus 250 g[\s\S]*Mengubah produk \(usulan pemilik\): Keripik pisang balado/,
    );
    await phone.goto('/usaha/kelola');
    expect(await main(phone)).toMatch(/Tidak dipakai[\s\S]*Kita hitung bersama saat kunjungan/);
    expect(await main(phone)).toContain('Rp15.000 per bungkus 250 g');
    await look(phone, 'own-answered', javaScriptEnabled);
  });

  it('persetujuan direktori ditarik pemilik saat itu juga', async () => {
    await phone.goto('/usaha/kelola');
    await press(phone, 'Jangan tampilkan lagi');
    expect(await main(phone)).toContain('Usaha Anda tidak tampil untuk umum.');
    await staff.goto(`/registri/${code}`);
    expect(await main(staff)).toMatch(
      /Persetujuan ditarik pada Senin, 23 November 2026[\s\S]*Menarik persetujuan direktori\s+Pemilik sendiri/,
    );
  });

  it('tautan dicabut: tidak membuka apa pun lagi, dan yang sedang diketik tidak hilang', async () => {
    await phone.goto('/usaha/kelola/produk');
    await phone.locator('#name-new').fill('Dendeng yang panjang namanya');
    await staff.goto(`/registri/${code}`);
    await press(staff, 'Cabut tautan');
    await press(phone, 'Kirim produk baru');
    expect(await main(phone)).toMatch(/tidak berlaku lagi[\s\S]*Dendeng yang panjang namanya/);
    await phone.goto(link);
    expect(await main(phone)).toContain('Tautan ini tidak berlaku lagi');
    await look(phone, 'link-over', javaScriptEnabled);
  });
});

it('wali nagari lain tidak melihat usulannya, dan tidak dapat menjawabnya', async () => {
  const code = await register({ name: 'Anyaman Sikabau', nagariCode: SIKABAU, nib: null });
  const link = await linkFor(await stage.signedIn('koordinator'), code);
  const phone = await stage.visitor(PHONE);
  await phone.goto(link);
  await phone.goto('/usaha/kelola/data');
  await phone.getByLabel('Nama usaha').fill('Anyaman Sikabau Jaya');
  await phone.locator('form[action="?/record"] button').click();
  const waliNagari = await stage.signedIn('wali');
  await waliNagari.goto('/registri/usulan-pemilik');
  expect(await main(waliNagari)).not.toContain('Anyaman');
  const { id } = await stage.regency.db
    .selectFrom('claimProposals as p')
    .innerJoin('industries as i', 'i.id', 'p.industryId')
    .select('p.id')
    .where('i.code', '=', code)
    .executeTakeFirstOrThrow();
  const answer = await waliNagari.request.post('/registri/usulan-pemilik?/decline', {
    form: { proposalId: id, because: 'x' },
    headers: { origin: stage.url, accept: 'text/html' },
  });
  expect(answer.status()).toBe(404);
});

it('tautan yang dikarang mendapat halaman yang jelas; isian apa pun tidak merusak', async () => {
  const phone = await stage.visitor(PHONE);
  for (const secret of ['', 'x'.repeat(300), '%00', "' or 1=1 --", '../../etc'])
    for (const path of ['/usaha/kelola', '/usaha/kelola/data']) {
      const answer = await phone.goto(`${path}?k=${encodeURIComponent(secret)}`);
      expect(answer?.status()).toBeLessThan(500);
      expect(await main(phone)).toContain('Tautan ini tidak berlaku lagi');
    }
  const code = await register({ name: 'Hostil', nib: null });
  await phone.goto(await linkFor(await stage.signedIn('koordinator'), code));
  for (const [path, form] of [
    ['/usaha/kelola?/take_back', { proposalId: "'; drop table industries" }],
    ['/usaha/kelola?/take_back', {}],
    ['/usaha/kelola/data?/record', { name: '<script>alert(1)</script>', difficulties: 'semua' }],
    ['/usaha/kelola/data?/record', { name: '\u0000', jorong: 'x'.repeat(30_000) }],
    ['/usaha/kelola/produk?/price', { productId: 'undefined', price: '-1' }],
    ['/usaha/kelola/produk?/end', { productId: '00000000-0000-7000-8000-000000000000' }],
    ['/usaha/kelola/angka', { year: '1', sales: '9'.repeat(60) }],
    ['/usaha/kelola/tidak-ada', {}],
  ] as const) {
    const answer = await phone.request.post(path, {
      form,
      headers: { origin: stage.url, accept: 'text/html' },
    });
    expect([path, answer.status() >= 400 && answer.status() < 500]).toEqual([path, true]);
    expect(await answer.text()).not.toContain('<script>alert(1)');
  }
});

it('halaman pemilik paling banyak 30 kB pada kunjungan pertama, tanpa skrip', async () => {
  const code = await register({ name: 'Ringan', nib: null });
  const link = await linkFor(await stage.signedIn('koordinator'), code);
  const phone = await stage.visitor(PHONE);
  const session = await phone.context().newCDPSession(phone);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', (done) => {
    bytes += done.encodedDataLength;
  });
  const scripts: string[] = [];
  phone.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await phone.goto(link, { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThanOrEqual(30_000);
  expect(scripts).toEqual([]);
});
