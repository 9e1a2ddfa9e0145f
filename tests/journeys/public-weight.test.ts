/** What a first visit costs: at most 30 kB over the wire, and no script where nothing is typed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
});
afterAll(() => stage.close());

it.each([
  '/',
  '/lapor',
  '/lacak',
  '/standar-layanan',
  '/standar-layanan?semua',
  '/privasi',
  '/nagari',
  '/nagari/13.10.04.2001',
  '/sentra',
  '/tidak-ada',
])('kunjungan pertama ke %s', async (path) => {
  const page = await stage.visitor();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  const scripts: string[] = [];
  session.on('Network.loadingFinished', (done) => {
    bytes += done.encodedDataLength;
  });
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThanOrEqual(30_000);
  expect(scripts.length).toBe(path === '/lapor' ? 1 : 0);
  await page.context().close();
});
