/** What may come in for a new version of a rule. Messages are keys of `lang/aturan.ts`. */
import * as v from 'valibot';
import { STANDINGS, type Standing } from '#domain/registry/legal-basis.ts';
import { addDays, dayOf, isDay, WIB } from '#shared/day.ts';
import { readNumber } from '#shared/written-number.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());

/** As typed: numbers by their names, the rest in words. */
export interface RuleInput {
  readonly validFrom: string;
  readonly law: string;
  /** How sure we are of the law. */
  readonly standing: Standing;
  readonly because: string;
  /** The mark of the numbers whose consequences were shown; empty when none were. */
  readonly seen: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** @param names of the numbers of the rule */
export function ruleForm(now: Date, names: readonly string[]) {
  const tomorrow = addDays(dayOf(now, WIB), 1);
  return v.pipe(
    v.objectWithRest(
      {
        validFrom: v.pipe(
          text,
          v.check((typed) => isDay(typed), 'wrong_day'),
          v.check((typed) => !isDay(typed) || typed >= tomorrow, 'day_begun'),
        ),
        law: v.pipe(text, v.nonEmpty('needed'), v.maxLength(200, 'too_long')),
        standing: v.picklist(STANDINGS, 'wrong_choice'),
        because: v.pipe(
          text,
          v.nonEmpty('needed'),
          v.minLength(10, 'reason_short'),
          v.maxLength(1000, 'too_long'),
        ),
        seen: v.pipe(text, v.maxLength(100, 'too_long')),
      },
      v.string(),
    ),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): RuleInput => {
      const numbers: Record<string, number> = {};
      let isWrong = false;
      for (const name of names) {
        const read = readNumber(value[name] ?? '');
        if (read.isRight && read.value >= 0) numbers[name] = read.value;
        else {
          isWrong = true;
          addIssue({
            message: 'number_wrong',
            path: [{ type: 'object', origin: 'value', input: value, key: name, value: value[name] }],
          });
        }
      }
      if (isWrong) return NEVER;
      const { validFrom, law, standing, because, seen } = value;
      return { validFrom, law, standing, because, seen, numbers };
    }),
  );
}

/** Why a version is taken back. */
export const withdrawForm = v.object({
  because: v.pipe(text, v.nonEmpty('needed'), v.minLength(10, 'reason_short'), v.maxLength(1000, 'too_long')),
});
