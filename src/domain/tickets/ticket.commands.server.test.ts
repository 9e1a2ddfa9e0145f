import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { readActs, readTicket } from '#domain/tickets/ticket.record.server.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const applicantOf = (ticketId: string): ApplicantActor => ({
  kind: 'applicant',
  ticketId,
  channel: 'applicant',
});

const open = (regency = world.regency) =>
  tickets.openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      title: 'Nomor P-IRT hampir habis',
      words: 'Nomor kami berakhir bulan depan.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );

describe('satu tiket dari laporan sampai selesai', () => {
  it('melewati dua dinas, berhenti saat bertanya, dan ditutup pemohon', async () => {
    const { regency } = world;
    world.at('2026-11-23 09:12');
    const { ticket } = await open();
    const target = { ticketId: ticket.id };
    expect(ticket.due.at).toEqual(wib('2026-12-11 16:30'));

    world.at('2026-11-23 10:40');
    await tickets.routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [office('dpmptsp')],
    });
    await tickets.acceptTicket(regency, actorOf('petugasDinkes'), target);
    await tickets.acceptPart(regency, actorOf('petugasDpmptsp'), target);
    await tickets.contribute(regency, actorOf('petugasDpmptsp'), target, 'NIB aktif, KBLI sesuai.');

    world.at('2026-11-24 13:20');
    await tickets.askApplicant(
      regency,
      actorOf('petugasDinkes'),
      target,
      'Boleh kirim foto sertifikat lama?',
    );
    world.at('2026-11-26 19:44');
    const replied = await tickets.replyToQuestion(regency, applicantOf(ticket.id), target, 'Ini fotonya.');
    // Tuesday, Wednesday and Thursday closings lie in the pause: three working days later.
    expect(replied.after.due.at).toEqual(wib('2026-12-16 16:00'));
    expect(replied.after.state).toBe('in_work');

    world.at('2026-12-01 10:00');
    await tickets.answerTicket(
      regency,
      actorOf('petugasDinkes'),
      target,
      'Boleh, ada kursi tambahan 8 Desember.',
    );
    const closed = await tickets.agree(regency, applicantOf(ticket.id), target);
    expect(closed.after).toMatchObject({ state: 'closed', endedHow: 'agreed' });
    expect(closed.after.rounds).toHaveLength(1);

    const stored = await regency.db
      .selectFrom('tickets')
      .select(['state', 'version', 'dueAt'])
      .where('id', '=', ticket.id)
      .executeTakeFirstOrThrow();
    const folded = foldTicket(ticket.id, await readActs(regency.db, ticket.id));
    expect(stored).toEqual({ state: folded?.state, version: folded?.version, dueAt: folded?.due.at });
  });

  it('nomor yang kebetulan sudah dipakai diundi lagi', async () => {
    const { ticket } = await open();
    const { random } = world.regency;
    const taken = await open({
      ...world.regency,
      random: (size) => (size === 7 ? new Uint8Array(7) : random(size)),
    });
    let draws = 0;
    const again = await open({
      ...world.regency,
      random: (size) => (size === 7 && (draws += 1) === 1 ? new Uint8Array(7) : random(size)),
    });
    expect(draws).toBe(2);
    expect(new Set([ticket.code, taken.ticket.code, again.ticket.code]).size).toBe(3);
  });

  it('menolak petugas dinas lain dan yang terlambat melihat', async () => {
    const { regency } = world;
    world.at('2026-11-23 09:12');
    const { ticket } = await open();
    const target = { ticketId: ticket.id };
    await tickets.routeTicket(
      regency,
      actorOf('koordinator'),
      { ...target, seenVersion: 1 },
      { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
    );
    await expect(tickets.acceptTicket(regency, actorOf('petugasPmd'), target)).rejects.toMatchObject({
      code: 'ticket_not_found',
    });
    await expect(
      tickets.acceptTicket(regency, actorOf('petugasDinkes'), { ...target, seenVersion: 1 }),
    ).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(tickets.agree(regency, applicantOf(ticket.id), target)).rejects.toMatchObject({
      code: 'not_now',
    });
    expect(await readTicket(regency.db, ticket.id)).toMatchObject({ version: 2, state: 'routed' });
  });
});
