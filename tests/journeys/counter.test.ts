import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { wib } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 10:00');
});
afterAll(() => stage.close());

const codeOn = async (page: Page) => (await page.locator('code').first().textContent()) ?? '';
const rowOf = (code: string) =>
  stage.regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['tickets.id', 'tickets.state', 'tickets.channel', 'tickets.receivedAt', 'tickets.enteredAt'])
    .select(['tickets.dueAt', 'applicants.name', 'applicants.phone', 'tickets.applicantId'])
    .where('tickets.code', '=', code)
    .executeTakeFirstOrThrow();

describe('loket', () => {
  it('menerima tamu dengan papan ketik saja dan mencetak tanda terima; yang sama dikenali lain kali', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    const { keyboard } = page;
    await keyboard.type('Murni Hartati');
    await page.getByText('Belum pernah tercatat').waitFor();
    await keyboard.press('Tab'); // the search button, for those without JavaScript
    await keyboard.press('Tab'); // somebody new
    await keyboard.press('Tab'); // the name, already typed
    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Murni Hartati');
    await keyboard.press('Tab');
    await keyboard.type('+62 812-3456-7890');
    for (let i = 0; i < 3; i += 1) await keyboard.press('Tab'); // kind, e-mail, nagari
    await keyboard.type('Sitiung');
    await keyboard.press('Tab');
    await keyboard.type('Kemasan');
    await keyboard.press('Tab');
    await keyboard.type('Label keripik belum ada tanggal kedaluwarsa.');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Simpan dan cetak' }).focus();
    await keyboard.press('Enter');
    await page.waitForURL('**/tanda-terima');
    const code = await codeOn(page);
    expect(code).toMatch(/^OVP-/);
    expect(await rowOf(code)).toMatchObject({
      state: 'received',
      channel: 'desk',
      name: 'Murni Hartati',
      phone: '081234567890',
    });
    await page.getByRole('img', { name: 'Pindai' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('link', { name: 'Tamu berikutnya' }).click();
    await page.getByLabel('Cari nama').fill('murni');
    const known = page.getByRole('radio', { name: 'Murni Hartati' });
    await known.waitFor();
    expect(await page.content()).not.toContain('7890');
    await known.check();
    await page.getByLabel('Topik').selectOption({ index: 2 });
    await page.getByLabel('Ceritakan masalahnya').fill('Satu lagi.');
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.waitForURL('**/tanda-terima');
    const again = await rowOf(await codeOn(page));
    expect(again.applicantId).toBe((await rowOf(code)).applicantId);
    await page.context().close();
  });

  it('menjawab langsung yang sederhana, dan menandai isian yang kurang tanpa membuang ketikan', async () => {
    const page = await stage.signedIn('loket');
    await page.goto('/tiket/baru');
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption({ index: 1 });
    await page.getByLabel('Ceritakan masalahnya').fill('Di mana membuat NIB?');
    await page.getByLabel('Jawaban langsung').fill('Di oss.go.id, gratis.');
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.getByText('Tulis nama, misalnya Murni.').first().waitFor();
    expect(await page.getByLabel('Jawaban langsung').inputValue()).toBe('Di oss.go.id, gratis.');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Nama', { exact: true }).fill('Syafril');
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.waitForURL('**/tanda-terima');
    expect((await rowOf(await codeOn(page))).state).toBe('answered');
    expect(await page.locator('article').textContent()).toContain('Di oss.go.id, gratis.');
    await page.context().close();
  });

  it('surat yang terlambat dicatat menyimpan kedua waktu dan alasannya', async () => {
    const page = await stage.signedIn('koordinator');
    await page.goto('/tiket/baru');
    await page.getByLabel('Nama', { exact: true }).fill('Wali Nagari Sitiung');
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption({ index: 1 });
    await page.getByLabel('Ceritakan masalahnya').fill('Permohonan pelatihan.');
    await page.getByLabel('Datang lewat').selectOption('letter');
    await page.getByLabel('Nomor surat atau laporan').fill('500/17/WN-2026');
    await page.getByLabel('Sebenarnya diterima').fill('2026-11-18T15:30');
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.getByText('Tulis mengapa terlambat dicatat.').first().waitFor();
    await page.getByLabel('Alasan terlambat').fill('Surat terselip.');
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.waitForURL('**/tanda-terima');
    const row = await rowOf(await codeOn(page));
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
    expect(source).toMatchObject({ externalNumber: '500/17/WN-2026', lateReason: 'Surat terselip.' });
    await page.context().close();
  });
});

describe('lapangan', () => {
  it('mencatat untuk orang lain di HP 360 piksel dengan lokasi', async () => {
    const page = await stage.signedIn('lapangan', {
      viewport: { width: 360, height: 740 },
      geolocation: { latitude: -1.0123, longitude: 101.5678, accuracy: 12 },
      permissions: ['geolocation'],
    });
    await page.goto('/tiket/baru');
    expect(await page.getByLabel('Datang lewat').inputValue()).toBe('visit');
    await page.getByRole('button', { name: 'Catat lokasi saya' }).click();
    await page.getByText('Lokasi tercatat').waitFor();
    await page.getByLabel('Nama', { exact: true }).fill('Kelompok Serai Wangi');
    await page.getByLabel('Nagari', { exact: true }).selectOption({ label: 'Sitiung' });
    await page.getByLabel('Topik').selectOption({ index: 6 });
    await page.getByLabel('Ceritakan masalahnya').fill('Ketel penyuling bocor.');
    await page.getByLabel('Minta dikunjungi').check();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Simpan dan cetak' }).click();
    await page.waitForURL('**/tanda-terima');
    const row = await rowOf(await codeOn(page));
    expect(row.channel).toBe('visit');
    const place = await stage.regency.db
      .selectFrom('ticketPlaces')
      .selectAll()
      .where('ticketId', '=', row.id)
      .executeTakeFirstOrThrow();
    expect(place).toMatchObject({ lat: -1.0123, lng: 101.5678, accuracyM: 12 });
    await page.context().close();
  });

  it('yang tidak bertugas ditolak di alamatnya dan di pencarian', async () => {
    const page = await stage.signedIn('pimpinan');
    expect((await page.goto('/tiket/baru'))?.status()).toBe(403);
    expect((await page.goto('/api/applicants?q=murni'))?.status()).toBe(403);
    await page.context().close();
  });
});
