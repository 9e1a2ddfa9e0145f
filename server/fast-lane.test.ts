import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FastLane } from './fast-lane.ts';
import { PageCache } from './page-cache.ts';

/** A server that answers every request the ordinary way, keeps `/` and lets the lane learn it. */
let server: Server;
let lane: FastLane;
let port: number;
let ordinary: string[];

const PAGE = {
  headers: ['content-type', 'text/html', 'etag', '"e"', 'content-length', '4'],
  body: 'page',
  etag: '"e"',
  until: Number.MAX_SAFE_INTEGER,
};

beforeEach(async () => {
  const cache = new PageCache(100_000);
  cache.keep('home', PAGE);
  lane = new FastLane(cache);
  ordinary = [];
  server = createServer((req: IncomingMessage, res) => {
    ordinary.push(`${req.method} ${req.url}`);
    if (req.method === 'GET' && req.url === '/' && req.headers.cookie === undefined) lane.learn(req, 'home');
    res.end('slow');
  });
  lane.open(server);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  port = (server.address() as AddressInfo).port;
});
afterEach(
  () =>
    new Promise<void>((done) => {
      server.close(() => done());
      lane.close();
      server.closeAllConnections();
    }),
);

const HEAD = 'GET / HTTP/1.1\r\nhost: here\r\n\r\n';

/** Sends the pieces one after another on a connection, and gives back all that came until the last answer is there. */
async function say(pieces: readonly string[], until: RegExp): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  let came = '';
  try {
    return await new Promise<string>((done, fail) => {
      socket.on('error', fail);
      socket.on('close', () => done(came));
      socket.on('data', (chunk) => {
        came += chunk.toString();
        const next = pieces[(came.match(/HTTP\/1\.1/g) ?? []).length];
        if (next !== undefined) socket.write(next);
        else if (until.test(came)) done(came);
      });
      socket.on('connect', () => socket.write(pieces[0] ?? ''));
    });
  } finally {
    socket.destroy();
  }
}

describe('jalan pendek ke halaman yang tersimpan', () => {
  it('permintaan yang sama sampai ke bita terakhir dijawab dari simpanan, yang pertama dibaca Node', async () => {
    await say([HEAD], /slow/);
    const came = await say([HEAD, HEAD], /page[\s\S]*page/);
    expect(came).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(came).toMatch(/\r\nDate: \w{3}, \d\d /);
    expect(ordinary).toEqual(['GET /']);
    expect(lane.answered).toBe(2);
  });

  it.each([
    ['dengan kuki', 'GET / HTTP/1.1\r\nhost: here\r\ncookie: ovo.session_token=x\r\n\r\n'],
    ['dengan tajuk lain', 'GET / HTTP/1.1\r\nhost: here\r\naccept-language: en\r\n\r\n'],
    ['ditulis lain', 'GET / HTTP/1.1\r\nhost:  here\r\n\r\n'],
    ['HEAD', 'HEAD / HTTP/1.1\r\nhost: here\r\n\r\n'],
    ['HTTP/1.0', 'GET / HTTP/1.0\r\nhost: here\r\n\r\n'],
    ['minta ditutup', 'GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n'],
    ['dengan isi', 'GET / HTTP/1.1\r\nhost: here\r\ncontent-length: 2\r\n\r\nhi'],
    ['alamat lain', 'GET /lapor HTTP/1.1\r\nhost: here\r\n\r\n'],
  ])('%s: jalan biasa', async (_name, head) => {
    await say([HEAD], /slow/);
    await say([head], /HTTP\/1\.1 200[\s\S]*\r\n\r\n/);
    expect(ordinary).toHaveLength(2);
    expect(lane.answered).toBe(0);
  });

  it('yang minta ditutup tidak pernah dipelajari', async () => {
    const closing = 'GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n';
    await say([closing], /slow/);
    await say([closing], /slow/);
    expect(ordinary).toHaveLength(2);
  });

  it('sesudah dijawab pendek, sambungan yang sama bisa lewat jalan biasa, lengkap dan berurutan', async () => {
    await say([HEAD], /slow/);
    const came = await say(
      [HEAD, 'POST /lapor HTTP/1.1\r\nhost: here\r\ncontent-length: 2\r\n\r\nhi', HEAD],
      /page[\s\S]*slow[\s\S]*slow/,
    );
    expect(came.match(/page|slow/g)).toEqual(['page', 'slow', 'slow']);
    expect(ordinary).toEqual(['GET /', 'POST /lapor', 'GET /']);
  });

  it('dua permintaan dalam satu kiriman dibaca Node', async () => {
    await say([HEAD], /slow/);
    expect((await say([HEAD + HEAD], /slow[\s\S]*slow/)).match(/slow/g)).toHaveLength(2);
    expect(lane.answered).toBe(0);
  });

  it('setengah permintaan dibaca Node, yang menunggu sisanya', async () => {
    await say([HEAD], /slow/);
    const socket = connect(port, '127.0.0.1');
    const [taken] = (await Promise.all([once(server, 'connection'), once(socket, 'connect')]))[0] as [Socket];
    socket.write(HEAD.slice(0, 9));
    await once(taken, 'data');
    socket.write(HEAD.slice(9));
    const [came] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(came.toString()).toMatch(/slow$/);
    expect(lane.answered).toBe(0);
  });

  it('yang sudah punya halaman itu dijawab jalan biasa', async () => {
    const known = 'GET / HTTP/1.1\r\nhost: here\r\nif-none-match: "e"\r\n\r\n';
    await say([known], /slow/);
    await say([known], /slow/);
    expect(lane.answered).toBe(0);
  });

  it('sesudah ditutup tidak ada yang dijawab lagi', async () => {
    await say([HEAD], /slow/);
    lane.close();
    expect(await say([HEAD], /./).catch(() => '')).toBe('');
  });
});
