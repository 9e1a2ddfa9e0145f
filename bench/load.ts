/** A small bounded load generator for loopback: so many connections, one request after another on each, for some seconds. */
import { connect } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  readonly answers: number;
  readonly refused: number;
}

/** Asks the same address again and again. */
export async function load(
  port: number,
  path: string,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const request = Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/html\r\naccept-encoding: br\r\n\r\n`,
  );
  let answers = 0;
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  const one = () =>
    new Promise<void>((done, fail) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let left = 0;
      let head = '';
      socket.on('error', fail);
      socket.on('connect', () => socket.write(request));
      socket.on('data', (chunk) => {
        let at = 0;
        while (at < chunk.length) {
          if (left > 0) {
            const taken = Math.min(left, chunk.length - at);
            left -= taken;
            at += taken;
          } else {
            head += chunk.toString('latin1', at);
            const end = head.indexOf('\r\n\r\n');
            if (end < 0) return;
            const length = /content-length: (\d+)/i.exec(head.slice(0, end));
            // Without a length it comes in chunks, the last of which is empty; it is the last thing of the packet.
            if (!length) {
              if (!head.endsWith('\r\n0\r\n\r\n')) return;
              at = chunk.length;
              left = 0;
              head = '';
              answers += 1;
              socket.write(request);
              continue;
            }
            if (!head.startsWith('HTTP/1.1 200')) refused += 1;
            at = chunk.length - (head.length - end - 4);
            left = Number(length[1]);
            head = '';
            if (left > chunk.length - at) continue;
          }
          if (left > 0) continue;
          answers += 1;
          if (performance.now() > until) {
            socket.end();
            done();
            return;
          }
          socket.write(request);
        }
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  return { perSecond: Math.round(answers / ((performance.now() - began) / 1000)), answers, refused };
}

// As a process of its own, so that the server measured has its core to itself.
if (process.argv[1] === import.meta.filename) {
  const [port, path = '/', connections = '32', seconds = '5'] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await load(Number(port), path, Number(connections), Number(seconds))));
}
