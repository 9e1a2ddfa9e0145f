/** The *nomor layanan* of a ticket: a code people read over the phone, like `OVP-4K7Q-2M9X`. */
import { parseSpokenCode, spokenCodeFrom } from '#shared/spoken-code.ts';

const PREFIX = 'OVP';

/** A new code from seven random bytes or numbers. */
export function codeFrom(random: ArrayLike<number>): string {
  return spokenCodeFrom(PREFIX, random);
}

/** The code as we write it, from whatever a person typed; undefined when it is not one. */
export function parseCode(typed: string): string | undefined {
  return parseSpokenCode(PREFIX, typed);
}
