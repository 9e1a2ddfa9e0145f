import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { openWorld, type World } from '#tests/world.ts';
import { holdsDemo, seedDemo } from './demo.server.ts';

const worlds: World[] = [];
beforeAll(async () => {
  for (let i = 0; i < 2; i += 1) {
    const world = await openWorld('2026-11-23 10:00');
    worlds.push(world);
    // The demonstration brings the cast itself.
    await world.regency.db.deleteFrom('duties').execute();
    await world.regency.db.deleteFrom('people').execute();
    const identity = openIdentity(world.regency.db, 'a-secret-for-tests-only-0123456789', 'http://127.0.0.1');
    const options = { password: 'sandi-uji-coba-1', tickets: 60, tell: () => {} };
    expect(await seedDemo(world.regency, identity, options)).toBe(true);
    expect(await seedDemo(world.regency, identity, options)).toBe(false);
  }
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const yearOf = (world: World) =>
  world.regency.db
    .selectFrom('ticketActs')
    .innerJoin('tickets', 'tickets.id', 'ticketActs.ticketId')
    .select([
      'tickets.id',
      'tickets.code',
      'tickets.state',
      'ticketActs.seq',
      'ticketActs.act',
      'ticketActs.at',
    ])
    .orderBy('ticketActs.ticketId')
    .orderBy('ticketActs.seq')
    .execute();

it('hari yang sama memberi tahun yang sama', async () => {
  const [first, second] = await Promise.all(worlds.map(yearOf));
  expect(first?.length).toBeGreaterThan(200);
  expect(second).toEqual(first);
});

it('setiap tiket tersimpan sama dengan riwayatnya, dan tidak ada yang terjadi sesudah hari ini', async () => {
  const { regency } = worlds[0] as World;
  expect(await holdsDemo(regency)).toBe(true);
  const stored = await regency.db.selectFrom('tickets').select(['id', 'state', 'version', 'dueAt']).execute();
  for (const { id, ...row } of stored) {
    const acts = await readActs(regency.db, id);
    const folded = foldTicket(id, acts);
    expect(row).toEqual({ state: folded?.state, version: folded?.version, dueAt: folded?.due.at });
    expect(acts.every((act) => act.recordedAt <= regency.now())).toBe(true);
  }
});
