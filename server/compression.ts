/** Compresses what the pages write, on its way out; leaves streams of news, small answers and files alone. */
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const TEXTUAL = /^(?:text\/(?!event-stream)|application\/(?:json|javascript|manifest\+json|xml)|image\/svg)/;
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;
/** Below this a packet is not filled anyway. */
const WORTH_BYTES = 600;

/** What the client takes, brotli before gzip; `q=0` means that it does not. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const offers = String(accepted ?? '').toLowerCase();
  const takes = (name: string) =>
    offers.split(',').some((offer) => {
      const [token, quality] = offer.split(';').map((part) => part.trim());
      return token === name && !/^q=0(?:\.0*)?$/.test(quality ?? '');
    });
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

/** What a finished answer looked like, for the page cache. */
export interface Sent {
  readonly headers: string[];
  readonly body: Buffer;
}

/**
 * Wraps a response so that `writeHead`, `write` and `end` compress. When `keep` returns a function for the headers about
 * to go out, the bytes sent are collected and handed to it at the end.
 */
export function compressing(
  req: IncomingMessage,
  res: ServerResponse,
  encoding: Encoding,
  keep: (res: ServerResponse) => ((sent: Sent) => void) | undefined,
): void {
  const write = res.write.bind(res);
  const end = res.end.bind(res);
  const writeHead = res.writeHead.bind(res) as (status: number) => ServerResponse;
  let squeeze: BrotliCompress | Gzip | undefined;
  let done: ((sent: Sent) => void) | undefined;
  let headers: string[] = [];
  const sent: Buffer[] = [];
  const collect = (chunk: Buffer) => {
    if (done) sent.push(chunk);
  };

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const given = rest.at(-1);
    if (Array.isArray(given)) {
      for (let i = 0; i < given.length; i += 2) res.setHeader(String(given[i]), given[i + 1]);
    } else if (typeof given === 'object' && given !== null) {
      for (const [name, value] of Object.entries(given as Record<string, OutgoingHttpHeader | undefined>))
        if (value !== undefined) res.setHeader(name, value);
    }
    res.statusCode = status;
    done = keep(res);
    if (isWorth(req, res, status)) {
      res.setHeader('vary', withAcceptEncoding(res.getHeader('vary')));
      if (encoding !== 'identity') {
        res.removeHeader('content-length');
        res.setHeader('content-encoding', encoding);
        const etag = res.getHeader('etag');
        if (typeof etag === 'string' && !etag.startsWith('W/')) res.setHeader('etag', `W/${etag}`);
        squeeze = compressor(encoding);
        squeeze.on('data', (chunk: Buffer) => {
          collect(chunk);
          if (!write(chunk)) squeeze?.pause();
        });
        squeeze.once('end', () => {
          end();
          done?.({ headers, body: Buffer.concat(sent) });
        });
        res.on('drain', () => squeeze?.resume());
        // Who writes to the answer waits for the answer's `drain`, though it is the compressor that was full.
        squeeze.on('drain', () => res.emit('drain'));
        res.once('close', () => squeeze?.destroy());
        squeeze.on('error', () => res.destroy());
      }
    }
    headers = Object.entries(res.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [name, String(value)],
    );
    return writeHead(status);
  }) as typeof res.writeHead;

  res.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (!res.headersSent) res.writeHead(res.statusCode);
    if (squeeze) return squeeze.write(chunk);
    collect(Buffer.from(chunk as string));
    return (write as (...all: unknown[]) => boolean)(chunk, ...rest);
  }) as typeof res.write;

  res.end = ((chunk?: unknown, ...rest: unknown[]) => {
    if (!res.headersSent) res.writeHead(res.statusCode);
    if (squeeze) {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) squeeze.end(chunk);
      else squeeze.end();
      return res;
    }
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) collect(Buffer.from(chunk as string));
    const ended = (end as (...all: unknown[]) => ServerResponse)(chunk, ...rest);
    done?.({ headers, body: Buffer.concat(sent) });
    return ended;
  }) as typeof res.end;
}

function isWorth(req: IncomingMessage, res: ServerResponse, status: number): boolean {
  if (req.method === 'HEAD' || status === 204 || status === 206 || status === 304) return false;
  if (res.hasHeader('content-encoding') || res.hasHeader('content-range')) return false;
  if (!TEXTUAL.test(String(res.getHeader('content-type') ?? ''))) return false;
  const length = res.getHeader('content-length');
  return length === undefined || Number(length) >= WORTH_BYTES;
}

function compressor(encoding: 'br' | 'gzip'): BrotliCompress | Gzip {
  return encoding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : createGzip({ level: GZIP_LEVEL });
}

function withAcceptEncoding(vary: OutgoingHttpHeader | undefined): string {
  const names = String(vary ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of ['Accept-Encoding', 'Cookie'])
    if (!names.some((one) => one.toLowerCase() === name.toLowerCase())) names.push(name);
  return names.join(', ');
}
