import { describe, expect, it } from 'vitest';
import { nagariLike } from '#domain/areas/area-search.ts';

const AREAS = [
  {
    code: '13.10.04',
    name: 'Sitiung',
    nagari: [
      { code: '13.10.04.2001', name: 'Sitiung' },
      { code: '13.10.04.2002', name: 'Siguntur' },
      { code: '13.10.04.2004', name: 'Gunung Medan' },
    ],
  },
  {
    code: '13.10.05',
    name: 'Sembilan Koto',
    nagari: [{ code: '13.10.05.2002', name: 'Lubuak Karak' }],
  },
];
const names = (typed: string) => nagariLike(AREAS, typed).map(({ name }) => name);

describe('a nagari for what is typed', () => {
  it.each([
    ['gunung', ['Gunung Medan']],
    ['gunuang medan', ['Gunung Medan']],
    ['medn', ['Gunung Medan']],
    ['1310042002', ['Siguntur']],
    ['13.10.04.2002', ['Siguntur']],
    ['Lubuk Karak', ['Lubuak Karak']],
    ['sembilan', ['Lubuak Karak']],
    ['sitiung', ['Sitiung', 'Siguntur', 'Gunung Medan']],
    ['keripik', []],
    ['', []],
  ])('%s', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });
});
