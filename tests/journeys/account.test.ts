import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTotpForAdministrators } from '#domain/offices/setting.commands.server.ts';
import { axeFindings, openStage, PASSWORD, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an authenticator shows (RFC 6238, six digits, thirty seconds). */
function totp(key: string, at: number): string {
  const bits = [...key].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', bytes).update(counter).digest();
  const from = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(from) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** A try without a browser: what a program sends that guesses. */
async function guess(email: string, password: string): Promise<{ status: number; sentence: string }> {
  const answer = await fetch(`${stage.url}/masuk`, {
    method: 'POST',
    headers: {
      origin: stage.url,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });
  const html = (await answer.text()).replaceAll(/<!--.*?-->/g, '');
  const sentence = /role="alert"[^>]*>([^<]*)/.exec(html)?.[1] ?? '';
  return { status: answer.status, sentence: sentence.trim() };
}

it('seribu tebakan dari tempat lain tidak mengunci petugas di komputernya sendiri, dan hanya sepuluh yang diperiksa', async () => {
  const own = await stage.signedIn('loket');
  await own.getByRole('button', { name: 'Keluar' }).click();
  await own.waitForURL('**/masuk');
  const statuses: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const ten = await Promise.all(
      Array.from({ length: 10 }, (_, j) => guess(CAST.loket.email, `tebakan-ke-${i}-${j}`)),
    );
    statuses.push(...ten.map((one) => one.status));
  }
  expect(statuses).toHaveLength(1000);
  expect(statuses.filter((status) => status === 400)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(990);
  expect((await guess(CAST.loket.email, 'lagi')).sentence).toContain('Terlalu banyak percobaan');
  // Not even the right password comes in from there now; from her own computer it does.
  expect((await guess(CAST.loket.email, PASSWORD)).status).toBe(429);
  await own.getByLabel('Email').fill(CAST.loket.email);
  await own.getByLabel('Kata sandi').fill(PASSWORD);
  await own.getByRole('button', { name: 'Masuk' }).click();
  await own.waitForURL('**/meja');
  // A quarter of an hour later the count begins anew. The counts are rows: a restart forgives nobody.
  expect(await stage.regency.db.selectFrom('tries').select('count').execute()).not.toEqual([]);
  stage.at('2026-11-23 09:16');
  expect((await guess(CAST.loket.email, 'salah lagi')).status).toBe(400);
  await own.context().close();
});

it('email tak dikenal, kata sandi keliru, dan orang yang sudah tidak bekerja ditolak dengan satu kalimat', async () => {
  await (await stage.signedIn('petugasPerikanan')).context().close();
  await stage.regency.db
    .updateTable('people')
    .set({ isActive: false })
    .where('id', '=', CAST.petugasPerikanan.id)
    .execute();
  const refusals = [
    await guess('siapa@ovoprima.test', PASSWORD),
    await guess(CAST.petugasPerikanan.email, 'keliru-sekali'),
    await guess(CAST.petugasPerikanan.email, PASSWORD),
    await guess(CAST.nobody.email, PASSWORD),
  ];
  for (const refusal of refusals)
    expect(refusal).toEqual({ status: 400, sentence: 'Email atau kata sandi tidak cocok.' });
  const left = await stage.regency.db
    .selectFrom('authSessions')
    .innerJoin('people', 'people.userId', 'authSessions.userId')
    .select('people.name')
    .where('people.id', '=', CAST.petugasPerikanan.id)
    .execute();
  expect(left).toHaveLength(1); // the one from when she still worked here; the refused try left none
});

it('kuki sesi hanya untuk server; setelah keluar tombol mundur tidak memperlihatkan apa pun', async () => {
  const page = await stage.signedIn('koordinator');
  const session = (await page.context().cookies()).find((one) => one.name.includes('session_token'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect((await page.goto('/meja'))?.headers()['cache-control']).toBe('no-store');
  await page.goto('/akun');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.waitForURL('**/masuk');
  await page.goBack();
  await page.waitForURL('**/masuk**');
  expect(await page.content()).not.toContain(CAST.koordinator.name);
  await page.context().close();
});

it('tautan pemulihan di kertas berlaku satu kali; koordinator tidak memulihkan administrator', async () => {
  await (await stage.signedIn('petugasDinkes')).context().close();
  await (await stage.signedIn('admin')).context().close();
  const page = await stage.signedIn('koordinator');
  await page.goto('/pemulihan');
  expect(await page.getByRole('option', { name: CAST.admin.name }).count()).toBe(0);
  await page.getByLabel('Petugas', { exact: true }).selectOption(CAST.petugasDinkes.id);
  await page.getByRole('button', { name: 'Buat tautan' }).click();
  const address = (await page.locator('article code').textContent()) ?? '';
  expect(await axeFindings(page)).toEqual([]);
  const person = await stage.visitor({ javaScriptEnabled: false });
  await person.goto(address);
  await person.getByLabel('Kata sandi baru').fill('kalimat baru saya');
  await person.getByRole('button', { name: 'Simpan' }).click();
  await person.getByText('Tersimpan. Silakan masuk.').waitFor();
  await person.getByLabel('Email').fill(CAST.petugasDinkes.email);
  await person.getByLabel('Kata sandi').fill('kalimat baru saya');
  await person.getByRole('button', { name: 'Masuk' }).click();
  await person.waitForURL('**/meja');
  const second = await stage.visitor();
  await second.goto(address);
  await second.getByText('sudah dipakai').waitFor();
  expect(await axeFindings(second)).toEqual([]);
});

it('dari halaman seseorang, orang itu sudah terpilih; lembarnya menyebut nama dan masa berlaku', async () => {
  await (await stage.signedIn('petugasDpmptsp')).context().close();
  const page = await stage.signedIn('koordinator');
  await page.goto(`/pemulihan?orang=${CAST.petugasDpmptsp.id}`);
  const choice = page.getByLabel('Petugas', { exact: true });
  expect(await choice.inputValue()).toBe(CAST.petugasDpmptsp.id);
  await page.getByRole('button', { name: 'Buat tautan' }).click();
  const sheet = page.locator('article');
  await sheet.getByText(CAST.petugasDpmptsp.name).waitFor();
  await sheet.getByText('Berlaku satu kali, sampai').waitFor();
  await page.getByRole('button', { name: 'Cetak' }).waitFor();
  // On paper there is the sheet alone.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Buat tautan' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
  await page.context().close();
});

it('kata sandi sendiri di akun hanya dapat dicoba sepuluh kali; seperempat jam kemudian dapat lagi', async () => {
  const page = await stage.signedIn('petugasPmd');
  await page.goto('/akun');
  const answer = async (password: string) => {
    await page.locator('#factor-password').fill(password);
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    await page.waitForURL('**/akun?/enrol');
    return page.getByRole('alert').first().textContent();
  };
  for (let i = 0; i < 10; i += 1) expect(await answer(`tebakan-${i}`)).toContain('tidak cocok');
  expect(await answer('tebakan-lagi')).toContain('Terlalu banyak percobaan');
  // Not even the right password is looked at now.
  expect(await answer(PASSWORD)).toContain('Terlalu banyak percobaan');
  stage.at('2026-11-23 09:40');
  await page.locator('#factor-password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  await page.locator('.key').waitFor();
  await page.context().close();
});

it('kode dari HP: diaktifkan di akun, diminta saat masuk', async () => {
  const page = await stage.signedIn('petugasPmd');
  await page.goto('/akun');
  await page.locator('#factor-password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  expect(await page.locator('.codes li').count()).toBe(10);
  expect(await axeFindings(page)).toEqual([]);
  // A slip keeps the key and the backup codes on the screen.
  await page.getByLabel('Kode 6 angka dari aplikasi').fill('000000');
  await page.getByRole('button', { name: 'Pastikan' }).click();
  await page.getByText('Kode tidak cocok').waitFor();
  expect(await page.locator('.key').textContent()).toBe(key);
  expect(await page.locator('.codes li').count()).toBe(10);
  await page.getByLabel('Kode 6 angka dari aplikasi').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Pastikan' }).click();
  await page.getByText('Kode dari HP sekarang aktif.').waitFor();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Email').fill(CAST.petugasPmd.email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL('**/masuk/kedua**');
  await page.getByLabel('Kode 6 angka').fill('12');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByText('Kode tidak cocok').waitFor();
  await page.getByLabel('Kode 6 angka').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.waitForURL('**/meja');
});

it('administrator wajib memakai kode dari HP: diarahkan mendaftar, lalu masuk dengan kode atau kode cadangan', async () => {
  const page = await stage.signedIn('admin');
  await page.goto('/atur/keamanan');
  await setTotpForAdministrators(stage.regency, actorOf('admin'), true);
  // Every door leads to the enrolment until it is done.
  await page.goto('/atur/dinas');
  await page.waitForURL('**/akun');
  await page.getByText('Administrator wajib memakai kode dari HP.').waitFor();
  await page.locator('#factor-password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  const [backup = ''] = await page.locator('.codes li').allTextContents();
  await page.getByLabel('Kode 6 angka dari aplikasi').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Pastikan' }).click();
  await page.getByText('Kode dari HP sekarang aktif.').waitFor();
  await page.goto('/atur/dinas');
  expect(new URL(page.url()).pathname).toBe('/atur/dinas');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Email').fill(CAST.admin.email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL('**/masuk/kedua**');
  await page.getByLabel('Kode 6 angka').fill(backup.trim());
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.waitForURL('**/meja');
  await page.goto('/atur/dinas');
  expect(new URL(page.url()).pathname).toBe('/atur/dinas');
  await setTotpForAdministrators(stage.regency, actorOf('admin'), false);
  await page.context().close();
});

it('administrator pertama dibuat sekali dengan tautannya', async () => {
  const { regency } = stage;
  const secret = 'rahasia-sekali-pakai-untuk-uji';
  await regency.db
    .insertInto('settings')
    .values({
      name: 'first_administrator',
      value: JSON.stringify({ hash: regency.seal(secret), until: regency.now().getTime() + 3_600_000 }),
    })
    .execute();
  const page = await stage.visitor();
  await page.goto('/masuk/pertama?k=salah');
  await page.getByText('tidak berlaku lagi').waitFor();
  await page.goto(`/masuk/pertama?k=${secret}`);
  await page.getByLabel('Nama').fill('Zainal');
  await page.getByLabel('Email').fill('zainal@dinas.example');
  await page.getByLabel('Kata sandi baru').fill('pendek');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Paling sedikit 10 huruf.', { exact: true }).waitFor();
  await page.getByLabel('Kata sandi baru').fill('kalimat pertama saya');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Tersimpan. Silakan masuk.').waitFor();
  await page.goto(`/masuk/pertama?k=${secret}`);
  await page.getByText('sudah dipakai').waitFor();
});

it('di komputer bersama petugas berganti dengan nama dan kata sandi; sesi sebelumnya berakhir', async () => {
  await (await stage.signedIn('petugasPertanian')).context().close();
  const page = await stage.signedIn('petugasKumperindag');
  const before = await page.context().cookies();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Email').fill(CAST.petugasPertanian.email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL('**/meja');
  await page.goto('/ganti-petugas');
  await page.getByLabel('Petugas', { exact: true }).selectOption({ label: CAST.petugasKumperindag.name });
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL('**/meja');
  await page.getByText(CAST.petugasKumperindag.name).first().waitFor();
  const sessions = await stage.regency.db
    .selectFrom('authSessions')
    .innerJoin('people', 'people.userId', 'authSessions.userId')
    .select('people.id')
    .where('people.id', 'in', [CAST.petugasPertanian.id, CAST.petugasKumperindag.id])
    .execute();
  expect(before.length).toBeGreaterThan(0);
  expect(sessions.map((one) => one.id).filter((id) => id === CAST.petugasKumperindag.id)).toHaveLength(1);
});
