/**
 * `npm run bench:sheets`: what reading a sheet of 100,000 rows and 20 columns takes, as CSV and as a workbook, each in a
 * process of its own so that its memory can be told. Decision 0060 rests on these figures.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columnName } from '#shared/sheet.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { workbookOf } from '#tests/archive.ts';
import { machineName } from './machine.ts';

const ROWS = 100_000;
const COLUMNS = 20;
const [what, file = ''] = process.argv.slice(2);

if (what === 'make') make(file);
else if (what === 'read') await read(file);
else measure();

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ovo-sheets-'));
  const ask = (...args: string[]) =>
    execFileSync(process.execPath, [import.meta.filename, ...args], { encoding: 'utf8' });
  try {
    process.stdout.write(`${machineName()}; ${ROWS} rows, ${COLUMNS} columns\n`);
    ask('make', folder);
    for (const name of ['makers.csv', 'makers.xlsx']) process.stdout.write(ask('read', join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function make(folder: string): void {
  const csv: string[] = [];
  const markup: string[] = [];
  for (let row = 1; row <= ROWS; row += 1) {
    const cells = Array.from({ length: COLUMNS }, (_, i) => (i % 3 === 0 ? `Usaha ${i} ${row}` : row * i));
    csv.push(cells.join(';'));
    const marks = cells.map((cell, i) => {
      const place = `r="${columnName(i)}${row}"`;
      return typeof cell === 'number'
        ? `<c ${place}><v>${cell}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
    });
    markup.push(`<row r="${row}">${marks.join('')}</row>`);
  }
  writeFileSync(join(folder, 'makers.csv'), csv.join('\r\n'));
  writeFileSync(join(folder, 'makers.xlsx'), workbookOf(`<sheetData>${markup.join('')}</sheetData>`));
}

async function read(path: string): Promise<void> {
  const idle = process.memoryUsage().rss;
  const from = performance.now();
  const file = await openAsBlob(path);
  let count = 0;
  for await (const { cells } of (await openSheet(file)).rows()) count += cells.length > 0 ? 1 : 0;
  const seconds = ((performance.now() - from) / 1000).toFixed(2);
  const most = process.resourceUsage().maxRSS / 1024;
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  process.stdout.write(
    `${path.split('/').at(-1)}: ${megabytes(file.size)} MB, ${count} rows in ${seconds} s, ` +
      `at most ${Math.round(most)} MB of memory, ${megabytes(idle)} of it before\n`,
  );
}
