/** What never reaches the pages: addresses, hosts and bodies that nobody honest sends. Each gets a clear 4xx. */
import type { IncomingMessage } from 'node:http';
import { frameTexts } from '#lang/frame.ts';
import { problemTexts } from '#lang/problems.ts';
import { translator, type Locale } from '#lang/translate.ts';

export interface Refusal {
  readonly status: 400 | 405 | 411 | 413 | 414;
  readonly code: keyof typeof problemTexts & string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const TAKES_FILES = /^\/(?:lapor|lacak|tiket)(?:\/|$)/;
const FILES_LIMIT = 64 * 1024 * 1024;
const USUAL_LIMIT = 256 * 1024;
const ADDRESS_LIMIT = 4096;
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const badAddress: Refusal = { status: 400, code: 'bad_address' };

/** Undefined when the request may pass. Chunked bodies without a length are taken only where files are. */
export function refusalOf(req: IncomingMessage): Refusal | undefined {
  const url = req.url ?? '';
  if (!METHODS.has(req.method ?? '')) return { status: 405, code: 'bad_method' };
  if (url.length > ADDRESS_LIMIT) return { status: 414, code: 'address_too_long' };
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) return badAddress;
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  if (!isReadable(path)) return badAddress;
  const { host } = req.headers;
  if (host !== undefined && !HOST.test(host)) return { status: 400, code: 'bad_host' };
  const takesFiles = TAKES_FILES.test(path);
  if (req.headers['transfer-encoding'] !== undefined && !takesFiles)
    return { status: 411, code: 'length_needed' };
  if (Number(req.headers['content-length'] ?? 0) > (takesFiles ? FILES_LIMIT : USUAL_LIMIT))
    return { status: 413, code: 'body_too_large' };
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

/** The refusal as a small page with the ways on, in the system's own colours; nothing of the request is repeated. */
export function refusalPage(refusal: Refusal, locale: Locale): string {
  const t = translator(frameTexts, locale);
  const sentence = translator(problemTexts, locale)(refusal.code);
  const back = refusal.status === 413 ? `<p>${t('error_back')}</p>` : '';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/error.css">
<title>${t('error_title')} · OVO Prima</title>
</head>
<body>
<main>
<h1>${t('error_title')}</h1>
<p>${sentence}</p>
${back}
<p><a href="/lacak">${t('error_follow')}</a> · <a href="/lapor">${t('error_report')}</a> · <a href="/">${t('home')}</a></p>
</main>
</body>
</html>
`;
}
