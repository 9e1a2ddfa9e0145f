/** Applicants who are makers of the registry: the one behind a ticket, and the tickets of one. */
import type { Actor } from '#domain/offices/duty.ts';
import {
  industriesByPhone,
  industryBrief,
  type IndustryBrief,
} from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { TicketState } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface IndustryLink {
  readonly linked: IndustryBrief | undefined;
  /** Makers with the applicant's telephone number, while none is linked. */
  readonly offers: readonly IndustryBrief[];
  /** Whether the actor may link, or take a link away. */
  readonly may: boolean;
}

/** The maker behind a ticket that the actor reads already. */
export async function industryLinkOf(
  regency: Regency,
  actor: Actor,
  ticketId: string,
): Promise<IndustryLink> {
  const may = registryReach(actor, 'change') !== undefined;
  const applicant = await regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['applicants.industryId', 'applicants.phone'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst();
  if (applicant?.industryId)
    return { linked: await industryBrief(regency, actor, { id: applicant.industryId }), offers: [], may };
  const offers = may && applicant?.phone ? await industriesByPhone(regency, actor, applicant.phone) : [];
  return { linked: undefined, offers, may };
}

export interface TicketOfIndustry {
  readonly code: string;
  readonly topic: string;
  readonly topicEn: string;
  readonly state: TicketState;
  readonly receivedAt: Date;
}

/** A page needs no more. */
const MOST_TICKETS = 20;

/** Tickets whose applicant is this maker, the newest first; only those the actor may read anyway. */
export async function ticketsOfIndustry(
  regency: Regency,
  actor: Actor,
  industryId: string,
): Promise<TicketOfIndustry[]> {
  const rows = await regency.db
    .selectFrom('applicants')
    .innerJoin('tickets', 'tickets.applicantId', 'applicants.id')
    .innerJoin('topics', 'topics.id', 'tickets.topicId')
    .select(['tickets.id', 'tickets.code', 'tickets.receivedAt', 'topics.name as topic'])
    .select(['topics.nameEn as topicEn'])
    .select((eb) => eb.ref('tickets.state').$castTo<TicketState>().as('state'))
    .where('applicants.industryId', '=', industryId)
    .orderBy('tickets.receivedAt', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(MOST_TICKETS)
    .execute();
  const tickets = await Promise.all(rows.map((row) => readTicket(regency.db, row.id)));
  return rows
    .filter((_, i) => {
      const ticket = tickets[i];
      return ticket && isInReach(ticket, actor, 'read', regency.now());
    })
    .map(({ code, topic, topicEn, state, receivedAt }) => ({ code, topic, topicEn, state, receivedAt }));
}
