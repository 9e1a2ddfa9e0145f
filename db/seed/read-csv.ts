/** Reads our own seed tables: a header, commas, and double quotes around cells that hold commas. */
export function readCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = text.trimEnd().split(/\r?\n/).map(cellsOf);
  if (header === undefined) return [];
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}
