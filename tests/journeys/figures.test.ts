/** Does it work? Who asks, sees it in one screen; who may not, is refused; and nobody is ever named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Actor } from '#domain/offices/duty.ts';
import { tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { answerSurvey } from '#domain/surveys/survey.commands.server.ts';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import {
  acceptTicket,
  agree,
  answerTicket,
  askApplicant,
  draftAnswer,
  openTicket,
  replyToQuestion,
  routeTicket,
} from '#domain/tickets/ticket.commands.server.ts';
import { actorOf, type CastKey } from '../cast.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { office, topic } from '../world.ts';

const SITIUNG = '13.10.04.2001';
const SECRETS = ['Murniati Sukma', '081299988877', 'minyak gosong', 'BUMNag tidak transparan'];
const ALL_GRADES = { u1: 4, u2: 4, u3: 2, u4: 4, u5: 4, u6: 4, u7: 4, u8: 3, u9: 3 } as const;

let stage: Stage;
const codes: string[] = [];
beforeAll(async () => {
  stage = await openStage('2026-10-05 08:00');
  const { regency } = stage;
  const open = async (slug: string, nagariCode: string, title = 'minyak gosong') => {
    const { ticket } = await openTicket(regency, actorOf('loket'), {
      channel: 'desk',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode,
      title,
      words: title,
      applicant: { kind: 'person', name: 'Murniati Sukma', phone: '081299988877' },
      hidesName: false,
      wantsVisit: false,
    });
    codes.push(ticket.code);
    return ticket.id;
  };
  const toDinkes = async (ticketId: string) => {
    const target = { ticketId };
    await routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [],
    });
    await acceptTicket(regency, actorOf('petugasDinkes'), target);
  };
  const answered: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    const id = await open('spp-irt', SITIUNG);
    await toDinkes(id);
    answered.push(id);
  }
  const late = await open('spp-irt', SITIUNG);
  await toDinkes(late);
  for (let i = 0; i < 4; i += 1) await open('nagari', SITIUNG, 'BUMNag tidak transparan');
  await open('halal', SITIUNG);
  stage.at('2026-10-07 10:00');
  for (const ticketId of answered) {
    const applicant: Actor = { kind: 'applicant', ticketId, channel: 'applicant' };
    if (ticketId === answered[0]) {
      await askApplicant(regency, actorOf('petugasDinkes'), { ticketId }, 'Fotonya?');
      stage.at('2026-10-09 10:00');
      await replyToQuestion(regency, applicant, { ticketId }, 'Ini');
    }
    await answerTicket(regency, actorOf('petugasDinkes'), { ticketId }, 'Silakan');
    await agree(regency, applicant, { ticketId });
    const token = (await openSurveyToken(regency, ticketId)) ?? '';
    await answerSurvey(
      regency,
      token,
      { answers: ALL_GRADES, comment: '' },
      { channel: 'applicant', isStaffSession: false },
    );
  }
  await draftAnswer(
    regency,
    actorOf('petugasDinkes'),
    { ticketId: late },
    { text: 'Konsep', isSubmitted: true },
  );
  stage.at('2026-11-24 09:00');
  await tallyFigures(regency);
});
afterAll(() => stage.close());

/** Nothing of a person, and no number by which a ticket is found. */
function expectNobodyNamed(html: string): void {
  for (const secret of [...SECRETS, ...codes]) expect(html.includes(secret), secret).toBe(false);
}

async function tile(page: Page, label: string): Promise<string> {
  const found = page.locator('dl.tiles > div', { hasText: label }).locator('dd');
  return (await found.innerText()).trim();
}

describe('pimpinan, dengan HP', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signedIn('pimpinan', {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
  });

  it('masuk, dan layar pertama menjawab: apakah berjalan?', async () => {
    expect(new URL(page.url()).pathname).toBe('/kinerja');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      '100 dari 100 jawaban datang tepat waktu.',
    );
    const late = page.getByText('Sekarang 6 terlambat, dari 6 yang belum selesai.');
    expect(await late.isVisible()).toBe(true);
    const box = await page.locator('dl.tiles').boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThan(740 - 60);
    expect(await tile(page, 'Kepuasan')).toMatch(/^88,89/);
    expectNobodyNamed(await page.content());
  });

  it('yang terlambat tampil lebih dulu, per dinas dan per topik', async () => {
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(headings[0]).toBe('Yang terlambat sekarang');
    const section = page.locator('section', { hasText: 'Yang terlambat sekarang' });
    expect(await section.locator('li', { hasText: 'Dinas Kesehatan' }).innerText()).toContain('1 dari 1');
    expect(await section.locator('li', { hasText: 'Belum diteruskan' }).innerText()).toContain('5 dari 5');
  });

  it('cara menghitung terbuka dengan satu ketukan, tanpa JavaScript', async () => {
    const how = page.getByText('Dijawab paling lambat pada jam tutup hari jatuh tempo.');
    expect(await how.isVisible()).toBe(false);
    await page.getByText('Tepat waktu, semua putaran').click();
    expect(await how.isVisible()).toBe(true);
  });

  it('memilih masa: bulan lalu ada empat jawaban, bulan ini belum', async () => {
    await page.getByRole('link', { name: 'Bulan ini' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Belum ada jawaban pada masa ini.',
    );
    await page.getByText('Masa lain').click();
    await page.getByRole('combobox', { name: 'Masa' }).selectOption('2026-10');
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    expect(await page.getByText('10 masuk, 4 dijawab.').isVisible()).toBe(true);
  });

  it('laporan A4 satu halaman, dengan masa, cara menghitung, dan tanggal', async () => {
    const desk = await stage.signedIn('pimpinan');
    await desk.goto('/kinerja/laporan?masa=2026');
    const text = await desk.locator('article').innerText();
    for (const part of [
      'Tahun 2026',
      'Dihitung sampai',
      'Dicetak Sel, 24 Nov 2026',
      'bobot sama 1/9',
      'Setiap tiket sekali',
    ])
      expect(text).toContain(part);
    const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(await axeFindings(desk)).toEqual([]);
  });

  it('mengunduh semua angka, lengkap dengan cara menghitung', async () => {
    const answer = await page.request.get('/unduh/kinerja?bentuk=csv&masa=2026');
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    expect(text.startsWith('\uFEFFmasa;lingkup;')).toBe(true);
    expect(text).toContain('Jumlah;Jumlah;Masuk;10;jumlah;Setiap tiket sekali');
    expect(text).toContain('Per dinas;Dinas Kesehatan;Jeda;1;');
    expect(text).toContain('Kepuasan masyarakat;Jumlah;Indeks;88,89;');
    expectNobodyNamed(text);
  });
});

describe('yang lain, masing-masing sejauh tugasnya', () => {
  it('kepala melihat dinasnya: terlambat, menunggu persetujuan, jeda', async () => {
    const page = await stage.signedIn('kepala', { viewport: { width: 360, height: 740 } });
    await page.getByRole('navigation').getByRole('link', { name: 'Kinerja' }).last().click();
    await page.waitForURL('**/kinerja');
    // Asked for anew, so that nothing of the desk she came from is in the page.
    await page.reload();
    expect(await page.getByText('Kinerja · Dinas Kesehatan').isVisible()).toBe(true);
    expect(await tile(page, 'Terlambat sekarang')).toBe('1');
    expect(await tile(page, 'Menunggu persetujuan')).toBe('1');
    const pauses = page
      .locator('div', { has: page.getByRole('heading', { name: 'Jeda hitungan hari' }) })
      .last();
    expect(await pauses.innerText()).toContain('Hari kerja berhenti\n2');
    expectNobodyNamed(await page.content());
    expect(await axeFindings(page)).toEqual([]);
    for (const other of ['semua', `dinas.${office('pmd')}`, `nagari.${SITIUNG}`])
      expect((await page.goto(`/kinerja?lingkup=${other}`))?.status()).toBe(403);
    expect(await page.content()).toContain('Angka ini di luar tugas Anda');
  });

  it('koordinator melihat waktu pemeriksaan, dan memilih satu dinas', async () => {
    const page = await stage.signedIn('koordinator');
    await page.goto('/kinerja');
    expect(await page.getByText('Diperiksa dalam 3 hari kerja').isVisible()).toBe(true);
    await page.getByText('Masa lain, per dinas').click();
    await page.getByLabel('Lihat angka').selectOption({ label: 'Dinas Kesehatan' });
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await page.waitForURL('**lingkup=dinas.*');
    expect(await page.getByText('5 masuk, 4 dijawab.').isVisible()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('wali nagari melihat jumlah dan topik nagarinya: tanpa nama, tanpa urusan pemerintahan nagari', async () => {
    const page = await stage.signedIn('wali', { viewport: { width: 360, height: 740 } });
    expect(new URL(page.url()).pathname).toBe('/kinerja');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nagari Sitiung');
    expect(await tile(page, 'Masuk')).toBe('6');
    expect(await tile(page, 'Belum selesai sekarang')).toBe('kurang dari 3');
    const html = await page.content();
    expectNobodyNamed(html);
    expect(html).not.toContain('Nagari, BUMNag, dana nagari');
    expect(html).not.toContain('Sertifikat halal');
    expect(await axeFindings(page)).toEqual([]);
    const sheet = await (await page.request.get('/unduh/kinerja?bentuk=csv')).text();
    expectNobodyNamed(sheet);
    expect(sheet).not.toContain('BUMNag');
    for (const other of ['semua', 'kecamatan.13.10.04', 'nagari.13.10.04.2002'])
      expect((await page.goto(`/kinerja?lingkup=${other}`))?.status()).toBe(403);
  });

  it('camat melihat kecamatannya dan nagari di dalamnya', async () => {
    const page = await stage.signedIn('camat', { viewport: { width: 360, height: 740 } });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kecamatan Sitiung');
    expectNobodyNamed(await page.content());
    expect((await page.goto(`/kinerja?lingkup=nagari.${SITIUNG}`))?.status()).toBe(200);
    expect((await page.goto('/kinerja?lingkup=nagari.13.10.02.2006'))?.status()).toBe(403);
  });

  it.each<CastKey>(['loket', 'lapangan', 'admin', 'nobody'])(
    '%s ditolak, dan tidak diberi pintu',
    async (key) => {
      const page = await stage.signedIn(key);
      expect(await page.getByRole('link', { name: 'Kinerja' }).count()).toBe(0);
      for (const path of ['/kinerja', '/kinerja/laporan', '/unduh/kinerja'])
        expect((await page.request.get(path)).status()).toBe(403);
      await page.goto('/kinerja');
      expect(await page.content()).toContain('Angka ini di luar tugas Anda');
    },
  );

  it('yang tidak masuk, diminta masuk dulu', async () => {
    const page = await stage.visitor();
    await page.goto('/kinerja');
    expect(page.url()).toContain('/masuk?ke=%2Fkinerja');
  });

  it('alamat yang salah dijawab dengan sopan', async () => {
    const page = await stage.signedIn('koordinator');
    for (const query of [
      'masa=2027',
      'masa=%00',
      "masa=2026'",
      'lingkup=',
      'lingkup=nagari.99',
      'lingkup=dinas.00000000-0000-0000-0000-000000000000',
    ])
      expect((await page.request.get(`/kinerja?${query}`)).status(), query).toBe(404);
  });
});
