import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { giveFeed } from '#domain/visits/feed.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 10:00');
  for (const [i, lng] of [101.5, 101.9, 101.6].entries()) {
    const given = makerWith({ name: `Usaha ${i}`, nib: null, lat: -1, lng }, { nik: null, phone: null });
    await registerIndustry(stage.regency, actorOf('petugasKumperindag'), given);
  }
});
afterAll(() => stage.close());

it('koordinator merencanakan, mengurutkan, dan mengalihkan sehari; kalender petugasnya ikut', async () => {
  const page = await stage.signedIn('koordinator', { viewport: { width: 360, height: 740 } });
  await page.goto('/rencana-kunjungan/pilih?sumber=nagari&nagari=13.10.04.2001');
  for (const name of ['Usaha 0', 'Usaha 1', 'Usaha 2']) await page.getByLabel(name).check();
  const choice = page.locator('form', { has: page.getByRole('button', { name: 'Rencanakan' }) });
  await choice.getByLabel('Hari', { exact: true }).fill('2026-11-25');
  await choice.getByLabel('Petugas', { exact: true }).selectOption({ label: CAST.lapangan.name });
  await choice.getByRole('button', { name: 'Rencanakan' }).click();
  const day = page.locator('section', { hasText: `Rabu, 25 November 2026 · ${CAST.lapangan.name}` });
  await day.waitFor();
  const names = () => day.locator('li a.door').allTextContents();
  const [first = ''] = await names();
  await day.getByRole('button', { name: 'Urutkan menurut jarak' }).click();
  // They stand at 101.5, 101.9 and 101.6 degrees east; who stands first stays first.
  const ways: Readonly<Record<string, readonly string[]>> = {
    'Usaha 0': ['Usaha 0', 'Usaha 2', 'Usaha 1'],
    'Usaha 1': ['Usaha 1', 'Usaha 2', 'Usaha 0'],
    'Usaha 2': ['Usaha 2', 'Usaha 0', 'Usaha 1'],
  };
  await expect.poll(names, { timeout: 20_000 }).toEqual(ways[first]);
  expect(await axeFindings(page)).toEqual([]);
  await day.getByText('Pindahkan seluruh hari ini').first().click();
  const whole = day.locator('form[action^="?/moveDay"]');
  await whole.getByLabel('Petugas').selectOption({ label: CAST.petugasKumperindag.name });
  await whole.getByRole('button').click();
  await page
    .locator('section', { hasText: `Rabu, 25 November 2026 · ${CAST.petugasKumperindag.name}` })
    .waitFor();
  const token = await giveFeed(stage.regency, actorOf('petugasKumperindag'));
  const feed = await page.request.get(`/api/kalender/${token}.ics`);
  expect(feed.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect((await feed.text()).match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect((await page.request.get('/api/kalender/bukan-alamat.ics')).status()).toBe(404);
  await page.context().close();
});
