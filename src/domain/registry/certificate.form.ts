/** What may come in about a certificate. Messages are keys of `lang/registry.ts`. */
import * as v from 'valibot';
import { CERTIFICATE_KINDS, type Certificate } from '#domain/registry/certificate.ts';
import { readPirt } from '#domain/registry/pirt.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const LATEST = '2100-01-01';

const dayOrNone = v.pipe(
  text,
  v.check((typed) => typed === '' || (isDay(typed) && typed < LATEST), 'wrong_day'),
  v.transform((typed) => (typed === '' ? null : typed)),
);

function fields(now: Date) {
  const today = dayOf(now, WIB);
  return {
    kind: v.pipe(text, v.picklist(CERTIFICATE_KINDS, 'wrong_choice')),
    name: v.pipe(text, v.maxLength(100, 'too_long')),
    number: v.pipe(text, v.nonEmpty('needed'), v.maxLength(60, 'too_long')),
    issuedOn: v.pipe(
      dayOrNone,
      v.check((day) => day === null || day <= today, 'day_to_come'),
    ),
    validUntil: dayOrNone,
    productId: v.pipe(
      text,
      v.check((typed) => typed === '' || isId(typed), 'wrong_choice'),
      v.transform((typed) => (typed === '' ? null : typed)),
    ),
  };
}

/** A number of home-made food is read and written as it is printed; of the others only that it is one. */
export function certificateForm(now: Date) {
  return v.pipe(
    v.object(fields(now)),
    v.rawTransform(({ dataset, addIssue, NEVER }): Certificate => {
      const given = dataset.value;
      const refuse = (key: keyof typeof given, message: string) =>
        addIssue({
          message,
          path: [{ type: 'object', origin: 'value', input: given, key, value: given[key] }],
        });
      const pirt = given.kind === 'pirt' ? readPirt(given.number, dayOf(now, WIB)) : undefined;
      let isWrong = true;
      if (pirt && !pirt.isRight) refuse('number', pirt.fault);
      else if (!/\d/.test(given.number)) refuse('number', 'number_without_digit');
      else if (given.kind === 'other' && given.name === '') refuse('name', 'needed');
      else if (given.issuedOn !== null && given.validUntil !== null && given.validUntil < given.issuedOn)
        refuse('validUntil', 'ends_before_it_begins');
      else isWrong = false;
      if (isWrong) return NEVER;
      return {
        ...given,
        number: pirt?.isRight ? pirt.number : given.number,
        name: given.kind === 'other' ? given.name : null,
      };
    }),
  );
}

/** Which certificate a further form is of. */
export const certificateIdForm = v.object({
  certificateId: v.pipe(text, v.check(isId, 'wrong_choice')),
});
/** A certificate written anew. */
export function certificateChangeForm(now: Date) {
  return v.intersect([certificateIdForm, certificateForm(now)]);
}
