/** What a file is, told by its first bytes; the name and the type a browser claims are not believed. Pure. */

export type FileKind =
  'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'pdf' | 'm4a' | 'mp3' | 'ogg' | 'webm' | 'wav' | 'amr' | '3gp';

/** Each kind: how it is treated, and the type and ending under which it is kept. Photos are written anew as WebP. */
export const FILE_KINDS: Readonly<
  Record<FileKind, { readonly group: 'photo' | 'document' | 'recording'; type: string; ending: string }>
> = {
  jpeg: { group: 'photo', type: 'image/webp', ending: 'webp' },
  png: { group: 'photo', type: 'image/webp', ending: 'webp' },
  webp: { group: 'photo', type: 'image/webp', ending: 'webp' },
  avif: { group: 'photo', type: 'image/webp', ending: 'webp' },
  heic: { group: 'photo', type: 'image/webp', ending: 'webp' },
  pdf: { group: 'document', type: 'application/pdf', ending: 'pdf' },
  m4a: { group: 'recording', type: 'audio/mp4', ending: 'm4a' },
  mp3: { group: 'recording', type: 'audio/mpeg', ending: 'mp3' },
  ogg: { group: 'recording', type: 'audio/ogg', ending: 'ogg' },
  webm: { group: 'recording', type: 'audio/webm', ending: 'webm' },
  wav: { group: 'recording', type: 'audio/wav', ending: 'wav' },
  amr: { group: 'recording', type: 'audio/amr', ending: 'amr' },
  '3gp': { group: 'recording', type: 'audio/3gpp', ending: '3gp' },
};

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];
const M4A_BRANDS = ['M4A ', 'M4B ', 'mp42', 'mp41', 'isom', 'iso2', 'iso4', 'iso5', 'iso6', 'dash'];

/** The kind of a file, or undefined when it is none of those we take. Needs the whole content. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  const text = (from: number, length: number) =>
    String.fromCharCode(...bytes.subarray(from, Math.min(from + length, bytes.length)));
  const starts = (...wanted: number[]) => wanted.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'webp';
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WAVE') return 'wav';
  if (text(0, 5) === '%PDF-') return 'pdf';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (starts(0x1a, 0x45, 0xdf, 0xa3) && text(4, 60).includes('webm')) return 'webm';
  if (text(0, 5) === '#!AMR') return 'amr';
  if (text(0, 3) === 'ID3' || isMpegAudio(bytes)) return 'mp3';
  if (text(4, 4) !== 'ftyp') return undefined;
  const brand = text(8, 4);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (HEIC_BRANDS.includes(brand)) return 'heic';
  if (brand.startsWith('3gp') || brand.startsWith('3g2')) return '3gp';
  return M4A_BRANDS.includes(brand) ? 'm4a' : undefined;
}

/** Two frames in a row: one frame mark alone appears in any kind of data. Layer III, MPEG 1 and 2. */
function isMpegAudio(bytes: Uint8Array): boolean {
  const first = frameLength(bytes, 0);
  return first !== undefined && frameLength(bytes, first) !== undefined;
}

const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES = [44_100, 48_000, 32_000];

function frameLength(bytes: Uint8Array, at: number): number | undefined {
  const [sync = 0, version = 0, rates = 0] = bytes.subarray(at, at + 3);
  if (sync !== 0xff || (version & 0xe6) !== 0xe2) return undefined;
  const isFirst = (version & 0x18) === 0x18;
  const rate = (isFirst ? RATES_1 : RATES_2)[rates >> 4];
  const sample = SAMPLES[(rates >> 2) & 3];
  if (!rate || !sample) return undefined;
  const halved = isFirst ? 1 : (version & 0x18) === 0x10 ? 2 : 4;
  const padding = (rates >> 1) & 1;
  return Math.floor(((isFirst ? 144 : 72) * rate * 1000) / (sample / halved)) + padding;
}
