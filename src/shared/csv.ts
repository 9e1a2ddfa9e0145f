/** Tables as plain text: reading cells out of a line, and writing them so that a spreadsheet opens them unharmed. */

/** The cells of a line; double quotes around cells that hold the separator. */
export function cellsOf(line: string, separator: ',' | ';' | '\t' = ','): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const sign = line[i] ?? '';
    if (sign === '"' && isQuoted && line[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}

/** A line of a table. What a spreadsheet would take for a formula is made plain text by an apostrophe. */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
}

function quoted(cell: string, separator: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(plain) || plain.includes(separator) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
