/** What must hold for every calendar, pause and order of acts, tried on many that nobody thought of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closingOf,
  DEFAULT_RAMADAN_WEEK,
  DEFAULT_WEEK,
  dueAt,
  type Pause,
  type WorkCalendar,
} from '#domain/offices/calendar.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { isProblem } from '#shared/problem.ts';
import { addDays } from '#shared/day.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';
import { readCsv } from '../../../db/seed/read-csv.ts';

const seed = join(import.meta.dirname, '../../../db/seed/calendar');
const read = (file: string) => readCsv(readFileSync(join(seed, file), 'utf8'));
const calendar: WorkCalendar = {
  utcOffset: 420,
  week: DEFAULT_WEEK,
  periods: read('ramadan.csv').map((row) => ({
    firstDay: row['first_day'] ?? '',
    lastDay: row['last_day'] ?? '',
    hours: DEFAULT_RAMADAN_WEEK,
  })),
  closedDays: new Set(read('holidays.csv').map((row) => row['day'] ?? '')),
  decreedUntil: '2027-12-31',
};

const MINUTE = 60_000;
const start = Date.parse('2025-01-01T00:00:00Z');
const instant = fc.integer({ min: 0, max: 900 * 1440 }).map((minutes) => new Date(start + minutes * MINUTE));
const days = fc.integer({ min: 0, max: 60 });
const pause = fc
  .tuple(instant, fc.integer({ min: 0, max: 20 * 1440 }))
  .map(([from, minutes]): Pause => ({ from, to: new Date(from.getTime() + minutes * MINUTE) }));
const pauses = fc.array(pause, { maxLength: 4 });

describe('hitungan hari, untuk kalender dan jeda apa pun', () => {
  it('tidak pernah sebelum diterima; lebih banyak hari tidak pernah lebih cepat', () => {
    fc.assert(
      fc.property(instant, days, pauses, (received, n, list) => {
        const due = dueAt(calendar, received, n, list);
        expect(due.at >= received).toBe(true);
        expect(dueAt(calendar, received, n + 1, list).at >= due.at).toBe(true);
      }),
    );
  });

  it('jeda tidak pernah mempercepat, dan urutannya tidak berarti', () => {
    fc.assert(
      fc.property(instant, days, pauses, pause, (received, n, list, more) => {
        const due = dueAt(calendar, received, n, list).at;
        expect(dueAt(calendar, received, n, [...list, more]).at >= due).toBe(true);
        expect(dueAt(calendar, received, n, list.toReversed()).at).toEqual(due);
      }),
    );
  });

  it('batas waktu selalu jam tutup hari kerja', () => {
    fc.assert(
      fc.property(instant, days, pauses, (received, n, list) => {
        const due = dueAt(calendar, received, n, list);
        expect(calendar.closedDays.has(due.day)).toBe(false);
        expect(closingOf(calendar, due.day)).toEqual(due.at);
      }),
    );
  });

  it('jeda tanpa jam tutup di dalamnya tidak mengubah apa pun', () => {
    fc.assert(
      fc.property(instant, days, pauses, pause, (received, n, list, more) => {
        const from = more.from.getTime();
        const to = more.to?.getTime() ?? from;
        const first = new Date(from).toISOString().slice(0, 10);
        const isQuiet = Array.from({ length: 24 }, (_, i) => addDays(first, i - 1)).every((day) => {
          const closing = closingOf(calendar, day)?.getTime();
          return closing === undefined || closing < from || closing >= to;
        });
        fc.pre(isQuiet);
        expect(dueAt(calendar, received, n, [...list, more])).toEqual(dueAt(calendar, received, n, list));
      }),
    );
  });
});

describe('yang tersimpan sama dengan yang diceritakan riwayat', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2026-01-05 08:00');
  });
  afterAll(() => world.close());

  type Step = (ids: { a: string; b: string }) => Promise<unknown>;
  const steps = (): Readonly<Record<string, Step>> => {
    const { regency } = world;
    const applicant = (ticketId: string): Actor => ({ kind: 'applicant', ticketId, channel: 'applicant' });
    const on = (ticketId: string) => ({ ticketId });
    const dinkes = actorOf('petugasDinkes');
    const coordinator = actorOf('koordinator');
    return {
      route: ({ a }) =>
        tickets.routeTicket(regency, coordinator, on(a), {
          leadOfficeId: office('dinkes'),
          supportingOfficeIds: [office('dpmptsp')],
        }),
      accept: ({ a }) => tickets.acceptTicket(regency, dinkes, on(a)),
      acceptPart: ({ a }) => tickets.acceptPart(regency, actorOf('petugasDpmptsp'), on(a)),
      handBackPart: ({ a }) => tickets.handBackPart(regency, actorOf('petugasDpmptsp'), on(a), 'Bukan kami'),
      contribute: ({ a }) => tickets.contribute(regency, actorOf('petugasDpmptsp'), on(a), 'Masukan'),
      handBack: ({ a }) => tickets.handBackTicket(regency, dinkes, on(a), 'Bukan kami'),
      ask: ({ a }) => tickets.askApplicant(regency, dinkes, on(a), 'Fotonya?'),
      reply: ({ a }) => tickets.replyToQuestion(regency, applicant(a), on(a), 'Ini'),
      extend: ({ a }) => tickets.extendTicket(regency, dinkes, on(a), { days: 5, reason: 'Perlu uji' }),
      topic: ({ a }) => tickets.changeTopic(regency, coordinator, on(a), topic('sentra')),
      involve: ({ a }) => tickets.involveOffice(regency, dinkes, on(a), { officeId: office('pmd') }),
      answer: ({ a }) => tickets.answerTicket(regency, dinkes, on(a), 'Boleh'),
      agree: ({ a }) => tickets.agree(regency, applicant(a), on(a)),
      object: ({ a }) => tickets.objectToAnswer(regency, applicant(a), on(a), 'Belum'),
      reopen: ({ a }) => tickets.reopenTicket(regency, coordinator, on(a), 'Keliru'),
      merge: ({ a, b }) => tickets.mergeTicket(regency, coordinator, on(b), a),
      unmerge: ({ b }) => tickets.unmergeTicket(regency, coordinator, on(b)),
      clock: () => sweepClock(regency),
    };
  };

  const open = async () => {
    const { ticket } = await tickets.openTicket(
      world.regency,
      { kind: 'anonymous' },
      {
        channel: 'online',
        kind: 'problem',
        topicId: topic('spp-irt'),
        nagariCode: '13.10.04.2001',
        words: 'Contoh',
        applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
        hidesName: false,
        wantsVisit: false,
      },
    );
    return ticket.id;
  };

  it('untuk urutan langkah acak pada waktu acak', async () => {
    const table = steps();
    const names = Object.keys(table);
    let minutes = 0;
    const day = (total: number) =>
      new Date(Date.parse('2026-01-05T08:00:00Z') + total * MINUTE)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 6000 })), {
          minLength: 8,
          maxLength: 25,
        }),
        async (plan) => {
          world.at(day(minutes));
          const ids = { a: await open(), b: await open() };
          for (const [name, later] of plan) {
            minutes += later;
            world.at(day(minutes));
            // Steps that are not allowed now are refused by name and change nothing.
            await table[name]?.(ids).catch((error: unknown) => {
              if (!isProblem(error)) throw error;
            });
          }
        },
      ),
      { numRuns: 12 },
    );
    const { tickets: count, differences } = await checkTickets(world.regency);
    expect(count).toBeGreaterThan(20);
    expect(differences).toEqual([]);
    const some = await world.regency.db.selectFrom('tickets').select('id').limit(1).executeTakeFirstOrThrow();
    expect((await readTicket(world.regency.db, some.id))?.version).toBeGreaterThan(0);
  });

  it('pemeriksaan menemukan baris yang diubah di luar riwayat', async () => {
    const id = await open();
    await world.regency.db.updateTable('tickets').set({ state: 'closed' }).where('id', '=', id).execute();
    const { differences } = await checkTickets(world.regency);
    expect(differences).toEqual([
      expect.objectContaining({ where: 'tickets.state', stored: 'closed', folded: 'received' }),
    ]);
  });
});
