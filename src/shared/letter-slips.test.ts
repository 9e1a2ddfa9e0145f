import { describe, expect, it } from 'vitest';
import { slipsBetween } from '#shared/letter-slips.ts';

describe('salah ketik antara dua kata', () => {
  it.each([
    ['sitiung', 'sitiung', 0, 'sama'],
    ['sitiung', 'situng', 1, 'satu huruf hilang'],
    ['sitiung', 'sitiiung', 1, 'satu huruf lebih'],
    ['sitiung', 'sitiang', 1, 'satu huruf lain'],
    ['citra', 'cirta', 1, 'dua huruf tertukar'],
    ['batik', 'oven', 5, 'kata lain'],
    ['', 'abc', 3, 'kosong'],
    ['', '', 0, 'dua-duanya kosong'],
  ])('"%s" dan "%s": %i (%s)', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips);
    expect(slipsBetween(b, a)).toBe(slips);
  });

  it('huruf lain boleh dihitung lebih berat daripada huruf yang hilang atau tertukar', () => {
    expect(slipsBetween('rina', 'rini', 2)).toBe(2);
    expect(slipsBetween('rina', 'rna', 2)).toBe(1);
    expect(slipsBetween('citra', 'cirta', 2)).toBe(1);
  });
});
