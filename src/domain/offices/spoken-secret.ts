/** A secret that is typed from paper: small letters and digits nobody mistakes for another, in groups of four. */

/** Without i, l, o, 0 and 1; 2 stands twice, so that a byte falls on each of 32 signs alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz234567892';

/** `k7mq-…`: nearly five bits a sign. @param random one byte a sign */
export function spokenSecret(random: Uint8Array): string {
  const text = [...random].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return text.replaceAll(/(.{4})(?=.)/g, '$1-');
}
