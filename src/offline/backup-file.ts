/**
 * How a backup lies in a file: a line that says what it is, the sealed rows with their own checksum, and then the sealed bytes
 * of the files one after the other, each with the checksum its row carries. A file that was cut or changed is told from a whole
 * one before anything of it is believed.
 */
import * as v from 'valibot';
import { PHONE_ACT_KINDS } from '#domain/visits/phone-act.ts';
import { FILE_KINDS_OF_VISIT } from '#domain/visits/visit.ts';
import { backupCut, backupForeign, backupNewer } from '#offline/phone.problems.ts';
import type { ActRow, DraftRow, FileRow } from '#offline/store.ts';
import { base64Of, bytesOf, sha256Of } from '#offline/written-bytes.ts';

export interface BackupRows {
  readonly deviceId: string;
  readonly personId: string;
  /** ISO, by the phone's clock. */
  readonly madeAt: string;
  readonly acts: readonly ActRow[];
  readonly drafts: readonly DraftRow[];
  /** Of each, its bytes follow in this order. */
  readonly files: readonly FileRow[];
}

/** The first line: name, version, length of the rows, their SHA-256. */
const NAME = 'kunjungan-cadangan';
const VERSION = 1;
const LONGEST_FIRST_LINE = 160;
const FIRST_LINE = /^kunjungan-cadangan (\d{1,4}) (\d{1,10}) ([0-9a-f]{64})\n/;

const text = v.string();
const id = v.pipe(text, v.uuid());
const instant = v.pipe(text, v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sealed = v.pipe(text, v.base64(), v.transform(bytesOf));
const params = v.record(text, v.union([text, v.number()]));
const degrees = v.nullable(v.number());

const draft = v.object({
  id,
  edits: count,
  kind: v.picklist(PHONE_ACT_KINDS),
  startedAt: instant,
  changedAt: instant,
  body: sealed,
  about: sealed,
  replaces: v.nullable(id),
});
const act = v.object({
  id,
  seq: count,
  tries: count,
  kind: v.picklist(PHONE_ACT_KINDS),
  state: v.picklist(['waiting', 'arrived', 'held', 'refused', 'mended', 'letting_go', 'let_go']),
  madeAt: instant,
  skewMs: v.nullable(v.number()),
  contact: v.nullable(text),
  sealed,
  about: v.nullable(sealed),
  files: v.array(id),
  replaces: v.nullable(id),
  sealedBy: v.nullable(id),
  arrivedAt: v.nullable(instant),
  code: v.nullable(text),
  params,
  detail: v.nullable(sealed),
  result: v.nullable(
    v.object({
      code: v.exactOptional(text),
      version: v.exactOptional(v.number()),
      state: v.exactOptional(text),
    }),
  ),
});
const file = v.object({
  id,
  holderId: id,
  kind: v.picklist(FILE_KINDS_OF_VISIT),
  caption: v.nullable(text),
  size: count,
  sha256: text,
  takenAt: instant,
  lat: degrees,
  lng: degrees,
  accuracyM: degrees,
  state: v.picklist(['here', 'under_way', 'arrived', 'refused', 'gone']),
  received: count,
  code: v.nullable(text),
  hasBytes: v.boolean(),
  arrivedAt: v.nullable(instant),
});
const backup: v.GenericSchema<unknown, BackupRows> = v.object({
  deviceId: id,
  personId: id,
  madeAt: instant,
  acts: v.array(act),
  drafts: v.array(draft),
  files: v.array(file),
});

/** @param bytes of each file, in the order of the rows */
export async function backupFile(rows: BackupRows, bytes: readonly Blob[]): Promise<Blob> {
  const written = JSON.stringify(rows, (_name, value: unknown) =>
    value instanceof Uint8Array ? base64Of(value) : value,
  );
  const encoded = new TextEncoder().encode(written);
  const first = `${NAME} ${VERSION} ${encoded.length} ${await sha256Of(encoded)}\n`;
  return new Blob([first, encoded, ...bytes], { type: 'application/octet-stream' });
}

export interface ReadBackup {
  readonly rows: BackupRows;
  /** The sealed bytes of a file of it. */
  bytesOf(fileId: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Reads a whole backup. @throws Problem backupForeign, backupNewer, backupCut */
export async function readBackupFile(blob: Blob): Promise<ReadBackup> {
  const [first, version, length, digest] =
    FIRST_LINE.exec(await blob.slice(0, LONGEST_FIRST_LINE).text().catch(unreadable)) ?? [];
  if (first === undefined) throw backupForeign();
  if (Number(version) > VERSION) throw backupNewer();
  const end = first.length + Number(length);
  const encoded = await bytesIn(blob, first.length, end);
  if ((await sha256Of(encoded)) !== digest) throw backupCut();
  const read = v.safeParse(backup, JSON.parse(new TextDecoder().decode(encoded)));
  if (!read.success) throw backupForeign();
  const places = placesAfter(end, read.output.files);
  const bytesOfFile = async (fileId: string) => {
    const place = places.get(fileId);
    const bytes = place ? await bytesIn(blob, place.from, place.to) : new Uint8Array();
    if (!place || (await sha256Of(bytes)) !== place.sha256) throw backupCut();
    return bytes;
  };
  for (const { id } of read.output.files) await bytesOfFile(id);
  return { rows: read.output, bytesOf: bytesOfFile };
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly sha256: string;
}

function placesAfter(start: number, files: readonly FileRow[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let from = start;
  for (const { id, size, sha256 } of files) {
    places.set(id, { from, to: from + size, sha256 });
    from += size;
  }
  return places;
}

/** @throws Problem backupCut when so many are not there */
async function bytesIn(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await blob.slice(from, to).arrayBuffer().catch(unreadable);
  if (buffer.byteLength !== to - from) throw backupCut();
  return new Uint8Array(buffer);
}

/** The file is gone, or the card it lay on was taken out. */
function unreadable(): never {
  throw backupCut();
}
