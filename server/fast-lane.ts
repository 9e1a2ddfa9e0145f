/**
 * The short way to a kept page: a request whose bytes are exactly those of a request that Node's own parser has read and
 * that was answered from the page cache is answered from it again, without being parsed. Nothing is interpreted here;
 * whatever differs by one byte, comes in pieces or comes with something behind it goes the ordinary way.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { KeptPage, PageCache } from './page-cache.ts';

/** How many different request heads are remembered: a browser of one make sends the same one everywhere. */
const HEADS = 2000;
const LONGEST_HEAD = 2048;
/** As `headersTimeout` and `keepAliveTimeout` of the server: what a connection may take before its first and next request. */
const FIRST_MS = 20_000;
const NEXT_MS = 65_000;

interface KnownHead {
  readonly key: string;
  readonly ifNoneMatch: string | undefined;
}

export class FastLane {
  readonly #cache: PageCache;
  readonly #heads = new Map<string, KnownHead>();
  readonly #waiting = new Set<Socket>();
  #answered = 0;
  #isOver = false;

  constructor(cache: PageCache) {
    this.#cache = cache;
  }

  /** Answers given on this way. */
  get answered(): number {
    return this.#answered;
  }

  /** Remembers a request that was just answered from the cache under `key`. */
  learn(req: IncomingMessage, key: string): void {
    if (req.httpVersion !== '1.1' || !isPlain(req)) return;
    const head = headOf(req);
    if (head.length > LONGEST_HEAD) return;
    this.#heads.delete(head);
    this.#heads.set(head, { key, ifNoneMatch: req.headers['if-none-match'] });
    const oldest = this.#heads.keys().next().value;
    if (this.#heads.size > HEADS && oldest !== undefined) this.#heads.delete(oldest);
  }

  /** Stands before the server: it gets every connection from the first request on that is not answered here. */
  open(server: Server): void {
    const ordinary = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
    server.removeAllListeners('connection');
    server.on('connection', (socket: Socket) => {
      if (this.#isOver) {
        socket.destroy();
        return;
      }
      this.#waiting.add(socket);
      const leave = () => {
        this.#waiting.delete(socket);
        socket.setTimeout(0);
        for (const [event, listener] of listeners) socket.off(event, listener);
      };
      const goOn = (chunk: Buffer) => {
        leave();
        socket.pause();
        socket.unshift(chunk);
        for (const take of ordinary) take.call(server, socket);
        socket.resume();
      };
      const listeners: readonly (readonly [string, (chunk: Buffer) => void])[] = [
        [
          'data',
          (chunk) => {
            if (socket.writableNeedDrain || !this.#answer(socket, chunk)) goOn(chunk);
          },
        ],
        ['end', () => socket.end()],
        ['error', () => socket.destroy()],
        ['timeout', () => socket.destroy()],
        ['close', leave],
      ];
      for (const [event, listener] of listeners) socket.on(event, listener);
      socket.setTimeout(FIRST_MS);
    });
  }

  /** Connections that have nothing under way end now; nothing is answered here any more. */
  close(): void {
    this.#isOver = true;
    for (const socket of this.#waiting) socket.end();
  }

  #answer(socket: Socket, chunk: Buffer): boolean {
    if (chunk.length > LONGEST_HEAD || this.#isOver) return false;
    const known = this.#heads.get(chunk.toString('latin1'));
    if (known === undefined) return false;
    const now = Date.now();
    const page = this.#cache.find(known.key, now);
    // A visitor who may have the page already is told so on the ordinary way.
    if (page === undefined || (page.etag !== '' && page.etag === known.ifNoneMatch)) return false;
    socket.write(wireOf(page, now));
    if (socket.timeout !== NEXT_MS) socket.setTimeout(NEXT_MS);
    this.#answered += 1;
    return true;
  }
}

/** No body, nothing said about the connection but that it stays. */
function isPlain({ headers }: IncomingMessage): boolean {
  const { connection } = headers;
  return (
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.upgrade === undefined &&
    headers.expect === undefined &&
    (connection === undefined || connection.toLowerCase() === 'keep-alive')
  );
}

/** The request as its bytes were, if it was written in the usual way; if it was not, no bytes will ever equal it. */
function headOf(req: IncomingMessage): string {
  let head = `GET ${req.url ?? ''} HTTP/1.1\r\n`;
  for (let i = 0; i < req.rawHeaders.length; i += 2)
    head += `${req.rawHeaders[i] ?? ''}: ${req.rawHeaders[i + 1] ?? ''}\r\n`;
  return `${head}\r\n`;
}

function wireOf(page: KeptPage, now: number): Buffer {
  const second = Math.floor(now / 1000);
  if (page.wire?.second === second) return page.wire.bytes;
  let head = 'HTTP/1.1 200 OK\r\n';
  for (let i = 0; i < page.headers.length; i += 2)
    head += `${page.headers[i] ?? ''}: ${page.headers[i + 1] ?? ''}\r\n`;
  head += `Date: ${new Date(now).toUTCString()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${NEXT_MS / 1000}\r\n\r\n`;
  const bytes = Buffer.from(head + page.body, 'latin1');
  page.wire = { second, bytes };
  return bytes;
}
