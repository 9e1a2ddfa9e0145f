/** Settings that change what others see and do: substitutes, holidays, texts, templates, periods, sessions. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeWording } from '#domain/tickets/notice.wording.server.ts';
import { routeTicket } from '#domain/tickets/routing.commands.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { readActs, readTicket } from '#domain/tickets/ticket.record.server.ts';
import { referenceId } from '../../db/seed/reference.server.ts';
import { axeFindings, openStage, pressTwice, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { office, topic, wib } from '../world.ts';

let stage: Stage;
let admin: Page;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.signedIn('admin');
});
afterAll(() => stage.close());

const calendar = `/atur/kalender/${referenceId('calendar', 'default')}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const saved = (page: Page) => page.getByText('Tersimpan.').waitFor();
const open = (slug: string) =>
  openTicket(stage.regency, actorOf('loket'), {
    channel: 'desk',
    kind: 'problem',
    topicId: topic(slug),
    nagariCode: '13.10.04.2001',
    words: 'Nomor kami berakhir bulan depan.',
    applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
    hidesName: false,
    wantsVisit: false,
  });

describe('pengganti', () => {
  it('tidak melewati hari tugasnya; lalu diangkat dan bekerja atas tiket', async () => {
    const { regency } = stage;
    const { ticket } = await open('spp-irt');
    const target = { ticketId: ticket.id };
    await routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [],
    });
    const outsider = await stage.signedIn('petugasPmd');
    expect((await outsider.goto(`/tiket/${ticket.code}`))?.status()).toBeGreaterThanOrEqual(400);
    // Fitri's duty ends with November; nobody can stand in for her in December.
    await admin.goto(`/atur/orang/${CAST.petugasDinkes.id}`);
    await admin.getByRole('link', { name: /Pengganti atau akhiri/ }).click();
    await admin.getByText('Akhiri tugas', { exact: true }).click();
    await admin.getByLabel('Hari terakhir bertugas').fill('2026-11-30');
    await press(admin, 'Ya, akhiri tugas');
    await saved(admin);
    await admin.getByRole('link', { name: /Pengganti atau akhiri/ }).click();
    await admin.getByLabel('Siapa yang menggantikan').selectOption({ label: 'Elvi Susanti · DPMD' });
    await admin.getByLabel('Hari terakhir', { exact: true }).fill('2026-12-04');
    await press(admin, 'Angkat pengganti');
    await admin.getByText('Tugas itu tidak dipegang pada hari-hari tersebut').waitFor();
    expect(await admin.getByLabel('Hari terakhir', { exact: true }).inputValue()).toBe('2026-12-04');
    await admin.getByLabel('Hari terakhir', { exact: true }).fill('2026-11-27');
    await press(admin, 'Angkat pengganti');
    await saved(admin);
    await admin.getByText('Menggantikan Fitri Handayani').first().waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    expect((await outsider.goto(`/tiket/${ticket.code}`))?.status()).toBe(200);
    const panel = outsider.locator('details[data-act="accept"]');
    await panel.locator('summary').click();
    await panel.locator('form button.btn').last().click();
    await outsider
      .getByText(/menerima/)
      .first()
      .waitFor();
    const acts = await readActs(regency.db, ticket.id);
    expect(acts.at(-1)).toMatchObject({ act: 'accept', actorId: CAST.petugasPmd.id });
    // An administrator sets all this up and reads none of it.
    expect((await admin.goto(`/tiket/${ticket.code}`))?.status()).toBeGreaterThanOrEqual(400);
  });
  it('dinas yang memegang tiket terbuka tidak bisa ditutup', async () => {
    await admin.goto(`/atur/dinas/${office('dinkes')}`);
    await admin.getByText('Masih memegang 1 tiket terbuka').waitFor();
    expect(await admin.locator('form[action="?/close"]').count()).toBe(0);
  });
});

describe('hari libur baru', () => {
  it('memindahkan batas waktu yang terbuka, dan riwayat kasusnya berkata begitu', async () => {
    const { ticket } = await open('tkdn-ik');
    await admin.goto(`${calendar}/libur`);
    await admin.getByLabel('Tanggal').fill('2026-11-26');
    await admin.getByLabel('Nama hari').fill('Cuti bersama tambahan');
    await admin.getByLabel('Dasar keputusan').fill('SKB 9/2026');
    await press(admin, 'Simpan');
    await saved(admin);
    await admin
      .getByText(/[1-9]\d* tiket berubah/)
      .first()
      .waitFor();
    const desk = await stage.signedIn('koordinator');
    await desk.goto(`/tiket/${ticket.code}`);
    await desk
      .getByText(/Cuti bersama tambahan, Kamis, 26 November 2026/)
      .first()
      .waitFor();
    expect((await readTicket(stage.regency.db, ticket.id))?.due.at).toEqual(wib('2026-12-01 16:00'));
  });
});

describe('teks pemberitahuan', () => {
  it('diubah dengan contoh, dipakai saat memberi tahu, dan kembali ke bawaan', async () => {
    await admin.goto('/atur/teks');
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'Laporan diterima' }).click();
    await admin.getByLabel('Isi', { exact: true }).fill('Diterima: {kode}');
    await press(admin, 'Simpan');
    await admin.getByText('Tempat dalam kurung kurawal ini tidak dikenal: kode').waitFor();
    expect(await admin.getByLabel('Isi', { exact: true }).inputValue()).toBe('Diterima: {kode}');
    await admin.getByLabel('Isi', { exact: true }).fill('Sudah masuk <i>{code}</i>, jawab {due}.');
    await press(admin, 'Lihat contoh');
    await admin.getByText('Sudah masuk <i>OVP-2M4K-7HXQ</i>, jawab Jumat, 11 Desember 2026.').waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await press(admin, 'Simpan');
    await saved(admin);
    const params = { code: 'OVP-1', dueAt: '2026-12-11T09:30:00Z' };
    const say = await noticeWording(stage.regency);
    expect(say('received', params, 'id')).toBe('Sudah masuk <i>OVP-1</i>, jawab Jumat, 11 Desember 2026.');
    expect(say('received', params, 'en')).toContain('We have received');
    await pressTwice(admin, 'Kembali ke bawaan');
    await saved(admin);
    expect((await noticeWording(stage.regency))('received', params, 'id')).toContain('sudah kami terima');
    expect((await admin.goto('/atur/teks/tidak-ada'))?.status()).toBe(404);
  });
});

describe('templat jawaban', () => {
  it('petugas merawat milik dinasnya saja; administrator juga yang untuk semua', async () => {
    await admin.goto('/atur/templat/baru');
    await press(admin, 'Simpan');
    await admin.getByText('Isi bagian ini').first().waitFor();
    await admin.getByLabel('Nama templat').fill('Salam penutup');
    await admin.getByLabel('Isi', { exact: true }).fill('Terima kasih <script>alert(1)</script>');
    await press(admin, 'Simpan');
    await saved(admin);
    expect(await axeFindings(admin)).toEqual([]);
    const head = await stage.signedIn('kepala', { viewport: { width: 360, height: 740 } });
    // Her fifth door: behind the last tab on a phone.
    await head.getByText('Lainnya', { exact: true }).click();
    await head.locator('.rest').getByRole('link', { name: 'Templat jawaban' }).click();
    await head.getByText('Salam penutup').waitFor();
    expect(await head.getByRole('link', { name: /Ubah.*Salam penutup/ }).count()).toBe(0);
    await head.getByRole('link', { name: 'Tambah templat' }).click();
    await head.waitForURL('**/baru');
    expect(await head.getByLabel('Dinas', { exact: true }).locator('option').allTextContents()).toEqual([
      'Dinas Kesehatan',
    ]);
    await head.getByLabel('Nama templat').fill('Pelatihan penuh');
    await head.getByLabel('Isi', { exact: true }).fill('Pelatihan berikutnya bulan Februari.');
    await press(head, 'Simpan');
    await saved(head);
    await head.getByRole('link', { name: /Ubah.*Pelatihan penuh/ }).click();
    await head.waitForURL(/templat\/.*-/);
    expect(await axeFindings(head)).toEqual([]);
    const stranger = await stage.signedIn('petugasPertanian');
    expect((await stranger.goto(head.url()))?.status()).toBe(404);
    await pressTwice(head, 'Hapus templat');
    await saved(head);
    const desk = await stage.signedIn('loket');
    expect((await desk.goto('/atur/templat'))?.status()).toBe(403);
  });
});

describe('masa simpan', () => {
  it('menghitung dulu apa yang akan dihapus, baru disimpan', async () => {
    await admin.goto('/atur/penyimpanan');
    await admin.getByLabel('Berkas (tahun)').fill('nol');
    await press(admin, 'Hitung dulu akibatnya');
    await admin.getByText('Tulis angka yang benar').waitFor();
    expect(await admin.getByLabel('Berkas (tahun)').inputValue()).toBe('nol');
    await admin.getByLabel('Berkas (tahun)').fill('2');
    await press(admin, 'Hitung dulu akibatnya');
    await admin.getByText('data 0 pemohon').waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await press(admin, 'Simpan masa simpan');
    await saved(admin);
    expect(await admin.getByLabel('Berkas (tahun)').inputValue()).toBe('2');
    // Whoever was shown nothing saves nothing, whatever the browser sends.
    const answer = await admin.request.post('/atur/penyimpanan?/save', {
      form: { personalYears: '1', filesYears: '1', guestsYears: '1', auditsYears: '1' },
      headers: { origin: stage.url, accept: 'text/html' },
    });
    expect(answer.status()).toBe(409);
    expect(await answer.text()).toContain('Hitung dulu apa yang akan dihapus');
  });
});

describe('keamanan', () => {
  it('menyebut siapa yang belum memakai langkah kedua, dan mengeluarkan sesi', async () => {
    const other = await stage.signedIn('lapangan');
    await admin.goto('/atur/keamanan');
    await admin.getByText('Belum memakai langkah kedua').waitFor();
    await admin.getByRole('link', { name: 'Admin OVO', exact: true }).waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await admin
      .getByRole('button', { name: /Keluarkan.*Budi Santoso/ })
      .first()
      .click();
    await saved(admin);
    await other.goto('/meja');
    await other.waitForURL('**/masuk**');
  });
});

describe('di HP, dengan papan tik saja', () => {
  it('setiap halaman muat di 360 piksel, dan hari libur ditambah tanpa tetikus', async () => {
    await admin.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/atur', '/atur/topik', '/atur/orang', calendar, '/atur/teks', '/atur/keamanan']) {
      await admin.goto(path);
      expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await axeFindings(admin)).toEqual([]);
    }
    await admin.goto(`${calendar}/libur`);
    await admin.getByLabel('Tanggal').fill('2027-03-01');
    await admin.getByLabel('Nama hari').focus();
    await admin.keyboard.type('Hari uji');
    await admin.keyboard.press('Tab');
    await admin.keyboard.press('ArrowDown');
    await admin.keyboard.press('Tab');
    await admin.keyboard.type('SK 1');
    await admin.keyboard.press('Enter');
    await saved(admin);
  });
});
