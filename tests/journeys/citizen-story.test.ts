/** One citizen's whole way, from the form to the survey, with and without JavaScript; the offices act by their commands. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { office, topic } from '../world.ts';

let stage: Stage;
let photo: Buffer;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#9a4521' } })
    .jpeg()
    .toBuffer();
  await stage.regency.db
    .updateTable('offices')
    .set({ whatsapp: '0812-0000-0000' })
    .where('isLeadAgency', '=', true)
    .execute();
  stage.regency.memo.clear();
});
afterAll(() => stage.close());

const targetOf = async (code: string) => ({
  ticketId: (
    await stage.regency.db
      .selectFrom('tickets')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).id,
});

async function press(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  await page.waitForLoadState();
}

async function looksRight(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

describe.each([
  ['tanpa JavaScript', false],
  ['dengan JavaScript', true],
] as const)('warga %s', (_how, javaScriptEnabled) => {
  it('melapor dengan berkas, ditanya, membalas, dijawab, keberatan, dijawab lagi, setuju, menilai', async () => {
    const { regency } = stage;
    stage.at('2026-11-23 09:00');
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto('/');
    await page.getByRole('link', { name: 'Sampaikan kendala', exact: true }).click();
    await page.getByLabel('Topik', { exact: true }).selectOption(topic('spp-irt'));
    await page.getByLabel('Nagari', { exact: true }).selectOption('13.10.04.2001');
    await page
      .getByLabel('Ceritakan masalahnya', { exact: true })
      .fill('Nomor P-IRT kami habis bulan depan.');
    await page
      .getByLabel('Foto atau berkas', { exact: true })
      .setInputFiles({ name: 'label.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByLabel('Nama', { exact: true }).fill('Siti Aminah');
    await page
      .getByLabel('Nomor WhatsApp/HP', { exact: true })
      .fill(javaScriptEnabled ? '081277770001' : '081277770002');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.waitForURL(/\/lacak\/OVP-/);
    const code = /OVP-\w{4}-\w{4}/.exec(page.url())?.[0] ?? '';
    expect(await page.getByRole('link', { name: 'Kirim nomor ke WhatsApp dinas' }).getAttribute('href')).toBe(
      `https://wa.me/6281200000000?text=${code}`,
    );
    await page.getByRole('link', { name: 'label.webp' }).waitFor();
    await looksRight(page);
    const target = await targetOf(code);

    stage.at('2026-11-24 10:00');
    await tickets.routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [office('dpmptsp')],
    });
    await tickets.acceptTicket(regency, actorOf('petugasDinkes'), target);
    await tickets.askApplicant(
      regency,
      actorOf('petugasDinkes'),
      target,
      'Boleh kirim foto sertifikat lama?',
    );
    stage.at('2026-11-30 09:00');
    await page.goto(`/lacak/${code}`);
    await page.getByText('Boleh kirim foto sertifikat lama?').waitFor();
    await looksRight(page);
    await press(page, 'Kirim balasan');
    await page.getByText('Tuliskan dulu.').waitFor();
    await page.getByLabel('Balasan Anda').fill('Ini foto sertifikatnya.');
    await page
      .locator('#reply-files')
      .setInputFiles({ name: 'sertifikat.jpg', mimeType: 'image/jpeg', buffer: photo });
    await press(page, 'Kirim balasan');
    await page.getByRole('link', { name: 'sertifikat.webp' }).waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('4 hari kerja tidak dihitung: kami menunggu balasan Anda.');
    expect(text).toContain('2 hari Sabtu dan Minggu tidak dihitung.');

    await tickets.answerTicket(regency, actorOf('petugasDinkes'), target, 'Boleh, datang 8 Desember.');
    await page.reload();
    await page.getByText('Boleh, datang 8 Desember.').waitFor();
    await page.getByLabel('Belum cukup? Apa yang kurang?').fill('Jamnya belum disebut.');
    await press(page, 'Kirim keberatan');
    await page.getByText('Putaran ke-2').waitFor();

    stage.at('2026-12-01 09:00');
    await tickets.routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [],
    });
    await tickets.acceptTicket(regency, actorOf('petugasDinkes'), target);
    await tickets.answerTicket(regency, actorOf('petugasDinkes'), target, 'Pukul 08.00 di aula.');
    await page.reload();
    await page.getByText('Pukul 08.00 di aula.').waitFor();
    await press(page, 'Ya, saya setuju');
    await page.getByText('Anda menyetujui jawabannya.').waitFor();
    await looksRight(page);

    await page.getByRole('link', { name: 'Nilai pelayanan' }).click();
    for (const element of ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'])
      await page.locator(`input[name=${element}][value="3"]`).check();
    await press(page, 'Kirim penilaian');
    await page.getByText('Penilaian Anda sudah kami terima').waitFor();
    await page.reload();
    expect(await page.getByRole('button', { name: 'Kirim penilaian' }).count()).toBe(0);

    // Her data: a copy at once, an erasure that is decided.
    await page.goto(`/lacak/${code}`);
    const copy = await (await page.request.get(`/lacak/${code}/salinan?bentuk=teks`)).text();
    expect(copy).toContain('Siti Aminah');
    expect(copy).toContain('Pukul 08.00 di aula.');
    await page.getByText('Minta data dihapus').click();
    await press(page, 'Minta penghapusan');
    await page.getByText('Anda meminta data dihapus. Kami putuskan paling lambat').waitFor();
    await looksRight(page);
    await page.context().close();
  });

  it('ditolak karena bukan kewenangan: tahu pintunya, dan membuka kembali dalam 30 hari', async () => {
    const { regency } = stage;
    stage.at('2026-11-23 09:00');
    const { ticket, secret } = await tickets.openTicket(
      regency,
      { kind: 'anonymous' },
      {
        channel: 'online',
        kind: 'problem',
        topicId: topic('nib'),
        nagariCode: '13.10.04.2001',
        words: 'Sertifikat tanah belum keluar.',
        applicant: { kind: 'person', name: 'Yusniar', phone: '081300000000' },
        hidesName: false,
        wantsVisit: false,
      },
    );
    await tickets.declineTicket(
      regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      {
        reason: 'Urusan tanah ditangani kantor pertanahan.',
        doorName: 'Kantor Pertanahan Dharmasraya',
      },
    );
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto(`/lacak/${ticket.code}?k=${secret}`);
    expect(await page.locator('.says').innerText()).toContain('Silakan ke: Kantor Pertanahan Dharmasraya');
    await looksRight(page);
    stage.at('2026-12-20 09:00');
    await page.reload();
    await page.getByText('Buka kembali', { exact: true }).click();
    await page.getByLabel('Mengapa perlu dibuka kembali?').fill('Kantor itu menyuruh kembali ke sini.');
    await press(page, 'Buka kembali laporan');
    await page.getByText('Putaran ke-2').waitFor();
    await page.context().close();
  });
});

it('tulisan sepanjang apa pun, dari kanan ke kiri, atau berisi markup tidak merusak halaman', async () => {
  const { regency } = stage;
  const long = `${'KelompokUsahaBersama'.repeat(7)}`;
  const { ticket, secret } = await tickets.openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('nib'),
      nagariCode: '13.10.04.2001',
      title: '\u202Eمشكلة <b>di</b> nagari',
      words: `<script>alert(1)</script> ${'tanpaspasi'.repeat(900)}`,
      applicant: {
        kind: 'person',
        name: long,
        phone: '081300000000',
        email: `${'a'.repeat(60)}@${'b'.repeat(60)}.id`,
      },
      hidesName: false,
      wantsVisit: false,
    },
  );
  const page = await stage.visitor();
  page.on('dialog', () => {
    throw new Error('a script ran');
  });
  await page.goto(`/lacak/${ticket.code}?k=${secret}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('<b>di</b>');
  await looksRight(page);
  // Twice the letters, as somebody with weak eyes sets it.
  for (const path of ['/', '/lapor', '/lacak', '/standar-layanan', '/privasi', `/lacak/${ticket.code}`]) {
    const large = await stage.visitor({ viewport: { width: 360, height: 740 } });
    await large.context().addCookies(await page.context().cookies());
    await large.goto(path);
    await large.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const beyond = await large.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([path, beyond]).toEqual([path, 0]);
    await large.context().close();
  }
});
