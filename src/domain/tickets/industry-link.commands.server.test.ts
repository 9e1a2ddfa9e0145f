import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { linkIndustry } from '#domain/tickets/industry-link.commands.server.ts';
import { industryLinkOf, ticketsOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

it('usaha dengan nomor HP pemohon ditawarkan, dihubungkan, dan tiketnya terlihat di halaman usaha', async () => {
  const { regency } = world;
  const desk = actorOf('loket');
  const code = await registerIndustry(regency, desk, makerWith({}, { phone: '081234567890' }));
  const { id } = await industryPage(regency, desk, code);
  const { ticket } = await openTicket(regency, desk, {
    channel: 'desk',
    kind: 'problem',
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    words: 'Nomor kami berakhir bulan depan.',
    applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
    hidesName: false,
    wantsVisit: false,
  });
  expect((await industryLinkOf(regency, desk, ticket.id)).offers.map((offer) => offer.code)).toEqual([code]);
  await linkIndustry(regency, desk, ticket.id, code);
  expect(await industryLinkOf(regency, desk, ticket.id)).toMatchObject({ linked: { code }, offers: [] });
  expect((await ticketsOfIndustry(regency, desk, id)).map((one) => one.code)).toEqual([ticket.code]);
  // Siapa yang mengadu tidak pernah sampai ke wali nagari, juga tidak lewat usahanya.
  expect(await ticketsOfIndustry(regency, actorOf('wali'), id)).toEqual([]);
  await expect(linkIndustry(regency, desk, ticket.id, 'USH-2222-2222')).rejects.toMatchObject({
    code: 'unknown_industry',
  });
  await expect(linkIndustry(regency, actorOf('petugasPmd'), ticket.id, code)).rejects.toMatchObject({
    code: 'ticket_not_found',
  });
  await linkIndustry(regency, desk, ticket.id, '');
  expect((await industryLinkOf(regency, desk, ticket.id)).linked).toBeUndefined();
  const audits = await regency.db
    .selectFrom('audits')
    .select('verb')
    .where('verb', '=', 'link_industry')
    .execute();
  expect(audits).toHaveLength(2);
});
