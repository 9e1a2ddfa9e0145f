/** A product gets its star: answers of its own, three assessors who do not see each other, the certificate, and its check. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { addCertificate } from '#domain/registry/certificate.commands.server.ts';
import { sendClaim } from '#domain/registry/claim.commands.server.ts';
import { giveConsent, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf, type CastKey } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { office } from '../world.ts';

let stage: Stage;
let maker: string;
/** The address of the assessment. */
let way = '';
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  maker = await registerIndustry(stage.regency, actorOf('koordinator'), makerWith());
});
afterAll(() => stage.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page) => page.locator('main').innerText();
/** Chooses the same place in every question: 0 the lowest. */
async function chooseAll(page: Page, level: number): Promise<void> {
  const groups = page.locator('form fieldset');
  for (let i = 0; i < (await groups.count()); i += 1)
    await groups.nth(i).getByRole('radio').nth(level).check();
}
/** What a first visit costs over the wire. */
async function bytesOf(path: string): Promise<number> {
  const page = await stage.visitor();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', (done) => {
    bytes += done.encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.context().close();
  return bytes;
}
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false } as const;

describe('wali nagari di HP, tanpa skrip', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signedIn('wali', PHONE);
  });

  it('mencari produk dan memulai penilaian', async () => {
    await page.goto('/registri/bintang');
    await page.getByRole('link', { name: 'Mulai penilaian' }).click();
    await page.getByLabel('Nama usaha').fill('bundo');
    await press(page, 'Cari');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Mulai penilaian/ }).click();
    way = new URL(page.url()).pathname.replace('/penilaian', '');
    expect(way).toMatch(/^\/registri\/bintang\/BPU-/);
  });

  it('menyimpan sebagian, lalu mengirim; yang kosong diminta di tempatnya dan tidak ada yang hilang', async () => {
    await page.getByRole('radio', { name: 'Semuanya', exact: true }).check();
    await page.locator('#note_local_material').fill('Kebun sendiri di Koto Tuo');
    await press(page, 'Kirim ke koordinator');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.locator('#level_packaging-error').innerText()).toBe('Pilih satu jawaban.');
    expect(await page.locator('#note_local_material').inputValue()).toBe('Kebun sendiri di Koto Tuo');
    await press(page, 'Simpan dulu');
    expect(await said(page)).toContain('1 dari 14 butir dijawab');
  });

  it('pemilik melihatnya di tautannya sendiri, melengkapi di HP tanpa skrip, dan mengirim', async () => {
    const { secret } = await sendClaim(stage.regency, actorOf('koordinator'), { code: maker });
    const owner = await stage.visitor(PHONE);
    await owner.goto(`/usaha/kelola?k=${secret}`);
    expect(await said(owner)).toContain('1 dari 14 butir dijawab');
    expect(await axeFindings(owner)).toEqual([]);
    await owner.getByRole('link', { name: /^Isi penilaian mandiri/ }).click();
    expect(await owner.locator('#note_local_material').inputValue()).toBe('Kebun sendiri di Koto Tuo');
    await press(owner, 'Kirim ke koordinator');
    expect(await owner.locator('#level_packaging-error').innerText()).toBe('Pilih satu jawaban.');
    expect(await axeFindings(owner)).toEqual([]);
    expect(await owner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await chooseAll(owner, 2);
    await press(owner, 'Simpan dulu');
    expect(await said(owner)).toMatch(/Tersimpan\.[\s\S]*14 dari 14 butir dijawab/);
    await owner.getByRole('link', { name: /^Isi penilaian mandiri/ }).click();
    const questions = owner.url();
    await press(owner, 'Kirim ke koordinator');
    expect(await said(owner)).not.toContain('Isi penilaian mandiri');
    // What was handed in is no more there to fill in, nor is another maker's.
    expect((await owner.goto(questions))?.status()).toBe(404);
    const stranger = await registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Usaha lain', nib: null }, { phone: '081399990000', nik: null }),
    );
    const other = await stage.visitor(PHONE);
    const link = await sendClaim(stage.regency, actorOf('koordinator'), { code: stranger });
    await other.goto(`/usaha/kelola?k=${link.secret}`);
    expect((await other.goto(questions))?.status()).toBe(404);
    await page.goto(way);
    expect(await said(page)).toMatch(
      /Menunggu panel[\s\S]*Kebun sendiri di Koto Tuo[\s\S]*Mengirim penilaian sendiri/,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('panel', () => {
  it('koordinator menetapkan tiga penilai; dua orang belum cukup', async () => {
    const page = await stage.signedIn('koordinator');
    for (const path of [
      `${way}/kembalikan`,
      `${way}/cabut`,
      '/registri/bintang/skema',
      '/registri/bintang/skema/1',
    ]) {
      expect((await page.goto(path))?.status()).toBe(200);
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.goto('/atur/aturan');
    await page.getByRole('main').getByRole('link', { name: 'Skema bintang' }).click();
    expect(new URL(page.url()).pathname).toBe('/registri/bintang/skema');
    await page.goto(way);
    await page.getByRole('link', { name: 'Tetapkan panel' }).click();
    for (const name of ['Desi Ratnasari', 'Fitri Handayani']) await page.getByLabel(name).check();
    await press(page, 'Simpan panel');
    expect(await said(page)).toContain('Skema ini meminta paling sedikit 3 penilai.');
    expect(await page.getByLabel('Desi Ratnasari').isChecked()).toBe(true);
    await page.getByLabel('Elvi Susanti').check();
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Simpan panel');
    expect(await said(page)).toContain('Dinilai panel');
  });

  it.each([
    ['petugasKumperindag', 2],
    ['petugasDinkes', 1],
    ['petugasPmd', 2],
  ] as const)('%s menilai sendiri, dari daftar yang menunggunya', async (who, level) => {
    const page = await stage.signedIn(who as CastKey);
    await page.goto('/registri/bintang');
    expect(await said(page)).toContain('1 produk menunggu nilai Anda');
    await page.getByRole('link', { name: /^Keripik pisang balado, / }).click();
    expect(await axeFindings(page)).toEqual([]);
    expect(await said(page)).toContain('Jawaban usaha: Semuanya.');
    await chooseAll(page, level);
    await press(page, 'Simpan nilai');
    const own = await said(page);
    expect(own).toContain('Perbaiki nilai saya');
    // Only the last one sees what the others gave.
    expect(/Rata-rata panel/.test(own)).toBe(who === 'petugasPmd');
  });

  it('koordinator menutup dengan bukti syarat: 83,33, empat bintang', async () => {
    const page = await stage.signedIn('koordinator');
    const pirt = { kind: 'pirt', name: null, number: '2153310010012-27', productId: null } as const;
    await addCertificate(
      stage.regency,
      actorOf('koordinator'),
      { code: maker },
      { ...pirt, issuedOn: '2022-02-01', validUntil: '2027-02-01' },
    );
    await page.goto(`${way}/tutup`);
    expect(await said(page)).toMatch(/83,33[\s\S]*berbeda lebih dari 20/);
    expect(await said(page)).toContain(
      'Tercatat: P-IRT (SPP-IRT) 2153310010012-27, sampai Senin, 1 Februari 2027.',
    );
    await page.getByLabel('Punya NIB').check();
    await press(page, 'Tutup dan hitung bintang');
    expect(await page.locator('#note_nib-error').innerText()).toBe('Tulis bukti yang dilihat.');
    await page.locator('#note_nib').fill('Dilihat di OSS');
    await page.getByLabel('Punya izin edar yang wajib').check();
    await page.locator('#note_required_certificate').fill('P-IRT asli');
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Tutup dan hitung bintang');
    const closed = await said(page);
    for (const part of ['4 dari 5 bintang', 'Menuju 5 bintang', 'Kurang 6,67 poin', 'Dilihat di OSS'])
      expect(closed).toContain(part);
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('sertifikat', () => {
  it('satu lembar A4 mendatar', async () => {
    const { db } = stage.regency;
    const at = stage.regency.now();
    const head = { id: stage.regency.newId(), name: 'Ir. Zulkifli Rajo Mudo', createdAt: at };
    await db
      .insertInto('people')
      .values({ ...head, email: 'zulkifli@contoh.test' })
      .execute();
    await db
      .insertInto('duties')
      .values({
        id: stage.regency.newId(),
        personId: head.id,
        duty: 'head',
        officeId: office('kumperindag'),
        startsOn: '2026-01-01',
        isConfirmed: true,
      })
      .execute();
    const page = await stage.signedIn('koordinator');
    await page.goto(`${way}/sertifikat`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await said(page)).toMatch(
      /Keripik pisang balado[\s\S]*Keripik Pisang Bundo[\s\S]*22 November 2028/,
    );
    // The head of the lead office signs, by the name that stands among its people.
    for (const part of ['Kabupaten Dharmasraya', 'Dharmasraya, 23 November 2026', head.name])
      expect(await said(page)).toContain(part);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    // A4 lying, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12][.\d]* 59[45][.\d]*\]/);
  });

  it('umum memeriksanya tanpa skrip; nama usaha tampil setelah ia bersedia', async () => {
    const number = way.replace('/registri/bintang/', '');
    const visitor = await stage.visitor({ javaScriptEnabled: false, viewport: PHONE.viewport });
    await visitor.goto(`/bintang/${number}`);
    const before = await said(visitor);
    expect(before).toMatch(/asli dan masih berlaku[\s\S]*4 dari 5 bintang/);
    expect(before).not.toContain('Bundo');
    expect(await axeFindings(visitor)).toEqual([]);
    expect(await bytesOf(`/bintang/${number}`)).toBeLessThanOrEqual(30_000);
    await giveConsent(stage.regency, actorOf('koordinator'), { code: maker }, '2026-11-20');
    stage.at('2026-11-23 09:05');
    await visitor.goto(`/bintang/${number.toLowerCase()}?lagi`);
    expect(await said(visitor)).toContain('Keripik Pisang Bundo');
    for (const wrong of ['BPU-2222-2222', 'bukan-nomor'])
      expect((await visitor.goto(`/bintang/${wrong}`))?.status()).toBe(404);
  });

  it('bintangnya tampak di halaman usaha', async () => {
    const page = await stage.signedIn('wali', PHONE);
    await page.goto(`/registri/${maker}`);
    expect(await page.getByRole('img', { name: '4 dari 5 bintang' }).count()).toBe(1);
  });
});

it('camat membaca tanpa tombol; petugas yang bukan penilai tidak dapat menilai', async () => {
  const camat = await stage.signedIn('camat', PHONE);
  await camat.goto(way);
  expect(await camat.locator('main').getByRole('button').count()).toBe(0);
  expect((await camat.goto(`${way}/cabut`))?.status()).toBe(403);
  const officer = await stage.signedIn('petugasPertanian');
  expect((await officer.goto(`${way}/nilai`))?.status()).toBe(409);
});
