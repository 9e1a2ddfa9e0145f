/** A real server in this process over a world, and a real Chromium: what journeys are played with. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { readConfig } from '#platform/config.server.ts';
import { createAccount, openIdentity } from '#platform/identity/identity.server.ts';
import { setRuntime } from '#platform/runtime.server.ts';
import { listen } from '../server/http.ts';
import { openLog } from '../server/log.ts';
import { CAST, type CastKey } from './cast.ts';
import { openWorld, type World } from './world.ts';

export const PASSWORD = 'sandi-uji-coba-1';

export interface Stage extends World {
  readonly url: string;
  /** A fresh visitor: own cookies; phone-sized unless told otherwise. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  /** Everything the server has logged so far. */
  logged(): string;
  /** Somebody of the cast, signed in. */
  signedIn(key: CastKey, options?: BrowserContextOptions): Promise<Page>;
}

const CHROMIUM = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, and nobody to press "allow".
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

function chromiumHere() {
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error('Install Chromium (on Debian: apt-get install chromium) or set CHROMIUM_PATH.');
  return { executablePath, headless: true, args: FLAGS };
}

function launchBrowser(): Promise<Browser> {
  return chromium.launch(chromiumHere());
}

/** A browser of its own whose memory lies in this folder: started there again, it knows what it knew. */
export function launchOnDisk(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...chromiumHere(), locale: 'id-ID', ...options });
}

/**
 * Opens a world, a server on a free port, and a browser; accounts of the cast have `PASSWORD`.
 * @param settings as the environment gives them, like `PUBLIC_URL`
 */
export async function openStage(
  start?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const world = await openWorld(start);
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'ovo-stage-'));
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, ...settings }, dataDir);
  const logFile = join(dataDir, 'server.log');
  const identity = openIdentity(world.regency.db, 'a-secret-for-tests-only-0123456789', config.publicUrl);
  const regency = { ...world.regency, publicUrl: config.publicUrl };
  setRuntime({ config, regency, identity, log: openLog(logFile) });
  const close = await listen(config);
  const browser = await launchBrowser();
  const visitor = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'id-ID',
      baseURL: config.publicUrl,
      ...options,
    });
    if (options.javaScriptEnabled === false) WITHOUT_SCRIPTS.add(context);
    return context.newPage();
  };
  const accounts = new Set<string>();
  return {
    ...world,
    regency,
    url: `http://127.0.0.1:${port}`,
    visitor,
    logged: () => readFileSync(logFile, 'utf8'),
    async signedIn(key, options = {}) {
      const who = CAST[key];
      if (!accounts.has(key)) {
        const userId = await createAccount(identity, {
          name: who.name,
          email: who.email,
          password: PASSWORD,
        });
        await regency.db.updateTable('people').set({ userId }).where('id', '=', who.id).execute();
        accounts.add(key);
      }
      const page = await visitor({ viewport: { width: 1280, height: 800 }, ...options });
      await page.goto('/masuk');
      await page.getByLabel('Email').fill(who.email);
      await page.getByLabel('Kata sandi').fill(PASSWORD);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.waitForURL(/\/(meja|kinerja)$/);
      return page;
    },
    async close() {
      await browser.close();
      await close();
      await world.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What changes much is asked about first: the first press says what it means, the second does it. */
export async function pressTwice(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('button', { name: `Ya, ${name.toLowerCase()}`, exact: true }).click();
}

/**
 * Every axe finding on the page as `rule: target`; empty is the bar. In a browser without scripts no timer ever runs, and
 * axe waits for one forever: there its markup, as it stands, is looked over in a browser of the same size with scripts.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!WITHOUT_SCRIPTS.has(page.context())) return findingsOn(page);
  const twin = await twinWithScripts(page);
  try {
    return await findingsOn(twin);
  } finally {
    await twin.context().close();
  }
}

/** Contexts that were opened without scripts. */
const WITHOUT_SCRIPTS = new WeakSet<BrowserContext>();

/** The markup that the page shows now, with its styles, but none of its scripts: what stands in `noscript` counts. */
async function twinWithScripts(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const markup = (await page.content()).replaceAll(/<\/?noscript\b[^>]*>/g, '');
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    locale: 'id-ID',
    storageState: await page.context().storageState(),
  });
  const twin = await context.newPage();
  await twin.route('**/*', (route) => {
    const request = route.request();
    if (request.resourceType() === 'script') return route.abort();
    if (!request.isNavigationRequest()) return route.continue();
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup });
  });
  await twin.goto(page.url());
  return twin;
}

async function findingsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
