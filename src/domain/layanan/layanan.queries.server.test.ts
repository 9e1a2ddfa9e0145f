import { afterAll, beforeAll, expect, it } from 'vitest';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('tells every open topic with its offices, in the given order', async () => {
  const topics = await publishedTopics(world.regency);
  expect(topics).toHaveLength(15);
  expect(topics[0]).toMatchObject({
    id: topic('nib'),
    leadOffice: { id: office('dpmptsp') },
    standardDays: 5,
  });
  expect(topics[0]?.supportingOffices.map(({ id }) => id)).toEqual([office('kumperindag')]);
  expect(topics.every(({ requirements }) => Array.isArray(requirements))).toBe(true);
});

it('groups the 52 nagari under the 11 kecamatan', async () => {
  const groups = await nagariByKecamatan(world.regency);
  expect(groups).toHaveLength(11);
  expect(groups.flatMap(({ nagari }) => nagari)).toHaveLength(52);
});
