/** What a phone may send: `Batch` and `PackAsked`, parsed as JSON at the door. */
import * as v from 'valibot';
import { MOST_SHELVES, type PackAsked } from '#domain/visits/pack.ts';
import { PHONE_ACT_KINDS } from '#domain/visits/phone-act.ts';
import {
  LONGEST_CAPTION,
  MOST_ACT_BYTES,
  MOST_ACT_FILES,
  MOST_FILE_BYTES,
  MOST_KEEPS,
  type Batch,
} from '#domain/visits/sync.ts';
import { FILE_KINDS_OF_VISIT } from '#domain/visits/visit.ts';
import { isId } from '#shared/id.ts';

const MOST_ACTS = 500;
const MOST_ASKS = 2000;
/** In base64 three bytes are four characters. */
const LONGEST_SEALED = Math.ceil(MOST_ACT_BYTES / 3) * 4;

const id = v.pipe(v.string(), v.check(isId, 'wrong_choice'));
const instant = v.pipe(v.string(), v.isoTimestamp('wrong_choice'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const degrees = (most: number) => v.nullable(v.pipe(v.number(), v.minValue(-most), v.maxValue(most)));
const believed = v.object({ fromSeq: count, count, sum: count });
const ids = (most: number) => v.pipe(v.array(id), v.maxLength(most));

const sentFile = v.object({
  id,
  kind: v.picklist(FILE_KINDS_OF_VISIT),
  caption: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_CAPTION))),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_FILE_BYTES)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  takenAt: instant,
  lat: degrees(90),
  lng: degrees(180),
  accuracyM: v.nullable(v.pipe(v.number(), v.minValue(0))),
});

const sentAct = v.object({
  id,
  seq: count,
  kind: v.picklist(PHONE_ACT_KINDS),
  madeAt: instant,
  skewMs: v.nullable(v.pipe(v.number(), v.integer())),
  contact: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  sealed: v.pipe(v.string(), v.base64(), v.maxLength(LONGEST_SEALED)),
  files: v.pipe(v.array(sentFile), v.maxLength(MOST_ACT_FILES)),
  replaces: v.nullable(id),
  sealedBy: v.nullable(id),
});

export const batchForm: v.GenericSchema<unknown, Batch> = v.object({
  phoneTime: instant,
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  isPersistent: v.boolean(),
  packAt: v.nullable(instant),
  held: v.object({ acts: count, files: count, bytes: count, needsPerson: count }),
  acts: v.pipe(v.array(sentAct), v.maxLength(MOST_ACTS)),
  dropped: ids(MOST_ACTS),
  asks: ids(MOST_ASKS),
  arrived: v.object({ acts: believed, files: believed }),
  keeps: v.object({ acts: ids(MOST_KEEPS), files: ids(MOST_KEEPS) }),
});

const nagariCode = v.pipe(v.string(), v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/));
export const packForm: v.GenericSchema<unknown, PackAsked> = v.object({
  common: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  shelves: v.record(nagariCode, v.pipe(v.string(), v.maxLength(200))),
  wants: v.pipe(v.array(nagariCode), v.maxLength(MOST_SHELVES)),
});
