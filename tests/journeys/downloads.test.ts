/** Lists taken home: the file holds what the page shows, nobody takes along more than she may, and each is written down. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { regency } = stage;
  const coordinator = actorOf('koordinator');
  await registerIndustry(regency, coordinator, makerWith());
  await registerIndustry(
    regency,
    coordinator,
    makerWith(
      { name: '=Anyaman "Sikabau"', nagariCode: '13.10.02.2009', nib: null },
      { name: 'Cici', phone: '081299990000', nik: null, email: null },
      ['Anyaman pandan'],
    ),
  );
});
afterAll(() => stage.close());

async function saved(page: Page, click: () => Promise<unknown>): Promise<{ name: string; file: Blob }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), file: new Blob([await readFile(await download.path())]) };
}
async function rowsIn(file: Blob): Promise<(readonly unknown[])[]> {
  const rows: (readonly unknown[])[] = [];
  for await (const { cells } of (await openSheet(file)).rows()) rows.push(cells);
  return rows;
}
/** The newest line of history about a download. */
async function lastRecorded() {
  const line = await stage.regency.db
    .selectFrom('audits')
    .select(['actorId', 'subjectId', 'after'])
    .where('verb', '=', 'export')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return { ...line, after: line.after as Record<string, unknown> };
}

describe('data IKM', () => {
  it('yang disaring diunduh sebagai Excel, tanpa pemilik, dan tercatat', async () => {
    const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
    await page.goto('/registri?nagari=13.10.02');
    await page.getByText('Unduh', { exact: true }).click();
    const { name, file } = await saved(page, () =>
      page.getByRole('link', { name: 'Data IKM sebagai Excel' }).click(),
    );
    expect(name).toMatch(/^data-ikm-2026-11-\d\d\.xlsx$/);
    const [titles = [], ...rows] = await rowsIn(file);
    expect(rows.map((row) => row[titles.indexOf('Nama usaha')])).toEqual(['=Anyaman "Sikabau"']);
    expect(titles).not.toContain('Pemilik atau wakil');
    expect(JSON.stringify(rows)).not.toContain('Cici');
    expect(await lastRecorded()).toMatchObject({
      actorId: actorOf('koordinator').personId,
      subjectId: 'makers',
      after: { format: 'xlsx', rows: 1, filter: 'nagari=13.10.02', personal: false },
    });
    await page.context().close();
  });

  it('kata yang dicari tidak masuk riwayat: di sana mungkin tertulis nama orang', async () => {
    const page = await stage.signedIn('koordinator');
    const answer = await page.request.get('/unduh/usaha?bentuk=csv&cari=Murni');
    expect(await answer.text()).toContain('Keripik Pisang Bundo');
    expect((await lastRecorded()).after['filter']).toBe('cari=*');
    await page.context().close();
  });

  it('dengan pemilik hanya setelah dicentang dan diberi alasan; keduanya tercatat dan terbaca administrator', async () => {
    const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
    await page.goto('/registri');
    await page.getByText('Unduh', { exact: true }).click();
    await page.getByRole('link', { name: 'Daftar untuk provinsi' }).click();
    await page
      .getByRole('region', { name: 'Direktori perusahaan' })
      .getByRole('link', { name: 'Dengan data pribadi' })
      .click();
    await page.getByLabel('Untuk apa?').fill('Dikirim ke dinas provinsi');
    await page.getByRole('button', { name: 'Unduh: Direktori perusahaan' }).click();
    // The browser itself asks for the tick, and what was typed stays.
    expect(await page.locator('#pribadi-ya:invalid').count()).toBe(1);
    expect(await page.getByLabel('Untuk apa?').inputValue()).toBe('Dikirim ke dinas provinsi');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Saya perlu data pribadi ini').check();
    const { name, file } = await saved(page, () =>
      page.getByRole('button', { name: 'Unduh: Direktori perusahaan' }).click(),
    );
    expect(name).toMatch(/^direktori-perusahaan-.*\.xlsx$/);
    const [titles = [], , row = []] = await rowsIn(file);
    expect(row[titles.indexOf('Pemilik atau wakil')]).toBe('Murni Chaniago');
    expect(await lastRecorded()).toMatchObject({
      subjectId: 'directory',
      after: { rows: 2, personal: true, withNik: false, reason: 'Dikirim ke dinas provinsi' },
    });
    await page.context().close();
    const admin = await stage.signedIn('admin');
    await admin.goto('/atur/riwayat?tentang=export');
    await admin.getByText('direktori perusahaan').first().waitFor();
    await admin.getByText('Dikirim ke dinas provinsi').first().waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await admin.context().close();
  });

  it('yang hanya membaca tidak ditawari, dan ditolak bila memintanya sendiri', async () => {
    const page = await stage.signedIn('kepala');
    await page.goto('/registri/unduh');
    expect(await page.getByText('Dengan data pribadi').count()).toBe(0);
    expect((await page.goto('/unduh/direktori/pribadi'))?.status()).toBe(403);
    const answer = await page.request.post('/unduh/direktori', {
      headers: { origin: stage.url },
      form: { pribadi: 'ya', alasan: 'ingin tahu saja', bentuk: 'csv' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).not.toContain('Murni');
    await page.context().close();
  });

  it('wali nagari mengunduh nagarinya saja; yang tidak berhak atas data IKM tidak mengunduh apa pun', async () => {
    const wali = await stage.signedIn('wali');
    const text = await (await wali.request.get('/unduh/usaha?bentuk=csv')).text();
    expect(text).toContain('Keripik Pisang Bundo');
    expect(text).not.toContain('Anyaman');
    await wali.context().close();
    const admin = await stage.signedIn('admin');
    for (const list of ['usaha', 'direktori', 'usaha-impor', 'sentra', 'potensi-sentra', 'nagari', 'tiket'])
      expect((await admin.request.get(`/unduh/${list}`)).status(), list).toBe(403);
    await admin.context().close();
  });
});

describe('daftar lain', () => {
  it.each([
    ['/unduh/sentra?bentuk=geojson', 'application/geo+json', 'sentra'],
    ['/unduh/usulan-sentra?bentuk=geojson', 'application/geo+json', 'sentra_proposals'],
    ['/unduh/rencana-sentra?bentuk=xlsx&dinas=semua', 'application/vnd.openxmlformats', 'sentra_plans'],
    ['/unduh/kembar?bentuk=csv&nagari=13.10.04.2001', 'text/csv', 'twins'],
    ['/unduh/usulan-pemilik?bentuk=xlsx', 'application/vnd.openxmlformats', 'owner_proposals'],
    ['/unduh/buku-tamu?bentuk=xlsx&hari=2026-11-20', 'application/vnd.openxmlformats', 'guests'],
    ['/unduh/register-ppid?bentuk=xlsx&tahun=2025', 'application/vnd.openxmlformats', 'formal_requests'],
    ['/unduh/kunjungan-diminta?bentuk=csv', 'text/csv', 'visits'],
    ['/unduh/kinerja?bentuk=xlsx&masa=2026', 'application/vnd.openxmlformats', 'figures'],
    ['/unduh/potensi-sentra?bentuk=csv', 'text/csv', 'potential_sentra'],
    ['/unduh/nagari?bentuk=csv', 'text/csv', 'nagari'],
    ['/unduh/bantuan?bentuk=csv&tahun=2026', 'text/csv', 'helps'],
    ['/unduh/bintang?bentuk=xlsx&keadaan=graded', 'application/vnd.openxmlformats', 'gradings'],
    ['/unduh/tiket?bentuk=csv&keadaan=ended', 'text/csv', 'tickets'],
    ['/unduh/usaha-impor?bentuk=xlsx', 'application/vnd.openxmlformats', 'makers_again'],
  ])('%s', async (address, type, list) => {
    const page = await stage.signedIn('koordinator');
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain(type);
    expect(answer.headers()['cache-control']).toContain('no-store');
    expect(await lastRecorded()).toMatchObject({
      actorId: actorOf('koordinator').personId,
      subjectId: list,
      after: { format: new URL(address, stage.url).searchParams.get('bentuk'), personal: false },
    });
    await page.context().close();
  });

  it('buku tamu dengan nama: tanpa NIK, hanya dengan alasan, dan tercatat', async () => {
    const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
    await page.goto('/unduh/usaha/pribadi');
    await page.getByLabel('Tulis NIK lengkap').waitFor();
    await page.goto('/buku-tamu?hari=2026-11-20');
    await page.getByText('Unduh', { exact: true }).click();
    await page.getByRole('link', { name: 'Dengan data pribadi' }).click();
    await page.getByText('Nama tamu ikut diunduh.').waitFor();
    expect(await page.getByLabel('Tulis NIK lengkap').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Untuk apa?').fill('Laporan bulanan sekretariat');
    await page.getByLabel('Saya perlu data pribadi ini').check();
    const { name, file } = await saved(page, () =>
      page.getByRole('button', { name: 'Unduh: Buku tamu' }).click(),
    );
    expect(name).toBe('buku-tamu-2026-11-20.xlsx');
    expect((await rowsIn(file))[0]).toContain('Tamu');
    expect(await lastRecorded()).toMatchObject({
      subjectId: 'guests',
      after: {
        filter: 'hari=2026-11-20',
        personal: true,
        withNik: false,
        reason: 'Laporan bulanan sekretariat',
      },
    });
    // Without tick and reason, sent past the form: the form again, and nobody's name.
    const answer = await page.request.post('/unduh/buku-tamu?hari=2026-11-20', {
      headers: { origin: stage.url },
      form: { bentuk: 'csv', nik: 'ya' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    await page.goto(answer.headers()['location'] ?? '');
    await page.getByText('Centang dulu bahwa Anda memerlukannya.').waitFor();
    await page.getByText('Tulis alasannya, 5 sampai 200 huruf.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('yang tidak ada, atau peta dari yang tidak bertempat, adalah 404; orang luar diminta masuk', async () => {
    const page = await stage.signedIn('koordinator');
    for (const address of ['/unduh/rahasia', '/unduh/toString', '/unduh/nagari?bentuk=geojson'])
      expect((await page.request.get(address)).status(), address).toBe(404);
    await page.context().close();
    const visitor = await stage.visitor();
    const answer = await visitor.request.get('/unduh/usaha', { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    await visitor.context().close();
  });
});
