import { describe, expect, it } from 'vitest';
import { GAP_MS, keepNewest } from './keep-newest.ts';

const soon = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Stores slowly, and fails as long as it is told to. */
function disk(ms = 5) {
  const stored: string[] = [];
  const at: number[] = [];
  const states: unknown[] = [];
  const full = { is: false };
  const store = async (text: string) => {
    at.push(performance.now());
    await soon(ms);
    if (full.is) throw new RangeError('full');
    stored.push(text);
  };
  return { stored, at, states, full, keeper: keepNewest(store, (state) => void states.push(state)) };
}

describe('yang diketik disimpan', () => {
  it('huruf pertama segera; sesudahnya yang terbaru, paling lama seperempat detik', async () => {
    const { stored, at, keeper } = disk();
    for (const text of ['a', 'ab', 'abc', 'abcd']) keeper.put(text);
    await soon(GAP_MS + 60);
    expect(stored).toEqual(['a', 'abcd']);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeLessThan(250);
  });

  it('menunggu selesai: tanpa jeda, dan semua yang diketik sampai saat itu', async () => {
    const { stored, states, keeper } = disk();
    keeper.put('a');
    await soon(1);
    keeper.put('ab');
    const from = performance.now();
    await keeper.settled();
    expect(performance.now() - from).toBeLessThan(GAP_MS / 2);
    expect(stored).toEqual(['a', 'ab']);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('HP penuh: tidak ada yang hilang, dicoba lagi dengan yang terbaru', async () => {
    const { stored, states, full, keeper } = disk();
    full.is = true;
    keeper.put('a');
    await expect(keeper.settled()).rejects.toThrow('full');
    expect(states).toEqual(['saving', { failed: new RangeError('full') }]);
    await expect(keeper.settled()).rejects.toThrow('full');
    full.is = false;
    await keeper.settled();
    expect(stored).toEqual(['a']);
    keeper.put('ab');
    await keeper.settled();
    expect(stored).toEqual(['a', 'ab']);
  });

  it('sesudah dihentikan tidak menyimpan apa pun lagi', async () => {
    const { stored, keeper } = disk();
    keeper.put('a');
    await keeper.settled();
    keeper.put('ab');
    keeper.put('abc');
    keeper.stop();
    keeper.put('abcd');
    await keeper.settled();
    await soon(GAP_MS + 50);
    // What was under way when it was stopped may still have arrived; what only waited has not.
    expect(stored).not.toContain('abc');
    expect(stored).not.toContain('abcd');
  });
});
