/** Which door stands open at an address: the phone's state decides before its screens do. */
import type { Standing } from '#offline/phone-words.ts';

/** `set_up`: nobody's phone yet, also after the office emptied it. `lock`: the PIN first. `screen`: what the address says. */
export type Door = 'set_up' | 'lock' | 'screen';

/** @param screen of the address; undefined where there is none */
export function doorAt(
  { state }: Pick<Standing, 'state'>,
  screen: { readonly isBeforeLock?: true } | undefined,
): Door {
  if (screen?.isBeforeLock) return 'screen';
  if (state === 'new' || state === 'wiped') return 'set_up';
  return state === 'locked' ? 'lock' : 'screen';
}

/** The phone belongs to somebody. */
export function isHers({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'locked' || state === 'open';
}

export function isOpen({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'open';
}

/** The office took the phone's door away, and it emptied itself. */
export function isEmptied({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'wiped';
}
