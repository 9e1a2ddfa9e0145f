/** How far an act has come, in words and colour: one table for the list and the page of one. */
import { fieldMakerTexts } from '#lang/lapangan-usaha.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { LineState, OutboxLine } from '#offline/phone-words.ts';

const TONES: Readonly<Record<LineState, string>> = {
  on_phone: '',
  sending: 'info',
  arrived: 'good',
  needs_you: 'warn',
  letting_go: '',
  let_go: '',
};

export interface StateWords {
  readonly words: string;
  readonly tone: string;
  /** A person decides what becomes of it. */
  readonly needsHer: boolean;
}

/** In her language. */
export function stateWords({ state }: Pick<OutboxLine, 'state'>, locale: Locale): StateWords {
  const t = translator(fieldMakerTexts, locale);
  return { words: t(`line_${state}`), tone: TONES[state], needsHer: state === 'needs_you' };
}
