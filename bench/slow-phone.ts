/**
 * What a first visit costs on a cheap phone: real Chromium, 400 kbit/s, 400 ms, processor four times slower.
 * `node bench/slow-phone.ts http://127.0.0.1:3000 OVP-XXXX-XXXX <survey token>` prints its part of the table.
 */
import { chromium } from 'playwright-core';
import { print } from './table.ts';

const [url = '', code = '', token = ''] = process.argv.slice(2);
const KILO = 1000;
const FIRST_VISIT_BYTES = 30 * KILO;
const PAINT_MS = 2000;
const BYTES_PER_SECOND = (400 * 1024) / 8;
const LATENCY_MS = 400;

/** Pages that only read must ship no JavaScript. */
const PAGES: readonly { readonly path: string; readonly says: string; readonly reads: boolean }[] = [
  { path: '/', says: '/', reads: true },
  { path: '/lapor', says: '/lapor', reads: false },
  { path: '/lacak', says: '/lacak', reads: true },
  { path: `/lacak/${code}`, says: '/lacak/<code>', reads: true },
  { path: '/standar-layanan', says: '/standar-layanan', reads: true },
  { path: `/survei/${token}`, says: '/survei/<token>', reads: true },
];

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat(
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ),
});
try {
  for (const page of PAGES) {
    const { bytes, scripts, paintMs, status } = await visit(page.path);
    const isLight = bytes <= FIRST_VISIT_BYTES;
    const isQuick = paintMs <= PAINT_MS;
    print({
      what: `first visit ${page.says}`,
      value: `${(bytes / KILO).toFixed(1)} kB, script ${(scripts / KILO).toFixed(1)} kB, paint ${(paintMs / 1000).toFixed(2)} s`,
      bar: '≤ 30 kB, 2 s',
      isMet: isLight && isQuick && (!page.reads || scripts === 0),
      ...(status === 200 ? {} : { note: `answered ${status}` }),
    });
  }
} finally {
  await browser.close();
}

async function visit(path: string) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const sizes = new Map<string, number>();
  const kinds = new Map<string, string>();
  cdp.on('Network.responseReceived', (told) => kinds.set(told.requestId, told.type));
  cdp.on('Network.loadingFinished', (told) => sizes.set(told.requestId, told.encodedDataLength));
  const answer = await page.goto(url + path, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  const paintMs = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  const sum = (isCounted: (id: string) => boolean) =>
    [...sizes].reduce((total, [id, size]) => total + (isCounted(id) ? size : 0), 0);
  return {
    status: answer?.status() ?? 0,
    bytes: sum(() => true),
    scripts: sum((id) => kinds.get(id) === 'Script'),
    paintMs,
  };
}
