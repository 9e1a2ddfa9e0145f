/** Asks the real server over one kept connection, signed in as somebody, and tells how long each answer took. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { PASSWORD } from './place.ts';

export interface Answered {
  readonly status: number;
  /** From asking to the last byte. */
  readonly ms: number;
  /** As it came over the wire, head and body. */
  readonly bytes: number;
  readonly headers: IncomingMessage['headers'];
  text(): string;
}

export interface Asker {
  get(path: string): Promise<Answered>;
  /** Sends JSON, as the page's own script does. */
  post(path: string, body: unknown): Promise<Answered>;
  close(): void;
}

/** @param cookie what the visitor carries */
export function asker(url: string, cookie: string): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    get: (path) => ask(agent, url, path, { cookie }),
    post: (path, body) =>
      ask(
        agent,
        url,
        path,
        { cookie, origin: url, 'content-type': 'application/json' },
        JSON.stringify(body),
      ),
    close: () => agent.destroy(),
  };
}

/** Signs in through the form at `/masuk`. @throws Error when the password is refused */
export async function signedIn(url: string, email: string): Promise<Asker> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const form = new URLSearchParams({ email, password: PASSWORD }).toString();
  const answer = await ask(agent, url, '/masuk', { origin: url, accept: 'text/html' }, form);
  agent.destroy();
  const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  return asker(url, cookies);
}

function ask(
  agent: Agent,
  url: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answered> {
  return new Promise((done, fail) => {
    const began = performance.now();
    const sent = request(
      `${url}${path}`,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'text/html',
          'accept-encoding': 'br',
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', fail);
        answer.on('end', () => {
          const ms = performance.now() - began;
          const bytes = Buffer.concat(pieces);
          const head = answer.rawHeaders.reduce((sum, part) => sum + part.length + 2, 17);
          done({
            status: answer.statusCode ?? 0,
            ms,
            bytes: bytes.length + head,
            headers: answer.headers,
            text: () =>
              (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes).toString(),
          });
        });
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}
