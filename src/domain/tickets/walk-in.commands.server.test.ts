import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptTicket, routeTicket } from '#domain/tickets/ticket.commands.server.ts';
import { finishWalkIn, takenBefore, takeWalkIn } from '#domain/tickets/walk-in.commands.server.ts';
import { walkInForm } from '#domain/tickets/walk-in.form.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const desk = actorOf('loket');
const walkIn = (formId: string, answer: string | undefined) =>
  v.parse(walkInForm(world.regency.now()), {
    topic: topic('spp-irt'),
    nagari: '13.10.04.2001',
    channel: 'desk',
    name: 'Bu Murni',
    words: 'Apakah nomor P-IRT bisa diperpanjang di loket?',
    formId,
    ...(answer === undefined ? {} : { answer }),
  });
const historyOf = async (ticketId: string) =>
  (
    await world.regency.db
      .selectFrom('ticketActs')
      .select('act')
      .where('ticketId', '=', ticketId)
      .orderBy('seq')
      .execute()
  ).map((row) => row.act);

it('listrik padam sesudah tiket tersimpan: formulir yang dikirim lagi membawa jawabannya juga', async () => {
  const form = walkIn('formulir-loket-pertama', 'Bisa, cukup bawa sertifikat lama.');
  const taken = await takeWalkIn(world.regency, desk, form);
  expect(await historyOf(taken.ticketId)).toEqual(['open']);

  const again = await takenBefore(world.regency, desk, form);
  expect(again?.code).toBe(taken.code);
  expect(await finishWalkIn(world.regency, desk, form, taken.ticketId)).toBe(true);
  expect(await historyOf(taken.ticketId)).toEqual(['open', 'answer_on_spot']);
});

it('jawaban yang sudah tersimpan tidak tertulis dua kali', async () => {
  const form = walkIn('formulir-loket-kedua-', 'Bisa, gratis.');
  const taken = await takeWalkIn(world.regency, desk, form);
  expect(await finishWalkIn(world.regency, desk, form, taken.ticketId)).toBe(true);
  expect(await finishWalkIn(world.regency, desk, form, taken.ticketId)).toBe(true);
  expect(await historyOf(taken.ticketId)).toEqual(['open', 'answer_on_spot']);
});

it('tiket yang sementara itu sudah dikerjakan orang lain tidak disentuh, dan loket diberi tahu', async () => {
  const form = walkIn('formulir-loket-ketiga', 'Bisa, gratis.');
  const { ticketId } = await takeWalkIn(world.regency, desk, form);
  await routeTicket(
    world.regency,
    actorOf('koordinator'),
    { ticketId },
    { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
  );
  await acceptTicket(world.regency, actorOf('petugasDinkes'), { ticketId });
  expect(await finishWalkIn(world.regency, desk, form, ticketId)).toBe(false);
  expect(await historyOf(ticketId)).toEqual(['open', 'route', 'accept']);
});

it('tanpa jawaban tidak ada yang menyusul', async () => {
  const form = walkIn('formulir-loket-keempat', undefined);
  const { ticketId } = await takeWalkIn(world.regency, desk, form);
  expect(await finishWalkIn(world.regency, desk, form, ticketId)).toBeUndefined();
  expect(await historyOf(ticketId)).toEqual(['open']);
});
