/** Writes a zip archive as a stream (APPNOTE 6.3.3): each part is squeezed while it comes, its sums stand behind it. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ArchivePart {
  readonly name: string;
  readonly text: AsyncGenerator<string>;
}

/** Little is gained by squeezing harder, and it takes three times as long. */
const LEVEL = 3;
/** Without the larger form of the format no file and no offset may pass this. */
const MOST_BYTES = 0xffff_ffff;
const VERSION = 20;
/** Sizes behind the data, names in UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same rows give the same bytes. */
const [TIME, DAY] = [0, 0x21];

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly squeezed: number;
  readonly size: number;
}

/** The bytes of an archive. @throws RangeError when it grows beyond four gigabytes */
export async function* writeArchive(parts: readonly ArchivePart[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  const counted = (bytes: Uint8Array) => {
    offset += bytes.length;
    if (offset > MOST_BYTES) throw new RangeError('an archive of more than four gigabytes');
    return bytes;
  };
  for (const { name: told, text } of parts) {
    const name = Buffer.from(told);
    const begin = offset;
    yield counted(localHeader(name));
    const sums = { crc: 0, size: 0, squeezed: 0 };
    for await (const bytes of squeezed(text, sums)) {
      sums.squeezed += bytes.length;
      yield counted(bytes);
    }
    yield counted(words([4, 0x0807_4b50], [4, sums.crc], [4, sums.squeezed], [4, sums.size]));
    written.push({ name, offset: begin, ...sums });
  }
  const begin = offset;
  for (const one of written) yield counted(centralHeader(one));
  yield counted(
    words(
      [4, 0x0605_4b50],
      [2, 0],
      [2, 0],
      [2, written.length],
      [2, written.length],
      [4, offset - begin],
      [4, begin],
      [2, 0],
    ),
  );
}

async function* squeezed(
  text: AsyncGenerator<string>,
  sums: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  const source = async function* () {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      yield bytes;
    }
  };
  const squeeze = createDeflateRaw({ level: LEVEL });
  // A fault of the source destroys the squeeze with it, and so reaches whoever reads here.
  const ended = pipeline(Readable.from(source()), squeeze).catch(() => undefined);
  yield* squeeze as AsyncIterable<Uint8Array>;
  await ended;
}

function localHeader(name: Buffer): Uint8Array {
  return Buffer.concat([
    words(
      [4, 0x0403_4b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DAY],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ]);
}

function centralHeader({ name, offset, crc, squeezed, size }: Written): Uint8Array {
  return Buffer.concat([
    words(
      [4, 0x0201_4b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DAY],
      [4, crc],
      [4, squeezed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ),
    name,
  ]);
}

/** Numbers of two or four bytes, the lowest byte first. */
function words(...all: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
