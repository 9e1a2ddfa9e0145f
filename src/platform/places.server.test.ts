import { expect, test } from 'vitest';
import { placesFor } from '#platform/places.server.ts';

test('paling banyak sekian sekaligus; yang lain diberi tahu, dan tempat yang selesai terbuka lagi', async () => {
  const places = placesFor(2);
  const waiting = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const running = waiting.map(({ promise }) => places.tryTo(() => promise));
  expect(await places.tryTo(() => Promise.resolve('ketiga'))).toBeUndefined();
  waiting[0]?.resolve('pertama');
  expect(await running[0]).toBe('pertama');
  expect(await places.tryTo(() => Promise.resolve('ketiga'))).toBe('ketiga');
  waiting[1]?.reject(new Error('putus'));
  await expect(running[1]).rejects.toThrow('putus');
  expect(await places.tryTo(() => Promise.resolve('keempat'))).toBe('keempat');
});
