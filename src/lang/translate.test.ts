import { expect, it } from 'vitest';
import { translator } from './translate.ts';

const texts = {
  open: { id: '{count} tiket terbuka', en: '{count} open {count:ticket|tickets}' },
} as const;

it.each([
  ['id', 1, '1 tiket terbuka'],
  ['id', 2, '2 tiket terbuka'],
  ['en', 0, '0 open tickets'],
  ['en', 1, '1 open ticket'],
  ['en', '1', '1 open ticket'],
  ['en', '1,356', '1,356 open tickets'],
] as const)('dalam bahasa %s, %s: %s', (locale, count, said) =>
  expect(translator(texts, locale)('open', { count })).toBe(said),
);

it('tempat yang tidak diisi tetap terlihat', () =>
  expect(translator({ a: { id: 'Halo {name}', en: 'Hello {name}' } }, 'id')('a')).toBe('Halo {name}'));
