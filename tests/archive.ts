/** Archives made byte by byte, so that a test can bring what no program writes: halves, lies, bombs. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** What the archive claims of the unpacked size, when it lies. */
  readonly claims?: number;
  /** Marked as encrypted. */
  readonly isLocked?: boolean;
}

/** A zip archive of the parts. */
export function archiveOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claims, isLocked } of parts) {
    const raw = Buffer.from(bytes as Uint8Array);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isLocked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, entry, Buffer.from(name));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, list, end]));
}

/** A workbook whose only sheet has this markup inside `<worksheet>`; other parts as given. */
export function workbookOf(sheet: string, others: readonly Part[] = [], book = ''): Uint8Array<ArrayBuffer> {
  return archiveOf([
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns:r="r">${book}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: `<worksheet>${sheet}</worksheet>` },
    ...others,
  ]);
}

/** Microsoft's older container with the name of a part in it: what Excel makes of a workbook that it locks. */
export function containerOf(part: string): Uint8Array<ArrayBuffer> {
  const mark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return new Uint8Array([...mark, ...new Uint8Array(9000), ...Buffer.from(`\uFEFF${part}`, 'utf16le')]);
}

/** The beginning of a picture. */
export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** Two gigabytes of nothing, of which 64 MB are in memory. */
export function twoGigabytes(): Blob {
  const piece = new Blob([new Uint8Array(64 * 1024 * 1024)]);
  return new Blob(Array.from({ length: 32 }, () => piece));
}

/** A small workbook whose texts unpack to 65 MB; `claims` is what the archive says of them, when it lies. */
export function bombOf(claims?: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(65 * 1024 * 1024, ' ');
  const texts = { name: 'xl/sharedStrings.xml', bytes, ...(claims === undefined ? {} : { claims }) };
  return workbookOf('<sheetData><row><c><v>1</v></c></row></sheetData>', [texts]);
}
