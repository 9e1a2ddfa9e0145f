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
  await page.goto('/rencana-kunjungan?nagari=13.10.04.2001');
  for (const name of ['Usaha 0', 'Usaha 1', 'Usaha 2']) await page.getByLabel(name).check();
  const choice = page.locator('form', { has: page.getByRole('button', { name: 'Rencanakan' }) });
  await choice.getByLabel('Hari').fill('2026-11-25');
  await choice.getByLabel('Petugas').selectOption({ label: CAST.lapangan.name });
  await choice.getByRole('button', { name: 'Rencanakan' }).click();
  const day = page.locator('section', { hasText: `Rabu, 25 November 2026 · ${CAST.lapangan.name}` });
  await day.waitFor();
  await day.getByRole('button', { name: 'Urutkan menurut jarak' }).click();
  await page.waitForLoadState();
  expect(await day.locator('li a').allTextContents()).toHaveLength(3);
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
