import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTotpForAdministrators } from '#domain/offices/setting.commands.server.ts';
import type { Page } from 'playwright-core';
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

/** Sets up codes in /akun, as a person does with a telephone in her hand. */
async function setUpPhone(page: Page, password: string): Promise<void> {
  await page.locator('#ownPassword').fill(password);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  await page.getByLabel('Kode 6 angka dari aplikasi').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Pastikan' }).click();
  await page.getByText('Kode dari HP sekarang aktif.').waitFor();
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
  await person.getByText('Kata sandi baru tersimpan. Silakan masuk.').waitFor();
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
    await page.locator('#ownPassword').fill(password);
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    await page.waitForURL('**/akun?/enrol');
    return page.locator('#ownPassword-error, [role=alert]').first().textContent();
  };
  for (let i = 0; i < 10; i += 1) expect(await answer(`tebakan-${i}`)).toContain('tidak cocok');
  expect(await answer('tebakan-lagi')).toContain('Terlalu banyak percobaan');
  // Not even the right password is looked at now.
  expect(await answer(PASSWORD)).toContain('Terlalu banyak percobaan');
  stage.at('2026-11-23 09:40');
  await page.locator('#ownPassword').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  await page.locator('.key').waitFor();
  await page.context().close();
});

it('kode dari HP: diaktifkan di akun, diminta saat masuk', async () => {
  const page = await stage.signedIn('petugasPmd');
  await page.goto('/akun');
  await page.locator('#ownPassword').fill(PASSWORD);
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

it('kode saat memasang HP hanya dapat dicoba sepuluh kali; kunci dan kode cadangan tetap di layar', async () => {
  const page = await stage.signedIn('petugasPertanian');
  await page.goto('/akun');
  await page.locator('#ownPassword').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aktifkan' }).click();
  const key = (await page.locator('.key').textContent()) ?? '';
  const answer = async (code: string) => {
    await page.getByLabel('Kode 6 angka dari aplikasi').fill(code);
    await page.getByRole('button', { name: 'Pastikan' }).click();
    await page.waitForURL('**/akun?/confirm');
    expect(await page.locator('.key').textContent()).toBe(key);
    return page.locator('#code-error, [role=alert]').first().textContent();
  };
  expect(await answer('')).toContain('Tulis 6 angka');
  for (let i = 0; i < 10; i += 1) expect(await answer('000000')).toContain('Kode tidak cocok');
  expect(await answer('000000')).toContain('Terlalu banyak percobaan');
  // Not even the right code is looked at now; a quarter of an hour later it is.
  expect(await answer(totp(key, Date.now()))).toContain('Terlalu banyak percobaan');
  stage.at('2026-11-23 10:10');
  await page.getByLabel('Kode 6 angka dari aplikasi').fill(totp(key, Date.now()));
  await page.getByRole('button', { name: 'Pastikan' }).click();
  await page.getByText('Kode dari HP sekarang aktif.').waitFor();
  await page.context().close();
});

it('administrator kehilangan HP: tautan di kertas mematikan kodenya, lalu HP baru wajib dipasang', async () => {
  const { db, newId } = stage.regency;
  const colleague = {
    id: newId(),
    personId: CAST.lapangan.id,
    duty: 'administrator',
    startsOn: '2026-01-01',
  };
  await db.insertInto('duties').values(colleague).execute();
  const lost = await stage.signedIn('lapangan', { javaScriptEnabled: false });
  await lost.goto('/akun');
  await setUpPhone(lost, PASSWORD);
  await lost.getByRole('button', { name: 'Keluar' }).click();
  // Another administrator hands the paper over, and says by a tick that the telephone is lost too.
  const helper = await stage.signedIn('admin');
  await helper.goto(`/pemulihan?orang=${CAST.lapangan.id}`);
  await helper.getByLabel('HP untuk kode juga hilang').check();
  expect(await axeFindings(helper)).toEqual([]);
  await helper.getByRole('button', { name: 'Buat tautan' }).click();
  const sheet = helper.locator('article');
  await sheet.getByText('Kode dari HP yang lama ikut dimatikan.').waitFor();
  await sheet.getByText('Siapa pun yang memegang kertas ini').waitFor();
  await sheet.getByText(`Diserahkan oleh ${CAST.admin.name}`).waitFor();
  expect(await axeFindings(helper)).toEqual([]);
  const address = (await sheet.locator('code').textContent()) ?? '';
  await setTotpForAdministrators(stage.regency, actorOf('admin'), true);
  await lost.goto(address);
  await lost.getByText(`Untuk ${CAST.lapangan.name}`).waitFor();
  await lost.getByText('Kode dari HP yang lama ikut dimatikan').waitFor();
  await lost.getByLabel('Kata sandi baru').fill('pendek');
  await lost.getByRole('button', { name: 'Simpan' }).click();
  await lost.getByText('Paling sedikit 10 huruf.', { exact: true }).waitFor();
  await lost.getByLabel('Kata sandi baru').fill('kalimat baru saya');
  await lost.getByRole('button', { name: 'Simpan' }).click();
  await lost.getByText('Kode dari HP yang lama dimatikan').waitFor();
  await lost.getByLabel('Email').fill(CAST.lapangan.email);
  await lost.getByLabel('Kata sandi').fill('kalimat baru saya');
  await lost.getByRole('button', { name: 'Masuk' }).click();
  // No code is asked for, and no door opens before the new telephone is set up.
  await lost.waitForURL('**/akun');
  await lost.getByText('Administrator wajib memakai kode dari HP.').waitFor();
  await setUpPhone(lost, 'kalimat baru saya');
  await lost.goto('/atur/riwayat');
  const lines = await lost.getByText('Kode dari HP dimatikan').count();
  expect(lines).toBe(2);
  await setTotpForAdministrators(stage.regency, actorOf('admin'), false);
  await db.deleteFrom('duties').where('id', '=', colleague.id).execute();
  await lost.context().close();
  await helper.context().close();
});

it('yang datang ke langkah kedua tanpa kata sandi kembali ke halaman masuk; email yang diketik tetap ada, kata sandi tidak', async () => {
  const page = await stage.visitor();
  await page.goto('/masuk/kedua?ke=/kinerja');
  expect(page.url()).toContain('/masuk?took_too_long&ke=%2Fkinerja');
  await page.getByText('Waktunya habis').waitFor();
  // The cursor stands where one types first, and after a slip where the slip was.
  const focused = () => page.evaluate(() => document.activeElement?.id);
  expect(await focused()).toBe('email');
  await page.keyboard.type('bukan-email');
  await page.keyboard.press('Enter');
  await page.getByText('Email belum benar').waitFor();
  await page.getByText('Tulis kata sandi Anda.').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe('bukan-email');
  expect(await focused()).toBe('email');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Email').fill('siapa@ovoprima.test');
  await page.getByLabel('Kata sandi').fill('entahlah-apa');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe('siapa@ovoprima.test');
  expect(await page.getByLabel('Kata sandi').inputValue()).toBe('');
  expect(await focused()).toBe('password');
  await page.context().close();
});

it('administrator wajib memakai kode dari HP: diarahkan mendaftar, lalu masuk dengan kode atau kode cadangan', async () => {
  const page = await stage.signedIn('admin');
  await page.goto('/atur/keamanan');
  await setTotpForAdministrators(stage.regency, actorOf('admin'), true);
  // Every door leads to the enrolment until it is done.
  await page.goto('/atur/dinas');
  await page.waitForURL('**/akun');
  await page.getByText('Administrator wajib memakai kode dari HP.').waitFor();
  await page.locator('#ownPassword').fill(PASSWORD);
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
  await page.getByText('Akun sudah jadi. Silakan masuk.').waitFor();
  await page.goto(`/masuk/pertama?k=${secret}`);
  await page.getByText('sudah dipakai').waitFor();
});

it('di komputer bersama petugas berganti dengan papan ketik saja; sesi sebelumnya berakhir', async () => {
  await (await stage.signedIn('loket')).context().close();
  const sessionsOf = (id: string) =>
    stage.regency.db
      .selectFrom('authSessions')
      .innerJoin('people', 'people.userId', 'authSessions.userId')
      .select('authSessions.id')
      .where('people.id', '=', id)
      .execute();
  const elsewhere = await sessionsOf(CAST.loket.id);
  const page = await stage.signedIn('petugasKumperindag');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Email').fill(CAST.loket.email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL('**/meja');
  // Who stands at the counter finds the door in the frame.
  await page.getByRole('link', { name: 'Ganti petugas' }).first().click();
  await page.waitForURL('**/ganti-petugas');
  expect(await page.locator('.now').textContent()).toContain(CAST.loket.name);
  expect(await page.getByRole('radio').count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  // The colleague is chosen already and has the focus; a wrong password keeps the choice and waits for another.
  expect(await page.getByRole('radio', { name: CAST.petugasKumperindag.name }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('bukan-sandinya');
  await page.keyboard.press('Enter');
  await page.getByText('tidak cocok').waitFor();
  expect(await page.getByRole('radio', { name: CAST.petugasKumperindag.name }).isChecked()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/meja');
  await page.getByText(CAST.petugasKumperindag.name).first().waitFor();
  // The desk officer's session at this counter has ended; those she had elsewhere are hers.
  expect(await sessionsOf(CAST.loket.id)).toEqual(elsewhere);
  expect(await sessionsOf(CAST.petugasKumperindag.id)).toHaveLength(1);
  await page.context().close();
});

it('yang tidak pernah masuk di komputer ini tidak dapat dipilih, dan kata sandinya tidak dapat ditebak dari sini', async () => {
  const page = await stage.signedIn('kepala');
  await page.goto('/ganti-petugas');
  await page.getByText('Belum ada orang lain yang masuk di komputer ini').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const answer = await page.request.post('/ganti-petugas', {
    form: { personId: CAST.admin.id, password: PASSWORD },
    headers: { origin: stage.url },
  });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain('Pilih petugas dari daftar.');
  await page.context().close();
});
