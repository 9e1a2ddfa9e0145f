/** An owner comes to the counter and asks that her data be erased: a copy first, then what goes and what stays, then it is done. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendClaim } from '#domain/registry/claim.commands.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
let page: Page;
let code = '';
let link = '';
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  // Without script: the whole of it is plain forms.
  page = await stage.signedIn('koordinator', { javaScriptEnabled: false });
  const coordinator = actorOf('koordinator');
  code = await registerIndustry(
    stage.regency,
    coordinator,
    makerWith({ name: 'Keripik Murni Chaniago', nib: null, kind: 'person', lat: -0.98, lng: 101.55 }),
  );
  const { secret } = await sendClaim(stage.regency, coordinator, { code });
  link = `/usaha/kelola?k=${secret}`;
});
afterAll(() => stage.close());

const main = (on = page) => on.locator('main').innerText();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** Nothing wider than the screen, no axe finding; a picture where somebody wants to look. */
async function look(name: string, path: string): Promise<void> {
  const eyes = await stage.signedIn('koordinator');
  await eyes.goto(path);
  expect(await axeFindings(eyes), name).toEqual([]);
  for (const width of [360, 768, 1280]) {
    await eyes.setViewportSize({ width, height: 740 });
    expect(await eyes.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    const shots = process.env['SHOTS'];
    if (shots === undefined) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await eyes.emulateMedia({ colorScheme });
      await eyes.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await eyes.close();
}

it('pemilik mengambil salinannya sendiri dengan tautan yang dipegangnya', async () => {
  const owner = await stage.visitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await owner.goto(link);
  const waiting = owner.waitForEvent('download');
  await owner.getByRole('link', { name: 'Ambil salinan' }).click();
  const text = await (await waiting).createReadStream();
  const said = Buffer.concat(await text.toArray()).toString();
  for (const part of ['Murni Chaniago', '1310044101800001', '081234567890', 'Jalan Lintas 12'])
    expect(said).toContain(part);
});

it('petugas loket mengambil salinan untuknya, tetapi tidak dapat menghapus', async () => {
  const desk = await stage.signedIn('loket');
  await desk.goto(`/registri/${code}`);
  expect(await desk.getByRole('link', { name: 'Salinan data' }).count()).toBe(1);
  expect(await desk.getByRole('link', { name: 'Hapus data pemilik' }).count()).toBe(0);
  expect((await desk.goto(`/registri/${code}/hapus-pemilik`))?.status()).toBe(403);
});

it('koordinator membaca apa yang hilang dan apa yang tetap; tanpa alasan dan centang tidak terjadi apa-apa', async () => {
  await page.goto(`/registri/${code}`);
  await look('maker', `/registri/${code}`);
  await page.getByRole('link', { name: 'Hapus data pemilik' }).click();
  expect(await main()).toContain('Yang dihapus');
  await look('erase', `/registri/${code}/hapus-pemilik`);
  expect(await page.getByLabel('Nama usaha sesudah ini').inputValue()).toBe('Keripik');
  await page.getByLabel('Nama usaha sesudah ini').fill('Keripik pisang Koto Tuo');
  await press('Hapus data pemilik');
  expect(await page.locator('#because-error').innerText()).toBe('Isi dulu bagian ini.');
  expect(await main()).toContain('Centang dulu bila Anda yakin.');
  expect(await page.getByLabel('Nama usaha sesudah ini').inputValue()).toBe('Keripik pisang Koto Tuo');
});

it('sesudahnya usaha tetap, pemilik tidak, dan tautannya tidak membuka apa pun', async () => {
  await page.getByLabel('Siapa meminta, kapan, lewat apa').fill('Pemilik datang ke loket 23 November.');
  await page.getByLabel('Ya, hapus data pemilik untuk selamanya').check();
  await press('Hapus data pemilik');
  expect(new URL(page.url()).pathname).toBe(`/registri/${code}`);
  const said = await main();
  expect(said).toContain('Pemilik dihapus atas permintaan');
  expect(said).toContain('Menghapus data pemilik atas permintaan');
  expect(said).toContain('Keripik pisang balado');
  expect(await page.content()).not.toMatch(/Murni|Chaniago/i);
  await look('erased', `/registri/${code}`);
  const owner = await stage.visitor({ javaScriptEnabled: false });
  await owner.goto(link);
  expect(await main(owner)).not.toContain('Ambil salinan');
  expect((await owner.request.get(`${stage.url}/usaha/kelola/salinan`)).status()).toBeLessThan(500);
});
