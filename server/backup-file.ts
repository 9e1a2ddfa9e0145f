/**
 * The file of a backup: one line of magic, then gzip over frames. A frame is a line of JSON that ends with the number of
 * bytes that follow it. The last frame is the manifest; a file without one is cut off.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const MAGIC = 'OVO Prima backup 1\n';

/** Rows are JSON lines; a file is its bytes. */
export type FrameHead =
  | { readonly kind: 'rows'; readonly table: string; readonly count: number; readonly bytes: number }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'manifest'; readonly bytes: number };

export interface Manifest {
  readonly regency: string;
  readonly madeAt: string;
  /** Names of the migrations the data had. */
  readonly migrations: readonly string[];
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
  readonly files: Readonly<Record<string, string>>;
}

/** Writes frames one after the other, waiting for the disk; never more than a frame in memory. */
export async function writeFrames(path: string) {
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(out, 'open');
  out.write(MAGIC);
  const gzip = createGzip({ level: 5 });
  gzip.pipe(out);
  return {
    async frame(head: FrameHead, payload: Buffer): Promise<void> {
      gzip.write(`${JSON.stringify(head)}\n`);
      if (!gzip.write(payload)) await once(gzip, 'drain');
    },
    async end(): Promise<void> {
      gzip.end();
      await finished(out);
      const file = await open(path, 'r+');
      await file.sync();
      await file.close();
    },
  };
}

/** Reads the frames in order. @throws Error a sentence when this is no backup or it is cut off */
export async function* readFrames(path: string): AsyncGenerator<{ head: FrameHead; payload: Buffer }> {
  const file = await open(path, 'r');
  const magic = Buffer.alloc(MAGIC.length);
  await file.read(magic, 0, magic.length, 0);
  await file.close();
  if (magic.toString('latin1') !== MAGIC) throw new Error(`${path} is not a backup of OVO Prima.`);
  const gunzip = createReadStream(path, { start: MAGIC.length }).pipe(createGunzip());
  let rest: Buffer = Buffer.alloc(0);
  let head: FrameHead | undefined;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (;;) {
        if (head === undefined) {
          const line = rest.indexOf(10);
          if (line < 0) break;
          head = JSON.parse(rest.toString('utf8', 0, line)) as FrameHead;
          rest = rest.subarray(line + 1);
        }
        if (rest.length < head.bytes) break;
        yield { head, payload: rest.subarray(0, head.bytes) };
        rest = rest.subarray(head.bytes);
        head = undefined;
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError || String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new Error(`${path} is damaged or cut off.`, { cause: error });
    throw error;
  }
  if (head !== undefined || rest.length > 0) throw new Error(`${path} is cut off.`);
}
