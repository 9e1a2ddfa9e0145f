/** Writes: one exported function an act. Each is one transaction and one line of history (see `ticket.record.server.ts`). */
import { officeCalendars, openOffices } from '#domain/offices/office.queries.server.ts';
import { workingDaysBetween, type Calendars } from '#domain/offices/calendar.ts';
import { officesOf, type Actor } from '#domain/offices/duty.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import {
  cannotMergeInto,
  cannotMergeWithItself,
  outOfReach,
  unknownNagari,
  unknownOffice,
  unknownPart,
  unknownTopic,
  wordsNeeded,
} from '#domain/tickets/ticket.problems.ts';
import {
  recordAct,
  recordActIn,
  recordOpening,
  type Changed,
  type Target,
} from '#domain/tickets/ticket.record.server.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import {
  currentParts,
  isOpen,
  leadPart,
  type ApplicantKind,
  type Channel,
  type NewPart,
  type Part,
  type Ticket,
  type TicketKind,
} from '#domain/tickets/ticket.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What opens a ticket, already parsed at the door. */
export interface Opening {
  readonly channel: Channel;
  readonly kind: TicketKind;
  readonly topicId: string;
  readonly nagariCode: string;
  readonly title?: string | undefined;
  readonly words: string;
  /** An applicant already known (desk), or who this is. */
  readonly applicant:
    | { readonly id: string }
    | {
        /** The id the new applicant gets, when the door needs to find this opening again. */
        readonly newId?: string | undefined;
        readonly kind: ApplicantKind;
        readonly name: string;
        readonly representative?: string | undefined;
        readonly phone?: string | undefined;
        readonly email?: string | undefined;
      };
  readonly hidesName: boolean;
  readonly wantsVisit: boolean;
  /** True time of receipt when it was entered late; the reason goes with it. */
  readonly receivedAt?: Date | undefined;
  readonly source?:
    | {
        readonly externalNumber?: string | undefined;
        readonly agendaNumber?: string | undefined;
        readonly sender?: string | undefined;
        readonly subject?: string | undefined;
        readonly letterOn?: string | undefined;
        readonly lateReason?: string | undefined;
      }
    | undefined;
}

export interface Opened {
  readonly ticket: Ticket;
  /** The secret of the applicant's link; it is stored only as a keyed hash. */
  readonly secret: string;
}

/**
 * Opens a ticket through any door. Anybody may open one online; every other channel needs a duty.
 * @throws Problem outOfReach, unknownTopic, unknownNagari
 */
export async function openTicket(
  regency: Regency,
  actor: Actor,
  opening: Opening,
  alsoIn?: (trx: Trx, opened: Opened, actId: string) => Promise<void>,
): Promise<Opened> {
  if (opening.channel !== 'online' && !mayOpen(actor)) throw outOfReach({ act: 'open' });
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const topic = await openTopic(trx, opening.topicId);
    const nagari = await trx
      .selectFrom('areas')
      .select('code')
      .where('code', '=', opening.nagariCode)
      .where('level', '=', 'nagari')
      .executeTakeFirst();
    if (!nagari) throw unknownNagari();
    const ticketId = regency.newId();
    const applicantId =
      'id' in opening.applicant ? opening.applicant.id : (opening.applicant.newId ?? regency.newId());
    if (!('id' in opening.applicant)) {
      const { kind, name, representative, phone, email } = opening.applicant;
      await trx
        .insertInto('applicants')
        .values({
          id: applicantId,
          kind,
          name,
          representative: representative ?? null,
          phone: phone ?? null,
          email: email ?? null,
          nagariCode: opening.nagariCode,
          createdAt: regency.now(),
        })
        .execute();
    }
    const titleTextId = opening.title ? regency.newId() : undefined;
    const receivedAt = opening.receivedAt ?? regency.now();
    const changed = await recordOpening(trx, regency, calendars, actor, ticketId, {
      words: opening.words,
      at: receivedAt,
      data: {
        code: codeFrom(regency.random(7)),
        channel: opening.channel,
        kind: opening.kind,
        topicId: topic.id,
        nagariCode: opening.nagariCode,
        applicantId,
        ...(titleTextId ? { titleTextId } : {}),
        receivedAt: receivedAt.toISOString(),
        standardDays: topic.standardDays,
        hidesName: opening.hidesName,
        wantsVisit: opening.wantsVisit,
        ...(actor.kind === 'staff' ? { openedBy: actor.personId } : {}),
      },
    });
    if (titleTextId)
      await trx
        .insertInto('ticketTexts')
        .values({ id: titleTextId, ticketId, body: opening.title ?? '' })
        .execute();
    await indexTicket(trx, ticketId);
    if (opening.source)
      await trx
        .insertInto('ticketSources')
        .values({ ticketId, ...definedOnly(opening.source) })
        .execute();
    const secret = await issueToken(trx, regency, ticketId, 'applicant');
    const opened: Opened = { ticket: changed.after, secret };
    await alsoIn?.(trx, opened, changed.record.id);
    return opened;
  });
}

export interface Routing {
  /** The topic as the coordinator verified it. */
  readonly topicId?: string | undefined;
  readonly leadOfficeId: string;
  readonly supportingOfficeIds: readonly string[];
  /** Working days for each office; the days the ticket has left when absent. */
  readonly days?: number | undefined;
  readonly note?: string | undefined;
}

/** Verify and route: one lead office and any number of supporting ones. @throws Problem unknownOffice, as recordAct */
export async function routeTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  routing: Routing,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'route', async (ticket, trx) => {
    const topicId = routing.topicId ?? ticket.topicId;
    const topic = await openTopic(trx, topicId);
    const others = routing.supportingOfficeIds.filter((id) => id !== routing.leadOfficeId);
    for (const id of [routing.leadOfficeId, ...others]) await requireOffice(regency, id);
    const part = (officeId: string, role: NewPart['role']): NewPart => ({
      partId: regency.newId(),
      officeId,
      role,
      days: routing.days ?? daysLeft(ticket, calendars, officeId, regency.now()),
    });
    return {
      words: words(routing.note),
      data: {
        topicId,
        needsApproval: topic.needsApproval,
        parts: [
          part(routing.leadOfficeId, 'lead'),
          ...[...new Set(others)].map((id) => part(id, 'supporting')),
        ],
      },
    };
  });
}

/** The lead office takes the ticket into work. */
export async function acceptTicket(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'accept', (ticket) => {
    const part = requirePart(leadPart(ticket));
    return { officeId: part.officeId, data: { partId: part.id } };
  });
}

/** A supporting office takes its part. */
export async function acceptPart(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'accept_part', (ticket) => {
    const part = requirePart(ownPart(ticket, actor, 'sent'));
    return { officeId: part.officeId, data: { partId: part.id } };
  });
}

/** The lead office hands the ticket back with a reason: it is received again. */
export async function handBackTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'hand_back', (ticket) => {
    const part = requirePart(leadPart(ticket));
    return { officeId: part.officeId, words: needWords(reason), data: { partId: part.id } };
  });
}

/** A supporting office ends only its own part, with a reason. */
export async function handBackPart(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'hand_back_part', (ticket) => {
    const part = requirePart(ownPart(ticket, actor));
    return { officeId: part.officeId, words: needWords(reason), data: { partId: part.id } };
  });
}

/** A supporting office says what it has to contribute and is done. */
export async function contribute(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'contribute', (ticket) => {
    const part = requirePart(ownPart(ticket, actor));
    return { officeId: part.officeId, words: needWords(text), data: { partId: part.id } };
  });
}

/** A question to the applicant: pauses the ticket and the office that asked. */
export async function askApplicant(
  regency: Regency,
  actor: Actor,
  target: Target,
  question: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'ask', (ticket) => {
    const officeId = actingOffice(ticket, actor, calendars);
    return { officeId, words: needWords(question), data: { officeId } };
  });
}

/** The applicant answers a question: the clock runs on. */
export async function replyToQuestion(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'reply', () => ({
    words: needWords(reply),
    data: {},
  }));
}

/** Staff write down what the applicant replied by another way. */
export async function recordReply(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
  channel: Channel,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'record_reply', () => ({
    words: needWords(reply),
    data: { channel },
  }));
}

/** The applicant adds something without having been asked. */
export async function writeMore(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'write', () => ({
    words: needWords(text),
    data: {},
  }));
}

/** A message to the applicant that asks nothing. */
export async function sendMessage(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'message', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: needWords(text),
    data: {},
  }));
}

/** An internal note; the applicant never sees it. */
export async function writeNote(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'note', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: needWords(text),
    data: {},
  }));
}

/** The lead office sends the answer. */
export async function answerTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  answer: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(answer),
    data: {},
  }));
}

/** A simple question is answered at once at the desk. */
export async function answerOnSpot(
  regency: Regency,
  actor: Actor,
  target: Target,
  answer: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'answer_on_spot', (ticket) => {
    const officeId = actingOffice(ticket, actor, calendars);
    return { officeId, words: needWords(answer), data: { officeId } };
  });
}

/** The lead office writes a draft, and submits it to its head where approval is required. */
export async function draftAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  draft: { text: string; isSubmitted: boolean },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'draft_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(draft.text),
    data: { isSubmitted: draft.isSubmitted },
  }));
}

/** The head returns a submitted draft with a note. */
export async function returnAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  note: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'return_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(note),
    data: {},
  }));
}

/** The head approves: the draft goes out as the answer. */
export async function approveAnswer(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'approve_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: { answerTextId: ticket.draft?.textId ?? '' },
  }));
}

/** The applicant agrees with the answer: closed. */
export async function agree(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'agree', () => ({ data: {} }));
}

/** The applicant objects: a new round with the full standard. */
export async function objectToAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'object', async (ticket, trx) => ({
    words: needWords(reason),
    data: { standardDays: await standardOf(trx, ticket.topicId) },
  }));
}

/** The applicant takes the ticket back. */
export async function withdrawTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason?: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'withdraw', () => ({
    words: words(reason),
    data: {},
  }));
}

/** Opens an ended ticket again, with a reason: a new round with the full standard. */
export async function reopenTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'reopen', async (ticket, trx) => ({
    words: needWords(reason),
    data: { standardDays: await standardOf(trx, ticket.topicId) },
  }));
}

/** A reply that came after the ticket had lapsed: it opens again. */
export async function replyLate(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
): Promise<Changed> {
  return recordAct(
    regency,
    await officeCalendars(regency),
    actor,
    target,
    'late_reply',
    async (ticket, trx) => ({
      words: needWords(reply),
      data: { standardDays: await standardOf(trx, ticket.topicId) },
    }),
  );
}

/** Not ours: says why and whose door it is. */
export async function declineTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  why: { reason: string; doorName: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'decline', () => ({
    words: needWords(why.reason),
    data: { doorName: needWords(why.doorName) },
  }));
}

/** A formal information request goes to the PPID door under its register number (UU 14/2008: 10 + 7 working days). */
export async function handToPpid(
  regency: Regency,
  actor: Actor,
  target: Target,
  register: { number: string; words?: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'to_ppid', () => ({
    words: words(register.words),
    data: { registerNumber: needWords(register.number) },
  }));
}

/** Puts aside what cannot be worked on, with a reason. */
export async function archiveTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  why: { reason: string; words: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'archive', () => ({
    words: needWords(why.words),
    data: { reason: why.reason },
  }));
}

/** Asks another office to help. */
export async function involveOffice(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: { officeId: string; days?: number | undefined; note?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'involve', async (ticket) => {
    await requireOffice(regency, asked.officeId);
    if (currentParts(ticket).some((part) => part.officeId === asked.officeId && part.endedAt === null))
      throw unknownOffice();
    return {
      officeId: actingOffice(ticket, actor, calendars),
      words: words(asked.note),
      data: {
        part: {
          partId: regency.newId(),
          officeId: asked.officeId,
          role: 'supporting',
          days: asked.days ?? daysLeft(ticket, calendars, asked.officeId, regency.now()),
        },
      },
    };
  });
}

/** Lets a supporting office go. */
export async function releaseOffice(
  regency: Regency,
  actor: Actor,
  target: Target,
  partId: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'release', (ticket) => {
    const part = requirePart(
      currentParts(ticket).find(
        (one) => one.id === partId && one.role === 'supporting' && one.endedAt === null,
      ),
    );
    return { officeId: actingOffice(ticket, actor, calendars), data: { partId: part.id } };
  });
}

/** More days, once, with a reason that the applicant is told. */
export async function extendTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: { days: number; reason: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'extend', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(asked.reason),
    data: { days: asked.days },
  }));
}

/** Waiting for another agency (BPOM, OSS): shown, the clock runs on. */
export async function waitForAgency(
  regency: Regency,
  actor: Actor,
  target: Target,
  agency: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'wait_agency', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: { agency: needWords(agency) },
  }));
}

/** The other agency has answered. */
export async function endWait(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'end_wait', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: {},
  }));
}

/** Plans a visit to the applicant. */
export async function planVisit(
  regency: Regency,
  actor: Actor,
  target: Target,
  visit: { on: string; personId: string; note?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'plan_visit', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: words(visit.note),
    data: { on: visit.on, personId: visit.personId },
  }));
}

/** The disposisi inside an office: head → section → person, with a note and a due day. */
export async function assignPart(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: {
    personId: string;
    sectionId?: string | undefined;
    dueOn?: string | undefined;
    note?: string | undefined;
  },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'assign', (ticket) => {
    const part = requirePart(ownPart(ticket, actor));
    return {
      officeId: part.officeId,
      words: words(asked.note),
      data: {
        partId: part.id,
        personId: asked.personId,
        ...definedOnly({ sectionId: asked.sectionId, dueOn: asked.dueOn }),
      },
    };
  });
}

/** Another topic, another standard: from the original receipt, never before a day already promised. */
export async function changeTopic(
  regency: Regency,
  actor: Actor,
  target: Target,
  topicId: string,
): Promise<Changed> {
  return recordAct(
    regency,
    await officeCalendars(regency),
    actor,
    target,
    'change_topic',
    async (_ticket, trx) => {
      const topic = await openTopic(trx, topicId);
      return { data: { topicId: topic.id, standardDays: topic.standardDays } };
    },
  );
}

/** Merges a ticket into another: the earlier due day wins, the second applicant keeps her own link. */
export async function mergeTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  intoTicketId: string,
): Promise<Changed> {
  if (target.ticketId === intoTicketId) throw cannotMergeWithItself();
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    // Two merges at once lock in the same order, whichever way round they were asked.
    await trx
      .selectFrom('tickets')
      .select('id')
      .where('id', 'in', [target.ticketId, intoTicketId])
      .orderBy('id')
      .forUpdate()
      .execute();
    const into = await trx
      .selectFrom('tickets')
      .select(['code', 'isOpen'])
      .where('id', '=', intoTicketId)
      .executeTakeFirst();
    if (!into?.isOpen) throw cannotMergeInto();
    const merged = await recordActIn(trx, regency, calendars, actor, target, 'merge', () => ({
      data: { intoTicketId, intoCode: into.code },
    }));
    const { before, after } = merged;
    if (!before) throw cannotMergeInto();
    await recordActIn(
      trx,
      regency,
      calendars,
      { kind: 'system' },
      { ticketId: intoTicketId },
      'absorb',
      () => ({
        data: {
          ticketId: after.id,
          code: after.code,
          receivedAt: before.receivedAt.toISOString(),
          days: before.standardDays + before.extendedDays,
          pauses: before.pauses.map((pause) => ({
            from: pause.from.toISOString(),
            to: pause.to?.toISOString() ?? null,
          })),
        },
      }),
    );
    return merged;
  });
}

/** Takes a merge back: the state and the pauses are as they were. */
export async function unmergeTicket(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const unmerged = await recordActIn(trx, regency, calendars, actor, target, 'unmerge', () => ({
      data: {},
    }));
    const intoId = unmerged.before?.mergedIntoId;
    if (intoId) {
      await recordActIn(
        trx,
        regency,
        calendars,
        { kind: 'system' },
        { ticketId: intoId },
        'unabsorb',
        () => ({
          data: { ticketId: unmerged.after.id, code: unmerged.after.code },
        }),
      );
    }
    return unmerged;
  });
}

/** Gives the applicant a new link after identification; the old ones of the same channel end. */
export async function reissueLink(
  regency: Regency,
  actor: Actor,
  target: Target,
  channel: TokenChannel = 'applicant',
): Promise<{ changed: Changed; secret: string }> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    let secret = '';
    const changed = await recordActIn(
      trx,
      regency,
      calendars,
      actor,
      target,
      'reissue_link',
      async (ticket) => {
        if (channel === 'applicant') {
          await trx
            .updateTable('ticketTokens')
            .set({ revokedAt: regency.now() })
            .where('ticketId', '=', ticket.id)
            .where('channel', '=', channel)
            .where('revokedAt', 'is', null)
            .execute();
        }
        const tokenId = regency.newId();
        secret = await issueToken(trx, regency, ticket.id, channel, tokenId);
        return { data: { tokenId } };
      },
    );
    return { changed, secret };
  });
}

/** Says that the answer was copied into the other system or into a letter. */
export async function copyOut(
  regency: Regency,
  actor: Actor,
  target: Target,
  to: 'lapor' | 'letter',
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'copy_out', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    data: { target: to },
  }));
}

/**
 * Empties words that must go (a request for erasure, or a stranger's data in a text). The acts remain and point to rows
 * without a body; the words leave the search. @throws Problem wordsNeeded when none of the ids belongs to the ticket
 */
export async function eraseTexts(
  regency: Regency,
  actor: Actor,
  target: Target,
  textIds: readonly string[],
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'erase_texts', async (ticket, trx) => {
    const erased =
      textIds.length === 0
        ? []
        : await trx
            .updateTable('ticketTexts')
            .set({ body: null, erasedAt: regency.now() })
            .where('ticketId', '=', ticket.id)
            .where('id', 'in', [...textIds])
            .where('erasedAt', 'is', null)
            .returning('id')
            .execute();
    if (erased.length === 0) throw wordsNeeded();
    await indexTicket(trx, ticket.id);
    return { data: { textIds: erased.map((row) => row.id) } };
  });
}

export type TokenChannel = 'applicant' | 'officer_link' | 'receipt';

/** Makes a token for a link; only its keyed hash is kept. 22 characters of base64url are 128 random bits. */
export async function issueToken(
  trx: Database | Trx,
  regency: Regency,
  ticketId: string,
  channel: TokenChannel,
  id = regency.newId(),
): Promise<string> {
  const secret = Buffer.from(regency.random(16)).toString('base64url');
  await trx
    .insertInto('ticketTokens')
    .values({ id, ticketId, channel, hash: regency.seal(secret), createdAt: regency.now() })
    .execute();
  return secret;
}

function words(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function needWords(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw wordsNeeded();
  return trimmed;
}

function requirePart(part: Part | undefined): Part {
  if (!part) throw unknownPart();
  return part;
}

/** The part the actor's office holds, supporting before lead. */
function ownPart(ticket: Ticket, actor: Actor, state?: Part['state']): Part | undefined {
  const mine = officesOf(actor, 'officer', 'head');
  return currentParts(ticket)
    .filter(
      (part) =>
        mine.includes(part.officeId) &&
        part.endedAt === null &&
        (state === undefined || part.state === state),
    )
    .toSorted((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'))[0];
}

/** In whose name the actor acts on this ticket: the office that holds it, else the actor's own, else the lead agency. */
function actingOffice(ticket: Ticket, actor: Actor, calendars: Calendars): string {
  const mine = officesOf(actor);
  const held = currentParts(ticket).filter((part) => mine.includes(part.officeId));
  return (
    (held.find((part) => part.role === 'lead') ?? held[0])?.officeId ?? mine[0] ?? calendars.leadOfficeId
  );
}

/** The working days the ticket has left, on the office's own calendar; at least one when it is late already. */
function daysLeft(ticket: Ticket, calendars: Calendars, officeId: string, now: Date): number {
  if (!isOpen(ticket.state)) return 1;
  return Math.max(1, workingDaysBetween(calendars.of(officeId), now, ticket.due.at));
}

async function openTopic(trx: Trx, topicId: string) {
  const topic = await trx
    .selectFrom('topics')
    .select(['id', 'standardDays', 'needsApproval'])
    .where('id', '=', topicId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!topic) throw unknownTopic();
  return topic;
}

async function standardOf(trx: Trx, topicId: string): Promise<number> {
  const topic = await trx
    .selectFrom('topics')
    .select('standardDays')
    .where('id', '=', topicId)
    .executeTakeFirst();
  if (!topic) throw unknownTopic();
  return topic.standardDays;
}

async function requireOffice(regency: Regency, officeId: string): Promise<void> {
  if (!(await openOffices(regency)).some((office) => office.id === officeId)) throw unknownOffice();
}

function definedOnly<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
