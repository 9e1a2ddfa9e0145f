/** Opens a ticket, and gathers every act of one: one exported function an act, one transaction, one line of history. */
import { sql } from 'kysely';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach, unknownNagari, unknownTopic } from '#domain/tickets/ticket.problems.ts';
import { recordOpening } from '#domain/tickets/ticket.record.server.ts';
import { newDocument } from '#domain/tickets/ticket.search.server.ts';
import type { ApplicantKind, Channel, OldCase, Ticket, TicketKind } from '#domain/tickets/ticket.ts';
import type { Trx, Write } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { definedOnly } from '#domain/tickets/ticket.lookups.server.ts';
import { newToken } from '#domain/tickets/token.commands.server.ts';

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
  /** Its number, when a phone without signal has given it out already; a taken one fails with the constraint `tickets_code`. */
  readonly code?: string | undefined;
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
  /** It was over before the desk existed: who did it, when, and what was answered. */
  readonly old?:
    | {
        readonly officeId: string;
        readonly doneAt: Date;
        readonly answer: string;
        readonly importId: string;
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
  const topic = (await publishedTopics(regency)).find(({ id }) => id === opening.topicId);
  if (!topic) throw unknownTopic();
  const kecamatan = await nagariByKecamatan(regency);
  if (!kecamatan.some(({ nagari }) => nagari.some(({ code }) => code === opening.nagariCode)))
    throw unknownNagari();
  const ticketId = opening.newId ?? regency.newId();
  const { applicant, title, source, old } = opening;
  const applicantId = 'id' in applicant ? applicant.id : (applicant.newId ?? regency.newId());
  const titleTextId = title ? regency.newId() : undefined;
  const answerTextId = regency.newId();
  const receivedAt = opening.receivedAt ?? regency.now();
  const { secret, write: writeToken } = newToken(regency, ticketId, 'applicant');
  const also = (ticket: Ticket) => {
    const writes = [
      writeToken,
      newDocument(ticket, { title, words: opening.words, name: nameOf(regency, opening) }),
    ];
    if (!('id' in applicant))
      writes.push(newApplicant(regency, opening.nagariCode, { ...applicant, id: applicantId }));
    if (titleTextId)
      writes.push((db) =>
        db.insertInto('ticketTexts').values({ id: titleTextId, ticketId, body: title ?? '' }),
      );
    if (old)
      writes.push((db) =>
        db.insertInto('ticketTexts').values({ id: answerTextId, ticketId, body: old.answer }),
      );
    if (source)
      writes.push((db) => db.insertInto('ticketSources').values({ ticketId, ...definedOnly(source) }));
    return writes;
  };
  return untilFree(opening.code === undefined ? MOST_DRAWS : 1, () =>
    regency.db.transaction().execute(async (trx) => {
      const said = {
        words: opening.words,
        at: receivedAt,
        data: {
          code: opening.code ?? codeFrom(regency.random(7)),
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
          ...(old ? { old: oldCase(regency, old, answerTextId) } : {}),
        },
      };
      const changed = await recordOpening(trx, regency, calendars, actor, ticketId, said, also);
      const opened: Opened = { ticket: changed.after, secret };
      await alsoIn?.(trx, opened, changed.record.id);
      return opened;
    }),
  );
}

function oldCase(
  { newId }: Regency,
  { officeId, doneAt, importId }: NonNullable<Opening['old']>,
  answerTextId: string,
): OldCase {
  return { partId: newId(), officeId, doneAt: doneAt.toISOString(), answerTextId, importId };
}

/** Codes are drawn by chance; one that somebody has already is drawn anew, as nobody's mistake. */
async function untilFree<T>(most: number, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await attempt();
    } catch (thrown) {
      const { code, constraint } = thrown as { code?: string; constraint?: string };
      if (tries === most || code !== TAKEN || constraint !== 'tickets_code') throw thrown;
    }
}

/** PostgreSQL's unique_violation. */
const TAKEN = '23505';
const MOST_DRAWS = 5;

type NewApplicant = Exclude<Opening['applicant'], { readonly id: string }> & { readonly id: string };

function newApplicant(
  regency: Regency,
  nagariCode: string,
  { id, kind, name, representative, phone, email }: NewApplicant,
): Write {
  const createdAt = regency.now();
  return (db) =>
    db.insertInto('applicants').values({
      id,
      kind,
      name,
      representative: representative ?? null,
      phone: phone ?? null,
      email: email ?? null,
      nagariCode,
      createdAt,
    });
}

/** The applicant's name: as given, or as it is known. */
function nameOf({ db }: Regency, { applicant }: Opening) {
  return 'id' in applicant
    ? sql`${db.selectFrom('applicants').select('name').where('id', '=', applicant.id)}`
    : sql`${applicant.name}`;
}
