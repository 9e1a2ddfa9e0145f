/** A berita acara as PDF, printed in a thread, since the server is one (decision 0134). */
import type { Minutes } from '#domain/visits/minutes.ts';
import type { ToPrinter } from '#domain/visits/minutes-thread.server.ts';
import { minutesWords } from '#domain/visits/minutes-words.server.ts';
import type { Locale } from '#lang/translate.ts';
import { paperPhoto } from '#platform/files/photo-copy.server.ts';
import { readStored } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { withThread } from '#platform/thread.server.ts';

const KEY = 'minutes being printed';
const THREAD = '#domain/visits/minutes-thread.server.ts';

/**
 * The bytes of the PDF. However many ask at once, one is made at a time: the pictures of one report lie in memory.
 * @param folder of the files, from `filesFolder`
 */
export async function minutesAsPdf(
  regency: Pick<Regency, 'memo' | 'now'>,
  folder: string,
  minutes: Minutes,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const before = (regency.memo.get(KEY) as Promise<void> | undefined) ?? Promise.resolve();
  const printed = before.then(() => print(regency, folder, minutes, locale));
  const ended = () => undefined;
  regency.memo.set(KEY, printed.then(ended, ended));
  return printed;
}

async function print(regency: Pick<Regency, 'now'>, folder: string, minutes: Minutes, locale: Locale) {
  const pictures = await picturesOf(folder, minutes);
  return withThread<ToPrinter, Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(THREAD, ({ ask }) =>
    ask({ words: minutesWords(minutes, locale), pictures, printedAt: regency.now() }),
  );
}

/** One after the other, so that one large photo lies in memory at a time; those that are gone are left out. */
async function picturesOf(
  folder: string,
  { photos, signatureId }: Minutes,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const id of [...photos.map((photo) => photo.id), ...(signatureId === null ? [] : [signatureId])]) {
    const stored = await readStored(folder, id);
    if (stored) pictures.set(id, await paperPhoto(stored));
  }
  return pictures;
}
