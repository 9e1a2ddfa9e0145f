/** What may come in from a phone about itself: parsed as JSON at the door. */
import * as v from 'valibot';
import { isId } from '#shared/id.ts';

const id = v.pipe(v.string(), v.check(isId, 'wrong_choice'));
const instant = v.pipe(v.string(), v.isoTimestamp('wrong_choice'));

/** A browser becomes somebody's phone. `key`: the 32 bytes that seal what lies on it, base64. */
export const enrolForm = v.object({
  deviceId: id,
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('needed'), v.maxLength(60, 'too_long')),
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, 'wrong_choice')),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  phoneTime: instant,
  /** Whose phone it has been, when it introduces itself again: somebody else does not take over what lies on it. */
  personId: v.optional(id),
});
export type EnrolInput = v.InferOutput<typeof enrolForm>;

/** A phone's door is taken away. */
export const revokeForm = v.object({ deviceId: id });

const LONGEST_BECAUSE = 400;

/** What a revoked phone handed in counts, or is let go with a reason. Messages are keys of `lang/visits.ts`. */
export const decideForm = v.pipe(
  v.object({
    actId: id,
    decision: v.picklist(['count', 'let_go'], 'wrong_choice'),
    because: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(LONGEST_BECAUSE, 'too_long')),
  }),
  v.forward(
    v.check(({ decision, because }) => decision === 'count' || because !== '', 'let_go_because_needed'),
    ['because'],
  ),
);
