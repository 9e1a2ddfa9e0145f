import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings, openStage, pressTwice, type Stage } from '../browser.ts';
import { CAST } from '../cast.ts';
import { office, topic } from '../world.ts';
import { referenceId } from '../../db/seed/reference.server.ts';

let stage: Stage;
let admin: Page;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.signedIn('admin');
});
afterAll(() => stage.close());

const calendar = `/atur/kalender/${referenceId('calendar', 'default')}`;
const CLOSED = [
  '/atur/orang',
  '/atur/dinas',
  '/atur/topik',
  '/atur/kalender',
  '/atur/riwayat',
  '/unduh/riwayat',
  '/atur/teks',
  '/atur/penyimpanan',
  '/atur/keamanan',
];
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const saved = (page: Page) => page.getByText('Tersimpan.').waitFor();

describe('dinas', () => {
  it('dibuat dengan isian yang diperbaiki di tempatnya, ditutup, dibuka lagi; riwayatnya di halamannya', async () => {
    await admin.goto('/atur/dinas/baru');
    await admin.getByLabel('Nama', { exact: true }).fill('Dinas <b>Pariwisata</b>');
    await admin.getByLabel('WhatsApp').fill('enam dua');
    await press(admin, 'Simpan');
    await admin.getByText('Tulis nomor seperti').waitFor();
    expect(await admin.getByLabel('Nama', { exact: true }).inputValue()).toBe('Dinas <b>Pariwisata</b>');
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByLabel('Nama pendek').fill('Pariwisata');
    await admin.getByLabel('WhatsApp').fill('0812 3456 7890');
    await press(admin, 'Simpan');
    await saved(admin);
    // Markup is shown as it was typed, never as markup.
    await admin.getByRole('heading', { name: 'Dinas <b>Pariwisata</b>' }).waitFor();
    await pressTwice(admin, 'Tutup dinas');
    await admin.getByText('Ditutup Senin, 23 November 2026').waitFor();
    await press(admin, 'Buka lagi');
    await saved(admin);
    expect(await admin.locator('ol li').allTextContents()).toHaveLength(3);
    expect(await axeFindings(admin)).toEqual([]);
  });
  it('penanggung jawab program tidak bisa ditutup, di layar maupun di alamatnya', async () => {
    const address = `/atur/dinas/${office('kumperindag')}`;
    await admin.goto(address);
    await admin.getByText('Dinas ini penanggung jawab program').waitFor();
    expect(await admin.locator('form[action="?/close"]').count()).toBe(0);
    const answer = await admin.request.post(`${address}?/close`, {
      form: { x: '1' },
      headers: { origin: stage.url, accept: 'text/html' },
    });
    expect(answer.status()).toBe(409);
  });
  it('yang memimpin topik diberi tahu topik mana', async () => {
    await admin.goto(`/atur/dinas/${office('pmd')}`);
    await admin.getByText('Dinas ini belum bisa ditutup').waitFor();
    await admin.getByRole('link', { name: /Nagari, BUMNag/ }).click();
    await admin.waitForURL('**/ubah');
  });
});

describe('topik', () => {
  it('diubah, dan sebelum disimpan dikatakan apa artinya bagi tiket yang terbuka', async () => {
    await admin.goto(`/atur/topik/${topic('merek')}/ubah`);
    await admin.getByLabel('Standar hari kerja').fill('seminggu');
    await press(admin, 'Simpan');
    await admin.getByText('Tulis angka yang benar').waitFor();
    expect(await admin.getByLabel('Standar hari kerja').inputValue()).toBe('seminggu');
    await admin.getByLabel('Standar hari kerja').fill('7');
    await admin.getByLabel('DPMPTSP', { exact: true }).check();
    await admin.getByLabel('Catatan pemeriksaan hukum').fill('');
    await press(admin, 'Simpan');
    await saved(admin);
    await admin.getByText('7 hari kerja').waitFor();
    expect(await admin.locator('ol li').first().innerText()).toContain('DPMPTSP');
    expect(await axeFindings(admin)).toEqual([]);
  });
});

describe('orang', () => {
  it('ditambah, sandinya tampil sekali, lalu diberi tugas', async () => {
    await admin.goto('/atur/orang/baru');
    await admin.getByLabel('Nama', { exact: true }).fill('Sri Wahyuni');
    await admin.getByLabel('Email').fill('bukan email');
    await press(admin, 'Simpan');
    await admin.getByText('Tulis email seperti').waitFor();
    expect(await admin.getByLabel('Nama', { exact: true }).inputValue()).toBe('Sri Wahyuni');
    await admin.getByLabel('Email').fill('sri@ovoprima.test');
    await press(admin, 'Simpan');
    expect(await admin.locator('code').textContent()).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'Lanjut: beri tugas' }).click();
    await press(admin, 'Beri tugas');
    await admin.getByText('Pilih dari daftar').waitFor();
    await admin.getByLabel('Petugas dinas').check();
    await press(admin, 'Beri tugas');
    await admin.getByText('Pilih dinas, nagari, atau kecamatan').waitFor();
    expect(await admin.getByLabel('Petugas dinas').isChecked()).toBe(true);
    await admin.getByLabel('Dinas', { exact: true }).selectOption({ label: 'Dinas Kesehatan' });
    await press(admin, 'Beri tugas');
    await saved(admin);
    await admin.getByText('Petugas dinas · Dinas Kesehatan').first().waitFor();
    expect(await axeFindings(admin)).toEqual([]);
  });
  it('administrator baru menunggu orang kedua, yang boleh menolak; diri sendiri tidak dinonaktifkan', async () => {
    await admin.goto(`/atur/orang/${CAST.nobody.id}/tugas`);
    await admin.getByLabel('Administrator', { exact: false }).check();
    await press(admin, 'Beri tugas');
    await admin.getByText('Menunggu orang kedua').last().waitFor();
    await admin.goto('/atur/orang/menunggu');
    await admin.getByText('Orang lain yang harus menyetujui').waitFor();
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto('/atur');
    await coordinator.waitForURL('**/atur/orang/menunggu');
    expect(await axeFindings(coordinator)).toEqual([]);
    await coordinator.getByRole('button', { name: /Tolak/ }).click();
    await coordinator.getByText('Tidak ada tugas yang menunggu').waitFor();
    expect((await coordinator.goto('/atur/orang'))?.status()).toBe(403);
    await admin.goto(`/atur/orang/${CAST.admin.id}`);
    await admin.getByText('Anda tidak bisa menonaktifkan diri sendiri').waitFor();
  });
  it('administrator terakhir tidak bisa diakhiri tugasnya', async () => {
    await admin.goto(`/atur/orang/${CAST.admin.id}`);
    await admin.getByRole('link', { name: /Pengganti atau akhiri/ }).click();
    await pressTwice(admin, 'Akhiri tugas');
    await admin.getByText('Ini administrator terakhir').waitFor();
  });
});

describe('kalender', () => {
  it('hari libur yang sudah lewat ditanyakan dulu, isiannya tetap', async () => {
    await admin.goto(`${calendar}/libur`);
    await admin.getByLabel('Tanggal').fill('2026-11-16');
    await admin.getByLabel('Nama hari').fill('Hari jadi');
    await admin.getByLabel('Dasar keputusan').fill('SK Bupati');
    await press(admin, 'Simpan');
    await admin.getByText('Tanggal Senin, 16 November 2026 sudah lewat').waitFor();
    expect(await admin.getByLabel('Nama hari').inputValue()).toBe('Hari jadi');
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByLabel('Saya paham').check();
    await press(admin, 'Simpan');
    await saved(admin);
    await admin.getByRole('link', { name: 'Hari jadi' }).click();
    await pressTwice(admin, 'Hapus hari libur');
    await admin.getByLabel('Saya paham').check();
    await press(admin, 'Ya, hapus hari libur');
    await saved(admin);
    expect(await admin.getByRole('link', { name: 'Hari jadi' }).count()).toBe(0);
  });
  it('daftar setahun masuk seluruhnya atau tidak sama sekali', async () => {
    await admin.goto(`${calendar}/impor`);
    const lines = '1 Januari 2028; Tahun Baru 2028; libur nasional\n31/2/2028; Bukan hari; nasional';
    await admin.getByLabel('Daftar hari libur').fill(lines);
    await admin.getByLabel('Dasar keputusan').fill('SKB 2027');
    await press(admin, 'Simpan semua');
    await admin.getByText('Baris 2: tanggalnya tidak terbaca').waitFor();
    expect(await admin.getByLabel('Daftar hari libur').inputValue()).toBe(lines);
    expect(await axeFindings(admin)).toEqual([]);
    await admin.goto(`${calendar}?tahun=2028`);
    expect(await admin.getByText('Tahun Baru 2028').count()).toBe(0);
    await admin.goto(`${calendar}/impor`);
    await admin.getByLabel('Atau berkas CSV').setInputFiles({
      name: 'libur.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'tanggal,nama,jenis\n2028-01-01,Tahun Baru 2028,nasional\n2028-05-01,Hari Buruh,nasional\n',
      ),
    });
    await admin.getByLabel('Dasar keputusan').fill('SKB 2027');
    await press(admin, 'Simpan semua');
    await saved(admin);
    await admin.getByRole('link', { name: 'Tahun Baru 2028' }).waitFor();
    await admin.getByRole('link', { name: 'Hari Buruh' }).waitFor();
    await admin.getByText('Tahun ini belum ditetapkan seluruhnya').waitFor();
    expect(await axeFindings(admin)).toEqual([]);
  });
  it('jam yang terbalik disebut di harinya', async () => {
    await admin.goto(`${calendar}/jam`);
    await admin.getByLabel('Berlaku mulai').fill('2027-01-04');
    await admin.getByLabel('Rabu, tutup').fill('06:00');
    await press(admin, 'Simpan');
    await admin.getByText('Isi jam buka dan jam tutup').waitFor();
    expect(await admin.getByLabel('Rabu, tutup').getAttribute('aria-invalid')).toBe('true');
    await admin.getByLabel('Rabu, tutup').fill('15:30');
    await press(admin, 'Simpan');
    await saved(admin);
    await admin.getByText('Mulai Senin, 4 Januari 2027').first().waitFor();
  });
});

describe('siapa yang boleh', () => {
  it('setiap halaman pengaturan tertutup bagi petugas', async () => {
    const officer = await stage.signedIn('petugasDinkes');
    for (const path of CLOSED) expect((await officer.request.get(path)).status()).toBe(403);
  });
});

describe('riwayat', () => {
  it('dibaca dengan kata-kata, disaring, dan diunduh seluruhnya', async () => {
    await admin.goto('/atur/riwayat');
    await admin.getByText('menutup dinas').first().waitFor();
    await admin.getByLabel('Tentang').selectOption({ label: 'kalender' });
    await press(admin, 'Tampilkan');
    expect(await admin.getByText('menutup dinas').count()).toBe(0);
    expect(await axeFindings(admin)).toEqual([]);
    const count = Number((await admin.getByRole('status').first().innerText()).split(' ')[0]);
    const file = await admin.request.get('/unduh/riwayat?bentuk=csv&tentang=calendar');
    expect((await file.text()).match(/Admin OVO/g)).toHaveLength(count);
  });
});
