/** What a form of staff pages shows again after a refusal: the message at each field, and everything that was typed. */
import { aturTexts } from '#lang/atur.ts';
import { hasText, translator, type Locale, type Texts } from '#lang/translate.ts';

/** The answer of `formAction`, as far as the screen reads it; every action's own type fits. */
export type Answer =
  | {
      readonly message?: string | undefined;
      readonly errors?: Readonly<Record<string, string>> | undefined;
      readonly values?: Readonly<Record<string, string>> | undefined;
      readonly picked?: Readonly<Record<string, readonly string[]>> | undefined;
      readonly asks?: boolean | undefined;
    }
  | null
  | undefined;

/**
 * Reads an answer for the screen. `kept` are the values before anybody typed; `words` the text keys of the labels that
 * are not called `field_<name>`; `texts` those of another room, whose words come before those of /atur. A kept list is asked for by `picked`.
 */
export function typed<T extends Texts = typeof aturTexts>(
  form: Answer,
  kept: Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>,
  locale: Locale,
  words: Readonly<Record<string, keyof T & string>> = {},
  texts?: T,
) {
  const said: Texts = { ...aturTexts, ...texts };
  const t = translator(said, locale);
  const errors = form?.errors ?? {};
  const word = (key: string | undefined) =>
    key === undefined ? undefined : hasText(said, key) ? t(key) : t('wrong_choice');
  return {
    /** What stands in the field: what was typed, else what is kept. */
    value: (name: string): string => {
      if (form?.values) return form.values[name] ?? '';
      const value = kept[name];
      return value === true ? '1' : value === false ? '' : String(value ?? '');
    },
    picked: (name: string, before: readonly string[]): readonly string[] => form?.picked?.[name] ?? before,
    error: (name: string): string | undefined => word(errors[name]),
    /** The wrong fields that have a name of their own, in the order the form was read: ways from the top to each. */
    wrong: Object.keys(errors).flatMap((name) => {
      const weekday = name.replace(/^(?:opens|closes)(?=\d$)/, 'weekday_');
      const key = words[name] ?? (weekday === name ? `field_${name}` : weekday);
      return hasText(said, key) ? [{ name, label: t(key) }] : [];
    }),
    /** The sentence above the form: the refusal, or that something below is not right yet. */
    summary:
      form?.message ??
      (Object.keys(errors).length > 0 ? (word(errors['form']) ?? t('look_below')) : undefined),
    asks: form?.asks === true,
  };
}

/** A form of /atur as its screen reads it. */
export type Typed = ReturnType<typeof typed>;
