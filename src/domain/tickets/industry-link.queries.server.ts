/** Applicants who are makers of the registry: the one behind a ticket, and the tickets of one. */
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import {
  industriesByPhone,
  industryBrief,
  makerAtCounter,
  type IndustryBrief,
} from '#domain/registry/industry.queries.server.ts';
import { wholeMaker } from '#domain/registry/merge.whole.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import type { AnyTicketAct, ApplicantKind, TicketState } from '#domain/tickets/ticket.ts';
import { applicantOfIndustry } from '#domain/tickets/walk-in.queries.server.ts';
import type { FoundApplicant } from '#domain/tickets/walk-in.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import { maskedPhone } from '#shared/phone.ts';

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

/** The maker a ticket is opened for, as the form at the counter shows it. */
export interface MakerAsked {
  readonly code: string;
  readonly name: string;
  readonly nagariCode: string;
  readonly nagari: string;
  /** Who is written down as the applicant when nobody else is. */
  readonly applicant: {
    readonly kind: ApplicantKind;
    readonly name: string;
    readonly representative: string | undefined;
  };
  /** Without its last digits. */
  readonly phone: string | undefined;
  /** Somebody who has spoken for this maker before, as far as the actor knows her. */
  readonly known: FoundApplicant | undefined;
}

/** The maker of `?usaha=USH-…`; undefined for none, or one that the actor may not speak for. */
export async function makerAsked(
  regency: Regency,
  actor: StaffActor,
  typed: string | null,
): Promise<MakerAsked | undefined> {
  const maker = typed === null ? undefined : await makerAtCounter(regency, actor, typed);
  if (!maker) return undefined;
  const isPerson = maker.kind === 'person';
  return {
    code: maker.code,
    name: maker.name,
    nagariCode: maker.nagariCode,
    nagari: maker.nagari,
    applicant: {
      kind: maker.kind,
      name: isPerson ? (maker.ownerName ?? maker.name) : maker.name,
      representative: isPerson ? undefined : (maker.ownerName ?? undefined),
    },
    phone: maskedPhone(maker.phone) ?? undefined,
    known: await applicantOfIndustry(regency, actor, maker.id),
  };
}

export interface TicketOfIndustry {
  readonly code: string;
  readonly topic: string;
  readonly topicEn: string;
  readonly state: TicketState;
  readonly receivedAt: Date;
  /** Visits made and the one that is planned, the oldest first; taking a ticket down on a visit is one. */
  readonly visits: readonly IndustryVisit[];
}

export interface IndustryVisit {
  readonly on: Day;
  readonly is: 'planned' | 'met' | 'missed';
}

/** A page needs no more. */
const MOST_TICKETS = 20;

/** Tickets whose applicant is this maker or an entry merged into it, the newest first; only those the actor may read anyway. */
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
    .select(['topics.nameEn as topicEn', 'tickets.channel'])
    .select((eb) => eb.ref('tickets.state').$castTo<TicketState>().as('state'))
    .where('applicants.industryId', 'in', await wholeMaker(regency.db, industryId))
    .orderBy('tickets.receivedAt', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(MOST_TICKETS)
    .execute();
  const found: TicketOfIndustry[] = [];
  for (const { id, code, topic, topicEn, state, receivedAt, channel } of rows) {
    const acts = await readActs(regency.db, id);
    const ticket = foldTicket(id, acts);
    if (!ticket || !isInReach(ticket, actor, 'read', regency.now())) continue;
    const first: IndustryVisit[] = channel === 'visit' ? [{ on: dayOf(receivedAt, WIB), is: 'met' }] : [];
    found.push({ code, topic, topicEn, state, receivedAt, visits: [...first, ...visitsIn(acts)] });
  }
  return found;
}

/** A plan stands until a visit follows, whether or not it met somebody. */
function visitsIn(acts: readonly AnyTicketAct[]): IndustryVisit[] {
  const made: IndustryVisit[] = [];
  let planned: Day | undefined;
  for (const one of acts) {
    if (one.act === 'plan_visit') planned = one.data.on;
    if (one.act !== 'record_visit') continue;
    made.push({ on: one.data.on, is: one.data.isMet ? 'met' : 'missed' });
    planned = undefined;
  }
  return planned === undefined ? made : [...made, { on: planned, is: 'planned' }];
}
