/** Takes in what people upload: told by content, photos written anew without their metadata, everything else refused. */
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { FILE_KINDS, fileKindOf } from '#platform/files/file-kind.ts';
import {
  fileKindRefused,
  fileTooLarge,
  photoUnreadable,
  tooManyFiles,
} from '#platform/files/file.problems.ts';

const MOST_FILES = 5;
const MOST_BYTES = 10 * 1024 * 1024;
const LONGEST_SIDE = 2000;
/** Far more pixels than a phone sends: above this it is a bomb, not a photo. */
const MOST_PIXELS = 100_000_000;
/** A HEIC photo lies in memory whole, four bytes a pixel. */
const MOST_HEIC_PIXELS = 50_000_000;

/** A file that passed the checks, not yet stored. */
export interface TakenFile {
  /** Only for people; never used as a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Checks and prepares uploads, one after the other: decoding several photos at once would need the memory of all.
 * @throws Problem tooManyFiles, fileTooLarge, fileKindRefused, photoUnreadable; `number` tells which file (from 1)
 */
export async function takeFiles(uploads: readonly File[]): Promise<TakenFile[]> {
  if (uploads.length > MOST_FILES) throw tooManyFiles({ most: MOST_FILES });
  const large = uploads.findIndex((file) => file.size > MOST_BYTES);
  if (large >= 0) throw fileTooLarge({ number: large + 1, megabytes: MOST_BYTES / 1024 / 1024 });
  const taken: TakenFile[] = [];
  for (const [i, upload] of uploads.entries()) taken.push(await takeFile(upload, i + 1));
  return taken;
}

async function takeFile(upload: File, number: number): Promise<TakenFile> {
  const original = new Uint8Array(await upload.arrayBuffer());
  const kind = fileKindOf(original);
  if (kind === undefined) throw fileKindRefused({ number });
  const { group, type, ending } = FILE_KINDS[kind];
  const name = shownName(upload.name, ending);
  if (group !== 'photo') return taken(name, type, original, null, null);
  try {
    const source =
      kind === 'heic' ? await fromHeic(original) : sharp(original, { limitInputPixels: MOST_PIXELS });
    // Turned upright by the camera's note, which then goes with all other metadata: where, when and with what it was taken.
    const { data, info } = await source
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return taken(name, type, data, info.width, info.height);
  } catch {
    throw photoUnreadable({ number });
  }
}

function taken(
  name: string,
  mediaType: string,
  bytes: Uint8Array,
  width: number | null,
  height: number | null,
): TakenFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, mediaType, bytes, sha256, width, height };
}

/** sharp's prebuilt libraries have no HEVC; the decoder is loaded only when somebody brings such a photo. */
async function fromHeic(bytes: Uint8Array): Promise<Sharp> {
  const { default: decode } = await import('heic-decode');
  const [first] = await decode.all({ buffer: bytes });
  if (!first || first.width * first.height > MOST_HEIC_PIXELS) throw photoUnreadable();
  const { width, height, data } = await first.decode();
  return sharp(new Uint8Array(data.buffer), { raw: { width, height, channels: 4 } });
}

/** The name as a person knows it, without folders and odd characters, with the ending of what it really is. */
function shownName(given: string, ending: string): string {
  const bare = (given.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\p{C}"<>|:*?]/gu, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 80)
    .toWellFormed();
  return `${bare === '' ? 'berkas' : bare}.${ending}`;
}
