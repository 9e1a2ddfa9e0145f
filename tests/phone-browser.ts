/** The phone's engine in a real browser against the real server: a page of its own that loads the modules and nothing else. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Phone } from '#offline/phone-words.ts';
import type { Stage } from './browser.ts';
import type { CastKey } from './cast.ts';
import type { Engine } from './phone-entry.ts';

declare global {
  /** In the page: the modules, and the phone that was opened with them. */
  var engine: Engine;
  var phone: Phone;
}

export const PIN = '902417';
const PAGE = '/uji-mesin-hp';

/** The engine's modules as one script; the same bundler as the build. */
export async function bundledEngine(): Promise<string> {
  const entry = fileURLToPath(new URL('phone-entry.ts', import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, target: 'es2022', lib: { entry, formats: ['es'] } },
  });
  const [output] = [made].flat();
  if (!output || !('output' in output)) throw new RangeError('nothing was built');
  return output.output[0].code;
}

/** Somebody of the cast, signed in on a phone whose page loads the engine. */
export async function phonePage(stage: Stage, script: string, key: CastKey): Promise<Page> {
  const page = await stage.signedIn(key, { viewport: { width: 360, height: 740 } });
  await serveEngine(page.context(), script);
  await startPhone(page);
  return page;
}

/** The page that loads the engine, in every tab of this browser. */
export async function serveEngine(context: BrowserContext, script: string): Promise<void> {
  await context.route(`**${PAGE}*`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><title>HP</title><script type="module" src="${PAGE}.js"></script>`,
        }),
  );
}

/** What a phone sends never gets to the office. */
export async function holdBackActs(context: BrowserContext): Promise<void> {
  await context.route('**/api/kunjungan/kirim', (route) => route.abort());
}

/** Opens the phone in this page, as a screen would; also again, after it was ended. */
export async function startPhone(page: Page): Promise<void> {
  await page.goto(PAGE);
  await page.waitForFunction(() => 'engine' in globalThis);
  await page.evaluate(async () => {
    globalThis.phone = await engine.openPhone({ appVersion: 'uji' });
  });
}

/** Another tab of the same phone. */
export async function anotherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await startPhone(page);
  return page;
}

/** Ends the whole browser as an empty battery does: it writes nothing more. */
export async function killBrowser(page: Page): Promise<void> {
  const context = page.context();
  const session = await context.newCDPSession(page);
  const closed = new Promise((done) => context.once('close', done));
  // Nobody is left to answer it.
  session.send('Browser.crash').catch(() => {});
  await closed;
}

/** Ends the page's process as Android does: nothing of it runs any more, no event is told. */
export async function killPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer it.
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}
