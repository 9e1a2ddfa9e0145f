/** What never reaches the pages: addresses, hosts and bodies that nobody honest sends. Each gets a clear 4xx. */
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: 400 | 405 | 411 | 413 | 414;
  readonly sentence: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const TAKES_FILES = /^\/(?:lapor|lacak|tiket)(?:\/|$)/;
const FILES_LIMIT = 64 * 1024 * 1024;
const USUAL_LIMIT = 256 * 1024;
const ADDRESS_LIMIT = 4096;
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const badAddress: Refusal = { status: 400, sentence: 'Alamat ini tidak dapat dibaca.' };

/** Undefined when the request may pass. Chunked bodies without a length are taken only where files are. */
export function refusalOf(req: IncomingMessage): Refusal | undefined {
  const url = req.url ?? '';
  if (!METHODS.has(req.method ?? '')) return { status: 405, sentence: 'Cara ini tidak dilayani.' };
  if (url.length > ADDRESS_LIMIT) return { status: 414, sentence: 'Alamat ini terlalu panjang.' };
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) return badAddress;
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  if (!isReadable(path)) return badAddress;
  const { host } = req.headers;
  if (host !== undefined && !HOST.test(host)) return { status: 400, sentence: 'Nama server tidak dikenal.' };
  const takesFiles = TAKES_FILES.test(path);
  if (req.headers['transfer-encoding'] !== undefined && !takesFiles)
    return { status: 411, sentence: 'Panjang kiriman harus disebut.' };
  if (Number(req.headers['content-length'] ?? 0) > (takesFiles ? FILES_LIMIT : USUAL_LIMIT))
    return { status: 413, sentence: 'Kiriman ini terlalu besar. Perkecil berkasnya, lalu kirim lagi.' };
  return undefined;
}

function isReadable(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
