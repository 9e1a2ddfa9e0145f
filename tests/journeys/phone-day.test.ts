/**
 * A field officer's whole day without signal, on the built pages in a real browser: ten visits, sixty photos, five tickets and
 * three new makers; the tab dies several times; in the evening a line that breaks anywhere. All of it is at the office, once.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { chanceFrom } from '../../db/seed/demo/chance.ts';
import { openLine, type BrokenLine } from '../broken-line.ts';
import { openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { killPage } from '../phone-browser.ts';
import { phoneOf, turnTo } from '../phone-in-hand.ts';
import { topic } from '../world.ts';

const NAGARI = ['13.10.04.2001', '13.10.04.2002'] as const;
const VISITS = 10;
const PHOTOS_EACH = 6;
const DAY = '2026-11-24';
/** At which visits, counted from 0. */
const TICKETS_AT = [0, 2, 4, 6, 8];
const MAKERS_AT = [1, 5, 9];

let line: BrokenLine;
let stage: Stage;
let folder: string;
let context: BrowserContext;
let page: Page;
/** Ids, in the order of the day. */
const visits: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ovo-day-'));
  line = await openLine('petang di balik bukit');
  stage = await openStage('2026-11-24 07:00', { PUBLIC_URL: line.url });
  line.leadTo(Number(new URL(stage.url).port));
  const { regency } = stage;
  for (let i = 0; i < VISITS; i += 1) {
    const nagariCode = NAGARI[i % 2] ?? NAGARI[0];
    const record = { name: `Usaha hari itu ${i + 1}`, nagariCode, nib: null };
    const owner = { name: `Pemilik ${i + 1}`, nik: null, phone: `08123450000${i}` };
    const industry = await registerIndustry(regency, actorOf('petugasKumperindag'), makerWith(record, owner));
    const plan = {
      nagariCode,
      industry,
      reason: 'figures',
      on: DAY,
      personId: CAST.lapangan.id,
      note: null,
    } as const;
    visits.push((await planVisit(regency, actorOf('koordinator'), plan)).after.id);
  }
  page = await phoneOf(stage, 'lapangan');
  context = page.context();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: -0.98, longitude: 101.55, accuracy: 12 });
  // The worker keeps the app before she leaves the office.
  await page.evaluate(() => navigator.serviceWorker.ready);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await line.close();
  rmSync(folder, { recursive: true, force: true });
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const atVisit = async (i: number) => {
  await turnTo(page, `/kunjungan/kunjung/${visits[i]}`);
  await page.getByRole('heading', { level: 1, name: `Usaha hari itu ${i + 1}` }).waitFor();
};

/** Pictures as a telephone takes them: no two alike, with its place inside. */
async function pictures(i: number, from = 0): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const made = [];
  for (let n = from; n < PHOTOS_EACH; n += 1) {
    const raw = Buffer.from(chanceFrom(`${i} ${n}`).bytes(80 * 60 * 3));
    const buffer = await sharp(raw, { raw: { width: 80, height: 60, channels: 3 } })
      .resize(1200, 900)
      .jpeg()
      .toBuffer();
    made.push({ name: `${i}-${n}.jpg`, mimeType: 'image/jpeg', buffer });
  }
  return made;
}

async function take(i: number, from = 0): Promise<void> {
  await page.getByLabel('Pilih dari galeri').setInputFiles(await pictures(i, from));
}
const areKept = () => page.getByText(`${PHOTOS_EACH} foto tersimpan di HP ini`).waitFor();
const isKept = () => page.getByText('Tersimpan di HP ini. Anda boleh keluar kapan saja.').waitFor();

async function openReport(i: number): Promise<void> {
  await atVisit(i);
  await press('Tulis laporan');
  await page.getByRole('heading', { level: 1, name: 'Laporan kunjungan' }).waitFor();
}

async function fillReport(i: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Yang didapati' }).fill(`Temuan ${i + 1}`);
  await page.getByRole('textbox', { name: 'Yang disepakati' }).fill(`Langkah ${i + 1}`);
}

async function sign(): Promise<void> {
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('nothing to sign on');
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (let x = 40; x < 200; x += 20) await page.mouse.move(box.x + x, box.y + 60 + (x % 40));
  await page.mouse.up();
  await page.getByRole('button', { name: 'Hapus tanda tangan' }).waitFor();
}

async function finish(): Promise<void> {
  await press('Selesai dan kirim');
  await page.waitForURL((url) => !url.pathname.includes('/isi/'));
}

/** The tab is gone, as Android ends it; she opens the app again, and is where she can go on. */
async function dieAndOpen(): Promise<void> {
  await killPage(page);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/kunjungan');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function takeTicket(i: number): Promise<void> {
  await atVisit(i);
  await press('Tiket baru');
  await page.getByRole('combobox', { name: 'Topik' }).selectOption(topic('mesin'));
  await page.getByRole('textbox', { name: 'Ceritakan masalahnya' }).fill(`Mesin rusak ${i + 1}`);
  await finish();
  // Paper for whom it is for, before there is any signal.
  await page.getByRole('article', { name: 'Tanda terima' }).waitFor();
}

async function registerMaker(i: number): Promise<void> {
  await atVisit(i);
  await press('Usaha baru');
  await page.getByRole('textbox', { name: 'Nama usaha' }).fill(`Usaha baru ${i + 1}`);
  await page.getByRole('textbox', { name: 'Nomor HP' }).fill(`08523450000${i}`);
  await finish();
}

it('seharian tanpa sinyal, tab mati berkali-kali', async () => {
  page.setDefaultTimeout(20_000);
  line.turn('gone');
  await context.setOffline(true);
  for (let i = 0; i < VISITS; i += 1) {
    await openReport(i);
    await fillReport(i);
    if (i === 1) {
      await isKept();
      await dieAndOpen();
      await openReport(i);
      expect(await page.getByRole('textbox', { name: 'Yang didapati' }).inputValue()).toBe('Temuan 2');
    }
    await take(i);
    if (i === 3) {
      // Dies while pictures are being put away: what the screen called saved is there, the rest she takes again.
      await page.getByText(/\d foto tersimpan di HP ini/).waitFor();
      const said = Number.parseInt(await page.getByText(/\d foto tersimpan di HP ini/).innerText(), 10);
      await dieAndOpen();
      await openReport(i);
      await page.getByText(/\d foto tersimpan di HP ini/).waitFor();
      const kept = await page.locator('section', { hasText: 'Foto' }).getByRole('listitem').count();
      expect(kept).toBeGreaterThanOrEqual(said);
      if (kept < PHOTOS_EACH) await take(i, kept);
    }
    // Once she does not wait until they are put away: the act waits for them.
    if (i !== 2) await areKept();
    if (i % 2 === 0) {
      await press('Catat tempat ini');
      await page.getByText(/Tercatat, tepat/).waitFor();
      await sign();
    }
    if (i === 6) {
      // Dies just as she presses: it is sent, or still the form it was.
      await page.getByRole('button', { name: 'Selesai dan kirim' }).click({ noWaitAfter: true });
      await dieAndOpen();
      await atVisit(i);
      const isOpen = await page.getByRole('heading', { name: 'Belum selesai diisi' }).isVisible();
      if (isOpen) {
        await openReport(i);
        await areKept();
        await finish();
      }
    } else await finish();
    if (TICKETS_AT.includes(i)) await takeTicket(i);
    if (MAKERS_AT.includes(i)) await registerMaker(i);
  }
  await turnTo(page, '/kunjungan');
  await page
    .locator('header')
    .getByText(/di HP ini/)
    .waitFor();
}, 300_000);

it('petang sinyalnya putus di mana saja, tab mati dua kali lagi: semua sampai, masing-masing satu kali', async () => {
  line.turn('broken');
  await context.setOffline(false);
  for (let deaths = 0; deaths < 2; deaths += 1) {
    // It begins by itself once there is signal.
    await page.waitForTimeout(2000);
    await dieAndOpen();
  }
  await page.locator('header').getByText('Semua sudah sampai').waitFor({ timeout: 400_000 });
  expect(line.cuts).toBeGreaterThan(5);
  const { db } = stage.regency;
  const count = async (rows: Promise<unknown[]>) => (await rows).length;
  const reports = await db
    .selectFrom('visits')
    .select(['id', 'state'])
    .where('id', 'in', visits)
    .where('state', '=', 'done')
    .execute();
  expect(reports).toHaveLength(VISITS);
  expect(await count(db.selectFrom('tickets').select('id').execute())).toBe(TICKETS_AT.length);
  expect(
    await count(db.selectFrom('industries').select('id').where('name', 'like', 'Usaha baru %').execute()),
  ).toBe(MAKERS_AT.length);
  const files = await db.selectFrom('visitFiles').select(['visitId', 'kind']).execute();
  for (const [i, id] of visits.entries()) {
    const own = files.filter(({ visitId }) => visitId === id).map(({ kind }) => kind);
    expect(own.filter((kind) => kind === 'photo')).toHaveLength(PHOTOS_EACH);
    expect(own.filter((kind) => kind === 'signature')).toHaveLength(i % 2 === 0 ? 1 : 0);
  }
}, 500_000);

it('angka kedua sisi dibandingkan oleh perintah pemeriksaan', async () => {
  line.turn('sound');
  await turnTo(page, '/kunjungan/pengaturan');
  await press('Buat berkas pemeriksaan');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh berkas pemeriksaan' }).click(),
  ]);
  const file = join(folder, 'hp.json');
  await download.saveAs(file);
  const { user, database, host } = stage.connection;
  const checked = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../scripts/check-visits.ts'), file, folder],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}`,
      },
    },
  );
  expect(checked.stdout).toContain(`${VISITS + TICKETS_AT.length + MAKERS_AT.length} acts and `);
  expect(checked.stdout).toMatch(/, 0 differences\n$/);
  expect(checked.status).toBe(0);
}, 60_000);
