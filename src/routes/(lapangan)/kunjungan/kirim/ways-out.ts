/** What a person can do about an act that was refused, in the order it is offered: a table by the name of the refusal. */
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import type { OutboxAct } from '#offline/phone-words.ts';

/**
 * `settle`: choose between two sides. `twins`: say that it is another maker, or go to the known one. `renumber`: send it under
 * a new number. `other_maker`: say which maker is meant. `mend`: open the form again. `again`: send it as it is.
 */
export type WayOut = 'settle' | 'twins' | 'renumber' | 'other_maker' | 'mend' | 'again';

const BY_CODE: Readonly<Record<string, readonly WayOut[]>> = {
  changed_by_both: ['settle'],
  form_refused: ['mend'],
  code_taken: ['renumber'],
  industry_not_found: ['other_maker', 'again'],
  no_such_member: ['other_maker', 'again'],
  unknown_visit_target: ['again', 'mend'],
  // As it is it is refused for ever.
  act_is_other: ['mend'],
  act_was_replaced: ['mend'],
  seal_broken: ['mend'],
  act_too_large: ['mend'],
};
/** Whatever else: the office may have changed its mind, or what was said can be changed. */
const OTHERWISE: readonly WayOut[] = ['again', 'mend'];

/** Kinds that name a maker without showing what stands at it: another one can be put in. */
const NAMES_A_MAKER: readonly PhoneActKind[] = [
  'visit.add',
  'industry.figures',
  'industry.add_product',
  'industry.add_certificate',
  'sentra.join',
];

/** Of an act that needs a person. One that cannot be read here, as it came from another phone, is only sent again. */
export function waysOut({
  act,
  code,
  detail,
}: Pick<OutboxAct, 'act' | 'code' | 'detail'>): readonly WayOut[] {
  if (act === null) return ['again'];
  if (detail?.twins) return ['twins', 'mend'];
  const ways = (BY_CODE[code ?? ''] ?? OTHERWISE).filter(
    (way) =>
      (way !== 'other_maker' || NAMES_A_MAKER.includes(act.kind)) &&
      (way !== 'settle' || detail?.now !== undefined),
  );
  return ways.length > 0 ? ways : ['mend'];
}
