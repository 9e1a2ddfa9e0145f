/** What of the office's answers to what a phone hands in is relied on: read before anything of it is believed. */
import * as v from 'valibot';
import type { BatchAnswer, FileAnswer } from '#domain/visits/sync.ts';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ids = v.array(text);

const result = v.object({
  code: v.exactOptional(text),
  version: v.exactOptional(v.number()),
  state: v.exactOptional(text),
});

const actAnswer = v.variant('outcome', [
  v.object({ id: text, outcome: v.literal('accepted'), result }),
  v.object({
    id: text,
    outcome: v.literal('refused'),
    code: text,
    params: v.record(v.string(), v.union([text, v.number()])),
    sealed: v.nullable(v.pipe(text, v.base64())),
  }),
  v.object({ id: text, outcome: v.picklist(['held']) }),
  v.object({ id: text, outcome: v.picklist(['later']) }),
]);

export const fileAnswer: v.GenericSchema<unknown, FileAnswer> = v.object({
  id: text,
  received: count,
  state: v.picklist(['under_way', 'arrived', 'refused', 'unknown']),
  code: v.nullable(text),
});

export const batchAnswer: v.GenericSchema<unknown, BatchAnswer> = v.object({
  serverTime: v.pipe(text, v.isoTimestamp()),
  contact: text,
  acts: v.array(actAnswer),
  files: v.array(fileAnswer),
  recheck: v.boolean(),
  lost: v.object({ acts: ids, files: ids }),
  isRevoked: v.boolean(),
});
