/** What the desk and the field officer do: take a ticket down for somebody, and answer the simple ones at once. */
import type { StaffActor } from '#domain/offices/duty.ts';
import {
  answerOnSpot,
  handToPpid,
  issueToken,
  openTicket,
  reissueLink,
  type Opening,
} from '#domain/tickets/ticket.commands.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { definedOnly } from '#domain/tickets/ticket.lookups.server.ts';
import { outOfReach, unknownApplicant, unknownIndustry } from '#domain/tickets/ticket.problems.ts';
import type { Identification } from '#domain/tickets/ticket.ts';
import { makerAtCounter, type MakerAtCounter } from '#domain/registry/industry.queries.server.ts';
import { writeLink } from '#domain/tickets/industry-link.commands.server.ts';
import type { WalkIn } from '#domain/tickets/walk-in.form.ts';
import { isApplicantInReach, receiptOf } from '#domain/tickets/walk-in.queries.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isProblem } from '#shared/problem.ts';

export interface TakenDown {
  readonly ticketId: string;
  readonly code: string;
  /** The secret of the link printed on the receipt, in a channel of its own. */
  readonly receiptSecret: string;
}

/** What a phone without signal made and gave out before the ticket reached us. */
export interface MadeOnPhone {
  readonly ticketId?: string;
  readonly code?: string;
  /** Of the receipt. */
  readonly secret?: string;
}

/**
 * Opens a ticket for somebody at the desk, on a visit or from paper, with what was brought along.
 * The same form sent twice (a lost answer, a second Enter) is the ticket it already became, with a receipt of its own.
 * What is done with it at once comes after: `finishWalkIn`.
 * @throws Problem outOfReach, unknownApplicant, unknownIndustry, unknownTopic, unknownNagari
 */
export async function takeWalkIn(
  regency: Regency,
  actor: StaffActor,
  walkIn: WalkIn,
  files: readonly KeptFile[] = [],
  made: MadeOnPhone = {},
): Promise<TakenDown> {
  if (!mayOpen(actor)) throw outOfReach({ act: 'open' });
  if (walkIn.applicantId !== undefined && !(await isApplicantInReach(regency, actor, walkIn.applicantId)))
    throw unknownApplicant();
  const maker =
    walkIn.industry === undefined ? undefined : await makerAtCounter(regency, actor, walkIn.industry);
  if (walkIn.industry !== undefined && !maker) throw unknownIndustry();
  let receiptSecret = '';
  const { ticket } = await openTicket(
    regency,
    actor,
    {
      ...openingOf(regency, actor, walkIn, maker),
      ...definedOnly({ newId: made.ticketId, code: made.code }),
    },
    async (trx, opened, actId) => {
      const ticketId = opened.ticket.id;
      receiptSecret = await issueToken(trx, regency, ticketId, 'receipt', undefined, made.secret);
      await attachFiles(trx, regency, { ticketId, actId, files });
      await keepPlace(trx, regency, ticketId, walkIn);
      if (maker) await writeLink(trx, regency, actor, opened.ticket, maker.id, { keepsOther: true });
    },
  );
  return { ticketId: ticket.id, code: ticket.code, receiptSecret };
}

/**
 * Answers the ticket at once when an answer was given, or hands it to the PPID. A refusal leaves the ticket standing: the
 * applicant's receipt never depends on it. Done again when the form comes again, because the first time may have ended
 * between opening and answering; a ticket somebody has touched since is left alone.
 * @returns whether the answer given at once stands; undefined when none was given
 */
export async function finishWalkIn(
  regency: Regency,
  actor: StaffActor,
  walkIn: WalkIn,
  ticketId: string,
): Promise<boolean | undefined> {
  const { answer, registerNumber } = walkIn;
  const target = { ticketId, seenVersion: 1 };
  // Whoever may hand it over does so at once; for everybody else it waits with its mark for the one who verifies.
  if (walkIn.isFormalRequest)
    await unlessRefused(() => handToPpid(regency, actor, target, { number: registerNumber }));
  if (answer === undefined) return undefined;
  const answered = await unlessRefused(() => answerOnSpot(regency, actor, target, answer));
  return answered !== undefined || wasAnsweredBy(regency, actor, ticketId);
}

/** The ticket this very form became before, with a receipt of its own; undefined when it is new. */
export async function takenBefore(
  regency: Regency,
  actor: StaffActor,
  walkIn: WalkIn,
): Promise<TakenDown | undefined> {
  const id = ticketIdOf(regency, actor, walkIn);
  if (id === undefined) return undefined;
  const before = await regency.db
    .selectFrom('tickets')
    .select('code')
    .where('id', '=', id)
    .where('openedBy', '=', actor.personId)
    .executeTakeFirst();
  if (!before) return undefined;
  const receiptSecret = await issueToken(regency.db, regency, id, 'receipt');
  return { ticketId: id, ...before, receiptSecret };
}

/** True when this person's own answer on the spot is the second line of the history: the form had come before. */
async function wasAnsweredBy({ db }: Regency, actor: StaffActor, ticketId: string): Promise<boolean> {
  const there = await db
    .selectFrom('ticketActs')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('seq', '=', 2)
    .where('act', '=', 'answer_on_spot')
    .where('actorId', '=', actor.personId)
    .executeTakeFirst();
  return there !== undefined;
}

/** Another paper for somebody who was recognised at the counter. @throws Problem ticketNotFound, outOfReach */
export async function giveReceiptAgain(
  regency: Regency,
  actor: StaffActor,
  typedCode: string,
  given: { readonly identifiedBy: Identification; readonly endsOthers: boolean },
): Promise<{ readonly code: string; readonly receiptSecret: string }> {
  const { ticketId, code } = await receiptOf(regency, actor, typedCode);
  const { secret } = await reissueLink(regency, actor, { ticketId }, 'receipt', given);
  return { code, receiptSecret: secret };
}

/** True when the same form was being taken down at the same moment and the other one was first. */
export function isTakenTwice(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'tickets_pkey';
}

/** The programme's own doors have no letter behind them; only why it was entered late. */
const OWN_DOORS: readonly string[] = ['desk', 'visit'];

function openingOf(
  regency: Regency,
  actor: StaffActor,
  walkIn: WalkIn,
  maker: MakerAtCounter | undefined,
): Opening {
  const { externalNumber, agendaNumber, sender, subject, letterOn, lateReason } = walkIn;
  const letter = OWN_DOORS.includes(walkIn.channel)
    ? {}
    : { externalNumber, agendaNumber, sender, subject, letterOn };
  const source = { ...letter, lateReason, isFormalRequest: walkIn.isFormalRequest || undefined };
  return {
    newId: ticketIdOf(regency, actor, walkIn),
    channel: walkIn.channel,
    kind: walkIn.isFormalRequest ? 'information' : walkIn.kind,
    topicId: walkIn.topic,
    nagariCode: walkIn.nagari,
    title:
      walkIn.title ??
      (OWN_DOORS.includes(walkIn.channel) ? undefined : subject?.slice(0, 200)) ??
      (walkIn.isFormalRequest ? FORMAL_TITLE : undefined),
    words: walkIn.words,
    applicant:
      walkIn.applicantId === undefined
        ? {
            kind: walkIn.applicantKind,
            name: walkIn.name ?? '',
            representative: walkIn.representative,
            // The number a maker is known by is used without being shown.
            phone: walkIn.phone ?? maker?.phone ?? undefined,
            email: walkIn.email,
          }
        : { id: walkIn.applicantId },
    hidesName: walkIn.hidesName,
    wantsVisit: walkIn.wantsVisit,
    receivedAt: walkIn.receivedAt,
    source: Object.values(source).some((value) => value !== undefined) ? source : undefined,
  };
}

/** By this title everybody who verifies sees which door it needs. */
const FORMAL_TITLE = 'Permintaan informasi resmi (PPID)';

async function keepPlace(trx: Trx, regency: Regency, ticketId: string, walkIn: WalkIn): Promise<void> {
  const { lat, lng, accuracy } = walkIn;
  if (lat === undefined || lng === undefined) return;
  await trx
    .insertInto('ticketPlaces')
    .values({ ticketId, lat, lng, accuracyM: accuracy ?? null, takenAt: regency.now() })
    .execute();
}

/** Undefined when it was refused by name. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    return undefined;
  }
}

/** Everything that was typed, sealed, as the ticket's id: the same form with the same content has the same id. */
function ticketIdOf(regency: Regency, actor: StaffActor, walkIn: WalkIn): string | undefined {
  if (!/^[\w-]{16,64}$/.test(walkIn.formId)) return undefined;
  const { files: _files, seen: _seen, ...said } = walkIn;
  const hex = regency.seal(`walk-in:${actor.personId}:${JSON.stringify(said)}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
