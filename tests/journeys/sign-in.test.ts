import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('petugas masuk ke mejanya; yang tidak dikenal ditolak dengan satu kalimat', async () => {
  const page = await stage.signedIn('koordinator');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tugas saya');
  const stranger = await stage.visitor();
  await stranger.goto('/meja');
  expect(new URL(stranger.url()).pathname).toBe('/masuk');
  await stranger.getByLabel('Email').fill('siapa@ovoprima.test');
  await stranger.getByLabel('Kata sandi').fill('entahlah-apa');
  await stranger.getByRole('button', { name: 'Masuk' }).click();
  expect(await stranger.getByRole('alert').textContent()).toContain('tidak cocok');
  expect(await axeFindings(stranger)).toEqual([]);
});
