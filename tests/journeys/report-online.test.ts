import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { topic } from '../world.ts';

let stage: Stage;
let photo: Buffer;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  photo = await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#9a4521' } })
    .withExif({ IFD3: { GPSLatitude: '1/1 2/1 3/1', GPSLatitudeRef: 'S' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => stage.close());

async function fillIn(page: Page, words: string): Promise<void> {
  await page.getByLabel('Topik', { exact: true }).selectOption(topic('spp-irt'));
  await page.getByLabel('Nagari', { exact: true }).selectOption('13.10.04.2001');
  await page.getByLabel('Judul', { exact: true }).fill('Nomor P-IRT hampir habis');
  await page.getByLabel('Ceritakan masalahnya', { exact: true }).fill(words);
  await page
    .getByLabel('Foto atau berkas', { exact: true })
    .setInputFiles({ name: 'label.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByLabel('Nama', { exact: true }).fill('Siti Aminah');
  await page.getByLabel('Nomor WhatsApp/HP', { exact: true }).fill('+62 812-3456-7890');
}

describe.each([
  ['tanpa JavaScript', false],
  ['dengan JavaScript', true],
])('warga melapor secara online %s', (_how, javaScriptEnabled) => {
  it('janji tampak sebelum mengirim, foto ikut, dan halaman layanannya terbuka', async () => {
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto('/lapor');
    await fillIn(page, `Nomor kami berakhir bulan depan, apa boleh tetap berjualan? ${javaScriptEnabled}`);
    expect(await page.locator('.promise:visible').textContent()).toContain(
      'Dijawab paling lambat Jumat, 11 Desember 2026',
    );
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.waitForURL(/\/lacak\/OVP-/, { waitUntil: 'commit' });
    const code = /OVP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';
    const ticket = await stage.regency.db
      .selectFrom('tickets')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .select(['tickets.id', 'channel', 'phone', 'name', 'standardDays'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({
      channel: 'online',
      phone: '081234567890',
      name: 'Siti Aminah',
      standardDays: 14,
    });
    const files = await stage.regency.db
      .selectFrom('ticketFiles')
      .selectAll()
      .where('ticketId', '=', ticket.id)
      .execute();
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ name: 'label.webp', mediaType: 'image/webp' });
    const stranger = await stage.visitor();
    expect((await stranger.request.get(`/berkas/${files[0]?.id}`)).status()).toBe(404);
    const desk = await stage.signedIn('loket');
    const opened = await desk.request.get(`/berkas/${files[0]?.id}`);
    expect(opened.status()).toBe(200);
    expect(opened.headers()['content-security-policy']).toContain('sandbox');
    expect((await sharp(await opened.body()).metadata()).exif).toBeUndefined();
  });

  it('isian yang keliru diberi tahu di tempatnya, dan yang diketik tetap ada', async () => {
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto('/lapor');
    await fillIn(page, 'Kami butuh mesin pengemas untuk keripik tempe.');
    await page.getByLabel('Nomor WhatsApp/HP', { exact: true }).fill('0812-666');
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.locator('#phone-error').waitFor();
    expect(await page.locator('#phone-error').textContent()).toContain('Contoh: 0812 3456 7890');
    expect(await page.getByRole('alert').textContent()).toContain('Nomornya tampak kurang lengkap');
    expect(await page.getByLabel('Ceritakan masalahnya', { exact: true }).inputValue()).toBe(
      'Kami butuh mesin pengemas untuk keripik tempe.',
    );
    expect(await page.getByLabel('Topik', { exact: true }).inputValue()).toBe(topic('spp-irt'));
    const isFileKept = await page
      .getByLabel('Foto atau berkas', { exact: true })
      .evaluate((input: HTMLInputElement) => input.files?.length);
    expect(isFileKept).toBe(javaScriptEnabled ? 1 : 0);
    expect(await axeFindings(page)).toEqual([]);
  });
});

it('tanpa skrip pun diberi tahu bahwa ada yang serupa: sesudah terkirim, tanpa satu kata pun dari orang lain', async () => {
  const page = await stage.visitor({ javaScriptEnabled: false });
  const send = async (words: string) => {
    await page.goto('/lapor');
    await fillIn(page, words);
    await page.getByLabel('Nagari', { exact: true }).selectOption('13.10.02.2006');
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.waitForURL(/\/lacak\/OVP-/, { waitUntil: 'commit' });
  };
  const hint = page.getByText('Ada yang menanyakan hal serupa di nagari Anda.');
  await send('Nomor P-IRT untuk dendeng kami habis bulan depan, pelatihan penuh.');
  await page.getByText('Dijawab paling lambat').first().waitFor();
  expect(await hint.count()).toBe(0);
  await send('Nomor P-IRT untuk rendang kami habis bulan depan, pelatihan masih penuh.');
  await hint.waitFor();
  expect(await page.content()).not.toContain('dendeng');
  // Only while it is new: afterwards the history tells more.
  const code = /OVP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';
  const stranger = await stage.visitor({ javaScriptEnabled: false });
  await stranger.goto(`/lacak/${code}`);
  expect(await stranger.content()).not.toContain('menanyakan hal serupa');
});

it('sinyal hilang: isian tersimpan di ponsel, lalu terkirim sekali saja', async () => {
  const page = await stage.visitor();
  await page.goto('/lapor');
  await fillIn(page, 'Tidak ada sinyal di kebun, tetapi ini tetap harus sampai.');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Sinyal hilang. Belum terkirim').waitFor();
  await page.context().setOffline(false);
  await page.goto('/lapor');
  await page.getByText('Isian Anda yang belum terkirim kami pulihkan.').waitFor();
  await page.getByRole('button', { name: 'Hapus label.jpg' }).waitFor();
  expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Siti Aminah');
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.waitForURL(/\/lacak\/OVP-/, { waitUntil: 'commit' });
  const sent = await stage.regency.db
    .selectFrom('tickets')
    .innerJoin('ticketTexts', 'ticketTexts.id', 'tickets.bodyTextId')
    .innerJoin('ticketFiles', 'ticketFiles.ticketId', 'tickets.id')
    .select('ticketFiles.name')
    .where('body', 'like', 'Tidak ada sinyal%')
    .execute();
  expect(sent).toEqual([{ name: 'label.webp' }]);
  await page.goto('/lapor');
  expect(await page.getByRole('button', { name: 'Hapus label.jpg' }).count()).toBe(0);
  expect(await page.getByLabel('Ceritakan masalahnya', { exact: true }).inputValue()).toBe('');
});

it('dengan papan ketik saja, dari kosong sampai terkirim', async () => {
  const page = await stage.visitor();
  await page.goto('/lapor?topik=spp-irt');
  const focusOn = async (label: string) => {
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const field = document.activeElement as HTMLInputElement | HTMLButtonElement;
        return field.labels?.[0]?.textContent?.trim() ?? field.textContent?.trim() ?? '';
      });
      if (name === label) return;
    }
    throw new Error(`${label} is not reached`);
  };
  await focusOn('Nagari');
  await page.keyboard.type('Gunung');
  await focusOn('Ceritakan masalahnya');
  await page.keyboard.type('Mesin pengemas kami rusak, ke mana bertanya?');
  await focusOn('Nama');
  await page.keyboard.type('Yusniar');
  await focusOn('Nomor WhatsApp/HP');
  await page.keyboard.type('0813 1111 2222');
  await focusOn('Saya minta dikunjungi petugas');
  await page.keyboard.press('Space');
  await focusOn('Kirim');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/lacak\/OVP-/, { waitUntil: 'commit' });
  const code = /OVP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';
  const ticket = await stage.regency.db
    .selectFrom('tickets')
    .select(['wantsVisit', 'nagariCode'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  expect(ticket.wantsVisit).toBe(true);
});

it('rekaman suara: direkam di halaman, ikut terkirim, dan bisa didengar pemiliknya', async () => {
  const page = await stage.visitor();
  await page.goto('/lapor');
  await fillIn(page, 'Susah mengetik, dengarkan rekaman saya saja.');
  await page.getByLabel('Nomor WhatsApp/HP', { exact: true }).fill('0813 2222 3333');
  await page.getByRole('button', { name: 'Rekam suara' }).click();
  await page.getByRole('button', { name: 'Selesai merekam' }).waitFor();
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: 'Selesai merekam' }).click();
  await page.getByRole('button', { name: 'Hapus rekaman.webm' }).waitFor();
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.waitForURL(/\/lacak\/OVP-/, { waitUntil: 'commit' });
  const recording = page.getByRole('link', { name: 'rekaman.webm' });
  const heard = await page.request.get((await recording.getAttribute('href')) ?? '');
  expect(heard.headers()['content-type']).toBe('audio/webm');
});

it('foto besar dikecilkan di ponsel sebelum berangkat', async () => {
  const page = await stage.visitor();
  const large = await sharp({
    create: {
      width: 3000,
      height: 2250,
      channels: 3,
      background: '#9a4521',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  await page.goto('/lapor');
  await page
    .getByLabel('Foto atau berkas', { exact: true })
    .setInputFiles({ name: 'besar.jpg', mimeType: 'image/jpeg', buffer: large });
  await page.getByRole('button', { name: 'Hapus besar.jpg' }).waitFor();
  const size = await page
    .getByLabel('Foto atau berkas', { exact: true })
    .evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0);
  expect(large.length).toBeGreaterThan(2_000_000);
  expect(size).toBeLessThan(large.length / 2);
});

it('peramban lama tanpa :has tetap menunjukkan janji: dengan skrip yang dipilih, tanpa skrip semuanya', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await stage.visitor({ javaScriptEnabled });
    // The page as such a browser understands it: rules with :has fall away, the fallback comes in.
    await page.route('**/lapor', async (route) => {
      const answer = await route.fetch();
      const { 'content-security-policy': _hashes, ...headers } = answer.headers();
      await route.fulfill({
        headers,
        body: (await answer.text())
          .replaceAll(/@supports\s+not\s+selector\(:has\(\*\)\)/g, '@media all')
          .replaceAll(/:has\(/g, ':hasnot('),
      });
    });
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.goto('/lapor');
    await page.getByLabel('Topik', { exact: true }).selectOption(topic('spp-irt'));
    const shown = page.locator('.promise:visible');
    expect(await shown.count()).toBe(javaScriptEnabled ? 1 : 15);
    expect(await page.locator(`.promise[data-topic="${topic('spp-irt')}"]`).textContent()).toContain(
      'Dijawab paling lambat Jumat, 11 Desember 2026',
    );
  }
});

it('halaman lapor dan privasi ringan dan terbaca semua orang', async () => {
  const page = await stage.visitor();
  for (const path of ['/lapor', '/privasi']) {
    await page.goto(path);
    expect(await axeFindings(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
  }
});
