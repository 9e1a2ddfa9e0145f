/** A visit handed in from a phone becomes a berita acara: read on the screen, printed on A4, taken along as a PDF. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { partsFolder, takePiece } from '#domain/visits/device-file.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { filesFolder, removeFiles } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';
import { openTaking, phoneOf, type MadeFile } from '../phone.ts';

let stage: Stage;
let taking: Awaited<ReturnType<typeof openTaking>>;
const ids = { held: '', planned: '' };
let photoId = '';
const budi = actorOf('lapangan');

beforeAll(async () => {
  stage = await openStage('2026-11-23 08:00');
  const { regency } = stage;
  const { dataDir } = runtime().config;
  taking = {
    ...(await openTaking()),
    folders: { files: filesFolder(dataDir), parts: partsFolder(dataDir) },
  };
  const given = makerWith({ name: 'Keripik Tempe Bundo', nib: null }, { nik: null, phone: null });
  const industry = await registerIndustry(regency, actorOf('petugasKumperindag'), given);
  const plan = { nagariCode: '13.10.04.2001', on: '2026-11-23', personId: budi.personId };
  const planned = async (more: { industry?: string }) =>
    (await planVisit(regency, actorOf('koordinator'), { ...plan, reason: 'confirm', ...more })).after.id;
  ids.held = await planned({ industry });
  ids.planned = await planned({});
  const phone = await phoneOf(regency, budi, taking);
  const captioned = (made: MadeFile, caption: string): MadeFile => ({
    ...made,
    sent: { ...made.sent, caption },
  });
  stage.at('2026-11-23 09:10');
  const files = [
    captioned(await phone.file('photo', await drawn(PHOTO)), 'Penggiling'),
    await phone.file('photo', await drawn(PHOTO)),
    await phone.file('signature', await drawn(SIGNATURE)),
  ];
  photoId = files[0]?.sent.id ?? '';
  const form = {
    metName: 'Murni',
    metAs: 'pemilik',
    purpose: 'Melihat alat produksi.',
    found: 'Penggiling aus.\nGudang lembap.',
    agreed: 'Dicarikan penggiling dari bantuan 2027.',
    signedName: 'Murni',
    lat: '-0.98',
    lng: '101.63',
    accuracyM: '12',
  };
  const body = { visitId: ids.held, form };
  const act = await phone.act('visit.report', body, { files: files.map(({ sent }) => sent) });
  stage.at('2026-11-23 16:00');
  await phone.send([act]);
  for (const { sent, bytes } of files)
    await takePiece(regency, phone.id, { fileId: sent.id, from: 0, bytes }, taking.folders);
});
afterAll(async () => {
  await taking.close();
  await stage.close();
});

const PHOTO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="#8a5a3c"/><circle cx="600" cy="450" r="300" fill="#d9b38c"/></svg>';
const SIGNATURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><path d="M40 150 C120 20 180 190 260 90 S380 170 560 60" fill="none" stroke="#111" stroke-width="6"/></svg>';

async function drawn(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await sharp(Buffer.from(svg)).png().toBuffer());
}

const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;

it('dari kunjungan sampai ke lembar A4: isi, foto, tanda tangan, dan kapan ditulis serta sampai', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
  await page.goto(`/rencana-kunjungan/${ids.held}`);
  await page.getByRole('link', { name: 'Berita acara' }).click();
  const sheet = page.getByRole('article');
  for (const said of [
    'Senin, 23 November 2026',
    'Budi Santoso',
    'Keripik Tempe Bundo, USH-',
    'Sitiung',
    '-0.98000, 101.63000 menurut HP, kira-kira 12 meter',
    'Murni, pemilik',
    'Melihat alat produksi.',
    'Gudang lembap.',
    'Dicarikan penggiling dari bantuan 2027.',
    /Penggiling · Sen, 23 Nov 2026 09[.:]10/,
    /Ditulis Budi Santoso di HP pada Sen, 23 Nov 2026 09[.:]10 WIB, sampai di kantor pada .* 16[.:]00 WIB/,
  ])
    await sheet.getByText(said).first().waitFor();
  for (const name of ['Penggiling', 'Foto ke-2', 'Tanda tangan Murni']) {
    const picture = sheet.getByRole('img', { name });
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { message: name })
      .toBeGreaterThan(0);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

it('di kertas hanya lembarnya yang tinggal', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 1280, height: 800 } });
  await page.goto(`/rencana-kunjungan/${ids.held}/berita-acara`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(pages(paper)).toBeLessThanOrEqual(2);
  await page.context().close();
});

it('PDF-nya diunduh: berjudul, berbahasa, dua halaman, dan tetap jadi bila satu foto hilang', async () => {
  const page = await stage.signedIn('lapangan');
  await page.goto(`/rencana-kunjungan/${ids.held}/berita-acara`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^berita-acara-2026-11-23-[0-9a-f]{8}\.pdf$/);
  const get = () => page.request.get(`/rencana-kunjungan/${ids.held}/berita-acara.pdf`);
  const answer = await get();
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  const pdf = await answer.body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toContain('/Lang (id)');
  expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(3);
  expect(pages(pdf)).toBe(2);
  await removeFiles(taking.folders.files, [photoId]);
  expect((await (await get()).body()).toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(2);
  await page.context().close();
});

it('yang belum bertemu siapa pun belum punya berita acara, juga sebagai PDF', async () => {
  const page = await stage.signedIn('koordinator');
  for (const name of ['berita-acara', 'berita-acara.pdf']) {
    await page.goto(`/rencana-kunjungan/${ids.planned}/${name}`);
    await page.getByText('Berita acara belum ada').waitFor();
    expect(await page.getByRole('link', { name: 'Unduh PDF' }).count()).toBe(0);
  }
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

it('yang tidak boleh membaca kunjungan tidak dapat mengambilnya; orang luar diminta masuk', async () => {
  const paths = ['berita-acara', 'berita-acara.pdf'].map((name) => `/rencana-kunjungan/${ids.held}/${name}`);
  const other = await stage.signedIn('petugasDinkes');
  const admin = await stage.signedIn('admin');
  const stranger = await stage.visitor();
  for (const path of paths) {
    expect((await other.request.get(path)).status()).toBe(404);
    expect((await admin.request.get(path)).status()).toBe(403);
    const answer = await stranger.request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toMatch(/^\/masuk\?ke=/);
  }
  for (const page of [other, admin, stranger]) await page.context().close();
});
