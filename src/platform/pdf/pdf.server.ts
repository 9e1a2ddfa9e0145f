/** Prints a document as PDF with its fonts embedded: what is in the definition, and nothing fetched from anywhere. */
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

const fontAt = (name: string) =>
  createRequire(import.meta.url).resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`);
const REGULAR = fontAt('Regular');
const MEDIUM = fontAt('Medium');

// Two weights of Roboto (OFL 1.1), which come with the printer.
pdfmake.setFonts({ Roboto: { normal: REGULAR, bold: MEDIUM, italics: REGULAR, bolditalics: MEDIUM } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === REGULAR || path === MEDIUM);

/** @param definition pictures in it are data addresses of JPEG or PNG. It holds up the thread it runs in. */
export async function printPdf(definition: TDocumentDefinitions): Promise<Buffer<ArrayBuffer>> {
  return (await pdfmake.createPdf(definition).getBuffer()) as Buffer<ArrayBuffer>;
}
