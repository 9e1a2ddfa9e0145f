/** The phone's engine: what a screen of `/kunjungan` asks, and what keeps everything she entered. */
import type { Phone } from '#offline/phone-words.ts';

/** Opens what lies on this phone; one for a page. @param settings of the build, told to the office */
export function openPhone(settings: { readonly appVersion: string }): Promise<Phone> {
  return Promise.reject(new RangeError(`the phone's engine ${settings.appVersion} is being built`));
}
