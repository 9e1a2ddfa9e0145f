/** What a phone says of what it did, to be compared with what is here: ids, states and digests, nothing of what was written. */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.uuid());
const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const checkFile = v.object({
  format: v.literal('kunjungan-check'),
  version: v.literal(1),
  deviceId: v.nullable(id),
  madeAt: v.pipe(text, v.isoTimestamp()),
  skewMs: v.nullable(v.number()),
  drafts: count,
  acts: v.array(
    v.object({
      id,
      seq: count,
      kind: text,
      state: v.picklist(['waiting', 'arrived', 'held', 'refused', 'mended', 'letting_go', 'let_go']),
      code: v.nullable(text),
      replaces: v.nullable(id),
      /** The phone it was made on, when it came from a backup of another. */
      sealedBy: v.nullable(id),
      /** The number it got. */
      number: v.nullable(text),
      /** SHA-256 of kind and body; null while the phone is locked. */
      digest: v.nullable(text),
    }),
  ),
  files: v.array(
    v.object({
      id,
      /** Its act or draft. */
      holderId: id,
      state: v.picklist(['here', 'under_way', 'arrived', 'refused', 'gone']),
      size: count,
      received: count,
      sha256: text,
    }),
  ),
});
export type CheckFile = v.InferOutput<typeof checkFile>;
