/** The HTTP server around the built pages: refusals, page cache, compression, health, and a stop that lets requests finish. */
import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Config } from '#platform/config.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { compressing, encodingFor, type Encoding, type Sent } from './compression.ts';
import { FastLane } from './fast-lane.ts';
import { PageCache } from './page-cache.ts';
import { refusalOf, refusalPage, type Refusal } from './refusals.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

const BODY_LIMIT = '64M';
const CACHE_BYTES = 16 * 1024 * 1024;
/** A route that may be kept says for how many seconds; the header itself never leaves. */
const CACHE_HEADER = 'x-ovo-cache';
const READY_PATIENCE_MS = 2000;
const STOP_PATIENCE_MS = 5000;

/** The phone's worker fetches from here alone; a script has no policy but the one it comes with. */
const WORKER = '/service-worker.js';
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** Headers that only we may set; a client that sends them is not believed. */
const OURS = ['x-ovo-proto', 'x-ovo-host', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
/** Any other cookie may change what a page shows. */
const ONLY_LANGUAGE = /^\s*bahasa=(id|en)\s*$/;

/** Starts listening and returns how to stop. @throws a sentence when the port is taken */
export async function listen(config: Config): Promise<() => Promise<void>> {
  process.env['PROTOCOL_HEADER'] = 'x-ovo-proto';
  process.env['HOST_HEADER'] = 'x-ovo-host';
  process.env['BODY_SIZE_LIMIT'] = BODY_LIMIT;
  const built = pathToFileURL(join(import.meta.dirname, '..', 'build', 'handler.js')).href;
  const { handler } = (await import(built)) as { handler: Handler };
  const origin = new URL(config.publicUrl);
  const isSecure = origin.protocol === 'https:';
  const cache = new PageCache(CACHE_BYTES);
  const lane = new FastLane(cache);
  const meters = openMeters(cache, lane);

  const server = createServer((req, res) => {
    // Only answers to good requests are kept, so a kept one needs no second look at the request.
    const encoding = encodingFor(req.headers['accept-encoding']);
    const key = cacheKey(req, encoding);
    if (key !== undefined && sendKept(cache, key, req, res)) {
      meters.keptOrdinarily += 1;
      lane.learn(req, key);
      return;
    }
    const refusal = refusalOf(req);
    if (refusal) {
      refuse(req, res, refusal);
      return;
    }
    const began = performance.now();
    res.once('close', () =>
      meters.seconds.observe(
        { method: req.method ?? '', status: `${Math.floor(res.statusCode / 100)}xx` },
        (performance.now() - began) / 1000,
      ),
    );
    const host = req.headers.host;
    const isProxied = req.headers['x-forwarded-for'] !== undefined || req.headers['forwarded'] !== undefined;
    for (const name of OURS) delete req.headers[name];
    // With the default address every loopback name is ours; a configured PUBLIC_URL is the only origin.
    const isLocal = host !== undefined && LOCAL_HOST.test(host);
    const isFromHere = isLocal && !isProxied && LOOPBACK.test(req.socket.remoteAddress ?? '');
    if (answerMachine(req, res, meters.registry, isFromHere)) return;
    req.headers['x-ovo-proto'] = isLocal ? 'http' : origin.protocol.replace(':', '');
    req.headers['x-ovo-host'] = isLocal ? host : origin.host;
    if (isSecure && !isLocal) res.setHeader('strict-transport-security', 'max-age=31536000');
    if (req.url === WORKER) res.setHeader('content-security-policy', WORKER_POLICY);
    const since = cache.forgotten;
    compressing(req, res, encoding, (ready) => {
      if (isAct(req, ready)) cache.forget();
      return keeper(cache, key, since, ready);
    });
    handler(req, res, () => {
      res.statusCode = 404;
      res.end();
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    );
  });
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  lane.open(server);
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.port} is taken. Set PORT to a free one.`)
          : error,
      ),
    );
    server.listen(config.port, config.host, done);
  });
  return () =>
    new Promise((done) => {
      server.close(() => done());
      lane.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS).unref();
    });
}

function refuse(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const isEnglish = /(?:^|;)\s*bahasa=en(?:;|$)/.test(req.headers.cookie ?? '');
  // What is still coming is not read: the connection ends with the answer.
  res.writeHead(refusal.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(req.headers['content-length'] || req.headers['transfer-encoding'] ? { connection: 'close' } : {}),
  });
  res.end(refusalPage(refusal, isEnglish ? 'en' : 'id'));
}

/** Under which name this answer may be kept or found; undefined when it may not: a query, a cookie, another verb. */
function cacheKey(req: IncomingMessage, encoding: Encoding): string | undefined {
  const { cookie, host } = req.headers;
  if (req.method !== 'GET' || req.url === undefined || req.url.includes('?')) return undefined;
  if (req.headers.authorization !== undefined || req.headers.range !== undefined) return undefined;
  let language = 'id';
  if (cookie !== undefined) {
    const only = ONLY_LANGUAGE.exec(cookie);
    if (!only) return undefined;
    language = only[1] ?? 'id';
  }
  const isSparing = req.headers['save-data'] === 'on' ? 's' : '';
  return `${encoding} ${language}${isSparing} ${host ?? ''} ${req.url}`;
}

function sendKept(cache: PageCache, key: string, req: IncomingMessage, res: ServerResponse): boolean {
  const page = cache.find(key, Date.now());
  if (page === undefined) return false;
  if (page.etag !== '' && req.headers['if-none-match'] === page.etag) {
    res.writeHead(304, ['etag', page.etag, 'vary', 'Accept-Encoding, Cookie', 'cache-control', 'no-cache']);
    res.end();
    return true;
  }
  res.writeHead(200, page.headers as string[]);
  res.end(page.body, 'latin1');
  return true;
}

/**
 * Somebody known has done something: whatever the public sees may be another from now on, so kept pages are forgotten before
 * he reads the answer. What visitors send (reports, surveys) changes sums only, and those may be some seconds old.
 */
function isAct({ method, headers: { cookie } }: IncomingMessage, { statusCode }: ServerResponse): boolean {
  if (method === 'GET' || method === 'HEAD' || statusCode >= 400) return false;
  return cookie !== undefined && !ONLY_LANGUAGE.test(cookie);
}

/** Takes the opt-in header off, and says what to do with the bytes when the answer may be kept. */
function keeper(
  cache: PageCache,
  key: string | undefined,
  since: number,
  res: ServerResponse,
): ((sent: Sent) => void) | undefined {
  const seconds = Number(res.getHeader(CACHE_HEADER) ?? 0);
  res.removeHeader(CACHE_HEADER);
  const isPage = String(res.getHeader('content-type') ?? '').startsWith('text/html');
  if (key === undefined) return undefined;
  if (!(seconds > 0) || res.statusCode !== 200 || !isPage || res.hasHeader('set-cookie')) {
    if (res.statusCode !== 304) cache.drop(key);
    return undefined;
  }
  res.setHeader('cache-control', 'no-cache');
  return ({ headers, body }) => {
    const plain: string[] = [];
    let etag = '';
    for (let i = 0; i < headers.length; i += 2) {
      const name = headers[i] ?? '';
      if (['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name))
        continue;
      if (name === 'etag') etag = headers[i + 1] ?? '';
      plain.push(name, headers[i + 1] ?? '');
    }
    plain.push('content-length', String(body.length));
    const until = Date.now() + seconds * 1000;
    cache.keep(key, { headers: plain, body: body.toString('latin1'), etag, until }, since);
  };
}

/** Addresses for machines: alive, ready (the database answers), and figures for whoever watches this machine. */
function answerMachine(
  req: IncomingMessage,
  res: ServerResponse,
  registry: Registry,
  isFromHere: boolean,
): boolean {
  const say = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
    res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    res.end(text);
  };
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  switch (req.url) {
    case '/healthz':
      say(200, 'ok\n');
      return true;
    case '/readyz':
      void isReady().then((ready) => say(ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n'));
      return true;
    case '/metrics':
      if (!isFromHere) say(404, '');
      else void registry.metrics().then((text) => say(200, text, registry.contentType));
      return true;
    default:
      return false;
  }
}

async function isReady(): Promise<boolean> {
  const late = new Promise<false>((done) => {
    setTimeout(() => done(false), READY_PATIENCE_MS).unref();
  });
  const asked = sql`select 1`.execute(runtime().regency.db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}

function openMeters(cache: PageCache, lane: FastLane) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const bytes = new Gauge({
    name: 'ovo_page_cache_bytes',
    help: 'Bytes of public pages kept ready',
    registers: [registry],
    collect() {
      this.set(cache.bytes);
    },
  });
  const meters = {
    registry,
    bytes,
    /** Kept pages that were not answered by the fast lane. */
    keptOrdinarily: 0,
    kept: new Counter({
      name: 'ovo_pages_from_cache_total',
      help: 'Public pages answered from the cache',
      registers: [registry],
      // Counted without labels by a bare number: this is the busiest line of the server.
      collect() {
        this.reset();
        this.inc(meters.keptOrdinarily + lane.answered);
      },
    }),
    seconds: new Histogram({
      name: 'ovo_http_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers: [registry],
    }),
  };
  return meters;
}
