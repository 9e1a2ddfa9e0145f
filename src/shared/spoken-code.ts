/**
 * Codes people read over the phone, like `OVP-4K7Q-2M9X`. No look-alikes (I L O U Z 0 1), and the last character checks the
 * others: with a prime alphabet and the weights 1…8 every single wrong character and every swap of two is noticed.
 */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXY';
const FREE_LENGTH = 7;

/** A new code under a prefix (which has a letter outside the alphabet) from seven random numbers, each taken modulo 29. */
export function spokenCodeFrom(prefix: string, random: ArrayLike<number>): string {
  let free = '';
  for (let i = 0; i < FREE_LENGTH; i += 1) free += ALPHABET[(random[i] ?? 0) % ALPHABET.length];
  return written(prefix, free + checkOf(free));
}

/** The code as we write it, from whatever a person typed (spaces, small letters, no dashes); undefined when it is not one. */
export function parseSpokenCode(prefix: string, typed: string): string | undefined {
  const capitals = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const bare = capitals.startsWith(prefix) ? capitals.slice(prefix.length) : capitals;
  if (bare.length !== FREE_LENGTH + 1) return undefined;
  if ([...bare].some((c) => !ALPHABET.includes(c))) return undefined;
  const free = bare.slice(0, FREE_LENGTH);
  return checkOf(free) === bare[FREE_LENGTH] ? written(prefix, bare) : undefined;
}

function written(prefix: string, eight: string): string {
  return `${prefix}-${eight.slice(0, 4)}-${eight.slice(4)}`;
}

function checkOf(free: string): string {
  let sum = 0;
  for (let i = 0; i < free.length; i += 1) sum += (i + 1) * ALPHABET.indexOf(free[i] ?? '');
  // The check character has weight 8 ≡ −21 (mod 29); solving sum + 8·c ≡ 0 needs the inverse of 8, which is 11.
  const check = ((ALPHABET.length - (sum % ALPHABET.length)) * 11) % ALPHABET.length;
  return ALPHABET[check] ?? '';
}
