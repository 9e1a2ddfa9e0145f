import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST } from '../cast.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { topic, wib } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 10:00');
});
afterAll(() => stage.close());

const codeOn = async (page: Page) => (await page.locator('.big code').textContent()) ?? '';
const rowOf = (code: string) =>
  stage.regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['tickets.id', 'tickets.state', 'tickets.channel', 'tickets.receivedAt', 'tickets.enteredAt'])
    .select(['tickets.dueAt', 'tickets.kind', 'applicants.name', 'applicants.phone', 'tickets.applicantId'])
    .where('tickets.code', '=', code)
    .executeTakeFirstOrThrow();
const finder = (page: Page) => page.getByRole('combobox', { name: 'Nama, nomor HP' });
const save = (page: Page) => page.getByRole('button', { name: 'Simpan dan cetak' });
const words = (page: Page) => page.getByLabel('Ceritakan masalahnya');

/** The least a ticket needs; the rest is what each story is about. */
async function fillIn(page: Page, name: string, matter: string): Promise<void> {
  await finder(page).fill(name);
  await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
  await page.getByLabel('Topik').selectOption(topic('spp-irt'));
  await words(page).fill(matter);
}

describe('loket', () => {
  it('menerima tamu dengan papan ketik saja: sembilan ketukan selain kata-katanya', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    const { keyboard } = page;
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await keyboard.press(key);
    };
    await finder(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
    await keyboard.type('Murni Hartati');
    await page.getByText('Belum pernah tercatat').waitFor();
    await press('Tab');
    await keyboard.type('+62 812-3456-7890');
    await press('Tab');
    await keyboard.type('Sit');
    await press('Tab');
    await keyboard.type('Kem');
    await press('Tab');
    await keyboard.type('Label keripik belum ada tanggal kedaluwarsa.');
    // What she can be told stands beside it.
    await page.getByText('Bacakan kepada pemohon').waitFor();
    await page.getByRole('complementary').getByText('14 hari kerja').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press('Control+Enter');
    await page.waitForURL('**/tanda-terima**');
    // Printing is one key away.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cetak');
    expect(keys).toBeLessThanOrEqual(9);
    const code = await codeOn(page);
    expect(await rowOf(code)).toMatchObject({
      state: 'received',
      channel: 'desk',
      name: 'Murni Hartati',
      phone: '081234567890',
    });
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('yang pernah datang ditemukan dengan panah dan Enter; soal yang sama ditunjukkan sebelum disimpan', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await finder(page).waitFor();
    const { keyboard } = page;
    await keyboard.type('0812345');
    const option = page.getByRole('option', { name: 'Murni Hartati' });
    await option.waitFor();
    expect(await page.content()).not.toContain('7890');
    await keyboard.press('ArrowDown');
    expect(await finder(page).getAttribute('aria-activedescendant')).toBe('orang-0');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Enter');
    await page.getByRole('group', { name: 'Pemohon' }).waitFor();
    expect(await page.getByLabel('Nagari', { exact: true }).inputValue()).not.toBe('');
    await keyboard.type('Kem');
    await words(page).fill('Masih soal tanggal kedaluwarsa pada label keripik.');
    await page.getByText('Mungkin soal yang sama').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Control+Enter');
    await page.waitForURL('**/tanda-terima**');
    const second = await rowOf(await codeOn(page));
    expect(second.name).toBe('Murni Hartati');
    const people = await stage.regency.db
      .selectFrom('applicants')
      .select('id')
      .where('name', '=', 'Murni Hartati')
      .execute();
    expect(people).toHaveLength(1);

    // Found by the number on her paper, too.
    await page.goto('/tiket/baru');
    await finder(page).fill((await firstCodeOf(second.applicantId)).toLowerCase());
    await page.getByRole('option', { name: 'Murni Hartati' }).waitFor();
    // A number nobody has yet is the telephone of somebody new.
    await finder(page).fill('085200001111');
    await page.getByText('Belum pernah tercatat').waitFor();
    await keyboard.press('Enter');
    await page.getByText('Nomor ini belum tercatat. Tulis namanya.').waitFor();
    expect(await page.getByLabel('Nomor WhatsApp/HP').inputValue()).toBe('085200001111');
    await page.context().close();
  });

  it('tanpa JavaScript: tombol Cari menemukan orangnya, yang diketik tetap ada, dan soal yang sama ditanyakan', async () => {
    const signed = await stage.signedIn('loket');
    const page = await stage.visitor({
      javaScriptEnabled: false,
      storageState: await signed.context().storageState(),
    });
    await page.goto('/tiket/baru');
    await page.getByLabel('Nama, nomor HP').fill('murni');
    await words(page).fill('Satu lagi soal label keripik tanpa tanggal kedaluwarsa.');
    await page.getByRole('button', { name: 'Cari' }).click();
    await page.getByRole('radio', { name: 'Murni Hartati' }).check();
    expect(await words(page).inputValue()).toContain('Satu lagi');
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption({ label: 'Kemasan dan desain' });
    await save(page).click();
    await page.getByText('Mungkin soal ini sudah tercatat').waitFor();
    await page.getByRole('button', { name: 'Soal lain, simpan' }).click();
    await page.waitForURL('**/tanda-terima**');
    expect((await rowOf(await codeOn(page))).name).toBe('Murni Hartati');
    await page.context().close();
    await signed.context().close();
  });

  it('yang dipilih sebelum skrip tiba tetap terpilih', async () => {
    const page = await stage.signedIn('loket');
    const held = Promise.withResolvers<void>();
    await page.route('**/_app/**', async (route) => {
      if (route.request().resourceType() === 'script') await held.promise;
      await route.continue();
    });
    await page.goto('/tiket/baru', { waitUntil: 'commit' });
    await page.getByText('Surat', { exact: true }).click();
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption(topic('spp-irt'));
    await words(page).fill('Ditulis lebih dahulu.');
    held.resolve();
    await finder(page).waitFor();
    await page.getByText('Bacakan kepada pemohon').waitFor();
    expect(await page.getByLabel('Nagari', { exact: true }).inputValue()).toBe('13.10.04.2001');
    expect(await page.getByLabel('Topik').inputValue()).toBe(topic('spp-irt'));
    expect(await words(page).inputValue()).toBe('Ditulis lebih dahulu.');
    expect(await page.getByLabel('Surat', { exact: true }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('menjawab langsung yang sederhana: tanda terima memuat jawaban dan tautan penilaian', async () => {
    await stage.regency.db
      .insertInto('answerTemplates')
      .values({ id: stage.regency.newId(), name: 'NIB gratis', body: 'NIB dibuat di oss.go.id, gratis.' })
      .execute();
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption({ index: 1 });
    await words(page).fill('Di mana membuat NIB?');
    await page.getByLabel('Pakai contoh jawaban').selectOption({ label: 'NIB gratis' });
    expect(await page.getByLabel('Jawaban langsung').inputValue()).toBe('NIB dibuat di oss.go.id, gratis.');
    await save(page).click();
    await page.getByText('Tulis nama, misalnya Murni.').first().waitFor();
    expect(await page.getByLabel('Jawaban langsung').inputValue()).toContain('oss.go.id');
    expect(await axeFindings(page)).toEqual([]);
    await finder(page).fill('Syafril');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    expect((await rowOf(await codeOn(page))).state).toBe('answered');
    expect(await page.locator('article').textContent()).toContain('NIB dibuat di oss.go.id, gratis.');
    await page.getByRole('img', { name: 'Nilai pelayanan kami' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('surat yang terlambat dicatat menyimpan kedua waktu, alasan, dan pindaiannya; nomor yang sama dikenali', async () => {
    const page = await stage.signedIn('koordinator');
    await page.goto('/tiket/baru');
    await page.getByText('Surat', { exact: true }).click();
    await page.getByLabel('Nomor surat atau laporan').fill('500/17/WN-2026');
    await page.getByLabel('Nomor agenda').fill('A-88');
    await page.getByLabel('Tanggal surat').fill('2026-11-17');
    await page.getByLabel('Pengirim').fill('Wali Nagari Sitiung');
    await page.getByLabel('Perihal').fill('Permohonan pelatihan');
    await fillIn(page, 'Wali Nagari Sitiung', 'Permohonan pelatihan.');
    await page.getByLabel('Foto atau berkas').setInputFiles({
      name: 'surat.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
    });
    await page.getByText('surat.pdf').waitFor();
    await page.getByText('Dicatat terlambat?').click();
    const received = page.getByLabel('Sebenarnya diterima');
    for (const [at, sentence] of [
      ['2026-11-24T08:00', 'paling lama dua tahun lalu'],
      ['2024-11-01T08:00', 'paling lama dua tahun lalu'],
      ['2026-11-16T08:00', 'Diterima sebelum tanggal surat'],
      ['2026-11-18T15:30', 'Tulis mengapa terlambat dicatat.'],
    ] as const) {
      await received.fill(at);
      await save(page).click();
      await page.locator('#ringkasan').getByText(sentence).waitFor();
    }
    // The scan is still there after four refusals.
    await page.getByText('surat.pdf').waitFor();
    await page.getByLabel('Alasan terlambat').fill('Surat terselip.');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const code = await codeOn(page);
    const row = await rowOf(code);
    expect(row).toMatchObject({
      channel: 'letter',
      receivedAt: wib('2026-11-18 15:30'),
      enteredAt: wib('2026-11-23 10:00'),
    });
    expect(await page.locator('article').textContent()).toContain('Dicatat');
    const source = await stage.regency.db
      .selectFrom('ticketSources')
      .selectAll()
      .where('ticketId', '=', row.id)
      .executeTakeFirstOrThrow();
    expect(source).toMatchObject({
      externalNumber: '500/17/WN-2026',
      agendaNumber: 'A-88',
      letterOn: '2026-11-17',
      lateReason: 'Surat terselip.',
    });
    const files = await stage.regency.db
      .selectFrom('ticketFiles')
      .select(['name', 'mediaType'])
      .where('ticketId', '=', row.id)
      .execute();
    expect(files).toEqual([{ name: 'surat.pdf', mediaType: 'application/pdf' }]);

    await page.goto('/tiket/baru');
    await page.getByText('Surat', { exact: true }).click();
    await page.getByLabel('Nomor surat atau laporan').fill('500/17/WN-2026');
    await page.getByText('Nomor surat ini sudah dicatat').waitFor();
    await page.getByRole('link', { name: code }).waitFor();
    await page.context().close();
  });

  it('LAPOR! dicatat dengan nomornya; permintaan informasi resmi dikenali dan diserahkan ke PPID', async () => {
    const page = await stage.signedIn('koordinator');
    await page.goto('/tiket/baru');
    await page.getByText('SP4N-LAPOR!').click();
    await page.getByLabel('Nomor surat atau laporan').fill('LP-20261123-7');
    await fillIn(page, 'Pelapor LAPOR', 'Mohon salinan dokumen anggaran pelatihan sesuai UU 14/2008.');
    await page.getByText('Tampaknya permintaan informasi resmi').waitFor();
    await page.getByRole('button', { name: 'Tandai sebagai PPID' }).click();
    await page.getByText('PPID dalam 10 hari kerja').waitFor();
    await page.getByLabel('Nomor register PPID').fill('PPID/12/2026');
    expect(await axeFindings(page)).toEqual([]);
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const row = await rowOf(await codeOn(page));
    expect(row).toMatchObject({ channel: 'lapor', kind: 'information', state: 'declined' });
    expect(await page.locator('article').textContent()).toContain('PPID menjawab dalam 10 hari kerja');
    await page.context().close();
  });

  it('formulir yang terkirim dua kali tetap satu tiket; sinyal hilang tidak membuang ketikan', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await fillIn(page, 'Yulianis', 'Mesin pemotong kerupuk kami rusak.');
    await page.context().setOffline(true);
    await save(page).click();
    await page.getByText('Belum terkirim. Isian Anda tetap ada.').waitFor();
    await page.context().setOffline(false);
    expect(await words(page).inputValue()).toContain('Mesin pemotong');
    // The answer is lost on the way, the ticket is not.
    await page.route('**/tiket/baru?/save', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await save(page).click();
    await page.getByText('Belum terkirim').waitFor();
    await page.unroute('**/tiket/baru?/save');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const made = await stage.regency.db
      .selectFrom('tickets')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .select('code')
      .where('applicants.name', '=', 'Yulianis')
      .execute();
    expect(made.map((one) => one.code)).toEqual([await codeOn(page)]);
    await page.context().close();
  });
});

const firstCodeOf = async (applicantId: string) =>
  (
    await stage.regency.db
      .selectFrom('tickets')
      .select('code')
      .where('applicantId', '=', applicantId)
      .orderBy('openedAt')
      .executeTakeFirstOrThrow()
  ).code;

/** Width and height of a PDF's pages in millimetres. */
async function pagesOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(
    ([, wide, high]) =>
      `${Math.round((Number(wide) / 72) * 25.4)} x ${Math.round((Number(high) / 72) * 25.4)}`,
  );
}

describe('tanda terima', () => {
  it('dicetak di gulungan 80 mm sepanjang isinya dan di A4, satu halaman; pilihan kertas diingat', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await fillIn(page, 'Nurhayati', 'Bagaimana mengurus halal?');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const slip = (await page.locator('.slip').boundingBox())?.height ?? 0;
    const [roll, ...more] = await pagesOf(page);
    expect(more).toEqual([]);
    expect(roll).toMatch(/^80 x /);
    const length = Number(roll?.split(' x ')[1]);
    expect(Math.abs(length - slip / (96 / 25.4))).toBeLessThan(4);
    // Large enough for a cheap camera: half the width of the roll.
    const qr = await page.locator('.slip .qr').first().boundingBox();
    expect((qr?.width ?? 0) / (96 / 25.4)).toBeGreaterThan(40);
    await page.getByText('Kertas A4').click();
    expect(await pagesOf(page)).toEqual(['210 x 297']);
    await page.reload();
    expect(await page.locator('#paper-a4').isChecked()).toBe(true);
    // No telephone and none of her words on paper that anybody may find.
    const text = (await page.locator('.slip').textContent()) ?? '';
    expect(text).not.toContain('Bagaimana mengurus halal');
    await page.context().close();
  });

  it('dicetak ulang hanya setelah orangnya dikenali; QR lama mati bila kertasnya hilang, dan semuanya tercatat', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await fillIn(page, 'Syamsuardi', 'Minta bantuan kemasan.');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const { id } = await rowOf(await codeOn(page));
    await page.context().clearCookies({ name: 'tanda_terima' });
    await page.reload();
    await page.getByText('Cetak ulang dengan QR baru').click();
    await page.getByRole('button', { name: 'Buat tanda terima baru' }).click();
    await page.getByText('Pilih bagaimana pemohon dikenali.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('KTP').check();
    await page.getByLabel('Kertas lama hilang').check();
    await page.getByRole('button', { name: 'Buat tanda terima baru' }).click();
    await page.getByRole('img', { name: 'Pindai' }).waitFor();
    const tokens = await stage.regency.db
      .selectFrom('ticketTokens')
      .select('revokedAt')
      .where('ticketId', '=', id)
      .where('channel', '=', 'receipt')
      .orderBy('createdAt')
      .execute();
    expect(tokens.map((token) => token.revokedAt !== null)).toEqual([true, false]);
    const act = await stage.regency.db
      .selectFrom('ticketActs')
      .select('data')
      .where('ticketId', '=', id)
      .where('act', '=', 'reissue_link')
      .executeTakeFirstOrThrow();
    expect(act.data).toMatchObject({ identifiedBy: 'ktp' });
    await page.context().close();
  });
});

describe('lapangan', () => {
  it('mencatat untuk orang lain di HP 360 piksel dengan lokasi dan foto yang dikecilkan', async () => {
    const page = await stage.signedIn('lapangan', {
      viewport: { width: 360, height: 740 },
      geolocation: { latitude: -1.0123, longitude: 101.5678, accuracy: 12 },
      permissions: ['geolocation'],
    });
    await page.goto('/tiket/baru');
    expect(await page.getByLabel('Kunjungan', { exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Catat lokasi saya' }).click();
    await page.getByText('Lokasi tercatat, ketelitian 12 m.').waitFor();
    const photo = await sharp({
      create: {
        width: 3000,
        height: 2000,
        channels: 3,
        noise: { type: 'gaussian', mean: 120, sigma: 60 },
        background: 'white',
      },
    })
      .jpeg({ quality: 90 })
      .toBuffer();
    await page
      .locator('input[capture]')
      .setInputFiles({ name: 'dapur.jpg', mimeType: 'image/jpeg', buffer: photo });
    const line = page.getByText('dapur.jpg');
    await line.waitFor();
    expect(
      await page.evaluate(() => document.querySelector<HTMLInputElement>('#files')?.files?.[0]?.size),
    ).toBeLessThan(photo.length);
    await fillIn(page, 'Kelompok Serai Wangi', 'Ketel penyulingan bocor.');
    await page.getByLabel('Minta dikunjungi').check();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const row = await rowOf(await codeOn(page));
    expect(row.channel).toBe('visit');
    const place = await stage.regency.db
      .selectFrom('ticketPlaces')
      .select(['lat', 'lng', 'accuracyM'])
      .where('ticketId', '=', row.id)
      .executeTakeFirstOrThrow();
    expect(place).toEqual({ lat: -1.0123, lng: 101.5678, accuracyM: 12 });
    const files = await stage.regency.db
      .selectFrom('ticketFiles')
      .select(['mediaType', 'width'])
      .where('ticketId', '=', row.id)
      .execute();
    expect(files).toEqual([{ mediaType: 'image/webp', width: 1600 }]);
    // The day is spent in one nagari: it is offered again, to her alone.
    await page.goto('/tiket/baru');
    expect(await page.getByLabel('Nagari', { exact: true }).inputValue()).not.toBe('');
    await page.context().close();
  });

  it('kunjungan yang diminta direncanakan di daftarnya, ditelepon, dan keluar dari daftar setelah bertemu', async () => {
    const page = await stage.signedIn('lapangan', { viewport: { width: 360, height: 740 } });
    await page.goto('/kunjungan-diminta');
    const card = page.locator('article', { hasText: 'Kelompok Serai Wangi' });
    await card.getByText('Belum direncanakan').waitFor();
    expect(await card.getByRole('link', { name: 'Peta lokasi' }).getAttribute('href')).toBe(
      'geo:-1.0123,101.5678?q=-1.0123,101.5678',
    );
    const plan = page.locator('form', { has: page.getByRole('button', { name: 'Rencanakan' }) });
    const code = (await card.locator('code').textContent()) ?? '';
    await card.getByRole('checkbox', { name: /Kelompok Serai Wangi/ }).check();
    await plan.getByLabel('Hari', { exact: true }).fill('2026-11-22');
    await plan.getByRole('button', { name: 'Rencanakan' }).click();
    await plan.getByText('Pilih hari ini atau sesudahnya').waitFor();
    // What was chosen stays chosen.
    expect(await card.getByRole('checkbox', { name: /Kelompok Serai Wangi/ }).isChecked()).toBe(true);
    await plan.getByLabel('Hari', { exact: true }).fill('2026-11-24');
    await plan.getByRole('button', { name: 'Rencanakan' }).click();
    await page.getByText('Kunjungan direncanakan. Pemohon tiket diberi tahu.').waitFor();
    await page
      .locator('section', { hasText: `Selasa, 24 November 2026 · ${CAST.lapangan.name}` })
      .getByRole('link', { name: code })
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('/kunjungan-diminta');
    await card.getByText('Direncanakan Selasa, 24 November 2026').waitFor();
    await card.getByText('Sudah dikunjungi?').click();
    await card.getByLabel('Tidak bertemu').check();
    await card.getByRole('button', { name: 'Simpan hasil' }).click();
    await page.getByText('Tercatat tidak bertemu. Rencanakan lagi.').waitFor();
    await card.getByText('Tidak bertemu Senin, 23 November 2026').waitFor();
    await card.getByText('Sudah dikunjungi?').click();
    await card.getByLabel('Bertemu', { exact: true }).check();
    await card.getByLabel('Catatan untuk petugas').fill('Ketel retak di sambungan.');
    await card.getByRole('button', { name: 'Simpan hasil' }).click();
    await page.getByText('Kunjungan tercatat dan keluar dari daftar.').waitFor();
    expect(await card.count()).toBe(0);
    await page.context().close();
  });

  it('nomor HP pemohon dibuka satu per satu, dan setiap pembukaan tercatat', async () => {
    const desk = await stage.signedIn('loket');
    await desk.goto('/tiket/baru');
    await fillIn(desk, 'Rosmaniar', 'Mohon dikunjungi ke dapur kami.');
    await desk.getByLabel('Nomor WhatsApp/HP').fill('0852 1111 2222');
    await desk.getByLabel('Minta dikunjungi').check();
    await save(desk).click();
    await desk.waitForURL('**/tanda-terima**');
    const page = await stage.signedIn('lapangan', { viewport: { width: 360, height: 740 } });
    await page.goto('/kunjungan-diminta');
    expect(await page.content()).not.toContain('2222');
    const card = page.locator('article', { hasText: 'Rosmaniar' });
    await card.getByRole('button', { name: 'Tampilkan nomor' }).click();
    expect(await card.getByRole('link', { name: 'Telepon' }).getAttribute('href')).toBe('tel:085211112222');
    const opened = await stage.regency.db
      .selectFrom('audits')
      .select('actorId')
      .where('verb', '=', 'open_personal')
      .execute();
    expect(opened.map((one) => one.actorId)).toEqual([CAST.lapangan.id]);
    await page.context().close();
    await desk.context().close();
  });
});

describe('buku tamu', () => {
  it('memuat semua yang datang menurut jam, juga tamu tanpa tiket; dapat dicetak dan diunduh', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/buku-tamu');
    await page.getByText('Murni Hartati').first().waitFor();
    await page.getByRole('button', { name: 'Catat' }).click();
    await page.getByText('Tulis nama tamu.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Jam', { exact: false }).first().fill('11.00');
    await page.getByLabel('Nama', { exact: true }).fill('=Dasril');
    await page.getByLabel('Asal').fill('DPMPTSP');
    await page.getByLabel('Keperluan').fill('Mengantar berkas');
    await page.getByRole('button', { name: 'Catat' }).click();
    await page.getByText('Jam itu belum lewat.').waitFor();
    await page.getByLabel('Jam', { exact: false }).first().fill('9.15');
    await page.getByRole('button', { name: 'Catat' }).click();
    await page.getByText('Tulis jam seperti 09.30.').waitFor();
    await page.getByLabel('Jam', { exact: false }).first().fill('09.15');
    await page.getByRole('button', { name: 'Catat' }).click();
    await page.getByText('Tercatat.').waitFor();
    // By the hour, the earliest first.
    expect(await page.locator('.hour').allTextContents()).toEqual([
      expect.stringContaining('Pukul 09'),
      expect.stringContaining('Pukul 10'),
    ]);
    const sheet = await page.request.get('/unduh/buku-tamu?bentuk=csv&hari=2026-11-23');
    expect(sheet.headers()['content-type']).toContain('text/csv');
    expect(await sheet.text()).toContain(`09.15;DPMPTSP;Mengantar berkas`);
    const named = await page.request.post('/unduh/buku-tamu?hari=2026-11-23', {
      headers: { origin: stage.url },
      form: { bentuk: 'csv', pribadi: 'ya', alasan: 'Dilaporkan kepada sekretariat' },
    });
    // A name is never a formula.
    expect(await named.text()).toContain(`09.15;'=Dasril;DPMPTSP;Mengantar berkas`);
    expect(await pagesOf(page)).toEqual(['210 x 297']);
    await page.getByRole('link', { name: 'Hari sebelumnya' }).click();
    await page.getByText('Belum ada tamu pada hari ini.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('yang tidak berhak dan yang berniat buruk', () => {
  it('tidak mendapat apa pun dari loket', async () => {
    const page = await stage.signedIn('wali');
    for (const path of [
      '/tiket/baru',
      '/buku-tamu',
      '/unduh/buku-tamu',
      '/buku-tamu/ppid',
      '/unduh/register-ppid',
      '/unduh/register-ppid/pribadi',
      '/kunjungan-diminta',
    ])
      expect((await page.goto(path))?.status()).toBe(403);
    for (const path of ['/tiket/baru/pemohon', '/tiket/baru/tinjau'])
      expect((await page.request.post(path, { data: { q: 'murni' } })).status()).toBe(403);
    await page.context().close();
  });

  it.each([
    { name: '<script>alert(1)</script>\0', words: "'; drop table tickets; --" },
    { channel: 'online', kind: 'x', topic: 'bukan', nagari: '../../etc/passwd' },
    { applicantId: '00000000-0000-7000-8000-000000000000', lat: '999', lng: 'x', accuracy: 'NaN' },
    { receivedAt: '2026-13-45T99:99', letterOn: '0000-00-00', lateReason: '\u0000'.repeat(50) },
    { words: 'a'.repeat(30_000), answer: 'b'.repeat(30_000), seen: ','.repeat(9000), formId: '%00' },
  ])('isian jahat mendapat kalimat, bukan galat: %#', async (evil) => {
    const page = await stage.signedIn('loket');
    for (const action of ['save', 'find']) {
      const answer = await page.request.post(`/tiket/baru?/${action}`, {
        headers: { origin: stage.url, accept: 'text/html' },
        multipart: { topic: topic('spp-irt'), nagari: '13.10.02.2006', channel: 'desk', ...evil },
        maxRedirects: 0,
      });
      expect([200, 303, 409, 422]).toContain(answer.status());
    }
    for (const path of [
      '/buku-tamu',
      '/rencana-kunjungan/pilih?/plan',
      '/rencana-kunjungan/pilih?/record',
      '/rencana-kunjungan/pilih?/phone',
    ]) {
      const answer = await page.request.post(path, {
        headers: { origin: stage.url, accept: 'text/html' },
        multipart: { ...evil },
        maxRedirects: 0,
      });
      expect([303, 403, 422]).toContain(answer.status());
    }
    for (const path of ['/tiket/baru/pemohon', '/tiket/baru/tinjau'])
      expect((await page.request.post(path, { data: { q: evil } })).status()).toBeLessThan(500);
    await page.context().close();
  });

  it('program yang disamarkan sebagai foto ditolak di tempatnya, dan ketikan tetap ada', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await fillIn(page, 'Zulkifli', 'Lihat foto ini.');
    await page.getByLabel('Foto atau berkas').setInputFiles({
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('MZ\u0090\0 this is no picture'),
    });
    await save(page).click();
    await page.locator('#files-error').waitFor();
    expect(await words(page).inputValue()).toBe('Lihat foto ini.');
    await page.context().close();
  });
});

// After the guest book, whose one printed page holds the visitors of the stories above.
describe('loket, lanjutan', () => {
  it('sinyal lemah: soal yang mungkin sama baru ditanyakan saat menyimpan, dan layarnya tetap terbaca semua orang', async () => {
    const page = await stage.signedIn('loket');
    await page.route('**/tiket/baru/tinjau', (route) => route.abort());
    await page.goto('/tiket/baru');
    await finder(page).fill('murni');
    await page.getByRole('option', { name: 'Murni Hartati' }).click();
    await page.getByLabel('Topik').selectOption({ label: 'Kemasan dan desain' });
    await words(page).fill('Sekali lagi soal label keripik tanpa tanggal kedaluwarsa.');
    await save(page).click();
    await page.getByText('Mungkin soal ini sudah tercatat').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await words(page).inputValue()).toContain('Sekali lagi');
    await page.getByRole('button', { name: 'Soal lain, simpan' }).click();
    await page.waitForURL('**/tanda-terima**');
    await page.context().close();
  });

  it('petugas loket sendiri menyerahkan permintaan resmi ke PPID: nomor berikutnya dan baris di register', async () => {
    const page = await stage.signedIn('loket');
    for (const [who, number] of [
      ['Yurnalis', 'OVO/PPID/001/2026'],
      ['Erman', 'OVO/PPID/002/2026'],
    ] as const) {
      await page.goto('/tiket/baru');
      await fillIn(page, who, 'Mohon salinan dokumen kontrak pelatihan kemasan.');
      await page.getByRole('button', { name: 'Tandai sebagai PPID' }).click();
      await save(page).click();
      await page.waitForURL('**/tanda-terima**');
      expect((await rowOf(await codeOn(page))).state).toBe('declined');
      expect(await page.locator('article').textContent()).toContain(number);
    }
    // One that came as an ordinary question: recognised at the desk later, and handed on from the case.
    await page.goto('/tiket/baru');
    await fillIn(page, 'Zainal', 'Berapa anggaran pelatihan tahun lalu?');
    await save(page).click();
    await page.waitForURL('**/tanda-terima**');
    const code = await codeOn(page);
    await page.goto(`/tiket/${code}`);
    await page.getByText('Lainnya (').click();
    await page.getByText('Serahkan ke PPID').first().click();
    await page.getByText('Kosongkan untuk nomor berikutnya').waitFor();
    await page.locator('details[data-act="to_ppid"] form button').click();
    await page.getByText('menyerahkan ke PPID, nomor OVO/PPID/003/2026').waitFor();

    await page.goto('/buku-tamu');
    await page.getByRole('link', { name: 'Register permintaan informasi' }).click();
    const entry = page.getByRole('row').filter({ hasText: 'OVO/PPID/003/2026' });
    await entry.getByText('Zainal').waitFor();
    // Ten working days after Monday 23 November.
    await entry.getByText('Senin, 7 Desember 2026').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const sheet = await (await page.request.get('/unduh/register-ppid?bentuk=csv&tahun=2026')).text();
    expect(sheet).toContain('OVO/PPID/001/2026;2026-11-23;Sitiung;');
    expect(sheet).not.toContain('Yurnalis');
    await page.getByRole('link', { name: '2025' }).click();
    await page.getByText('Belum ada permintaan pada tahun ini.').waitFor();
    await page.context().close();
  });
});
