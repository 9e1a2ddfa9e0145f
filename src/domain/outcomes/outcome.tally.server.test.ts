/** Figures equal what one counts by hand, whatever happened, in whatever order, and however often it was counted. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHoliday } from '#domain/offices/calendar.commands.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { checkFigures } from '#domain/outcomes/outcome.check.server.ts';
import { figuresOfYear, readAreaFigures, readFigures } from '#domain/outcomes/outcome.queries.server.ts';
import { periodFrom } from '#domain/outcomes/outcome.figures.ts';
import { MEASURES, type Measure } from '#domain/outcomes/outcome.measures.ts';
import { requestRecount, tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { answerSurvey } from '#domain/surveys/survey.commands.server.ts';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import { skmIndexOf, SKM_ELEMENTS, type Grade, type SkmAnswers } from '#domain/surveys/skm.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { isProblem } from '#shared/problem.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

const MINUTE = 60_000;
const NAGARI_OF_HERS = '13.10.04.2001';
const NAGARI = [NAGARI_OF_HERS, '13.10.04.2002', '13.10.02.2006'];
/** Counted by the same line as their neighbours, but no story here plays them. */
const NOT_PLAYED: readonly Measure[] = ['toPpid', 'archived', 'visitsPlanned'];
const TOPICS = ['spp-irt', 'nib', 'nagari', 'lainnya'];

let world: World;
let minutes = 0;
beforeAll(async () => {
  world = await openWorld('2026-01-05 08:00');
});
afterAll(() => world.close());

/** The story goes on so many minutes later. */
function later(by: number): void {
  minutes += by;
  world.at(
    new Date(Date.parse('2026-01-05T08:00:00Z') + minutes * MINUTE)
      .toISOString()
      .slice(0, 16)
      .replace('T', ' '),
  );
}

const choice = fc.record({
  topic: fc.constantFrom(...TOPICS),
  nagari: fc.constantFrom(...NAGARI),
  channel: fc.constantFrom('online', 'desk', 'letter'),
  wantsVisit: fc.boolean(),
});
type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never;

async function open(from: Choice): Promise<string> {
  const { ticket } = await tickets.openTicket(world.regency, actorOf('loket'), {
    channel: from.channel,
    kind: 'problem',
    topicId: topic(from.topic),
    nagariCode: from.nagari,
    words: 'Contoh',
    applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
    hidesName: false,
    wantsVisit: from.wantsVisit,
  });
  return ticket.id;
}

const applicant = (ticketId: string): Actor => ({ kind: 'applicant', ticketId, channel: 'applicant' });

async function rate(ticketId: string): Promise<void> {
  const token = await openSurveyToken(world.regency, ticketId);
  if (token === undefined) return;
  const answers = Object.fromEntries(
    SKM_ELEMENTS.map((element, i) => [element, (1 + ((minutes + i * 7) % 4)) as Grade]),
  );
  await answerSurvey(
    world.regency,
    token,
    { answers, comment: '' },
    { channel: 'applicant', isStaffSession: false },
  );
}

/** Everything that may happen to ticket `a`, with `b` to merge; what is not allowed now is refused by name. */
const steps: Readonly<Record<string, (a: string, b: string) => Promise<unknown>>> = {
  route: (a) =>
    tickets.routeTicket(
      world.regency,
      actorOf('koordinator'),
      { ticketId: a },
      {
        leadOfficeId: office('dinkes'),
        supportingOfficeIds: [office('dpmptsp')],
      },
    ),
  accept: (a) => tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), { ticketId: a }),
  support: (a) => tickets.contribute(world.regency, actorOf('petugasDpmptsp'), { ticketId: a }, 'Masukan'),
  notOurPart: (a) =>
    tickets.handBackPart(world.regency, actorOf('petugasDpmptsp'), { ticketId: a }, 'Bukan kami'),
  handBack: (a) =>
    tickets.handBackTicket(world.regency, actorOf('petugasDinkes'), { ticketId: a }, 'Bukan kami'),
  ask: (a) => tickets.askApplicant(world.regency, actorOf('petugasDinkes'), { ticketId: a }, 'Fotonya?'),
  reply: (a) => tickets.replyToQuestion(world.regency, applicant(a), { ticketId: a }, 'Ini'),
  extend: (a) =>
    tickets.extendTicket(
      world.regency,
      actorOf('petugasDinkes'),
      { ticketId: a },
      { days: 5, reason: 'Perlu uji' },
    ),
  topic: (a) => tickets.changeTopic(world.regency, actorOf('koordinator'), { ticketId: a }, topic('sentra')),
  answer: (a) => tickets.answerTicket(world.regency, actorOf('petugasDinkes'), { ticketId: a }, 'Boleh'),
  answerAgain: (a) => tickets.answerTicket(world.regency, actorOf('petugasDinkes'), { ticketId: a }, 'Boleh'),
  onSpot: (a) => tickets.answerOnSpot(world.regency, actorOf('loket'), { ticketId: a }, 'Boleh'),
  rate,
  agree: (a) => tickets.agree(world.regency, applicant(a), { ticketId: a }),
  object: (a) => tickets.objectToAnswer(world.regency, applicant(a), { ticketId: a }, 'Belum'),
  reopen: (a) => tickets.reopenTicket(world.regency, actorOf('koordinator'), { ticketId: a }, 'Keliru'),
  lateReply: (a) => tickets.replyLate(world.regency, applicant(a), { ticketId: a }, 'Maaf, baru sempat'),
  decline: (a) =>
    tickets.declineTicket(
      world.regency,
      actorOf('koordinator'),
      { ticketId: a },
      { doorName: 'Samsat', reason: 'x' },
    ),
  withdraw: (a) => tickets.withdrawTicket(world.regency, applicant(a), { ticketId: a }),
  merge: (a, b) => tickets.mergeTicket(world.regency, actorOf('koordinator'), { ticketId: b }, a),
  unmerge: (_a, b) => tickets.unmergeTicket(world.regency, actorOf('koordinator'), { ticketId: b }),
  erase: async (a) => {
    const texts = await world.regency.db
      .selectFrom('ticketTexts')
      .select('id')
      .where('ticketId', '=', a)
      .execute();
    return tickets.eraseTexts(
      world.regency,
      actorOf('koordinator'),
      { ticketId: a },
      texts.map((row) => row.id),
    );
  },
  clock: () => sweepClock(world.regency),
  week: () => Promise.resolve(),
  count: () => tallyFigures(world.regency, 1),
};

/** Lives that are told before the random ones, so that everything counted has happened at least once. */
const STORIES: readonly (readonly string[])[] = [
  [
    'route',
    'accept',
    'ask',
    'reply',
    'answer',
    'rate',
    'agree',
    'reopen',
    'route',
    'accept',
    'answer',
    'rate',
    'agree',
  ],
  [
    'route',
    'handBack',
    'route',
    'accept',
    'support',
    'extend',
    'answer',
    'object',
    'topic',
    'route',
    'accept',
    'answer',
  ],
  [
    'route',
    'accept',
    'notOurPart',
    'answer',
    'week',
    'week',
    'week',
    'clock',
    'lateReply',
    'route',
    'count',
    'answer',
  ],
  ['route', 'accept', 'ask', 'week', 'week', 'week', 'clock', 'reopen', 'onSpot', 'rate', 'agree', 'erase'],
  ['merge', 'route', 'accept', 'answer', 'unmerge', 'merge'],
  ['merge'],
  ['decline', 'reopen', 'withdraw'],
];

async function live(a: string, b: string, plan: readonly (readonly [string, number])[]): Promise<void> {
  for (const [name, by] of plan) {
    later(by);
    await steps[name]?.(a, b).catch((error: unknown) => {
      if (!isProblem(error)) throw error;
    });
  }
}

async function anyDay(name: string): Promise<void> {
  const calendar = await world.regency.db.selectFrom('calendars').select('id').executeTakeFirstOrThrow();
  const day = new Date(world.regency.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  const input = { day, kind: 'local', name, decree: 'SK 1' } as const;
  await addHoliday(world.regency, actorOf('admin'), calendar.id, input, true).catch((error: unknown) => {
    if (!isProblem(error)) throw error;
  });
  await recomputeDueDays(world.regency);
}

/** Counted by hand: one query an act, from the acts and the rounds alone. */
async function byHand(year: string) {
  const { db } = world.regency;
  const inYear = (column: string) =>
    sql<boolean>`to_char(${sql.ref(column)} at time zone 'Asia/Jakarta', 'YYYY') = ${year}`;
  const acts = await db
    .selectFrom('ticketActs as a')
    .select('a.act')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(inYear('a.at'))
    .groupBy('a.act')
    .execute();
  const rounds = db
    .selectFrom('ticketRounds')
    .select(['ticketId', 'round', 'receivedAt', 'dueAt', 'answeredAt'])
    .unionAll(
      db
        .selectFrom('tickets')
        .select(['id as ticketId', 'round', 'receivedAt', 'dueAt', 'answeredAt'])
        .where('state', '=', 'answered'),
    );
  const answers = await db
    .selectFrom(rounds.as('r'))
    .select((eb) => [
      eb.fn.countAll<number>().as('answered'),
      sql<number>`count(*) filter (where r.answered_at <= r.due_at)`.as('onTime'),
      sql<number>`count(*) filter (where r.round = 1)`.as('first'),
      sql<number | null>`percentile_disc(0.5) within group (order by
        greatest(1, ceil(extract(epoch from r.answered_at - r.received_at) / 86400)))`.as('median'),
    ])
    .where('r.answeredAt', 'is not', null)
    .where(inYear('r.answeredAt'))
    .executeTakeFirstOrThrow();
  const received = await db
    .selectFrom('tickets as t')
    .select(['t.topicId', 't.nagariCode', 't.channel', 't.state', 't.wantsVisit'])
    .where(inYear('t.openedAt'))
    .execute();
  const merged = await db
    .selectFrom(
      db
        .selectFrom('tickets as t')
        .innerJoin('ticketActs as a', 'a.ticketId', 't.id')
        .select((eb) => eb.fn.max('a.at').as('at'))
        .where('t.state', '=', 'merged')
        .where('a.act', '=', 'merge')
        .groupBy('t.id')
        .as('m'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(inYear('m.at'))
    .executeTakeFirstOrThrow();
  const surveys = await db
    .selectFrom('surveys as s')
    .select('s.answers')
    .where('s.answeredAt', 'is not', null)
    .where(inYear('s.answeredAt'))
    .execute();
  const of = (act: string) => acts.find((row) => row.act === act)?.count ?? 0;
  return {
    of,
    answers,
    received,
    merged: merged.count,
    skm: skmIndexOf(surveys.map((row) => row.answers as SkmAnswers)),
  };
}

describe('angka kinerja', () => {
  it('sama dengan hitungan tangan, untuk kejadian acak pada waktu acak', async () => {
    const usual = { topic: 'nib', nagari: NAGARI_OF_HERS, channel: 'online', wantsVisit: true } as const;
    for (const story of STORIES)
      await live(
        await open(usual),
        await open(usual),
        story.map((name) => [name, name === 'week' ? 6 * 1440 : 700] as const),
      );
    await fc.assert(
      fc.asyncProperty(
        choice,
        choice,
        fc.array(
          fc.tuple(
            fc.constantFrom(...Object.keys(steps), 'route', 'accept', 'route', 'accept', 'answer', 'rate'),
            fc.integer({ min: 1, max: 5000 }),
          ),
          {
            minLength: 15,
            maxLength: 45,
          },
        ),
        fc.boolean(),
        async (first, second, plan, hasNewHoliday) => {
          await live(await open(first), await open(second), plan);
          if (hasNewHoliday) await anyDay(`Libur daerah ${minutes}`);
        },
      ),
      { numRuns: 30 },
    );
    await tallyFigures(world.regency);
    const checked = await checkFigures(world.regency);
    expect(checked.differences).toEqual([]);
    expect(checked.waiting).toBe(0);

    const thisYear = world.regency.now().toISOString().slice(0, 4);
    for (const year of new Set(['2026', thisYear])) {
      const figures = await readFigures(world.regency, actorOf('pimpinan'), { kind: 'all' }, year);
      const hand = await byHand(year);
      const { total } = figures;
      if (year === '2026')
        for (const measure of MEASURES)
          if (!NOT_PLAYED.includes(measure)) expect(total[measure], measure).toBeGreaterThan(0);
      expect(total.received).toBe(hand.received.length);
      expect(total.merged).toBe(hand.merged);
      expect(total.visitsWanted).toBe(hand.received.filter((row) => row.wantsVisit).length);
      expect([total.answered, total.answeredOnTime, total.answeredFirst]).toEqual([
        hand.answers.answered,
        hand.answers.onTime,
        hand.answers.first,
      ]);
      expect(total.asked).toBe(hand.of('ask'));
      expect(total.handedBack).toBe(hand.of('hand_back'));
      expect(total.partsHandedBack).toBe(hand.of('hand_back_part'));
      expect(total.extended).toBe(hand.of('extend'));
      expect(total.objected).toBe(hand.of('object'));
      expect(total.reopened).toBe(hand.of('reopen'));
      expect(total.lateReplied).toBe(hand.of('late_reply'));
      expect(total.silent + total.unreplied).toBe(hand.of('lapse'));
      expect(total.agreed).toBe(hand.of('agree'));
      expect(total.declined).toBe(hand.of('decline'));
      expect(total.withdrawn).toBe(hand.of('withdraw'));
      expect(total.supportedDone).toBe(hand.of('contribute'));
      for (const [rows, keyOf] of [
        [figures.byTopic, (row: (typeof hand.received)[number]) => row.topicId],
        [figures.byNagari, (row: (typeof hand.received)[number]) => row.nagariCode],
        [figures.byChannel, (row: (typeof hand.received)[number]) => row.channel],
      ] as const)
        for (const row of rows)
          expect(row.counts.received).toBe(hand.received.filter((one) => keyOf(one) === row.key).length);
      for (const rows of [
        figures.byOffice,
        figures.byTopic,
        figures.byNagari,
        figures.byChannel,
        figures.byKind,
      ])
        for (const measure of ['received', 'answered', 'answeredOnTime', 'asked', 'pauseDays'] as const)
          expect(rows.reduce((sum, row) => sum + row.counts[measure], 0)).toBe(total[measure]);
      expect(figures.satisfaction?.total?.skm).toEqual(
        (hand.skm?.respondents ?? 0) < 3 ? undefined : hand.skm,
      );
      expect(figures.answerDays?.count ?? 0).toBe(hand.answers.answered);
    }
    const quarters = await Promise.all(
      ['2026-tw1', '2026-tw2', '2026-tw3', '2026-tw4'].flatMap((key) =>
        periodFrom(key, world.regency.now())
          ? [readFigures(world.regency, actorOf('pimpinan'), { kind: 'all' }, key)]
          : [],
      ),
    );
    const year = await readFigures(world.regency, actorOf('pimpinan'), { kind: 'all' }, '2026');
    for (const measure of MEASURES)
      expect(quarters.reduce((sum, one) => sum + one.total[measure], 0)).toBe(year.total[measure]);
    const home = await figuresOfYear(world.regency);
    const { answers } = await byHand(thisYear);
    expect(home.answered).toBe(answers.answered);
    expect(home.medianDays).toBe(answers.answered < 3 ? undefined : Number(answers.median));
  });

  it('menghitung dua kali, atau seluruhnya dari awal, tidak mengubah apa pun', async () => {
    const all = () => world.regency.db.selectFrom('outcomeCounts').selectAll().orderBy('period').execute();
    const before = await all();
    expect(await tallyFigures(world.regency)).toBe(0);
    await world.regency.db.transaction().execute((trx) => requestRecount(trx));
    expect(await tallyFigures(world.regency)).toBeGreaterThan(0);
    expect(new Set((await all()).map((row) => JSON.stringify(row)))).toEqual(
      new Set(before.map((row) => JSON.stringify(row))),
    );
    expect((await checkFigures(world.regency)).differences).toEqual([]);
  });

  it('menyusun ulang dari riwayat bila hitungan hilang', async () => {
    const { db } = world.regency;
    for (const table of ['outcomeFacts', 'outcomeCounts', 'outcomeSpreads'] as const)
      await db.deleteFrom(table).execute();
    await db.transaction().execute((trx) => requestRecount(trx));
    await tallyFigures(world.regency);
    expect((await checkFigures(world.regency)).differences).toEqual([]);
  });

  it('menghitung semuanya dari awal bila aturan hitungan berubah', async () => {
    const { db } = world.regency;
    await db.updateTable('outcomeCounts').set({ received: 99 }).execute();
    await db.updateTable('outcomeProgress').set({ rules: 0 }).execute();
    await tallyFigures(world.regency);
    expect((await checkFigures(world.regency)).differences).toEqual([]);
  });

  it('pemeriksaan menemukan angka yang diubah', async () => {
    const { db } = world.regency;
    await db
      .updateTable('outcomeCounts')
      .set((eb) => ({ received: eb('received', '+', 1) }))
      .where('scope', '=', 'all')
      .where('period', '=', '2026')
      .where('dimension', '=', 'total')
      .execute();
    const { differences } = await checkFigures(world.regency);
    expect(differences).toEqual([expect.objectContaining({ where: '2026|all||total||received' })]);
    await db
      .updateTable('outcomeCounts')
      .set((eb) => ({ received: eb('received', '-', 1) }))
      .where('scope', '=', 'all')
      .where('period', '=', '2026')
      .where('dimension', '=', 'total')
      .execute();
  });

  it('dua penghitung sekaligus tidak menghitung dua kali', async () => {
    later(10);
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        open({ topic: 'nib', nagari: NAGARI_OF_HERS, channel: 'desk', wantsVisit: false }),
      ),
    );
    const counted = await Promise.all([tallyFigures(world.regency), tallyFigures(world.regency)]);
    expect(counted[0] + counted[1]).toBe(made.length);
    expect((await checkFigures(world.regency)).differences).toEqual([]);
  });
});

describe('wali nagari dan camat', () => {
  it('tidak menerima apa pun tentang tiket pemerintahan nagari', async () => {
    const year = world.regency.now().toISOString().slice(0, 4);
    const place = { kind: 'nagari', code: NAGARI_OF_HERS } as const;
    const before = await readAreaFigures(world.regency, actorOf('wali'), place, year);
    for (let i = 0; i < 5; i += 1)
      await open({ topic: 'nagari', nagari: NAGARI_OF_HERS, channel: 'desk', wantsVisit: false });
    await tallyFigures(world.regency);
    const after = await readAreaFigures(world.regency, actorOf('wali'), place, year);
    expect({ ...after, countedAt: null, readAt: null }).toEqual({ ...before, countedAt: null, readAt: null });
    expect(after.topics.shown.map((cell) => cell.key)).not.toContain(topic('nagari'));
  });

  it('tidak menerima angka di bawah tiga', async () => {
    const year = world.regency.now().toISOString().slice(0, 4);
    const place = { kind: 'nagari', code: NAGARI_OF_HERS } as const;
    await open({ topic: 'halal', nagari: NAGARI_OF_HERS, channel: 'desk', wantsVisit: false });
    await tallyFigures(world.regency);
    const { topics } = await readAreaFigures(world.regency, actorOf('wali'), place, year);
    expect(topics.shown.map((cell) => cell.key)).not.toContain(topic('halal'));
    expect(topics.shown.every((cell) => cell.count >= 3)).toBe(true);
  });

  it('hanya menerima angka setahun, dan bulan yang sedikit tidak dapat dihitung dari yang lain', async () => {
    const now = world.regency.now().toISOString();
    const [year, month] = [now.slice(0, 4), now.slice(0, 7)];
    const place = { kind: 'nagari', code: NAGARI_OF_HERS } as const;
    for (const part of [month, `${year}-tw1`])
      await expect(readAreaFigures(world.regency, actorOf('wali'), place, part)).rejects.toMatchObject({
        code: 'figures_not_found',
      });
    const { received, trend } = await readAreaFigures(world.regency, actorOf('wali'), place, year);
    const ofYear = trend.filter((one) => one.month.startsWith(year));
    const shown = ofYear.flatMap((one) => one.received ?? []);
    expect(shown.every((count) => count === 0 || count >= 3)).toBe(true);
    const rest = (received ?? 0) - shown.reduce((sum, count) => sum + count, 0);
    const hidden = ofYear.length - shown.length;
    expect(hidden === 0 ? rest === 0 : hidden > 1 && rest >= 3).toBe(true);
  });

  it('ditolak di luar wilayahnya, dan dinas ditolak di dinas lain', async () => {
    const refused = expect.objectContaining({ code: 'figures_out_of_reach' });
    const other = { kind: 'nagari', code: '13.10.04.2002' } as const;
    await expect(readAreaFigures(world.regency, actorOf('wali'), other, '2026')).rejects.toEqual(refused);
    await expect(readFigures(world.regency, actorOf('wali'), { kind: 'all' }, '2026')).rejects.toEqual(
      refused,
    );
    const pmd = { kind: 'office', officeId: office('pmd') } as const;
    await expect(readFigures(world.regency, actorOf('kepala'), pmd, '2026')).rejects.toEqual(refused);
    await expect(readFigures(world.regency, actorOf('admin'), { kind: 'all' }, '2026')).rejects.toEqual(
      refused,
    );
  });
});
