/** Reads our own seed tables: a header, commas, and double quotes around cells that hold commas. */
import { cellsOf } from '#shared/csv.ts';

export function readCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => cellsOf(line));
  if (header === undefined) return [];
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}
