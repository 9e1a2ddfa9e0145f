/**
 * Whatever people do, in whatever order: each button that is shown is accepted, and the rows that lists read say what the
 * history says. Random people do random things that they may do, on a real database, while time passes and decrees come.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHoliday, removeHoliday } from '#domain/offices/calendar.commands.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { attachInternally, performAct } from '#domain/tickets/act.commands.server.ts';
import type { ActInput, DeskAct } from '#domain/tickets/act.form.ts';
import type { ApplicantAct } from '#domain/tickets/applicant-view.ts';
import { requestData } from '#domain/tickets/data-request.commands.server.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { allowedActs } from '#domain/tickets/ticket.policy.ts';
import { readTicket, type Target } from '#domain/tickets/ticket.record.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { currentParts, type Ticket, type TicketAct } from '#domain/tickets/ticket.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB } from '#shared/day.ts';
import { isProblem } from '#shared/problem.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

const MINUTE = 60_000;
const OFFICES = ['dinkes', 'dpmptsp', 'pmd', 'kumperindag'];
const TOPICS = ['spp-irt', 'sentra', 'nib', 'halal'];
const PEOPLE: readonly CastKey[] = [
  'koordinator',
  'petugasDinkes',
  'kepala',
  'petugasDpmptsp',
  'petugasPmd',
  'petugasKumperindag',
  'loket',
  'lapangan',
];

let world: World;
let minutes = 0;
/** What was really done, by name: a run that does nothing proves nothing. */
const done = new Map<string, number>();
const count = (act: string) => done.set(act, (done.get(act) ?? 0) + 1);

beforeAll(async () => {
  // One connection, and a memo forgotten again and again: an act that asks for a second while it holds the first, as a
  // busy server would come to a standstill over, waits here in vain.
  world = await openWorld('2026-01-05 08:00', 1);
});
afterAll(() => world.close());

/** Passes the time. */
function wait(more: number): void {
  minutes += more;
  world.regency.memo.clear();
  const local = new Date(Date.parse('2026-01-05T08:00:00Z') + minutes * MINUTE).toISOString();
  world.at(local.slice(0, 16).replace('T', ' '));
}

async function open(regency: Regency, slug: string, wantsVisit: boolean): Promise<string> {
  const { ticket } = await tickets.openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode: '13.10.04.2001',
      words: 'Contoh',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit,
    },
  );
  return ticket.id;
}

interface Moment {
  readonly ticket: Ticket;
  readonly others: readonly Ticket[];
  readonly textIds: readonly string[];
  readonly actor: Actor;
  /** One of several, by chance that was given. */
  readonly pick: <T>(list: readonly T[]) => T;
}

/** What each act of the desk is given: something sensible, chosen by chance. */
const inputs: { readonly [A in DeskAct]: (moment: Moment) => ActInput<A> } = {
  approve_answer: () => ({}),
  return_answer: () => ({ words: 'Tambahkan jadwal' }),
  accept: () => ({}),
  accept_part: () => ({}),
  route: ({ pick }) => {
    const lead = pick(OFFICES);
    const help = pick(OFFICES);
    return {
      topicId: topic(pick(TOPICS)),
      leadOfficeId: office(lead),
      supportingOfficeIds: help === lead ? [] : [office(help)],
      own: {},
      days: undefined,
      words: '',
    };
  },
  answer: () => ({ words: 'Boleh' }),
  answer_on_spot: () => ({ words: 'Boleh' }),
  draft_answer: ({ pick }) => ({ words: 'Konsep', submitted: pick(['yes', '']) }),
  contribute: () => ({ words: 'Bahan' }),
  ask: () => ({ words: 'Boleh kirim fotonya?' }),
  record_reply: () => ({ words: 'Ini', channel: 'phone' }),
  message: () => ({ words: 'Sedang diperiksa' }),
  note: () => ({ words: 'Catatan' }),
  involve: ({ pick }) => ({ officeId: office(pick(OFFICES)), days: undefined, words: '' }),
  plan_visit: () => ({
    on: addDays(dayOf(world.regency.now(), WIB), 1),
    personId: CAST.lapangan.id,
    words: '',
  }),
  extend: () => ({ days: 5, words: 'Perlu uji' }),
  wait_agency: () => ({ agency: 'BPOM' }),
  end_wait: () => ({}),
  release: ({ ticket, pick }) => ({
    partId:
      pick(currentParts(ticket).filter((part) => part.role === 'supporting' && part.endedAt === null))?.id ??
      '',
  }),
  hand_back: () => ({ words: 'Bukan kami' }),
  hand_back_part: () => ({ words: 'Bukan kami' }),
  change_topic: ({ pick }) => ({ topicId: topic(pick(TOPICS)) }),
  merge: ({ others, pick }) => ({ intoCode: pick(others).code }),
  unmerge: () => ({}),
  decline: () => ({ words: 'Bukan wewenang kami', doorName: 'BPOM' }),
  to_ppid: () => ({ words: '', registerNumber: '12/PPID' }),
  archive: () => ({ words: 'Sudah dijawab', reason: 'repeated' }),
  reopen: () => ({ words: 'Keliru' }),
  copy_out: () => ({ target: 'lapor', number: undefined }),
  reissue_link: () => ({ channel: 'applicant' }),
  erase_texts: ({ textIds, pick }) => ({ textIds: [pick(textIds)] }),
  assign: ({ actor, pick }) => ({
    personId: pick([actor.kind === 'staff' ? actor.personId : '', CAST.petugasDinkes.id]),
    sectionId: undefined,
    dueOn: pick([undefined, addDays(dayOf(world.regency.now(), WIB), 2)]),
    words: '',
  }),
  decide_data: ({ pick }) => ({
    decision: pick(['granted', 'refused']),
    newName: 'Murni Yenti',
    newPhone: undefined,
    newEmail: undefined,
    words: 'Sesuai permintaan',
  }),
};

type Voice = (actor: Actor, ticketId: string, moment: Moment) => Promise<unknown>;
const voices: Readonly<Record<ApplicantAct | 'request_data', Voice>> = {
  reply: (actor, ticketId) => tickets.replyToQuestion(world.regency, actor, { ticketId }, 'Ini'),
  write: (actor, ticketId) => tickets.writeMore(world.regency, actor, { ticketId }, 'Ada lagi'),
  agree: (actor, ticketId) => tickets.agree(world.regency, actor, { ticketId }),
  object: (actor, ticketId) => tickets.objectToAnswer(world.regency, actor, { ticketId }, 'Belum'),
  withdraw: (actor, ticketId) => tickets.withdrawTicket(world.regency, actor, { ticketId }),
  reopen: (actor, ticketId) => tickets.reopenTicket(world.regency, actor, { ticketId }, 'Belum'),
  late_reply: (actor, ticketId) => tickets.replyLate(world.regency, actor, { ticketId }, 'Maaf, baru sempat'),
  request_data: (actor, ticketId, { pick }) =>
    requestData(
      world.regency,
      actor,
      { ticketId },
      { kind: pick(['correction', 'erasure']), words: 'Mohon' },
    ),
};

const isDeskAct = (act: TicketAct): act is DeskAct => act in inputs;
const isVoice = (act: TicketAct): act is keyof typeof voices => act in voices;

/** A photo of a visit that only staff see; its bytes are no matter of the history. */
const photo = () => ({
  id: world.regency.newId(),
  name: 'kunjungan.webp',
  mediaType: 'image/webp',
  size: 3,
  sha256: '0'.repeat(64),
  width: 1,
  height: 1,
});

/** Refusals that would mean that a button lied. What was typed may be refused for other reasons. */
const LIES = ['out_of_reach', 'ticket_not_found', 'not_now', 'changed_meanwhile', 'unknown_part'];

/** What somebody does, by whichever door it goes in. */
async function doIt(name: TicketAct, moment: Moment): Promise<void> {
  const { actor, ticket } = moment;
  const target = { ticketId: ticket.id, seenVersion: ticket.version };
  if (actor.kind === 'applicant' && isVoice(name)) await voices[name](actor, ticket.id, moment);
  else if (name === 'attach') await attachInternally(world.regency, actor, target, [photo()]);
  else if (isDeskAct(name)) await act(name, target, moment);
}

async function act<A extends DeskAct>(name: A, target: Target, moment: Moment): Promise<void> {
  const input: ActInput<A> = inputs[name](moment);
  await performAct(world.regency, moment.actor, target, name, input);
}

const COMMON: readonly TicketAct[] = [
  'withdraw',
  'change_topic',
  'plan_visit',
  'write',
  'note',
  'answer_on_spot',
  'decline',
  'to_ppid',
  'archive',
  'reissue_link',
  'erase_texts',
  'copy_out',
  'assign',
  'attach',
  'request_data',
];

/** Somebody does one of the things that the screen offers her for this ticket. */
async function step(ids: readonly string[], which: number, who: number, what: number): Promise<void> {
  const { regency } = world;
  const all = await Promise.all(ids.map((id) => readTicket(regency.db, id)));
  const ticket = all[which % all.length];
  if (!ticket) throw new RangeError('a ticket was lost');
  const applicant: Actor = { kind: 'applicant', ticketId: ticket.id, channel: 'applicant' };
  const chances = [...PEOPLE.map(actorOf), applicant].flatMap((actor) =>
    allowedActs(ticket, actor, regency.now())
      .filter((name) => (actor === applicant ? isVoice(name) : isDeskAct(name) || name === 'attach'))
      // What ends a matter or only adds words is offered nearly always; else nothing would ever get far.
      .filter((name) => !COMMON.includes(name) || what % 9 === 0)
      .map((name) => ({ actor, name })),
  );
  // First what is done, then by whom: else the acts that many may do would crowd out all others.
  const byName = [...Map.groupBy(chances, (chance) => chance.name).values()];
  const able = byName[who % Math.max(1, byName.length)];
  if (able === undefined) return;
  const { actor, name } = able[what % able.length] as (typeof able)[number];
  const texts = await regency.db
    .selectFrom('ticketTexts')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .execute();
  const moment: Moment = {
    actor,
    ticket,
    others: all.filter((one): one is Ticket => one !== undefined && one !== ticket),
    textIds: texts.map((text) => text.id),
    pick: (list) => list[what % list.length] as (typeof list)[number],
  };
  try {
    await doIt(name, moment);
    count(name);
  } catch (error) {
    if (!isProblem(error)) throw error;
    // Whether the ticket merged into can take it is that ticket's affair.
    if (name !== 'merge') expect(LIES, `${actor.kind} ${name} ${ticket.state}`).not.toContain(error.code);
  }
}

/** A decree adds or takes back a holiday on the lead agency's calendar. */
async function decree(what: number): Promise<void> {
  const { regency } = world;
  const admin = actorOf('admin');
  const { calendarId } = await regency.db
    .selectFrom('offices')
    .select('calendarId')
    .where('isLeadAgency', '=', true)
    .executeTakeFirstOrThrow();
  const day = addDays(dayOf(regency.now(), WIB), 1 + (what % 30));
  try {
    if (what % 3 === 0) await removeHoliday(regency, admin, calendarId, day, true);
    else
      await addHoliday(
        regency,
        admin,
        calendarId,
        { day, kind: 'local', name: 'Libur daerah', decree: 'SK Bupati' },
        true,
      );
    count('decree');
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  await recomputeDueDays(regency);
}

const one = fc.record({
  kind: fc.constantFrom('act', 'act', 'act', 'act', 'act', 'act', 'clock', 'decree'),
  which: fc.nat(2),
  who: fc.nat(1000),
  what: fc.nat(1000),
  later: fc.integer({ min: 1, max: 3000 }),
});

describe('yang tersimpan sama dengan yang diceritakan riwayat', () => {
  it('apa pun yang dilakukan siapa pun, dalam urutan apa pun', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 20, maxLength: 40 }), async (plan) => {
        const ids = [
          await open(world.regency, 'spp-irt', true),
          await open(world.regency, 'nib', false),
          await open(world.regency, 'sentra', false),
        ];
        for (const { kind, which, who, what, later } of plan) {
          wait(later);
          if (kind === 'clock') await sweepClock(world.regency);
          else if (kind === 'decree') await decree(what);
          else await step(ids, which, who, what);
        }
        expect((await checkTickets(world.regency)).differences).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect((await checkTickets(world.regency)).tickets).toBeGreaterThanOrEqual(36);
    expect(done.size).toBeGreaterThan(18);
  });
});

it('yang digabung bisa dipisah lagi, juga setelah tiket yang menampungnya berakhir', async () => {
  const { regency } = world;
  const [first, second] = [await open(regency, 'nib', false), await open(regency, 'nib', false)];
  const coordinator = actorOf('koordinator');
  await tickets.mergeTicket(regency, coordinator, { ticketId: second }, first);
  const applicant: Actor = { kind: 'applicant', ticketId: first, channel: 'applicant' };
  await tickets.withdrawTicket(regency, applicant, { ticketId: first });
  const { after } = await tickets.unmergeTicket(regency, coordinator, { ticketId: second });
  expect(after.state).toBe('received');
});

describe('pemeriksaan tiket', () => {
  const tampering: readonly (readonly [
    string,
    string,
    (db: Database, ticketId: string) => Promise<unknown>,
  ])[] = [
    [
      'keadaan tiket',
      'tickets.state',
      (db, id) => db.updateTable('tickets').set({ state: 'closed' }).where('id', '=', id).execute(),
    ],
    [
      'batas waktu satu dinas',
      'disposisi',
      (db, id) =>
        db
          .updateTable('disposisi')
          .set({ dueAt: new Date(0) })
          .where('ticketId', '=', id)
          .execute(),
    ],
    [
      'hasil putaran yang sudah selesai',
      'ticket_rounds',
      (db, id) => db.deleteFrom('ticketRounds').where('ticketId', '=', id).execute(),
    ],
  ];

  it.each(tampering)('menemukan %s yang diubah di luar riwayat', async (_what, where, tamper) => {
    const { regency, close } = await openWorld('2026-01-05 08:00');
    const id = await open(regency, 'spp-irt', false);
    await tickets.routeTicket(
      regency,
      actorOf('koordinator'),
      { ticketId: id },
      {
        leadOfficeId: office('dinkes'),
        supportingOfficeIds: [],
      },
    );
    const applicant: Actor = { kind: 'applicant', ticketId: id, channel: 'applicant' };
    await tickets.withdrawTicket(regency, applicant, { ticketId: id });
    expect(await checkTickets(regency)).toEqual({ tickets: 1, differences: [] });
    await tamper(regency.db, id);
    const { differences } = await checkTickets(regency);
    expect(differences.map((difference) => difference.where)).toContainEqual(expect.stringContaining(where));
    await close();
  });
});
