/** What is entered at makers, sentra and nagari on a phone without signal: it arrives once, and what is crossed asks a person. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeIndustry, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import { addMember, startSentra } from '#domain/sentra/sentra.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { phoneOf, setSignal, turnTo } from '../phone-in-hand.ts';

const SITIUNG = '13.10.04.2001';
let stage: Stage;
/** Budi's, and Desi's. */
let budi: Page;
let desi: Page;
/** Numbers by name. */
const makers = new Map<string, string>();

beforeAll(async () => {
  stage = await openStage('2026-11-23 10:00');
  const { regency } = stage;
  for (const [i, name] of ['Keripik Bundo', 'Anyaman Etek', 'Tahu Siunang'].entries()) {
    const given = makerWith({ name, nib: null }, { nik: null, phone: `08123456780${i}` });
    makers.set(name, await registerIndustry(regency, actorOf('petugasKumperindag'), given));
  }
  const sentra = { name: 'Sentra Keripik', product: 'Keripik', nagariCode: SITIUNG };
  const slug = await startSentra(regency, actorOf('koordinator'), sentra);
  const member = { industry: codeOf('Tahu Siunang'), joinedOn: '2026-01-05' };
  await addMember(regency, actorOf('koordinator'), { slug }, member);
  for (const key of ['lapangan', 'petugasKumperindag'] as const)
    await planVisit(regency, actorOf('koordinator'), {
      nagariCode: SITIUNG,
      industry: codeOf('Keripik Bundo'),
      reason: 'figures',
      on: '2026-11-25',
      personId: CAST[key].id,
      note: null,
    });
  budi = await phoneOf(stage, 'lapangan');
  desi = await phoneOf(stage, 'petugasKumperindag');
  for (const page of [budi, desi]) page.setDefaultTimeout(10_000);
});
afterAll(() => stage.close());

function codeOf(name: string): string {
  return makers.get(name) ?? '';
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const isSound = async (page: Page) => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
};

/** A field by its label, whether or not it may stay empty. */
const fieldOf = (page: Page, label: string) =>
  page
    .getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}( ?\\(boleh kosong\\))?$`))
    .and(page.locator('input:not([type=checkbox], [type=radio]), textarea'));

/** One form: opened where it is offered, filled in, and finished. */
async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.waitForURL('**/kunjungan/isi/*');
  for (const [label, words] of Object.entries(fields)) await fieldOf(page, label).fill(words);
  await isSound(page);
  await press(page, 'Selesai dan kirim');
  await page.waitForURL((url) => !url.pathname.includes('/isi/'));
}

async function atMaker(page: Page, name: string): Promise<void> {
  await turnTo(page, `/kunjungan/usaha/${codeOf(name)}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function atNagari(page: Page): Promise<void> {
  await turnTo(page, `/kunjungan/nagari/${SITIUNG}`);
  await page.getByRole('heading', { level: 1, name: 'Nagari Sitiung' }).waitFor();
}

/** With signal again, until nothing waits for the office. */
async function handIn(page: Page): Promise<void> {
  await page
    .locator('header')
    .getByText(/\d di HP ini/)
    .waitFor();
  await setSignal(page, true);
  await page
    .locator('header')
    .getByText(/Semua sudah sampai|\d perlu Anda/)
    .waitFor();
}

async function openAct(page: Page, state: string, kind = ''): Promise<void> {
  const id = await page.evaluate(
    ([state, kind]) =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('kunjungan');
        opening.onsuccess = () => {
          const all = opening.result.transaction('acts').objectStore('acts').getAll();
          all.onsuccess = () =>
            done(all.result.filter((act) => act.state === state && act.kind.includes(kind)).at(-1)?.id ?? '');
        };
      }),
    [state, kind] as const,
  );
  await turnTo(page, `/kunjungan/kirim/${id}`);
}

const hasArrived = (page: Page) => page.locator('main').getByText('sudah sampai').first().waitFor();

/** The page of the act that needs her. */
async function openRefused(page: Page, title: string): Promise<void> {
  await openAct(page, 'refused');
  await page.getByText(title).first().waitFor();
  await page.getByText('Perlu Anda.').waitFor();
}

const recordAtOffice = async (name: string) => {
  const row = await stage.regency.db
    .selectFrom('industries')
    .selectAll()
    .where('code', '=', codeOf(name))
    .executeTakeFirstOrThrow();
  return { row, record: recordOf(row) };
};

describe('seorang petugas tanpa sinyal', () => {
  it('membetulkan usaha dan pemiliknya, mengisi angka, produk, dan izin', async () => {
    await setSignal(budi, false);
    await atMaker(budi, 'Keripik Bundo');
    await isSound(budi);
    await budi.locator('section', { hasText: 'Jenis usaha (KBLI)' }).getByRole('button').click();
    await fillIn(budi, { Jorong: 'Pasar', 'Tahun mulai': '2015' });
    await atMaker(budi, 'Keripik Bundo');
    expect(await budi.locator('main').innerText()).toContain('di HP ini');
    await budi.locator('section', { hasText: 'Pemilik atau perwakilan' }).getByRole('button').click();
    await fillIn(budi, { 'Nama pemilik atau perwakilan': 'Murni Chaniago Piliang' });
    await atMaker(budi, 'Keripik Bundo');
    await press(budi, 'Isi angka');
    await fillIn(budi, { 'Penjualan (rupiah)': '87.600.000', 'Yang dibuat': '1.200', 'Satuan barang': 'kg' });
    await atMaker(budi, 'Keripik Bundo');
    await press(budi, 'Tambah produk');
    await fillIn(budi, { 'Nama produk': 'Keripik ubi', 'Harga (rupiah)': '15.000' });
    await atMaker(budi, 'Keripik Bundo');
    await press(budi, 'Catat izin yang dilihat');
    await budi.getByLabel('Jenis sertifikat').selectOption({ label: 'Halal' });
    await fillIn(budi, { Nomor: 'ID13110001234560925' });
  });

  it('mendaftarkan usaha dengan jenis yang dicari di HP, mencatat potensi, dan anggota sentra', async () => {
    await atNagari(budi);
    await isSound(budi);
    await press(budi, 'Daftarkan usaha');
    await fieldOf(budi, 'Jenis usaha (KBLI)').fill('kerupuk');
    await budi.getByText('10794').click();
    await fillIn(budi, { 'Nama usaha': 'Kerupuk Uni Des', 'Nama pemilik atau perwakilan': 'Desmawati' });
    await atNagari(budi);
    await budi.getByLabel('Cari usaha').fill('kerupuk uni');
    await budi.getByRole('link', { name: 'Kerupuk Uni Des' }).waitFor();
    await press(budi, 'Catat potensi');
    await fillIn(budi, { Nama: 'Serai wangi', Bukti: '12 hektare menurut penyuluh' });
    await atNagari(budi);
    await press(budi, 'Tambah anggota');
    await budi.getByLabel('Cari usaha').fill('kerupuk');
    await budi.getByRole('button', { name: 'Kerupuk Uni Des' }).click();
    await fillIn(budi, { 'Sejak tanggal': '2026-11-20' });
    await atMaker(budi, 'Tahu Siunang');
    await press(budi, 'Keluarkan dari Sentra Keripik');
    await fillIn(budi, { 'Sampai tanggal': '2026-11-21' });
  });

  it('yang belum benar ditanyakan di tempat, dan tidak dikirim', async () => {
    await atMaker(budi, 'Keripik Bundo');
    await press(budi, 'Tambah produk');
    await budi.waitForURL('**/kunjungan/isi/*');
    await press(budi, 'Selesai dan kirim');
    await budi.getByText('Isi dulu bagian ini.').waitFor();
    await isSound(budi);
    await press(budi, 'Hapus isian ini');
    await press(budi, 'Ya, hapus');
    await budi.waitForURL((url) => !url.pathname.includes('/isi/'));
  });

  it('semuanya sampai satu kali begitu ada sinyal', async () => {
    await handIn(budi);
    const { db } = stage.regency;
    const { row, record } = await recordAtOffice('Keripik Bundo');
    expect(record).toMatchObject({ jorong: 'Pasar', startedYear: 2015 });
    const ofMaker = { owner: db.selectFrom('industryOwners'), figures: db.selectFrom('industryFigures') };
    expect(await ofMaker.owner.select('name').where('industryId', '=', row.id).execute()).toEqual([
      { name: 'Murni Chaniago Piliang' },
    ]);
    const figures = ofMaker.figures.select(['year', 'sales', 'output', 'unit']);
    expect(await figures.where('industryId', '=', row.id).execute()).toEqual([
      { year: 2025, sales: 87_600_000, output: 1200, unit: 'kg' },
    ]);
    const products = db.selectFrom('industryProducts').select('name').where('industryId', '=', row.id);
    expect((await products.execute()).map(({ name }) => name).toSorted()).toEqual([
      'Keripik pisang balado',
      'Keripik ubi',
    ]);
    const permits = db.selectFrom('industryCertificates').select(['kind', 'number']);
    expect(await permits.where('industryId', '=', row.id).execute()).toEqual([
      { kind: 'halal', number: 'ID13110001234560925' },
    ]);
    const fresh = await db
      .selectFrom('industries')
      .select(['id', 'kbliCode', 'kbliVersion'])
      .where('name', '=', 'Kerupuk Uni Des')
      .execute();
    expect(fresh).toMatchObject([{ kbliCode: '10794', kbliVersion: '2025' }]);
    const potentials = await db.selectFrom('nagariPotentials').select(['name', 'nagariCode']).execute();
    expect(potentials).toEqual([{ name: 'Serai wangi', nagariCode: SITIUNG }]);
    const members = await db.selectFrom('sentraMembers').select(['industryId', 'leftOn']).execute();
    expect(members.filter(({ leftOn }) => leftOn === null)).toMatchObject([{ industryId: fresh[0]?.id }]);
  });

  it('satu kiriman tampil dengan isinya dan keadaannya', async () => {
    await openAct(budi, 'arrived', 'industry.register');
    await hasArrived(budi);
    expect(await budi.locator('main').innerText()).toContain('Desmawati');
    await isSound(budi);
  });
});

describe('dua petugas, usaha yang sama', () => {
  it('isian yang berbeda: keduanya dipakai', async () => {
    for (const [page, field, words] of [
      [budi, 'Jorong', 'Lubuk'],
      [desi, 'Mesin dan alat', 'mesin peniris'],
    ] as const) {
      await setSignal(page, false);
      await atMaker(page, 'Anyaman Etek');
      await page.locator('section', { hasText: 'Jenis usaha (KBLI)' }).getByRole('button').click();
      await fillIn(page, { [field]: words });
    }
    await handIn(desi);
    await handIn(budi);
    const { record } = await recordAtOffice('Anyaman Etek');
    expect(record).toMatchObject({ jorong: 'Lubuk', machines: ['mesin peniris'] });
  });

  it('isian yang sama: keduanya ditampilkan, dan yang kedua memilih', async () => {
    await setSignal(budi, false);
    await atMaker(budi, 'Anyaman Etek');
    await budi.locator('section', { hasText: 'Jenis usaha (KBLI)' }).getByRole('button').click();
    await fillIn(budi, { 'Nama usaha': 'Anyaman Etek Upik', 'Tahun mulai': '2011', Jorong: 'Bukit' });
    const { record } = await recordAtOffice('Anyaman Etek');
    const theirs = { ...record, name: 'Anyaman Mak Etek', startedYear: 2012 };
    await changeIndustry(
      stage.regency,
      actorOf('petugasKumperindag'),
      { code: codeOf('Anyaman Etek') },
      theirs,
    );
    await handIn(budi);
    await openRefused(budi, 'Anyaman Etek');
    await isSound(budi);
    const name = budi.getByRole('group', { name: 'Nama usaha' });
    expect(await name.innerText()).toContain('Anyaman Etek Upik');
    expect(await name.innerText()).toContain('Anyaman Mak Etek');
    await name.getByLabel('Di kantor sekarang').check();
    await budi.getByRole('group', { name: 'Tahun mulai' }).getByLabel('Tulisan Anda').check();
    await press(budi, 'Kirim pilihan ini');
    await hasArrived(budi);
    expect((await recordAtOffice('Anyaman Etek')).record).toMatchObject({
      name: 'Anyaman Mak Etek',
      startedYear: 2011,
      jorong: 'Bukit',
    });
  });

  it('atau menulis yang lain di formulirnya', async () => {
    await setSignal(budi, false);
    await turnTo(budi, `/kunjungan/usaha/${codeOf('Tahu Siunang')}`);
    await press(budi, 'Isi angka');
    await fillIn(budi, { 'Penjualan (rupiah)': '5.000.000', 'Yang dibuat': '40' });
    await setSignal(desi, false);
    await atMaker(desi, 'Tahu Siunang');
    await press(desi, 'Isi angka');
    await fillIn(desi, { 'Penjualan (rupiah)': '7.000.000' });
    await handIn(desi);
    await handIn(budi);
    await openRefused(budi, 'Tahu Siunang');
    await budi.getByRole('group', { name: 'Penjualan' }).getByLabel('Tulis yang lain').check();
    await press(budi, 'Lanjut ke formulir');
    await fillIn(budi, { 'Penjualan (rupiah)': '6.500.000' });
    await hasArrived(budi);
    const { row } = await recordAtOffice('Tahu Siunang');
    const figures = stage.regency.db.selectFrom('industryFigures').select(['sales', 'output']);
    expect(await figures.where('industryId', '=', row.id).execute()).toEqual([
      { sales: 6_500_000, output: 40 },
    ]);
  });
});

describe('usaha yang mungkin sudah tercatat', () => {
  const register = async (name: string) => {
    await setSignal(budi, false);
    await atNagari(budi);
    await press(budi, 'Daftarkan usaha');
    await fillIn(budi, { 'Nama usaha': name, 'Nomor HP': '0812 3456 7800', 'Bahan baku': 'ubi kayu 100%' });
    await handIn(budi);
    await openRefused(budi, name);
  };
  const named = (name: string) =>
    stage.regency.db.selectFrom('industries').select('id').where('name', '=', name).execute();

  it('ditanyakan; yang ternyata usaha lain menjadi data baru', async () => {
    await register('Keripik Mandeh');
    expect(await budi.locator('main').innerText()).toContain('Keripik Bundo');
    await isSound(budi);
    await press(budi, 'Ini usaha lain: kirim sebagai usaha baru');
    await hasArrived(budi);
    expect(await named('Keripik Mandeh')).toHaveLength(1);
  });

  it('yang ternyata usaha itu disalin ke sana, dan kirimannya dilepas setelah ditanya', async () => {
    await register('Keripik Bunda Murni');
    await budi
      .getByRole('listitem')
      .filter({ hasText: 'Keripik Bundo' })
      .getByRole('button', { name: 'Ini usahanya' })
      .click();
    await budi.waitForURL('**/kunjungan/isi/*');
    expect(await fieldOf(budi, 'Bahan baku').inputValue()).toBe('ubi kayu 100%');
    await press(budi, 'Selesai dan kirim');
    await openRefused(budi, 'Keripik Bunda Murni');
    await budi.getByText('Lepaskan kiriman ini').click();
    expect(await budi.getByRole('button', { name: 'Lepaskan', exact: true }).isDisabled()).toBe(true);
    await budi.getByLabel('Ya, saya yakin').check();
    await press(budi, 'Lepaskan');
    await budi.getByText('dilepas atau sudah diganti').waitFor();
    expect(await named('Keripik Bunda Murni')).toHaveLength(1);
    const { record } = await recordAtOffice('Keripik Bundo');
    expect(record).toMatchObject({ name: 'Keripik Bunda Murni', materials: [{ name: 'ubi kayu' }] });
  });
});

describe('yang hanya kantor tahu', () => {
  it('kode KBLI lama yang tidak ada kembali dengan sebabnya, dan dibetulkan', async () => {
    await setSignal(budi, false);
    await atNagari(budi);
    await press(budi, 'Daftarkan usaha');
    await budi.getByLabel('Kode menurut').selectOption('2020');
    await fillIn(budi, { 'Nama usaha': 'Batik Puti', 'Jenis usaha (KBLI)': '99999' });
    await handIn(budi);
    await openRefused(budi, 'Batik Puti');
    expect(await budi.locator('main').innerText()).toContain('Tidak ada jenis usaha yang cocok.');
    await press(budi, 'Betulkan isinya');
    await fillIn(budi, { 'Jenis usaha (KBLI)': '' });
    await hasArrived(budi);
    const made = await stage.regency.db
      .selectFrom('industries')
      .select('kbliCode')
      .where('name', '=', 'Batik Puti')
      .execute();
    expect(made).toEqual([{ kbliCode: null }]);
  });
});
