/** The other end of `minutes-pdf.server.ts`: a thread that lays one berita acara out and prints it. */
import { minutesLayout } from '#domain/visits/minutes-layout.server.ts';
import type { MinutesWords } from '#domain/visits/minutes-words.server.ts';
import { printPdf } from '#platform/pdf/pdf.server.ts';
import { answerAsThread } from '#platform/thread.server.ts';

export interface ToPrinter {
  readonly words: MinutesWords;
  /** JPEGs by id. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly printedAt: Date;
}

answerAsThread<ToPrinter, Uint8Array<ArrayBuffer>>(({ words, pictures, printedAt }) =>
  printPdf(minutesLayout(words, asAddresses(pictures), printedAt)),
);

function asAddresses(pictures: ToPrinter['pictures']): Map<string, string> {
  return new Map(
    [...pictures].map(([id, jpeg]) => [id, `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`]),
  );
}
