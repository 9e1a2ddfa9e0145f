/** On a slow line people type before the scripts have come; what they typed stays when these take the page over. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:30');
}, 60_000);
afterAll(() => stage.close());

it('buku tamu: nama yang diketik sebelum skrip datang tidak hilang', async () => {
  const page = await stage.signedIn('loket');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/buku-tamu', { waitUntil: 'commit' });
  const name = page.getByLabel('Nama', { exact: true });
  await name.fill('Dasril');
  await page.getByLabel('Keperluan').fill('Mengantar berkas');
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'dicetak';
    };
  });
  release();
  // The button to print does something only once the scripts run.
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Cetak' }).click();
        return page.title();
      },
      { timeout: 60_000 },
    )
    .toBe('dicetak');
  expect(await name.inputValue()).toBe('Dasril');
  expect(await page.getByLabel('Keperluan').inputValue()).toBe('Mengantar berkas');
  await page.context().close();
});
