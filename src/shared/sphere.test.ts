import { describe, expect, it } from 'vitest';
import { metresBetween } from '#shared/sphere.ts';

describe('jarak', () => {
  it.each([
    ['tempat yang sama', { lat: -1, lng: 101.6 }, { lat: -1, lng: 101.6 }, 0],
    ['satu derajat ke utara', { lat: 0, lng: 101 }, { lat: 1, lng: 101 }, 111_195],
    ['satu derajat ke timur di khatulistiwa', { lat: 0, lng: 101 }, { lat: 0, lng: 102 }, 111_195],
    [
      'satu derajat ke timur di 60° lintang: setengahnya',
      { lat: 60, lng: 101 },
      { lat: 60, lng: 102 },
      55_597,
    ],
    ['Padang ke Jakarta', { lat: -0.9471, lng: 100.4172 }, { lat: -6.2088, lng: 106.8456 }, 923_000],
    ['melewati bujur 180', { lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 }, 111_195],
    ['ke seberang bumi', { lat: 0, lng: 0 }, { lat: 0, lng: 180 }, 20_015_114],
  ])('%s', (_, a, b, metres) => {
    expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThan(Math.max(1, metres * 0.005));
    expect(metresBetween(b, a)).toBe(metresBetween(a, b));
  });
});
