/**
 * Keeps the phone's one page and what it begins with, so that `/kunjungan` opens at once, also in flight mode. It answers for
 * nothing else: other pages, and everything the engine asks of the office, go their own way. What is kept was fetched as a
 * stranger would: nothing personal lies in it. A newer version waits until a page says that no form is open.
 */
import { version } from '$app/env';
import { self as worker } from '$app/service-worker';
import { handInFromWorker, SYNC_TAG } from '#offline/hand-in.ts';
import { TAKE_OVER } from '#offline/shell-words.ts';
import { BESIDE_PAGE, filesNamedIn, isPageData, isPhonePath, PAGE, PAGE_DATA } from './kept-files.ts';

/** One cache a version: the older page keeps its files until the newer one has all of its own and takes over. */
const PREFIX = 'kunjungan-';
const NAME = `${PREFIX}${version}`;

worker.addEventListener('install', (event) => event.waitUntil(keepPage()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(dropOlder().then(() => worker.clients.claim())),
);
worker.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const kept = keptAddress(event.request);
  if (kept !== undefined) event.respondWith(answer(event.request, kept));
});

/** Background Sync and its periodic sister, which not every browser has. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
for (const name of ['sync', 'periodicsync'])
  worker.addEventListener(name, (event) => {
    const sync = event as SyncEvent;
    if (sync.tag === SYNC_TAG) sync.waitUntil(handIn());
  });

/** What is not all done is refused: the browser then calls again, by its own patience. */
async function handIn(): Promise<void> {
  if (!(await handInFromWorker({ appVersion: version }))) throw new RangeError('not all was handed in');
}

/** Cut anywhere, the next try goes on with what is here; the page itself comes last. */
async function keepPage(): Promise<void> {
  const cache = await caches.open(NAME);
  const page = await fetched(PAGE);
  const files = [...filesNamedIn(await page.clone().text()), ...BESIDE_PAGE];
  await Promise.all(files.map((file) => keepFile(cache, file)));
  await cache.put(PAGE_DATA, await fetched(PAGE_DATA));
  await cache.put(PAGE, page);
}

/** Files are named by what is in them: one that an older version has is not fetched again. */
async function keepFile(cache: Cache, file: string): Promise<void> {
  if (await cache.match(file)) return;
  const older = file.startsWith('/_app/immutable/') ? await caches.match(file) : undefined;
  await cache.put(file, older ?? (await fetched(file)));
}

/** As somebody who is not signed in. */
async function fetched(address: string): Promise<Response> {
  const response = await fetch(address, { credentials: 'omit', redirect: 'error' });
  if (!response.ok) throw new RangeError(`${address}: ${response.status}`);
  return response;
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  );
}

/** Under which address the answer lies here; undefined for what is none of its business. */
function keptAddress(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (isPageData(pathname)) return PAGE_DATA;
  if (request.mode === 'navigate') return isPhonePath(pathname) ? PAGE : undefined;
  const isFile = pathname.startsWith('/_app/immutable/') || BESIDE_PAGE.some((file) => file === pathname);
  return isFile ? pathname : undefined;
}

/** A browser that ran out of room may have thrown the files away: then the line answers, if there is one. */
async function answer(request: Request, address: string): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
