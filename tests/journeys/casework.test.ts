/** A problem on its way through the offices, as everybody concerned sees it on the screen. Time is told, never waited for. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { office, topic } from '#tests/world.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
});
afterAll(() => stage.close());

const asApplicant = (ticketId: string): ApplicantActor => ({
  kind: 'applicant',
  ticketId,
  channel: 'applicant',
});

/** A report as it comes in online; `at` is when. */
async function report(title: string, slug = 'spp-irt', at = '2026-11-23 09:12') {
  stage.at(at);
  const { ticket, secret } = await tickets.openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode: '13.10.04.2001',
      title,
      words: `${title}. Mohon dibantu.`,
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return { ticketId: ticket.id, code: ticket.code, secret };
}
async function inWork(title: string, slug = 'spp-irt', at = '2026-11-23 09:12') {
  const matter = await report(title, slug, at);
  await tickets.routeTicket(
    stage.regency,
    actorOf('koordinator'),
    { ticketId: matter.ticketId },
    { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
  );
  await tickets.acceptTicket(stage.regency, actorOf('petugasDinkes'), { ticketId: matter.ticketId });
  return matter;
}

const panel = (page: Page, act: string) => page.locator(`details[data-act="${act}"]`);
/** Opens an act's panel; rare acts wait behind "Lainnya". */
async function openPanel(page: Page, act: string): Promise<void> {
  const button = panel(page, act).locator('summary');
  if (!(await button.isVisible())) await page.locator('.rare > summary').click();
  await button.click();
}
async function send(page: Page, act: string, name?: string): Promise<void> {
  const form = panel(page, act).locator('form');
  await (name === undefined ? form.locator('button.btn').last() : form.getByRole('button', { name })).click();
  await page.waitForLoadState('load');
}
const stateOf = (page: Page) => page.locator('.meta .tag').first().textContent();
const textOf = (page: Page) => page.locator('main').textContent();

describe('perjalanan satu masalah', () => {
  it('jeda: petugas dan pemohon melihat batas waktu yang sama bergeser; balasan lewat telepon dicatat', async () => {
    const { ticketId, code, secret } = await inWork('Uji laboratorium');
    stage.at('2026-11-24 13:20');
    await tickets.askApplicant(
      stage.regency,
      actorOf('petugasDinkes'),
      { ticketId },
      'Boleh kirim foto label?',
    );
    const citizen = await stage.visitor();
    await citizen.goto(`/lacak/${code}?k=${secret}`);
    expect(await textOf(citizen)).toContain('Boleh kirim foto label?');
    stage.at('2026-11-26 14:00');
    const desk = await stage.signedIn('loket');
    await desk.goto(`/tiket/${code}`);
    expect(await stateOf(desk)).toBe('Menunggu pemohon');
    expect(await textOf(desk)).toContain('hitungan hari dihentikan sementara');
    expect(await axeFindings(desk)).toEqual([]);
    await openPanel(desk, 'record_reply');
    await panel(desk, 'record_reply').getByLabel('Dibalas lewat').selectOption('phone');
    await panel(desk, 'record_reply').getByRole('textbox').fill('Labelnya belum dicetak.');
    await send(desk, 'record_reply');
    expect(await stateOf(desk)).toBe('Dikerjakan');
    // Closing times of the 24th and the 25th lay in the pause: two working days later.
    expect(await textOf(desk)).toContain('Batas waktu Selasa 15 Des');
    expect(await textOf(desk)).toContain('dihentikan 1 kali, 2 hari tidak dihitung');
    await citizen.reload();
    expect(await textOf(citizen)).toContain('Selasa, 15 Desember 2026');
    expect(await textOf(citizen)).toContain('Labelnya belum dicetak.');
    await desk.context().close();
    await citizen.context().close();
  });

  it('jawaban dikembalikan sekali, lalu disetujui kepala; disalin ke LAPOR! dan menjadi surat', async () => {
    await stage.regency.db
      .updateTable('topics')
      .set({ needsApproval: true })
      .where('id', '=', topic('halal'))
      .execute();
    const { code } = await inWork('Sertifikat halal', 'halal');
    const officer = await stage.signedIn('petugasDinkes');
    await officer.goto(`/tiket/${code}`);
    expect(await panel(officer, 'answer').count()).toBe(0);
    await openPanel(officer, 'draft_answer');
    await panel(officer, 'draft_answer').getByRole('textbox').fill('Daftar di SIHALAL.');
    await send(officer, 'draft_answer');
    expect(await textOf(officer)).toContain('Menunggu persetujuan kepala dinas');

    const head = await stage.signedIn('kepala');
    await head.goto('/meja');
    const first = head.locator('tbody').first();
    expect(await first.textContent()).toContain('Menunggu persetujuan Anda');
    expect(await first.textContent()).toContain('Sertifikat halal');
    await first.getByRole('link', { name: 'Sertifikat halal' }).click();
    await head.waitForURL(`**/tiket/${code}`);
    await openPanel(head, 'return_answer');
    await panel(head, 'return_answer').getByRole('textbox').fill('Sebutkan biayanya.');
    await send(head, 'return_answer');

    await officer.reload();
    expect(await textOf(officer)).toContain('Sebutkan biayanya.');
    await openPanel(officer, 'draft_answer');
    const draft = panel(officer, 'draft_answer').getByRole('textbox');
    expect(await draft.inputValue()).toBe('Daftar di SIHALAL.');
    await draft.fill('Daftar di SIHALAL. Biayanya gratis.');
    await send(officer, 'draft_answer');
    await head.reload();
    await openPanel(head, 'approve_answer');
    expect(await panel(head, 'approve_answer').textContent()).toContain('Biayanya gratis.');
    await send(head, 'approve_answer');
    expect(await stateOf(head)).toBe('Dijawab');

    await stage.regency.db
      .updateTable('people')
      .set({ nip: '197012311995032004' })
      .where('id', '=', CAST.kepala.id)
      .execute();
    await officer.goto(`/tiket/${code}`);
    await openPanel(officer, 'copy_out');
    expect(await axeFindings(officer)).toEqual([]);
    expect(
      await panel(officer, 'copy_out').getByRole('textbox', { name: 'Untuk LAPOR!' }).inputValue(),
    ).toContain(`Nomor layanan: ${code}`);
    await send(officer, 'copy_out', 'Sudah saya tempel di LAPOR!');
    await openPanel(officer, 'copy_out');
    await panel(officer, 'copy_out').getByLabel('Nomor surat').fill('440/12/Dinkes/2026');
    await panel(officer, 'copy_out').getByRole('button', { name: 'Jadikan surat' }).click();
    await officer.waitForURL(`**/tiket/${code}/surat`);
    const sheet = officer.locator('.sheet');
    for (const part of [
      'DINAS KESEHATAN',
      '440/12/Dinkes/2026',
      'Murni',
      'Biayanya gratis.',
      'Kepala Dinas Kesehatan',
      CAST.kepala.name,
      'NIP 19701231 199503 2 004',
    ])
      expect(await sheet.textContent()).toContain(part);
    expect(await axeFindings(officer)).toEqual([]);
    // Printed, only the sheet remains.
    await officer.emulateMedia({ media: 'print' });
    expect(await officer.locator('.bar').isVisible()).toBe(false);
    expect(await officer.getByRole('button', { name: 'Cetak surat' }).isVisible()).toBe(false);
    expect(await sheet.isVisible()).toBe(true);
    // Another office cannot read the letter at its address either.
    const other = await stage.signedIn('petugasPmd');
    expect((await other.goto(`/tiket/${code}/surat`))?.status()).toBe(404);
    for (const page of [officer, head, other]) await page.context().close();
  });

  it('dijawab di tempat; pemohon keberatan, putaran baru dengan waktu penuh', async () => {
    const { ticketId, code } = await report('Di mana mengurus merek?', 'merek');
    const desk = await stage.signedIn('loket');
    await desk.goto(`/tiket/${code}`);
    await openPanel(desk, 'answer_on_spot');
    await panel(desk, 'answer_on_spot').getByRole('textbox').fill('Di merek.dgip.go.id.');
    await send(desk, 'answer_on_spot');
    expect(await stateOf(desk)).toBe('Dijawab');
    stage.at('2026-11-25 10:00');
    await tickets.objectToAnswer(stage.regency, asApplicant(ticketId), { ticketId }, 'Saya butuh surat.');
    await desk.reload();
    expect(await stateOf(desk)).toBe('Diterima');
    expect(await textOf(desk)).toContain('Saya butuh surat.');
    // Five working days from the objection.
    expect(await textOf(desk)).toContain('Batas waktu Rabu 2 Des');
    await desk.context().close();
  });

  it('pemohon diam: ditutup tanpa konfirmasi, balasan terlambat membuka lagi, koordinator membuka yang ditarik', async () => {
    const { ticketId, code } = await inWork('Kursi pelatihan');
    await tickets.askApplicant(stage.regency, actorOf('petugasDinkes'), { ticketId }, 'Jadi ikut?');
    stage.at('2026-12-07 16:00');
    await sweepClock(stage.regency);
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto(`/tiket/${code}`);
    expect(await stateOf(coordinator)).toBe('Selesai');
    expect(await textOf(coordinator)).toContain('menutup tanpa konfirmasi pemohon');
    stage.at('2026-12-14 09:00');
    await tickets.replyLate(stage.regency, asApplicant(ticketId), { ticketId }, 'Maaf, baru ada sinyal.');
    await coordinator.reload();
    expect(await stateOf(coordinator)).toBe('Diterima');
    expect(await textOf(coordinator)).toContain('Maaf, baru ada sinyal.');
    await tickets.withdrawTicket(stage.regency, asApplicant(ticketId), { ticketId });
    await coordinator.reload();
    await openPanel(coordinator, 'reopen');
    await panel(coordinator, 'reopen').getByRole('textbox').fill('Pemohon menelepon, masih perlu.');
    await send(coordinator, 'reopen');
    expect(await stateOf(coordinator)).toBe('Diterima');
    await coordinator.context().close();
  });

  it('kepala menunjuk petugas dengan catatan dan tanggal; perpanjangan dan ganti topik disampaikan kepada pemohon', async () => {
    const { code, secret } = await inWork('Kemasan bocor', 'spp-irt', '2026-11-23 09:12');
    const head = await stage.signedIn('kepala');
    await head.goto(`/tiket/${code}`);
    await openPanel(head, 'assign');
    await panel(head, 'assign').getByLabel('Petugas').selectOption(CAST.petugasDinkes.id);
    await panel(head, 'assign').getByLabel('Selesai paling lambat').fill('2026-11-27');
    await panel(head, 'assign').getByRole('textbox', { name: 'Catatan disposisi' }).fill('Cek ke puskesmas.');
    await send(head, 'assign');
    const parts = (await head.locator('.parts').first().textContent()) ?? '';
    expect(parts).toContain(`penanggung jawab · ${CAST.petugasDinkes.name} · selesai Jumat 27 Nov`);
    await openPanel(head, 'extend');
    await panel(head, 'extend').getByLabel('Hari kerja').fill('lima');
    await panel(head, 'extend').getByLabel('Alasan').fill('Menunggu hasil lab.');
    await send(head, 'extend');
    // A wrong field keeps what was typed beside it.
    expect(await panel(head, 'extend').textContent()).toContain('Tulis banyaknya hari kerja');
    expect(await panel(head, 'extend').getByLabel('Alasan').inputValue()).toBe('Menunggu hasil lab.');
    await panel(head, 'extend').getByLabel('Hari kerja').fill('5');
    await send(head, 'extend');
    expect(await textOf(head)).toContain('Batas waktu Jumat 18 Des');
    expect(await panel(head, 'extend').count()).toBe(0);
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto(`/tiket/${code}`);
    await openPanel(coordinator, 'change_topic');
    const choice = panel(coordinator, 'change_topic').getByLabel('Topik');
    // Sixty days would be later; five would be earlier, and a promised day never is.
    expect(await choice.textContent()).toMatch(/sentra · batas waktu \w+ \d+ \w+ 2027/);
    expect(await choice.textContent()).toContain('Merek (surat rekomendasi) · batas waktu tetap');
    await choice.selectOption(topic('merek'));
    await send(coordinator, 'change_topic');
    expect(await textOf(coordinator)).toContain('Batas waktu Jumat 18 Des');
    const citizen = await stage.visitor();
    await citizen.goto(`/lacak/${code}?k=${secret}`);
    expect(await textOf(citizen)).toContain('Menunggu hasil lab.');
    expect(await textOf(citizen)).toContain('Jumat, 18 Desember 2026');
    expect(await textOf(citizen)).not.toContain('Cek ke puskesmas.');
    for (const page of [head, coordinator, citizen]) await page.context().close();
  });
});

describe('disposisi', () => {
  it('tiap dinas pendukung mendapat hari dan catatannya sendiri; yang salah diketik tidak menghapus yang lain', async () => {
    const { code } = await report('Kopi dan kemasan', 'bahan-baku');
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto(`/tiket/${code}`);
    await openPanel(coordinator, 'route');
    const form = panel(coordinator, 'route');
    await form.getByRole('checkbox', { name: 'Dinas Kumperindag' }).uncheck();
    await form.getByRole('checkbox', { name: 'Dinas Kesehatan' }).check();
    const days = form.locator(`#days-${office('dinkes')}`);
    const note = form.locator(`#note-${office('dinkes')}`);
    await days.fill('tiga');
    await note.fill('Cek kadar air kopi.');
    await send(coordinator, 'route');
    expect(await form.locator(`#days-${office('dinkes')}-error`).textContent()).toContain(
      'banyaknya hari kerja',
    );
    expect(await note.inputValue()).toBe('Cek kadar air kopi.');
    expect(await form.getByRole('checkbox', { name: 'Dinas Kesehatan' }).isChecked()).toBe(true);
    expect(await form.getByRole('checkbox', { name: 'Dinas Kumperindag' }).isChecked()).toBe(false);
    expect(await axeFindings(coordinator)).toEqual([]);
    await days.fill('3');
    await form.locator('#route-words').fill('Mohon bersama-sama.');
    await send(coordinator, 'route');
    const parts = coordinator.locator('.parts li');
    expect(await parts.filter({ hasText: 'Dinas Pertanian' }).textContent()).toContain('Mohon bersama-sama.');
    const own = (await parts.filter({ hasText: 'Dinas Kesehatan' }).textContent()) ?? '';
    expect(own).toContain('Cek kadar air kopi.');
    expect(own).toContain('Batas waktu Kamis 26 Nov');
    // The supporting office sees its own day on its desk.
    const health = await stage.signedIn('petugasDinkes');
    await health.goto('/meja?cari=kopi');
    expect(await health.locator('tr.ticket').textContent()).toContain('Kamis 26 Nov');
    await coordinator.context().close();
    await health.context().close();
  });
});

describe('terlambat dan diberi tahu', () => {
  it('tiap tingkat sampai kepada orangnya saat kantor buka, dan terbaca di layarnya', async () => {
    const { code } = await inWork('Label tertunda');
    const unread = async (page: Page) =>
      Number(/\d+/.exec((await page.locator('[data-unread]').textContent()) ?? '')?.[0]);
    const sees = async (key: 'petugasDinkes' | 'kepala' | 'koordinator' | 'pimpinan', sentence: string) => {
      const page = await stage.signedIn(key);
      await page.goto('/pemberitahuan');
      const found = (await textOf(page))?.includes(sentence);
      await page.context().close();
      return found;
    };
    const clockAt = async (at: string) => {
      stage.at(at);
      await sweepClock(stage.regency);
      await deliverNotices(stage.regency);
    };
    // Fourteen working days end on Friday at closing time: nobody is told at night, nor on the weekend.
    await clockAt('2026-12-11 16:30');
    await clockAt('2026-12-11 22:00');
    await clockAt('2026-12-13 10:00');
    expect(await sees('kepala', `${code} melewati batas waktu`)).toBe(false);
    await clockAt('2026-12-14 07:30');
    expect(await sees('kepala', `${code} melewati batas waktu`)).toBe(true);
    expect(await sees('petugasDinkes', `${code} hampir jatuh tempo`)).toBe(true);
    expect(await sees('pimpinan', `${code} terlambat`)).toBe(false);
    // Three working days later, again at the next opening.
    await clockAt('2026-12-16 16:00');
    expect(await sees('pimpinan', `${code} terlambat`)).toBe(false);
    await clockAt('2026-12-17 07:30');
    expect(await sees('pimpinan', `${code} terlambat lebih dari tiga hari kerja`)).toBe(true);
    expect(await sees('koordinator', `${code} terlambat lebih dari tiga hari kerja`)).toBe(true);

    const head = await stage.signedIn('kepala');
    const before = await unread(head);
    expect(before).toBeGreaterThan(0);
    expect(await textOf(head)).toContain('Terlambat');
    expect(await axeFindings(head)).toEqual([]);
    await head.getByRole('link', { name: 'Pemberitahuan' }).first().click();
    await head.waitForURL('**/pemberitahuan');
    await head.getByRole('button', { name: 'Tandai semua sudah dibaca' }).click();
    await head.waitForLoadState('load');
    expect(await head.locator('[data-unread]').count()).toBe(0);
    await head.context().close();
  });
});

describe('alat kerja petugas', () => {
  it('satu ketuk membuka WhatsApp dengan tautan pemohon sendiri; berkas terlampir', async () => {
    const { ticketId, code } = await inWork('Izin edar');
    await tickets.sendMessage(stage.regency, actorOf('petugasDinkes'), { ticketId }, 'Sedang kami cek.');
    const officer = await stage.signedIn('petugasDinkes');
    const asked: string[] = [];
    await officer.context().route('https://wa.me/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>WhatsApp</title>' });
    });
    await officer.goto(`/tiket/${code}`);
    const tell = officer.getByRole('region', { name: 'Beri tahu pemohon' });
    const popup = officer.waitForEvent('popup');
    await tell.getByRole('button', { name: 'Kirim lewat WhatsApp' }).first().click();
    await (await popup).waitForURL('https://wa.me/**');
    const text = decodeURIComponent(asked[0] ?? '');
    expect(text).toContain('https://wa.me/6281234567890?text=');
    const link = /\/lacak\/\S+\?k=\S+/.exec(text)?.[0] ?? '';
    const citizen = await stage.visitor();
    await citizen.goto(link);
    expect(await textOf(citizen)).toContain('Sedang kami cek.');
    await officer.reload();
    expect(await tell.textContent()).toContain('Yang sudah diberitahukan');

    await openPanel(officer, 'attach');
    await panel(officer, 'attach')
      .getByLabel('Foto atau berkas')
      .setInputFiles({
        name: 'hasil-lab.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
      });
    await send(officer, 'attach');
    const file = officer.getByRole('link', { name: /Unduh hasil-lab\.pdf/ });
    expect(await file.count()).toBe(1);
    const answered = await officer.request.get((await file.getAttribute('href')) ?? '');
    expect(answered.headers()['content-disposition']).toContain('attachment');
    await citizen.reload();
    expect(await textOf(citizen)).not.toContain('hasil-lab.pdf');
    await officer.context().close();
    await citizen.context().close();
  });

  it('contoh jawaban disisipkan lalu diubah; tulisan yang harus hilang dihapus untuk semua', async () => {
    await stage.regency.db
      .insertInto('answerTemplates')
      .values({ id: stage.regency.newId(), name: 'Jadwal pelatihan', body: 'Pelatihan tiap Selasa.' })
      .execute();
    const { code, secret } = await inWork('Nomor KTP saya 1310');
    const officer = await stage.signedIn('petugasDinkes');
    await officer.goto(`/tiket/${code}`);
    await openPanel(officer, 'answer');
    const answer = panel(officer, 'answer');
    await expect
      .poll(async () => {
        await answer.getByLabel('Mulai dari contoh jawaban').selectOption({ label: 'Jadwal pelatihan' });
        await answer.getByRole('button', { name: 'Sisipkan' }).click();
        return answer.getByRole('textbox').inputValue();
      })
      .toContain('Pelatihan tiap Selasa.');
    await answer.getByRole('textbox').fill('Pelatihan tiap Selasa, pukul 9.');
    await send(officer, 'answer');
    expect(await textOf(officer)).toContain('pukul 9');
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto(`/tiket/${code}`);
    await openPanel(coordinator, 'erase_texts');
    await panel(coordinator, 'erase_texts')
      .getByRole('checkbox', { name: 'Nomor KTP saya 1310', exact: true })
      .check();
    await panel(coordinator, 'erase_texts')
      .getByRole('checkbox', { name: /Mohon dibantu/ })
      .check();
    await send(coordinator, 'erase_texts');
    expect(await textOf(coordinator)).not.toContain('1310.');
    expect(await textOf(coordinator)).toContain('Tulisan ini sudah dihapus.');
    expect(await textOf(coordinator)).toContain('menghapus tulisan');
    const citizen = await stage.visitor();
    await citizen.goto(`/lacak/${code}?k=${secret}`);
    expect(await textOf(citizen)).not.toContain('Nomor KTP');
    for (const page of [officer, coordinator, citizen]) await page.context().close();
  });

  it('yang baru datang diberitahukan selagi meja terbuka; saringan disimpan sebagai tautan', async () => {
    stage.at('2027-03-03 09:00');
    const coordinator = await stage.signedIn('koordinator');
    await report('Baru saja masuk', 'nib', '2027-03-03 09:05');
    // Coming back to the window asks at once.
    await expect
      .poll(async () => {
        await coordinator.evaluate(() => dispatchEvent(new Event('focus')));
        return coordinator.getByText('Ada yang baru untuk Anda.').count();
      })
      .toBe(1);
    expect(await axeFindings(coordinator)).toEqual([]);
    await coordinator.getByRole('link', { name: 'Muat ulang' }).click();
    await coordinator.getByRole('link', { name: 'Baru saja masuk' }).waitFor();
    await coordinator.goto('/meja?cari=masuk&keadaan=received');
    await coordinator.getByText('Simpan saringan ini').click();
    await coordinator.getByRole('textbox', { name: 'Nama saringan' }).fill('Baru masuk');
    await coordinator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await coordinator.waitForLoadState('load');
    const kept = coordinator.getByRole('navigation', { name: 'Saringan tersimpan' });
    expect(await axeFindings(coordinator)).toEqual([]);
    await coordinator.goto('/meja');
    await kept.getByRole('link', { name: 'Baru masuk' }).click();
    await coordinator.waitForURL(/keadaan=received/);
    await kept.getByRole('button', { name: 'Hapus saringan Baru masuk' }).click();
    await coordinator.waitForURL('**/meja');
    expect(await kept.count()).toBe(0);
    await coordinator.context().close();
  });

  it('administrator tidak membaca tiket dan menemukan pintunya; pimpinan punya meja angka', async () => {
    const { code } = await report('Rahasia dapur');
    const admin = await stage.signedIn('admin');
    expect(await textOf(admin)).toContain('Buka Atur');
    expect(await axeFindings(admin)).toEqual([]);
    expect((await admin.goto(`/tiket/${code}`))?.status()).toBe(404);
    const leader = await stage.signedIn('pimpinan');
    expect(new URL(leader.url()).pathname).toBe('/kinerja');
    expect((await leader.goto(`/tiket/${code}`))?.status()).toBe(404);
    await admin.context().close();
    await leader.context().close();
  });

  it('bantuan menyebut tugas sendiri lebih dulu dan dibuka dari tombol ?', async () => {
    const officer = await stage.signedIn('petugasDinkes');
    await expect
      .poll(async () => {
        await officer.keyboard.press('?');
        return officer.getByRole('dialog').isVisible();
      })
      .toBe(true);
    await officer.getByRole('dialog').getByRole('link', { name: 'Bantuan lengkap' }).click();
    await officer.waitForURL('**/bantuan');
    expect(await officer.locator('#tugas h3').first().textContent()).toBe('Petugas dinas');
    await officer.getByText('Pemohon membalas lewat telepon').click();
    expect(await axeFindings(officer)).toEqual([]);
    await officer.context().close();
  });

  it('satu perkara dari meja sampai jawaban hanya dengan papan ketik', async () => {
    const { code } = await report('Papan ketik saja', 'nib', '2027-03-04 09:00');
    const { ticketId } = await stage.regency.db
      .selectFrom('tickets')
      .select('id as ticketId')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    await tickets.routeTicket(
      stage.regency,
      actorOf('koordinator'),
      { ticketId },
      { leadOfficeId: office('perikanan'), supportingOfficeIds: [] },
    );
    const officer = await stage.signedIn('petugasPerikanan');
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => officer.keyboard.press(key)), Promise.resolve());
    const onRow = async () => {
      await press('j');
      return officer.evaluate(() => document.activeElement?.hasAttribute('data-row'));
    };
    await expect.poll(onRow, { timeout: 15_000 }).toBe(true);
    await press('Enter');
    await officer.waitForURL(`**/tiket/${code}`);
    // The main act: accept.
    const opened = (act: string) => async () => {
      await press('u');
      return panel(officer, act).evaluate((one) => (one as HTMLDetailsElement).open);
    };
    await expect.poll(opened('accept'), { timeout: 15_000 }).toBe(true);
    await press('Enter');
    await officer.waitForURL(/tersimpan=accept/);
    expect(await stateOf(officer)).toBe('Dikerjakan');
    // Then the answer: u opens it, the words are typed, Tab reaches Kirim.
    await expect.poll(opened('answer'), { timeout: 15_000 }).toBe(true);
    await panel(officer, 'answer').getByRole('textbox').focus();
    await officer.keyboard.type('Benihnya tersedia di UPTD.');
    await press('Tab', 'Enter');
    await officer.waitForURL(/tersimpan=answer/);
    expect(await stateOf(officer)).toBe('Dijawab');
    await press('b');
    await officer.waitForURL('**/meja');
    await officer.context().close();
  });
});
