/** What the office sees of one visit: its plan, what came in from a phone, and what is written down here. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { partsFolder, takePiece } from '#domain/visits/device-file.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { filesFolder } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { openTaking, phoneOf, type TestPhone } from '../phone.ts';

let stage: Stage;
let taking: Awaited<ReturnType<typeof openTaking>>;
let phone: TestPhone;
const ids: Record<'handedIn' | 'planned' | 'missed', string> = { handedIn: '', planned: '', missed: '' };
const budi = actorOf('lapangan');

beforeAll(async () => {
  stage = await openStage('2026-11-23 08:00');
  const { regency } = stage;
  const { config } = runtime();
  const opened = await openTaking();
  taking = {
    ...opened,
    folders: { files: filesFolder(config.dataDir), parts: partsFolder(config.dataDir) },
  };
  const given = makerWith({ name: 'Keripik Tempe Bundo', nib: null }, { nik: null, phone: null });
  const industry = await registerIndustry(regency, actorOf('petugasKumperindag'), given);
  const plan = { nagariCode: '13.10.04.2001', on: '2026-11-23', personId: budi.personId };
  const made = async (more: { industry?: string; note?: string }) =>
    (await planVisit(regency, actorOf('koordinator'), { ...plan, reason: 'confirm', ...more })).after.id;
  ids.handedIn = await made({ industry, note: 'Rumah sebelah surau.' });
  ids.planned = await made({});
  ids.missed = await made({});
  phone = await phoneOf(regency, budi, taking, 3 * 3_600_000);
  const { sent, bytes } = await phone.file('photo', await somePicture());
  stage.at('2026-11-23 09:10');
  const place = { lat: '-0.98', lng: '101.63', accuracyM: '12' };
  const form = {
    metName: 'Murni',
    metAs: 'pemilik',
    found: 'Penggiling aus.',
    agreed: 'Dicarikan.',
    ...place,
  };
  const acts = [
    await phone.act('visit.report', { visitId: ids.handedIn, form }, { files: [sent] }),
    await phone.act('visit.miss', {
      visitId: ids.missed,
      form: { because: 'nobody_home', note: 'Ke ladang.' },
    }),
  ];
  stage.at('2026-11-23 16:00');
  await phone.send(acts);
  await takePiece(regency, phone.id, { fileId: sent.id, from: 0, bytes }, taking.folders);
});
afterAll(async () => {
  await taking.close();
  await stage.close();
});

async function somePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const create = { width: 640, height: 480, channels: 3, background: { r: 150, g: 90, b: 60 } } as const;
  return Uint8Array.from(await sharp({ create }).jpeg().toBuffer());
}

it('kunjungan yang sudah sampai terbaca lengkap: isi, foto, tempat, dan kapan sampainya', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
  await page.goto(`/rencana-kunjungan?dari=2026-11-23&petugas=semua`);
  await page.getByRole('link', { name: 'Keripik Tempe Bundo' }).click();
  await page.getByRole('heading', { name: 'Keripik Tempe Bundo' }).waitFor();
  for (const said of ['Murni, pemilik', 'Penggiling aus.', 'Dicarikan.', 'Rumah sebelah surau.'])
    await page.getByText(said).waitFor();
  const photo = page.getByRole('img', { name: 'Foto ke-1' });
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(await page.getByRole('link', { name: 'Buka peta' }).first().getAttribute('href')).toContain(
    'geo:-0.98',
  );
  await page.getByText('kira-kira 12 meter').waitFor();
  // Done at ten past nine by our clock, whatever the phone's said; handed in at four.
  await page.getByText(/Sampai di kantor .*16[.:]00/).waitFor();
  await page
    .locator('li', { hasText: 'Hasil dicatat, 1 foto atau rekaman' })
    .getByText(/09[.:]10.*HP uji/)
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

it('tidak bertemu dan belum dikunjungi terbaca; kantor dapat menulis hasilnya, yang salah ditunjukkan di tempatnya', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 1280, height: 800 } });
  await page.goto(`/rencana-kunjungan/${ids.missed}`);
  await page.getByText('Tidak ada orang').first().waitFor();
  await page.getByText('Ke ladang.').waitFor();
  await page.goto(`/rencana-kunjungan/${ids.planned}`);
  await page.getByText('Hasil kunjungan belum ada.').waitFor();
  await page.getByText('Tulis hasil kunjungan').click();
  const form = page.locator('form[action="?/report"]');
  await form.getByLabel('Yang didapati').fill('Kebun durian berbuah.');
  await form.getByRole('button').click();
  await form.getByText('Tulis siapa yang ditemui.').waitFor();
  expect(await form.getByLabel('Yang didapati').inputValue()).toBe('Kebun durian berbuah.');
  expect(await axeFindings(page)).toEqual([]);
  await form.getByLabel('Bertemu dengan').fill('Dt. Sati');
  await form.getByRole('button').click();
  await page.getByText('Hasil kunjungan tercatat.').waitFor();
  await page.getByText('Kebun durian berbuah.').waitFor();
  expect(await page.locator('form[action="?/report"]').count()).toBe(0);
  await page.context().close();
});

it('yang tidak boleh membaca kunjungan diberi tahu tidak ada', async () => {
  const page = await stage.signedIn('petugasDinkes');
  expect((await page.goto(`/rencana-kunjungan/${ids.handedIn}`))?.status()).toBe(404);
  expect((await page.goto('/rencana-kunjungan/bukan-kunjungan'))?.status()).toBe(404);
  const own = await stage.signedIn('lapangan');
  expect((await own.goto(`/rencana-kunjungan/${ids.handedIn}`))?.status()).toBe(200);
  await own.getByText(CAST.lapangan.name).first().waitFor();
  await page.context().close();
  await own.context().close();
});

it('HP yang aksesnya dicabut: isian yang datang sesudahnya menunggu keputusan, lalu dicatat atau ditolak', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
  await page.goto('/rencana-kunjungan/hp');
  const card = page.locator('article', { hasText: CAST.lapangan.name });
  await card.getByText('180 menit lebih cepat').waitFor();
  await card.getByText('2 isian', { exact: true }).waitFor();
  await card.locator('summary').click();
  await card.getByRole('button', { name: 'Cabut akses HP ini' }).click();
  await page.getByText('Akses HP dicabut.').waitFor();
  await card.getByText('akses dicabut, belum dikosongkan').waitFor();
  const late = { nagariCode: '13.10.04.2001', ticketId: null, industry: null, sentraId: null };
  const added = { ...late, visitId: stage.regency.newId(), reason: 'other', on: '2026-11-23' } as const;
  const other = { ...added, visitId: stage.regency.newId() };
  const acts = [await phone.act('visit.add', added), await phone.act('visit.add', other)];
  expect((await phone.send(acts)).isRevoked).toBe(true);
  await page.goto('/rencana-kunjungan/hp');
  const held = page.locator('li', { hasText: 'Kunjungan tambahan' });
  expect(await held.count()).toBe(2);
  expect(await axeFindings(page)).toEqual([]);
  await held.first().getByRole('button', { name: 'Catat' }).click();
  await page.getByText('Keputusan tercatat.').waitFor();
  await held.getByText('Tolak', { exact: true }).first().click();
  await held.getByRole('button', { name: 'Tolak' }).click();
  await page.getByText('Tulis sebabnya.').waitFor();
  await held.getByLabel('Sebab ditolak').fill('Diisi orang lain.');
  await held.getByRole('button', { name: 'Tolak' }).click();
  await page.getByText('Keputusan tercatat.').waitFor();
  expect(await held.count()).toBe(0);
  const known = await stage.regency.db
    .selectFrom('visits')
    .select('id')
    .where('id', 'in', [added.visitId, other.visitId])
    .execute();
  expect(known).toHaveLength(1);
  await page.context().close();
});

it('petugas melihat HP-nya sendiri saja dan tidak dapat mencabut; administrator sampai dari pengaturan', async () => {
  const own = await stage.signedIn('petugasKumperindag');
  await own.goto('/rencana-kunjungan/hp');
  await own.getByText('Belum ada HP yang disiapkan').waitFor();
  const field = await stage.signedIn('lapangan');
  await field.goto('/rencana-kunjungan/hp');
  await field.getByRole('heading', { name: CAST.lapangan.name }).waitFor();
  expect(await field.getByText('Cabut akses HP ini').count()).toBe(0);
  const admin = await stage.signedIn('admin');
  await admin.goto('/atur');
  await admin.getByRole('main').getByRole('link', { name: 'HP petugas' }).click();
  await admin.getByRole('heading', { name: CAST.lapangan.name }).waitFor();
  for (const page of [own, field, admin]) await page.context().close();
});
