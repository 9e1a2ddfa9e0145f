import { describe, expect, it } from 'vitest';
import { countTry, isSimple, waitLeft, wrongAnswer } from './pin.ts';

const NONE = { wrong: 0, waitUntil: null };
const NOW = Date.parse('2026-11-23T02:00:00Z');

/** Wrong `times` over, each as soon as it may be tried. */
function tried(times: number) {
  let tries: { wrong: number; waitUntil: number | null } = NONE;
  let now = NOW;
  for (let i = 0; i < times; i += 1) {
    now += waitLeft(tries, now);
    tries = countTry(tries, now);
  }
  return { tries, now };
}

describe('PIN', () => {
  it.each([
    '12345',
    '1234567',
    'abcdef',
    '',
    '111111',
    '000000',
    '123456',
    '234567',
    '987654',
    '789012',
    '210987',
  ])('%s terlalu mudah', (pin) => expect(isSimple(pin)).toBe(true));
  it.each(['112233', '121212', '135790', '902417'])('%s boleh', (pin) => expect(isSimple(pin)).toBe(false));

  it('empat kali salah masih boleh dicoba segera, lalu menunggu makin lama, paling lama satu jam', () => {
    const left = [1, 2, 3, 4].map(
      (times) => wrongAnswer(tried(times).tries, tried(times).now).params['left'],
    );
    expect(left).toEqual([4, 3, 2, 1]);
    const waits = [5, 6, 7, 8, 9, 10, 11, 30].map((times) => {
      const { tries, now } = tried(times);
      return wrongAnswer(tries, now).params['seconds'];
    });
    expect(waits).toEqual([30, 60, 120, 300, 900, 3600, 3600, 3600]);
  });

  it('jam HP yang mundur tidak membuat orang menunggu lebih lama dari seharusnya', () => {
    const { tries, now } = tried(5);
    expect(waitLeft(tries, now - 86_400_000)).toBe(30_000);
    expect(waitLeft(tries, now + 30_000)).toBe(0);
  });
});
