/** What all screens of the phone share: the engine, how things stand, the language. */
import { getContext, setContext } from 'svelte';
import { lapanganTexts } from '#lang/lapangan.ts';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { Phone, Standing } from '#offline/phone-words.ts';
import { isProblem } from '#shared/problem.ts';
import { keepLanguage } from './language.ts';

export interface PhoneHere {
  readonly phone: Phone;
  /** Reactive: renewed after everything that changes on this phone, also from another tab or the service worker. */
  readonly standing: Standing;
  /** Reactive; set to speak another. */
  locale: Locale;
  /** Reactive: one more after every change. */
  readonly changes: number;
}

const KEY = Symbol('phone');

/** For the frame: shares the opened phone with its screens. @param first how things stand, and the language, at opening */
export function sharePhone(phone: Phone, first: Standing, language: Locale): PhoneHere {
  let standing = $state.raw(first);
  let locale = $state(language);
  let changes = $state(0);
  const renew = async () => {
    standing = await phone.standing();
    changes += 1;
  };
  $effect(() => phone.watch(() => void renew()));
  return setContext<PhoneHere>(KEY, {
    phone,
    get standing() {
      return standing;
    },
    get locale() {
      return locale;
    },
    set locale(chosen) {
      locale = chosen;
      keepLanguage(chosen);
    },
    get changes() {
      return changes;
    },
  });
}

/** For a screen: the phone it is drawn on. */
export function usePhone(): PhoneHere {
  return getContext<PhoneHere>(KEY);
}

export interface Asked<Value> {
  /** Undefined until the first answer; afterwards the newest. */
  readonly value: Value | undefined;
  /** The sentence of a refusal, in her language; undefined when the last answer came. */
  readonly refusal: string | undefined;
}

/**
 * For a screen: what the phone answers, asked anew whenever something on it changed or what `ask` reads did.
 * `const lines = asked(() => here.phone.outbox.lines())`, then `lines.value` in the markup.
 */
export function asked<Value>(ask: () => Promise<Value>): Asked<Value> {
  const here = usePhone();
  let value = $state.raw<Value>();
  let thrown = $state.raw<{ readonly cause: unknown }>();
  $effect(() => {
    void here.changes;
    let isLate = false;
    ask().then(
      (answer) => {
        if (isLate) return;
        value = answer;
        thrown = undefined;
      },
      (cause: unknown) => {
        if (!isLate) thrown = { cause };
      },
    );
    return () => {
      isLate = true;
    };
  });
  return {
    get value() {
      return value;
    },
    get refusal() {
      return thrown && refusalSentence(thrown.cause, here.locale);
    },
  };
}

/** The sentence of what was thrown: of a refusal by its name; of a mistake of ours that something broke. */
export function refusalSentence(thrown: unknown, locale: Locale): string {
  if (isProblem(thrown) && hasText(problemTexts, thrown.code))
    return translator(problemTexts, locale)(thrown.code, thrown.params);
  return translator(lapanganTexts, locale)('broke');
}
