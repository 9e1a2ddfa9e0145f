import { expect, it } from 'vitest';
import { spokenSecret } from '#domain/offices/spoken-secret.ts';

it('rahasia di kertas ditulis dalam kelompok empat, tanpa huruf yang tertukar', () => {
  const every = spokenSecret(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(every).toMatch(/^(?:[\da-z]{4}-){63}[\da-z]{4}$/);
  expect(every).not.toMatch(/[ilo01]/);
  expect(spokenSecret(Uint8Array.from([0, 1, 2, 3, 23, 31]))).toBe('abcd-22');
});
