/**
 * A small bounded load generator for loopback: so many connections, one request after another on each, for some seconds.
 * It counts bytes instead of parsing: every answer must be as long as the first and begin with the same status.
 */
import { connect } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  readonly answers: number;
  /** Answers whose status was not 200. */
  readonly refused: number;
  /** Length of one answer with its head. */
  readonly bytes: number;
  readonly p99Ms: number;
}

const READ_BYTES = 256 * 1024;
const STATUS_AT = 9;

/** Asks the same address again and again. @throws Error when answers differ in length, or the server goes away */
async function load(port: number, path: string, connections: number, seconds: number): Promise<LoadResult> {
  const request = Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/html\r\naccept-encoding: br\r\n\r\n`,
  );
  const length = await lengthOf(port, request);
  let answers = 0;
  let refused = 0;
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const one = () =>
    new Promise<void>((done, fail) => {
      let got = 0;
      let sent = 0;
      const ask = () => {
        sent = performance.now();
        socket.write(request);
      };
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer: Buffer.allocUnsafe(READ_BYTES),
          callback(size, buffer) {
            if (got === 0 && (size < STATUS_AT + 3 || buffer[STATUS_AT] !== 0x32)) refused += 1;
            got += size;
            if (got < length) return true;
            if (got > length) {
              fail(new Error('an answer was longer than the first one'));
              return false;
            }
            got = 0;
            answers += 1;
            const now = performance.now();
            if (answers % 16 === 0) times.push(now - sent);
            if (now > until) {
              socket.end();
              done();
              return false;
            }
            ask();
            return true;
          },
        },
      });
      socket.on('error', fail);
      socket.on('connect', ask);
    });
  await Promise.all(Array.from({ length: connections }, one));
  const perSecond = Math.round(answers / ((performance.now() - began) / 1000));
  times.sort((a, b) => a - b);
  return { perSecond, answers, refused, bytes: length, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** The length of the second answer: the first may be the one that is drawn and not yet kept. */
async function lengthOf(port: number, request: Buffer): Promise<number> {
  const ask = () =>
    new Promise<number>((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let head = '';
      let size = 0;
      socket.on('error', fail);
      socket.on('data', (chunk) => {
        head += head.includes('\r\n\r\n') ? '' : chunk.toString('latin1');
        size += chunk.length;
        const end = head.indexOf('\r\n\r\n');
        const length = /content-length: (\d+)/i.exec(head);
        const whole = length ? end + 4 + Number(length[1]) : undefined;
        const isOver = whole === undefined ? chunk.toString('latin1').endsWith('0\r\n\r\n') : size >= whole;
        if (end < 0 || !isOver) return;
        socket.destroy();
        done(size);
      });
    });
  await ask();
  return ask();
}

// As a process of its own, so that the server measured has its core to itself.
if (process.argv[1] === import.meta.filename) {
  const [port, path = '/', connections = '32', seconds = '5'] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await load(Number(port), path, Number(connections), Number(seconds))));
}
