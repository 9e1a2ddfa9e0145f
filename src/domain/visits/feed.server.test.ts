import { afterAll, beforeAll, expect, it } from 'vitest';
import { endFeed, giveFeed } from '#domain/visits/feed.commands.server.ts';
import { feedFile } from '#domain/visits/feed.queries.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

const budi = actorOf('lapangan');
let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

it('kalender seorang petugas dibuka dengan alamat rahasianya, sampai diganti atau diakhiri', async () => {
  const { regency } = world;
  const plan = {
    nagariCode: '13.10.04.2001',
    reason: 'potential',
    on: '2026-11-25',
    personId: budi.personId,
  } as const;
  const { after } = await planVisit(regency, budi, plan);
  const token = await giveFeed(regency, budi);
  const file = await feedFile(regency, token);
  expect(file).toContain(`UID:${after.id}@`);
  expect(file).toContain('DTSTART;VALUE=DATE:20261125');
  expect(await feedFile(regency, token)).toBe(file);
  const stored = await regency.db.selectFrom('visitFeeds').select('hash').execute();
  expect(JSON.stringify(stored)).not.toContain(token);
  const next = await giveFeed(regency, budi);
  await expect(feedFile(regency, token)).rejects.toMatchObject({ code: 'visit_not_found' });
  await endFeed(regency, budi);
  await expect(feedFile(regency, next)).rejects.toMatchObject({ code: 'visit_not_found' });
  await expect(giveFeed(regency, actorOf('wali'))).rejects.toMatchObject({ code: 'outside_visits' });
});
