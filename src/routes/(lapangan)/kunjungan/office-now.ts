/** What the office's clock says now, as far as this phone knows how far its own is off. */
import type { Standing } from '#offline/phone-words.ts';

/** The phone's clock, put right by what was measured at the last contact. */
export function officeNow({ skewMs }: Pick<Standing, 'skewMs'>): Date {
  return new Date(Date.now() - (skewMs ?? 0));
}
