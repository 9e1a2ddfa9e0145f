/** The life of one ticket of the demonstration: who does what and when, by chance, in working hours, until the year ends. */
import { countedAt, hoursOn, type Calendars } from '#domain/offices/calendar.ts';
import { SYSTEM, type Actor, type ApplicantActor } from '#domain/offices/duty.ts';
import { SKM_ELEMENTS, type Grade, type SkmElement } from '#domain/surveys/skm.ts';
import { answerSurvey } from '#domain/surveys/survey.commands.server.ts';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { clockActDue, nextCheckAt } from '#domain/tickets/ticket.escalation.ts';
import { readTicket, recordAct, type Changed } from '#domain/tickets/ticket.record.server.ts';
import {
  currentParts,
  leadPart,
  type Channel,
  type Ticket,
  type TicketKind,
} from '#domain/tickets/ticket.ts';
import type { TakenFile } from '#platform/files/intake.server.ts';
import { keepingFiles } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, instantOn, type Day, WIB } from '#shared/day.ts';
import { TOPICS, type SeedTopic } from '../13.10/topics.ts';
import { referenceId } from '../reference.server.ts';
import { actorOf, CAST, type CastKey } from './cast.ts';
import type { Chance } from './chance.ts';
import type { DemoApplicant } from './people.server.ts';
import {
  ASSIGNMENTS,
  CONTRIBUTIONS,
  ELSEWHERE,
  EXTENSIONS,
  FORMAL_REQUESTS,
  HAND_BACKS,
  LATE_REASONS,
  LATE_REPLIES,
  MESSAGES,
  OBJECTIONS,
  OFFICE_NOTES,
  PART_HAND_BACKS,
  SECOND_ANSWERS,
  STORIES,
  UNCLEAR,
  WITHDRAWALS,
} from './stories.ts';
import { answerAs, commentAs, tellAs, type Hand } from './voices.ts';

const MINUTE = 60_000;
const SILENCE_DAYS = 10;
const REMINDER_DAYS = 5;
/** How many working days past its day an answer may be, and an open ticket may lie: a decently run regency. */
const LATE_DAYS = 6;
const LONG_LATE_DAYS = 15;
/** Goods that are eaten: who asks about food permits makes one of these. */
const FOOD = /Keripik|Kerupuk|Gula|Kopi|Rendang|Abon|Madu|Tahu|Roti|Ikan|Beras/;
/** Which trades a topic is about; the others are for everybody. */
const TRADES_OF: Readonly<Record<string, RegExp>> = {
  'spp-irt': FOOD,
  halal: FOOD,
  kemasan: FOOD,
  perikanan: /Ikan/,
  'bahan-baku': /Serai|Keripik|Kopi|Tahu|Gula|Anyaman|Lidi/,
};

/** Who may ask, and what may be attached to a question. */
export interface Cast {
  readonly applicants: readonly DemoApplicant[];
  readonly attachments: readonly TakenFile[];
  /** Where files rest; without it nothing is attached. */
  readonly files: string | undefined;
}

/** When a ticket begins, by whose chance it lives, and when the year ends. */
export interface Plan {
  readonly firstDay: Day;
  readonly chance: Chance;
  readonly end: Date;
  /** A food permit whose answer is written and lies before the head when the year ends. */
  readonly awaitsHead?: boolean;
}

/** What is asked, and what will be answered. */
interface Asked {
  readonly title: string;
  readonly words: string;
  readonly answer: string;
}

/** Thrown when the next step would lie after the end of the year: what is open then stays open. */
class YearOver extends RangeError {}

const OFFICERS: Readonly<Record<string, CastKey>> = {
  kumperindag: 'petugasKumperindag',
  dinkes: 'petugasDinkes',
  dpmptsp: 'petugasDpmptsp',
  pertanian: 'petugasPertanian',
  perikanan: 'petugasPerikanan',
  pmd: 'petugasPmd',
};
const SLUG_OF = new Map(Object.keys(OFFICERS).map((slug) => [referenceId('office', slug), slug]));
const CHANNELS: Record<Channel, number> = {
  online: 38,
  desk: 26,
  whatsapp: 12,
  visit: 9,
  phone: 6,
  letter: 4,
  lapor: 3,
  nagari_office: 2,
};
const OPENERS: Record<Exclude<Channel, 'online'>, CastKey> = {
  desk: 'loket',
  whatsapp: 'loket',
  phone: 'loket',
  visit: 'lapangan',
  letter: 'koordinator',
  lapor: 'koordinator',
  nagari_office: 'koordinator',
};
/** In whose hand the words are written down. */
const HANDS: Record<Channel, Hand> = {
  online: 'own',
  whatsapp: 'own',
  lapor: 'own',
  desk: 'noted',
  phone: 'noted',
  visit: 'noted',
  letter: 'letter',
  nagari_office: 'letter',
};
/** How likely each grade is, by how it went. */
const GRADES_OF = {
  delighted: { 4: 84, 3: 15, 2: 1, 1: 0 },
  content: { 4: 30, 3: 64, 2: 6, 1: 0 },
  mixed: { 4: 5, 3: 50, 2: 40, 1: 5 },
  cross: { 4: 0, 3: 15, 2: 50, 1: 35 },
} as const;
/** Procedure, time and complaints: where the programme is weakest. */
const WEAK: ReadonlySet<SkmElement> = new Set(['u2', 'u3', 'u8']);
const TOPIC_WEIGHTS: Readonly<Record<string, number>> = {
  nib: 18,
  'spp-irt': 16,
  halal: 12,
  mesin: 10,
  kemasan: 9,
  pasar: 8,
  modal: 8,
  'bahan-baku': 7,
  lainnya: 5,
  merek: 5,
  perikanan: 4,
  'tkdn-ik': 3,
  nagari: 3,
  'tempat-usaha': 3,
  sentra: 2,
};

/** Lives one ticket until it ends or the year does. */
export async function live(real: Regency, calendars: Calendars, cast: Cast, plan: Plan): Promise<void> {
  await new Life(real, calendars, cast, plan).live();
}

class Life {
  readonly #regency: Regency;
  readonly #calendars: Calendars;
  readonly #chance: Chance;
  readonly #plan: Plan;
  readonly #cast: Cast;
  readonly #opened: string[] = [];
  /** What will answer the question that was asked last. */
  #answerNow = '';
  #at: Date;

  constructor(real: Regency, calendars: Calendars, cast: Cast, plan: Plan) {
    this.#cast = cast;
    this.#chance = plan.chance;
    this.#plan = plan;
    this.#calendars = calendars;
    this.#at = instantOn(plan.firstDay, 0, WIB);
    this.#regency = {
      ...real,
      // Nobody of the demonstration has a mailbox.
      canMail: false,
      now: () => this.#at,
      newId: () => plan.chance.id(this.#at),
      random: (size) => plan.chance.bytes(size),
    };
  }

  async live(): Promise<void> {
    await this.#untilTheYearEnds(() => this.#liveOne());
    for (const ticketId of this.#opened) await this.#letTheClockAct(ticketId);
  }

  async #untilTheYearEnds(story: () => Promise<void>): Promise<void> {
    try {
      await story();
    } catch (error) {
      if (!(error instanceof YearOver)) throw error;
    }
  }

  /** What the clock did by itself to a ticket that is still open: reminders, lapses, escalations, each at its instant. */
  async #letTheClockAct(ticketId: string): Promise<void> {
    for (;;) {
      const ticket = await readTicket(this.#regency.db, ticketId);
      if (!ticket) return;
      const next = nextCheckAt(ticket, this.#calendars);
      if (next > this.#plan.end) return;
      const last = await this.#regency.db
        .selectFrom('ticketActs')
        .select((eb) => eb.fn.max('recordedAt').as('at'))
        .where('ticketId', '=', ticketId)
        .executeTakeFirstOrThrow();
      this.#at = new Date(Math.max(next.getTime(), last.at?.getTime() ?? 0));
      const due = clockActDue(ticket, this.#calendars, this.#at);
      if (due === undefined) return;
      if (due.act === 'escalate')
        await recordAct(this.#regency, this.#calendars, SYSTEM, on(ticket), 'escalate', () => ({
          data: { level: due.level },
        }));
      else await this.#byTheClock(ticket, due.act);
    }
  }

  async #liveOne(): Promise<void> {
    const chance = this.#chance;
    const fate = this.#plan.awaitsHead
      ? 'work'
      : chance.weigh({ work: 86, declined: 4, ppid: 1, archived: 2, withdrawn: 3, merged: 4 });
    const topic = topicFor(fate, this.#plan.awaitsHead ? 'spp-irt' : chance.weigh(TOPIC_WEIGHTS));
    const channel: Channel = fate === 'archived' ? 'whatsapp' : chance.weigh(CHANNELS);
    const who = chance.pick(this.#whoAsksAbout(topic));
    const elsewhere = chance.pick(ELSEWHERE);
    const unclear = chance.pick(UNCLEAR);
    let ticket = await this.#open(topic, channel, who, this.#askedBy(who, topic, fate, elsewhere, unclear));
    const isSimple = (channel === 'desk' || channel === 'phone') && topic.days <= 5;
    if (fate === 'work' && isSimple && chance.happens(0.6)) {
      this.#pass(chance.between(4, 20));
      const opener = this.#staff('loket');
      ticket = (await tickets.answerOnSpot(this.#regency, opener, on(ticket), this.#answerText(ticket)))
        .after;
      await this.#afterAnswer(ticket, topic);
      return;
    }
    if (fate === 'withdrawn') {
      this.#work(0, 2);
      await tickets.withdrawTicket(this.#regency, applicantOf(ticket), on(ticket), chance.pick(WITHDRAWALS));
      return;
    }
    this.#work(0, chance.happens(0.85) ? 1 : 2);
    if (fate === 'declined') await this.#decline(ticket, elsewhere);
    else if (fate === 'ppid') {
      const number = `PPID/${this.#plan.firstDay.slice(0, 4)}/${chance.between(10, 99)}`;
      await tickets.handToPpid(this.#regency, this.#staff('koordinator'), on(ticket), { number });
    } else if (fate === 'archived')
      await tickets.archiveTicket(this.#regency, this.#staff('koordinator'), on(ticket), {
        reason: 'unclear',
        words: unclear[1],
      });
    else if (fate === 'merged') await this.#merge(ticket, topic);
    else await this.#work1(await this.#route(ticket, topic), topic);
  }

  #whoAsksAbout(topic: SeedTopic): readonly DemoApplicant[] {
    const trades = TRADES_OF[topic.slug];
    return trades ? this.#cast.applicants.filter((one) => trades.test(one.product)) : this.#cast.applicants;
  }

  /** What this person asks, as it goes with what she makes and with what becomes of it. */
  #askedBy(
    who: DemoApplicant,
    topic: SeedTopic,
    fate: string,
    elsewhere: (typeof ELSEWHERE)[number],
    unclear: (typeof UNCLEAR)[number],
  ): Asked {
    if (fate === 'declined') return { title: elsewhere[0], words: elsewhere[1], answer: '' };
    if (fate === 'archived') return { title: '', words: unclear[0], answer: '' };
    if (fate === 'ppid') {
      const [title, words] = this.#chance.pick(FORMAL_REQUESTS);
      return { title, words, answer: '' };
    }
    const problems = STORIES[topic.slug]?.problems ?? [];
    const hers = problems.filter(([, , , trades]) => trades?.test(who.product) ?? true);
    // Who makes what the topic is about asks rather about that.
    const special = hers.filter(([, , , trades]) => trades !== undefined);
    const [title, words, answer] = this.#chance.pick(
      special.length > 0 && this.#chance.happens(0.3) ? special : hers,
    );
    return { title, words, answer };
  }

  async #open(topic: SeedTopic, channel: Channel, who: DemoApplicant, asked: Asked): Promise<Ticket> {
    const chance = this.#chance;
    const isRemote = channel === 'online' || channel === 'whatsapp';
    // Most write early, before the market and the fields.
    if (channel === 'online')
      this.#jump(instantOn(this.#plan.firstDay, Math.round(330 + 960 * chance.next() ** 1.6), WIB));
    else this.#work(0, 0);
    const { title, words, answer } = asked;
    const fill = this.#fillFor(who);
    this.#answerNow = fill(answer);
    const told = title === '' ? words : tellAs(chance, fill(words), HANDS[channel]);
    const asks = words.includes('?');
    const kind: TicketKind = chance.weigh(
      asks
        ? { consultation: 68, problem: 18, information: 10, aspiration: 4 }
        : { problem: 82, aspiration: 14, consultation: 4, information: 0 },
    );
    const attached = this.#cast.files !== undefined && isRemote && chance.happens(0.16);
    const wasLate = channel === 'letter' || channel === 'lapor' || channel === 'nagari_office';
    const actor: Actor = channel === 'online' ? { kind: 'anonymous' } : this.#staff(OPENERS[channel]);
    const opening: tickets.Opening = {
      channel,
      kind,
      topicId: referenceId('topic', topic.slug),
      nagariCode: who.nagariCode,
      title: title !== '' && chance.happens(0.8) ? fill(title) : undefined,
      words: fill(told),
      applicant: { id: who.id },
      hidesName: chance.happens(0.12),
      wantsVisit: channel === 'visit' || chance.happens(0.1),
      receivedAt: wasLate ? new Date(this.#at.getTime() - chance.between(60, 1500) * MINUTE) : undefined,
      source: wasLate
        ? {
            externalNumber: channel === 'lapor' ? String(chance.between(7_000_000, 7_999_999)) : undefined,
            agendaNumber: channel === 'letter' ? `${chance.between(100, 999)}/UMUM` : undefined,
            sender: channel === 'letter' ? who.name : undefined,
            subject: channel === 'letter' ? fill(title) : undefined,
            letterOn: channel === 'letter' ? addDays(this.#plan.firstDay, -2) : undefined,
            lateReason: chance.pick(LATE_REASONS),
          }
        : undefined,
    };
    const files = attached ? this.#pickFiles() : [];
    const opened = await keepingFiles(
      this.#cast.files ?? '',
      () => this.#regency.newId(),
      files,
      (kept) =>
        tickets.openTicket(this.#regency, actor, opening, (trx, { ticket }, actId) =>
          attachFiles(trx, this.#regency, { ticketId: ticket.id, actId, files: kept }),
        ),
    );
    this.#opened.push(opened.ticket.id);
    return opened.ticket;
  }

  #pickFiles(): TakenFile[] {
    return Array.from({ length: this.#chance.between(1, 2) }, () =>
      this.#chance.pick(this.#cast.attachments),
    );
  }

  async #decline(ticket: Ticket, [, , reason, doorName]: (typeof ELSEWHERE)[number]): Promise<void> {
    const by = this.#staff('koordinator');
    await tickets.declineTicket(this.#regency, by, on(ticket), { reason, doorName });
  }

  /** A second one about the same: merged, sometimes by mistake. */
  async #merge(first: Ticket, topic: SeedTopic): Promise<void> {
    const neighbours = this.#cast.applicants.filter((one) => one.nagariCode === first.nagariCode);
    const routed = await this.#route(first, topic);
    const said = this.#answerNow;
    const second = await this.#open2(topic, this.#chance.pick(neighbours));
    const saidToSecond = this.#answerNow;
    this.#work(0, 1);
    const by = this.#staff('koordinator');
    await tickets.mergeTicket(this.#regency, by, on(second), first.id);
    if (this.#chance.happens(0.15)) {
      this.#work(0, 1);
      await tickets.unmergeTicket(this.#regency, by, on(second));
      const parted = await tickets.routeTicket(this.#regency, by, on(second), this.#routing(topic));
      // From here on the two live apart, each at its own pace.
      const since = this.#at;
      await this.#untilTheYearEnds(() => this.#work1(parted.after, topic));
      this.#at = since;
    }
    this.#answerNow = said === '' ? saidToSecond : said;
    await this.#work1(routed, topic);
  }

  async #open2(topic: SeedTopic, who: DemoApplicant): Promise<Ticket> {
    this.#pass(this.#chance.between(30, 240));
    const problems = STORIES[topic.slug]?.problems ?? [];
    const [title, words, answer] = this.#chance.pick(
      problems.filter(([, , , trades]) => trades === undefined),
    );
    const fill = this.#fillFor(who);
    this.#answerNow = fill(answer);
    const { ticket } = await tickets.openTicket(
      this.#regency,
      { kind: 'anonymous' },
      {
        channel: 'online',
        kind: 'problem',
        topicId: referenceId('topic', topic.slug),
        nagariCode: who.nagariCode,
        title: fill(title),
        words: fill(tellAs(this.#chance, words, 'own')),
        applicant: { id: who.id },
        hidesName: false,
        wantsVisit: false,
      },
    );
    this.#opened.push(ticket.id);
    return ticket;
  }

  #routing(topic: SeedTopic): tickets.Routing {
    return {
      leadOfficeId: referenceId('office', topic.lead),
      supportingOfficeIds: this.#chance.happens(0.55)
        ? topic.supporting.map((slug) => referenceId('office', slug))
        : [],
    };
  }

  async #route(ticket: Ticket, topic: SeedTopic): Promise<Ticket> {
    const by = this.#staff('koordinator');
    return (await tickets.routeTicket(this.#regency, by, on(ticket), this.#routing(topic))).after;
  }

  /** From routed to answered, and on. */
  async #work1(routed: Ticket, topic: SeedTopic): Promise<void> {
    const chance = this.#chance;
    const regency = this.#regency;
    const { standardDays } = routed;
    const isShort = standardDays <= 5;
    this.#work(0, chance.happens(0.9) || isShort ? 1 : 3);
    let lead = this.#leadOfficer(routed);
    if (chance.happens(0.05)) {
      await tickets.handBackTicket(regency, lead, on(routed), chance.pick(HAND_BACKS));
      this.#work(0, 1);
      lead = this.#leadOfficer(await this.#route(routed, topic));
      this.#work(0, 1);
    }
    let ticket = (await tickets.acceptTicket(regency, lead, on(routed))).after;
    if (this.#plan.awaitsHead) {
      this.#work(1, 2);
      await this.#answer(ticket, lead);
    }
    const isLate = chance.happens(0.09);
    const lateDays = chance.happens(0.9) ? chance.between(1, LATE_DAYS) : chance.between(7, LONG_LATE_DAYS);
    if (chance.happens(0.3)) ticket = await this.#assign(ticket);
    if (chance.happens(0.35)) {
      this.#pass(chance.between(10, 90));
      ticket = (await tickets.writeNote(regency, lead, on(ticket), chance.pick(OFFICE_NOTES))).after;
    }
    ticket = await this.#supporters(ticket, isShort);
    if (chance.happens(0.3)) {
      ticket = (await tickets.sendMessage(regency, lead, on(ticket), chance.pick(MESSAGES))).after;
    }
    if (chance.happens(0.26)) {
      this.#work(0, isShort ? 1 : 2);
      const [question, reply] = chance.pick(STORIES[topic.slug]?.talks ?? []);
      const asked = await tickets.askApplicant(regency, lead, on(ticket), this.#filled(question));
      const replied = await this.#reply(asked, this.#filled(reply));
      if (replied === undefined) return;
      ticket = replied;
    }
    if (ticket.wantsVisit || chance.happens(0.05)) {
      ticket = (
        await tickets.planVisit(regency, lead, on(ticket), {
          on: addDays(dayOf(this.#at, WIB), chance.between(2, 6)),
          personId: CAST.lapangan.id,
        })
      ).after;
    }
    const agency = STORIES[topic.slug]?.agency;
    if (agency !== undefined && chance.happens(0.06)) {
      await tickets.waitForAgency(regency, lead, on(ticket), agency);
      this.#work(1, 5);
      ticket = (await tickets.endWait(regency, lead, on(ticket))).after;
    }
    if (isLate && chance.happens(0.4)) {
      this.#work(0, 1);
      ticket = (
        await tickets.extendTicket(regency, lead, on(ticket), {
          days: chance.between(3, 7),
          reason: chance.pick(EXTENSIONS),
        })
      ).after;
    }
    const left = ticket.due.at.getTime() - this.#at.getTime();
    if (isLate) this.#jump(countedAt(this.#calendars.lead, later(ticket.due.at, this.#at), lateDays, []));
    // An approval takes a day or two more.
    else if (left > 0)
      this.#jump(
        new Date(this.#at.getTime() + left * (0.1 + chance.next() * (ticket.needsApproval ? 0.5 : 0.65))),
      );
    this.#work(0, 0);
    await this.#afterAnswer(await this.#answer(ticket, lead), topic);
  }

  /** The head gives the ticket to a person of the office, with a word. */
  async #assign(ticket: Ticket): Promise<Ticket> {
    const part = leadPart(ticket);
    if (part?.officeId !== referenceId('office', 'dinkes')) return ticket;
    this.#pass(this.#chance.between(5, 60));
    return (
      await tickets.assignPart(this.#regency, this.#staff('kepala'), on(ticket), {
        personId: CAST.petugasDinkes.id,
        note: this.#chance.pick(ASSIGNMENTS),
      })
    ).after;
  }

  async #supporters(before: Ticket, isShort: boolean): Promise<Ticket> {
    const chance = this.#chance;
    let ticket = before;
    for (const part of currentParts(before).filter((one) => one.role === 'supporting')) {
      const officer = this.#officer(part.officeId);
      this.#work(0, 1);
      if (chance.happens(0.08)) {
        const reason = chance.pick(PART_HAND_BACKS);
        ticket = (await tickets.handBackPart(this.#regency, officer, on(ticket), reason)).after;
        continue;
      }
      ticket = (await tickets.acceptPart(this.#regency, officer, on(ticket))).after;
      if (chance.happens(0.2)) continue;
      this.#work(0, isShort ? 1 : 3);
      const found = chance.pick(CONTRIBUTIONS[SLUG_OF.get(part.officeId) ?? ''] ?? []);
      ticket = (await tickets.contribute(this.#regency, officer, on(ticket), found)).after;
    }
    return ticket;
  }

  /** The applicant replies, after a reminder when late; undefined when silence closed the ticket. */
  async #reply(asked: Changed, reply: string): Promise<Ticket | undefined> {
    const askedAt = this.#at;
    const isSilent = this.#chance.happens(0.1);
    const isSlow = isSilent || this.#chance.happens(0.15);
    if (isSlow) {
      this.#silence(askedAt, REMINDER_DAYS);
      await this.#byTheClock(asked.after, 'remind');
    }
    if (isSilent) {
      this.#silence(askedAt, SILENCE_DAYS);
      await this.#byTheClock(asked.after, 'lapse');
      return undefined;
    }
    this.#pass(this.#chance.between(isSlow ? 60 : 40, isSlow ? 2000 : 4000));
    if (this.#chance.happens(0.2)) {
      this.#work(0, 0);
      const by = this.#staff('loket');
      return (await tickets.recordReply(this.#regency, by, on(asked.after), reply, 'whatsapp')).after;
    }
    const by = applicantOf(asked.after);
    return (await tickets.replyToQuestion(this.#regency, by, on(asked.after), reply)).after;
  }

  async #answer(ticket: Ticket, lead: Actor): Promise<Ticket> {
    const text = this.#answerText(ticket);
    const regency = this.#regency;
    if (!ticket.needsApproval) return (await tickets.answerTicket(regency, lead, on(ticket), text)).after;
    const head = this.#staff('kepala');
    await tickets.draftAnswer(regency, lead, on(ticket), { text, isSubmitted: true });
    if (this.#plan.awaitsHead) throw new YearOver();
    if (this.#chance.happens(0.2)) {
      this.#work(0, 1);
      await tickets.returnAnswer(regency, head, on(ticket), 'Tulis juga bahwa semuanya tanpa biaya.');
      this.#work(0, 1);
      await tickets.draftAnswer(regency, lead, on(ticket), {
        text: `${text} Semuanya tanpa biaya.`,
        isSubmitted: true,
      });
    }
    this.#work(0, 1);
    return (await tickets.approveAnswer(regency, head, on(ticket))).after;
  }

  async #afterAnswer(answered: Ticket, topic: SeedTopic): Promise<void> {
    const chance = this.#chance;
    const by = applicantOf(answered);
    const end = chance.weigh({ agrees: 62, silent: 30, objects: answered.round > 1 ? 0 : 8 });
    if (end === 'silent') {
      this.#silence(this.#at, SILENCE_DAYS);
      await this.#byTheClock(answered, 'lapse');
      if (!chance.happens(0.06)) return;
      this.#pass(chance.between(600, 9000));
      await tickets.replyLate(this.#regency, by, on(answered), chance.pick(LATE_REPLIES));
      this.#work(0, 1);
      await this.#work1(await this.#route(answered, topic), topic);
      return;
    }
    this.#pass(chance.between(30, 7000));
    if (end === 'objects') {
      await tickets.objectToAnswer(this.#regency, by, on(answered), chance.pick(OBJECTIONS));
      this.#work(0, 1);
      await this.#work1(await this.#route(answered, topic), topic);
      return;
    }
    await tickets.agree(this.#regency, by, on(answered));
    if (chance.happens(0.62)) {
      this.#pass(chance.between(1, 400));
      await this.#rate(answered);
    }
  }

  /** The survey, nine faces: how it went for her colours every one of them. */
  async #rate(ticket: Ticket): Promise<void> {
    const chance = this.#chance;
    const token = await openSurveyToken(this.#regency, ticket.id);
    if (token === undefined) return;
    const mood = chance.weigh({ delighted: 50, content: 38, mixed: 9, cross: 3 });
    const answers = Object.fromEntries(
      SKM_ELEMENTS.map((element) => {
        const grade = Number(chance.weigh(GRADES_OF[mood]));
        const isWeak = WEAK.has(element) && chance.happens(0.3);
        return [element, Math.max(1, isWeak ? grade - 1 : grade) as Grade];
      }),
    );
    await answerSurvey(
      this.#regency,
      token,
      { answers, comment: commentAs(chance) },
      { channel: 'applicant', isStaffSession: false },
    );
  }

  async #byTheClock(ticket: Ticket, act: 'remind' | 'lapse'): Promise<void> {
    await recordAct(this.#regency, this.#calendars, SYSTEM, on(ticket), act, () => ({ data: {} }));
  }

  #staff(key: CastKey): Actor {
    return actorOf(key);
  }

  #officer(officeId: string): Actor {
    return actorOf(OFFICERS[SLUG_OF.get(officeId) ?? ''] ?? 'petugasKumperindag');
  }

  #leadOfficer(ticket: Ticket): Actor {
    return this.#officer(leadPart(ticket)?.officeId ?? this.#calendars.leadOfficeId);
  }

  /** What answers this ticket; the second time it is what was missing the first. */
  #answerText(ticket: Ticket): string {
    if (ticket.round > 1) return this.#filled(this.#chance.pick(SECOND_ANSWERS));
    return this.#filled(answerAs(this.#chance, this.#answerNow));
  }

  #filled: (text: string) => string = (text) => text;

  #fillFor(who: DemoApplicant): (text: string) => string {
    const number = String(this.#chance.between(2, 9));
    this.#filled = (text) =>
      text
        .replaceAll('{produk}', who.goods)
        .replaceAll('{usaha}', who.business)
        .replaceAll('{nagari}', who.nagari)
        .replaceAll('{n}', number);
    return this.#filled;
  }

  /** Moves the clock to an instant. @throws YearOver when that is after the end */
  #jump(to: Date): void {
    if (to > this.#plan.end) throw new YearOver();
    if (to > this.#at) this.#at = to;
  }

  #pass(minutes: number): void {
    this.#jump(new Date(this.#at.getTime() + minutes * MINUTE));
  }

  /** Moves on by some working days, to a moment at which the office is open. */
  #work(fewest: number, most: number): void {
    const calendar = this.#calendars.lead;
    let left = this.#chance.between(fewest, most);
    let day = dayOf(this.#at, WIB);
    for (let i = 0; i < 400; i += 1, day = addDays(day, 1)) {
      const hours = hoursOn(calendar, day);
      if (!hours) continue;
      const from = Math.max(instantOn(day, hours.opens, WIB).getTime(), this.#at.getTime() + 2 * MINUTE);
      const until = instantOn(day, hours.closes, WIB).getTime();
      if (from >= until) continue;
      if (left > 0) {
        left -= 1;
        continue;
      }
      const span = Math.min(until - from, most === 0 ? 90 * MINUTE : until - from);
      this.#jump(new Date(from + Math.floor(this.#chance.next() * span)));
      return;
    }
    throw new YearOver();
  }

  /** Working days of silence, then the next opening. */
  #silence(since: Date, days: number): void {
    this.#jump(countedAt(this.#calendars.lead, since, days, []));
    this.#work(0, 0);
  }
}

/** What belongs to another door, or says nothing, came in under no topic in particular. */
function topicFor(fate: string, slug: string): SeedTopic {
  const sought = ['declined', 'archived', 'ppid'].includes(fate) ? 'lainnya' : slug;
  const topic = TOPICS.find((one) => one.slug === sought);
  if (topic === undefined) throw new RangeError(`no topic ${sought}`);
  return topic;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function on(ticket: Ticket): { ticketId: string } {
  return { ticketId: ticket.id };
}

function applicantOf(ticket: Ticket): ApplicantActor {
  return { kind: 'applicant', ticketId: ticket.id, channel: 'applicant' };
}
