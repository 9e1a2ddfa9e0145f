/** Opens a ticket, and gathers every act of one: one exported function an act, one transaction, one line of history. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach, unknownNagari } from '#domain/tickets/ticket.problems.ts';
import { recordOpening } from '#domain/tickets/ticket.record.server.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import type { ApplicantKind, Channel, Ticket, TicketKind } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { definedOnly, openTopic } from '#domain/tickets/ticket.lookups.server.ts';
import { issueToken } from '#domain/tickets/token.commands.server.ts';

export * from '#domain/tickets/routing.commands.server.ts';
export * from '#domain/tickets/talk.commands.server.ts';
export * from '#domain/tickets/answer.commands.server.ts';
export * from '#domain/tickets/voice.commands.server.ts';
export * from '#domain/tickets/triage.commands.server.ts';
export * from '#domain/tickets/token.commands.server.ts';

/** What opens a ticket, already parsed at the door. */
export interface Opening {
  /** The id the ticket gets, when the door needs to find this opening again. */
  readonly newId?: string | undefined;
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
        readonly isFormalRequest?: boolean | undefined;
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
    const ticketId = opening.newId ?? regency.newId();
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
