/** The answer as an official letter: letterhead, number, day, whom it is for, what it says, and who signs. */
import type { Actor } from '#domain/offices/duty.ts';
import { dutiesOn, type Duty } from '#domain/offices/duty.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import type { AnyTicketAct, Ticket } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

export interface AnswerLetter {
  readonly code: string;
  readonly office: { readonly name: string; readonly address: string | null; readonly phone: string | null };
  /** Of the office's own register; null leaves a line to be filled in by hand. */
  readonly number: string | null;
  /** The day it was made a letter; the day of the answer before that. */
  readonly on: Date;
  readonly receivedAt: Date;
  readonly to: string | null;
  readonly representative: string | null;
  readonly nagari: string;
  readonly topic: { readonly name: string; readonly nameEn: string };
  /** Null while there is none. */
  readonly answer: string | null;
  /** The head who signs, or who stands in for her today; null when nobody is appointed. */
  readonly signer: { readonly name: string; readonly nip: string | null; readonly isActing: boolean } | null;
}

/** The letter of a ticket. @throws Problem ticketNotFound, also for those who may not copy answers out */
export async function letterOf(regency: Regency, actor: Actor, typed: string): Promise<AnswerLetter> {
  const code = parseCode(typed);
  const row =
    code === undefined
      ? undefined
      : await regency.db.selectFrom('tickets').select('id').where('code', '=', code).executeTakeFirst();
  const acts = row ? await readActs(regency.db, row.id) : [];
  const ticket = row && foldTicket(row.id, acts);
  const now = regency.now();
  if (!ticket || !isInReach(ticket, actor, 'copy_out', now)) throw ticketNotFound();
  const officeId = answeringOffice(ticket, acts);
  const [office, applicant, topic, nagari, text] = await Promise.all([
    regency.db
      .selectFrom('offices')
      .select(['id', 'name', 'address', 'phone'])
      .where((eb) => (officeId === null ? eb('isLeadAgency', '=', true) : eb('id', '=', officeId)))
      .executeTakeFirstOrThrow(),
    regency.db
      .selectFrom('applicants')
      .select(['name', 'representative'])
      .where('id', '=', ticket.applicantId)
      .executeTakeFirst(),
    regency.db
      .selectFrom('topics')
      .select(['name', 'nameEn'])
      .where('id', '=', ticket.topicId)
      .executeTakeFirstOrThrow(),
    regency.db.selectFrom('areas').select('name').where('code', '=', ticket.nagariCode).executeTakeFirst(),
    ticket.answerTextId === null
      ? undefined
      : regency.db
          .selectFrom('ticketTexts')
          .select('body')
          .where('id', '=', ticket.answerTextId)
          .executeTakeFirst(),
  ]);
  const made = acts.findLast((act) => act.act === 'copy_out' && act.data.target === 'letter');
  return {
    code: ticket.code,
    office,
    number: made?.act === 'copy_out' ? (made.data.number ?? null) : null,
    on: made?.at ?? ticket.answeredAt ?? now,
    receivedAt: ticket.receivedAt,
    to: applicant?.name ?? null,
    representative: applicant?.representative ?? null,
    nagari: nagari?.name ?? '',
    topic,
    answer: text?.body ?? null,
    signer: await signerOf(regency, office.id),
  };
}

function answeringOffice(ticket: Ticket, acts: readonly AnyTicketAct[]): string | null {
  const answer = acts.findLast((act) => ['answer', 'approve_answer', 'answer_on_spot'].includes(act.act));
  return (
    answer?.officeId ??
    ticket.parts.findLast((part) => part.round === ticket.round && part.role === 'lead')?.officeId ??
    null
  );
}

async function signerOf(regency: Regency, officeId: string): Promise<AnswerLetter['signer']> {
  const rows = await regency.db
    .selectFrom('duties')
    .innerJoin('people', 'people.id', 'duties.personId')
    .select([
      'people.name',
      'people.nip',
      'duties.officeId',
      'duties.areaCode',
      'duties.substituteFor',
      'duties.startsOn',
      'duties.endsOn',
      'duties.isConfirmed',
    ])
    .select((eb) => eb.ref('duties.duty').$castTo<Duty>().as('duty'))
    .where('duties.duty', '=', 'head')
    .where('duties.officeId', '=', officeId)
    .where('people.isActive', '=', true)
    .execute();
  const held = dutiesOn(rows, dayOf(regency.now(), WIB)) as typeof rows;
  // Whoever stands in today signs: that is what the appointment is for.
  const signer = held.find((row) => row.substituteFor !== null) ?? held[0];
  return signer ? { name: signer.name, nip: signer.nip, isActing: signer.substituteFor !== null } : null;
}
