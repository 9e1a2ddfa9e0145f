/** Somebody of the office sees that one maker was entered twice, puts the two together, and takes it back again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
let page: Page;
let code = '';
let other = '';
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  page = await stage.signedIn('koordinator');
  const register = (...given: Parameters<typeof makerWith>) =>
    registerIndustry(stage.regency, actorOf('koordinator'), makerWith(...given));
  code = await register({ name: 'Keripik Bundo Kanduang' });
  other = await register(
    { name: 'Kripik Bundo Kandung', jorong: 'Ranah', startedYear: 2010, nib: null },
    { phone: '081355556666', name: 'Murni' },
    ['Keripik ubi ungu'],
  );
  const figures = { womenPaid: 2, menPaid: null, womenUnpaid: null, menUnpaid: null, capacity: null };
  const rest = { output: null, unit: null, sales: 5_000_000, exportSales: null, investment: null };
  await recordFigures(
    stage.regency,
    actorOf('koordinator'),
    { code: other },
    { ...figures, ...rest, capital: null, year: 2024, quarter: 0 },
  );
});
afterAll(() => stage.close());

const main = () => page.locator('main').innerText();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
async function look(name: string): Promise<void> {
  expect(await axeFindings(page), name).toEqual([]);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    const shots = process.env['SHOTS'];
    if (shots === undefined) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
}

it('dari daftar kembar keduanya dibandingkan, yang berbeda saja yang ditanyakan', async () => {
  await page.goto('/registri/kembar?nagari=13.10.04.2001');
  await look('twins');
  await page.getByRole('link', { name: 'Bandingkan dan putuskan' }).first().click();
  await page.goto(`/registri/kembar/gabung?usaha=${code}&satunya=${other}`);
  const said = await main();
  expect(said).toContain('Kripik Bundo Kandung');
  expect(said).not.toContain('Bentuk usaha');
  // Personal fields stay masked here too.
  expect(said).not.toContain('081355556666');
  await look('merge');
});

it('digabung: satu yang tetap, dengan isian yang dipilih dan semua miliknya', async () => {
  await page.locator('input[name="startedYear"][value="other"]').check();
  await press('Gabungkan');
  expect(new URL(page.url()).pathname).toBe(`/registri/${code}`);
  const said = await main();
  for (const part of ['Keripik Bundo Kanduang', 'sejak 2010', 'Keripik ubi ungu', '5.000.000'])
    expect(said).toContain(part);
  await look('merged');
});

it('nomor yang lama membawa ke yang tetap, dengan keterangan; juga dari halaman di bawahnya', async () => {
  for (const path of ['', '/ubah', '/produk']) {
    await page.goto(`/registri/${other}${path}`);
    expect(new URL(page.url()).pathname).toBe(`/registri/${code}`);
    expect(await main()).toContain(`${other} sudah digabung ke data ini.`);
  }
  await page.goto('/registri?cari=bundo');
  expect(await main()).not.toContain('Kripik Bundo Kandung');
});

it('dipisahkan lagi: keduanya seperti semula', async () => {
  await page.goto(`/registri/${code}`);
  await press('Pisahkan lagi');
  expect(await main()).toContain('sejak 2016');
  expect(await main()).not.toContain('Keripik ubi ungu');
  await page.goto(`/registri/${other}`);
  expect(await main()).toMatch(/Kripik Bundo Kandung[\s\S]*Keripik ubi ungu[\s\S]*5\.000\.000/);
});

it('yang berbeda dikatakan berbeda, dan tidak ditawarkan lagi', async () => {
  await page.goto(`/registri/kembar/gabung?usaha=${code}&satunya=${other}`);
  await press('Bukan usaha yang sama');
  expect(new URL(page.url()).pathname).toBe('/registri/kembar');
  await page.goto('/registri/kembar?nagari=13.10.04.2001');
  expect(await main()).not.toContain('Kripik Bundo Kandung');
});

it('nomor yang bukan nomor, nomor sendiri, dan loket: kalimat yang jelas', async () => {
  for (const [query, status] of [
    ['', 200],
    ['?usaha=x&satunya=y', 404],
    [`?usaha=${code}&satunya=${code}`, 422],
  ] as const)
    expect((await page.goto(`/registri/kembar/gabung${query}`))?.status()).toBe(status);
  const desk = await stage.signedIn('loket');
  expect((await desk.goto(`/registri/kembar/gabung?usaha=${code}&satunya=${other}`))?.status()).toBe(403);
  await desk.goto(`/registri/${code}`);
  expect(await desk.locator('main').innerText()).not.toContain('Gabungkan dengan data lain');
});
