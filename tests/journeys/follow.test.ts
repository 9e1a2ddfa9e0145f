import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { office, topic } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
});
afterAll(() => stage.close());

const PERSONAL = ['Murni', '81234', '7890', 'berakhir bulan depan', 'hampir habis'];

/** A report as it comes in online, and its secret. */
async function report() {
  stage.at('2026-11-23 09:12');
  const { ticket, secret } = await tickets.openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      title: 'Nomor P-IRT hampir habis',
      words: 'Nomor kami berakhir bulan depan.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return { id: ticket.id, code: ticket.code, secret };
}

/** Staff steps, by the commands. */
async function intoWork(ticketId: string) {
  const { regency } = stage;
  await tickets.routeTicket(
    regency,
    actorOf('koordinator'),
    { ticketId },
    {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [office('dpmptsp')],
      note: 'Catatan disposisi rahasia',
    },
  );
  await tickets.acceptTicket(regency, actorOf('petugasDinkes'), { ticketId });
  await tickets.writeNote(regency, actorOf('petugasDinkes'), { ticketId }, 'Catatan internal rahasia');
}
const answer = (ticketId: string) =>
  tickets.answerTicket(stage.regency, actorOf('petugasDinkes'), { ticketId }, 'Boleh, ada kursi 8 Desember.');

async function looksRight(page: Page) {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );
}

describe.each([
  ['tanpa JavaScript', false],
  ['dengan JavaScript', true],
] as const)('pemohon %s', (_name, javaScriptEnabled) => {
  it('mengikuti sampai jawaban: membalas, setuju, menilai', async () => {
    const { id, code, secret } = await report();
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto(`/lacak/${code}?k=${secret}`);
    expect(page.url()).toBe(`${stage.url}/lacak/${code}`);
    const fresh = await page.content();
    expect(fresh).toContain('Dijawab paling lambat Jumat, 11 Desember 2026');
    expect(await page.getByRole('textbox', { name: 'Tautan rahasia Anda' }).inputValue()).toBe(
      `${stage.url}/lacak/${code}?k=${secret}`,
    );
    expect(await page.getByRole('img', { name: 'Kode QR' }).count()).toBe(1);
    expect(fresh).not.toContain('7890');

    stage.at('2026-11-24 10:00');
    await intoWork(id);
    await tickets.askApplicant(
      stage.regency,
      actorOf('petugasDinkes'),
      { ticketId: id },
      'Boleh kirim foto?',
    );
    stage.at('2026-11-26 19:44');
    await page.reload();
    expect(await page.content()).toContain('Hitungan hari dihentikan sementara');
    expect(await page.content()).not.toContain('rahasia</p>');
    expect(await page.content()).not.toContain('Catatan');
    // A file that is no picture: said above, and beside the field that it must be chosen again; the words stay.
    await page.getByLabel('Balasan Anda').fill('Ini fotonya.');
    await page.locator('#reply-files').setInputFiles({
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('MZ this is no picture'),
    });
    await page.getByRole('button', { name: 'Kirim balasan' }).click();
    await page.getByText('Bila tadi memilih berkas, pilih lagi di sini.').waitFor();
    await page.getByRole('link', { name: 'Ke isian Anda' }).click();
    expect(page.url()).toContain('#reply');
    if (javaScriptEnabled) await looksRight(page);
    expect(await page.getByLabel('Balasan Anda').inputValue()).toBe('Ini fotonya.');
    await page.getByRole('button', { name: 'Kirim balasan' }).click();
    await page.getByText('Ini fotonya.').waitFor();
    expect(await page.content()).toContain('3 hari kerja tidak dihitung');

    stage.at('2026-12-01 10:00');
    await answer(id);
    await page.reload();
    await page.getByText('Boleh, ada kursi 8 Desember.').waitFor();
    await page.getByRole('button', { name: 'Ya, saya setuju' }).click();
    await page.getByText('Anda menyetujui jawabannya.').waitFor();

    await page.getByRole('link', { name: 'Nilai pelayanan' }).click();
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    await page.getByText('Ada pertanyaan yang belum dijawab').waitFor();
    for (const element of ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'])
      await page.locator(`input[name=${element}][value="4"]`).check();
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    await page.getByText('Penilaian Anda sudah kami terima').waitFor();
    const stored = await stage.regency.db
      .selectFrom('surveys')
      .select(['answeredVia', 'answers'])
      .where('ticketId', '=', id)
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ answeredVia: 'applicant', answers: { u1: 4, u9: 4 } });
    await page.context().close();
  });

  it('keberatan memulai putaran baru, lalu menarik laporan', async () => {
    const { id, code, secret } = await report();
    await intoWork(id);
    await answer(id);
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto(`/lacak/${code}?k=${secret}`);
    await page.getByLabel('Belum cukup? Apa yang kurang?').fill('Jadwalnya belum jelas.');
    await page.getByRole('button', { name: 'Kirim keberatan' }).click();
    await page.getByText('Putaran ke-2').waitFor();
    await page.getByText('Tarik laporan ini').click();
    await page.getByRole('button', { name: 'Ya, tarik laporan' }).click();
    await page.getByText('Anda menarik laporan ini.').waitFor();
    await page.context().close();
  });

  it('nomor saja tidak menunjukkan apa pun yang pribadi; empat angka HP membuka bacaan', async () => {
    const { id, code } = await report();
    await intoWork(id);
    const page = await stage.visitor({ javaScriptEnabled });
    await page.goto('/lacak');
    await page.getByRole('main').getByLabel('Nomor layanan').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Cek status' }).click();
    await page.getByRole('heading', { name: code }).waitFor();
    const html = await page.content();
    for (const personal of PERSONAL) expect(html).not.toContain(personal);
    expect(html).toContain('Dinas Kesehatan sedang mengerjakannya');

    await page.getByLabel('Empat angka terakhir nomor HP').fill('1111');
    await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      page.getByRole('button', { name: 'Buka untuk dibaca' }).click(),
    ]);
    await page.waitForLoadState();
    expect(await page.getByRole('alert').textContent()).toContain('tidak cocok');
    await page.getByLabel('Empat angka terakhir nomor HP').fill('7890');
    await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      page.getByRole('button', { name: 'Buka untuk dibaca' }).click(),
    ]);
    await page.waitForLoadState();
    await page.getByText('Nomor kami berakhir bulan depan.').waitFor();
    expect(await page.content()).not.toContain('7890');
    expect(await page.locator('form[action^="?/"]').count()).toBe(0);
    await page.context().close();
  });
});

it('membedakan nomor salah ketik dari nomor yang tidak ada, dan membatasi tebakan empat angka', async () => {
  const page = await stage.visitor();
  await page.goto('/lacak?kode=OVP-2222-2223');
  await page.getByText('Nomor ini salah ketik').waitFor();
  await page.goto('/lacak?kode=OVP-2222-2222');
  await page.getByText('tidak ada pada kami').waitFor();
  const { code } = await report();
  await page.goto(`/lacak/${code}`);
  for (let i = 0; i < 6; i += 1) {
    await page.getByLabel('Empat angka terakhir nomor HP').fill('0000');
    await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      page.getByRole('button', { name: 'Buka untuk dibaca' }).click(),
    ]);
    await page.waitForLoadState();
  }
  expect(await page.getByRole('alert').textContent()).toContain('Terlalu banyak percobaan');
  const response = await page.goto(`/lacak/${code}?k=salah-sama-sekali-ini`);
  const withSecret = await response?.request().redirectedFrom()?.response();
  expect(withSecret?.headers()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(response?.headers()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
  });
  await page.getByText('Tautan ini tidak berlaku lagi').waitFor();
});

it('di peramban petugas, setuju dan penilaian ditolak', async () => {
  const { id, code, secret } = await report();
  await intoWork(id);
  await answer(id);
  const page = await stage.signedIn('koordinator');
  await page.goto(`/lacak/${code}?k=${secret}`);
  await page.getByText('Anda masuk sebagai petugas').waitFor();
  expect(await page.getByRole('button', { name: 'Ya, saya setuju' }).count()).toBe(0);
  const status = await page.evaluate(async (address) => {
    const body = new FormData();
    return (await fetch(`${address}?/agree`, { method: 'POST', body, headers: { accept: 'text/html' } }))
      .status;
  }, `/lacak/${code}`);
  expect(status).toBe(403);
});

it.each([
  [360, 'light'],
  [768, 'dark'],
  [1280, 'light'],
] as const)('halaman pemohon pada %i piksel, %s', async (width, colorScheme) => {
  const { id, code, secret } = await report();
  const page = await stage.visitor({ viewport: { width, height: 800 }, colorScheme });
  await page.goto(`/lacak/${code}?k=${secret}`);
  await looksRight(page);
  await intoWork(id);
  await tickets.askApplicant(stage.regency, actorOf('petugasDinkes'), { ticketId: id }, 'Boleh kirim foto?');
  await page.reload();
  await looksRight(page);
  await page.getByLabel('Balasan Anda').fill('Ini.');
  await page.getByRole('button', { name: 'Kirim balasan' }).click();
  await answer(id);
  await page.goto(`/lacak/${code}`);
  await looksRight(page);
  await page.getByRole('link', { name: 'Nilai pelayanan' }).click();
  await looksRight(page);
  await page.context().close();
});
