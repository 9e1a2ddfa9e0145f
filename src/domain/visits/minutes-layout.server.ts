/** How a berita acara lies on A4: its words and pictures as the printer takes them. Does no IO. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { minutesTexts } from '#lang/berita-acara.ts';
import { translator } from '#lang/translate.ts';
import type { MinutesWords } from '#domain/visits/minutes-words.server.ts';

/** In points; the text is 210 mm less 22 mm on both sides wide. */
const SIDE = 62;
const PAGE_HEIGHT = 842;
const FOOT = 60;
const TITLE_AND_A_LINE = 44;
const TEXT_WIDTH = 595 - 2 * SIDE;
const COLUMN_GAP = 14;
const COLUMN = (TEXT_WIDTH - COLUMN_GAP) / 2;
const PHOTO_HEIGHT = 180;
const PEN_ROOM = 56;
/** A word that no line holds is broken anywhere, as a screen would. */
const TOO_LONG_A_WORD = /\S{50}/;

/** @param pictures data addresses by id; one that is gone is missing here, and the paper says so */
export function minutesLayout(
  words: MinutesWords,
  pictures: ReadonlyMap<string, string>,
  printedAt: Date,
): TDocumentDefinitions {
  const t = translator(minutesTexts, words.locale);
  const content: Content[] = [
    ...letterhead(words),
    { text: words.title, bold: true, fontSize: 13, alignment: 'center', margin: [0, 14, 0, 0] },
    { text: words.number, alignment: 'center', margin: [0, 0, 0, 12] },
    { text: words.opening },
    {
      layout: 'noBorders',
      table: {
        widths: [90, '*'],
        body: words.facts.map(({ label, text }) => [label, typed(`: ${text}`)]),
      },
      margin: [0, 6, 0, 0],
    },
    ...words.said.flatMap(({ label, text }): Content[] => [
      { text: label, style: 'label', headlineLevel: 1 },
      typed(text),
    ]),
    ...notWhole(words),
    { unbreakable: true, stack: signatures(words, pictures), margin: [0, 16, 0, 0] },
    ...photos(words, pictures),
  ];
  return {
    pageSize: 'A4',
    pageMargins: [SIDE, 56, SIDE, FOOT],
    language: words.locale,
    info: {
      title: words.documentTitle,
      author: words.head.office,
      creator: 'OVO Prima',
      producer: 'OVO Prima',
      creationDate: printedAt,
    },
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.2 },
    styles: {
      small: { fontSize: 8.5 },
      label: { bold: true, margin: [0, 10, 0, 2] },
    },
    images: Object.fromEntries(pictures),
    content,
    // A title never stands alone at the foot of a page.
    pageBreakBefore: (node) =>
      node.headlineLevel === 1 && node.startPosition.top > PAGE_HEIGHT - FOOT - TITLE_AND_A_LINE,
    footer: (page, pages) => ({
      columns: [words.foot, { text: t('foot_page', { page, pages }), alignment: 'right' }],
      style: 'small',
      margin: [SIDE, 20, SIDE, 0],
    }),
  };
}

function notWhole({ notWhole: text }: MinutesWords): Content[] {
  return text === '' ? [] : [{ text, bold: true, margin: [0, 10, 0, 0] }];
}

function typed(text: string): Content {
  return {
    text,
    wordBreak: TOO_LONG_A_WORD.test(text) ? 'break-all' : 'normal',
    preserveLeadingSpaces: true,
  };
}

function letterhead({ head }: MinutesWords): Content[] {
  return [
    { text: head.regency, alignment: 'center' },
    { text: head.office, alignment: 'center', bold: true, fontSize: 12 },
    ...(head.contact === '' ? [] : [{ text: head.contact, alignment: 'center', style: 'small' } as const]),
    { canvas: [lineAcross(5, TEXT_WIDTH, 1.6), lineAcross(8, TEXT_WIDTH, 0.6)] },
  ];
}

function signatures(
  { closing, signs, written }: MinutesWords,
  pictures: ReadonlyMap<string, string>,
): Content[] {
  const signed = ({ drawn }: MinutesWords['signs'][number]): Content =>
    drawn !== null && pictures.has(drawn.id) ? { image: drawn.id, fit: [COLUMN - 40, PEN_ROOM] } : '';
  return [
    { text: closing, margin: [0, 0, 0, 10] },
    {
      alignment: 'center',
      table: {
        widths: signs.map(() => '*'),
        heights: (row) => (row === 1 ? PEN_ROOM + 4 : 'auto'),
        body: [
          signs.map(({ as }) => as),
          signs.map(signed),
          // The line to sign on, with a gap between the two.
          signs.map(() => ({ canvas: [lineAcross(0, COLUMN - 20, 0.6)] })),
          signs.map(({ name, below }) => ({ stack: [{ text: name, bold: true }, below] })),
        ],
      },
      layout: 'noBorders',
    },
    { text: written, style: 'small', margin: [0, 10, 0, 0] },
  ];
}

function lineAcross(y: number, width: number, lineWidth: number) {
  return { type: 'line', x1: 0, y1: y, x2: width, y2: y, lineWidth } as const;
}

function photos(
  { photosTitle, photos: all, photoGone }: MinutesWords,
  pictures: ReadonlyMap<string, string>,
) {
  if (all.length === 0) return [];
  const cells = all.map(({ id, text }): Content => ({
    stack: [
      pictures.has(id) ? { image: id, fit: [COLUMN, PHOTO_HEIGHT] } : { text: photoGone },
      { ...(typed(text) as object), style: 'small', margin: [0, 2, 0, 8] } as Content,
    ],
  }));
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, i): Content => ({
    columnGap: COLUMN_GAP,
    columns: [cells[2 * i] ?? '', cells[2 * i + 1] ?? ''],
  }));
  // The title goes with the first two, and no picture is parted from its words.
  return rows.map((row, i) => ({
    unbreakable: true,
    stack: i === 0 ? [{ text: photosTitle, style: 'label' }, row] : [row],
  }));
}
