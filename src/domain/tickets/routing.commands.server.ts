/** Where a ticket goes: routed, accepted, handed back, helped with, given to a person. One function an act. */
import { officeCalendars, openOffices } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { unknownOffice } from '#domain/tickets/ticket.problems.ts';
import { recordAct, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import { currentParts, leadPart, type NewPart } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import {
  definedOnly,
  words,
  needWords,
  requirePart,
  ownPart,
  actingOffice,
  daysLeft,
  openTopic,
  requireOffice,
} from '#domain/tickets/ticket.lookups.server.ts';

export interface Routing {
  /** The topic as the coordinator verified it. */
  readonly topicId?: string | undefined;
  readonly leadOfficeId: string;
  readonly supportingOfficeIds: readonly string[];
  /** Working days for each office; the days the ticket has left when absent. */
  readonly days?: number | undefined;
  readonly note?: string | undefined;
  /** What one supporting office is asked apart from the others: its own days, its own note. */
  readonly own?:
    | Readonly<Record<string, { readonly days?: number | undefined; readonly note?: string | undefined }>>
    | undefined;
}

/** Verify and route: one lead office and any number of supporting ones. @throws Problem unknownOffice, as recordAct */
export async function routeTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  routing: Routing,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  const offices = await openOffices(regency);
  return recordAct(regency, calendars, actor, target, 'route', async (ticket, trx) => {
    const topicId = routing.topicId ?? ticket.topicId;
    const topic = await openTopic(trx, topicId);
    const others = routing.supportingOfficeIds.filter((id) => id !== routing.leadOfficeId);
    for (const id of [routing.leadOfficeId, ...others]) requireOffice(offices, id);
    const part = async (officeId: string, role: NewPart['role']): Promise<NewPart> => {
      const own = role === 'supporting' ? routing.own?.[officeId] : undefined;
      const noteTextId = own?.note === undefined ? undefined : regency.newId();
      if (noteTextId !== undefined)
        await trx
          .insertInto('ticketTexts')
          .values({ id: noteTextId, ticketId: ticket.id, body: own?.note ?? '' })
          .execute();
      return {
        partId: regency.newId(),
        officeId,
        role,
        days: own?.days ?? routing.days ?? daysLeft(ticket, calendars, officeId, regency.now()),
        ...(noteTextId === undefined ? {} : { noteTextId }),
      };
    };
    const parts = [await part(routing.leadOfficeId, 'lead')];
    for (const officeId of new Set(others)) parts.push(await part(officeId, 'supporting'));
    return {
      words: words(routing.note),
      data: {
        topicId,
        needsApproval: topic.needsApproval,
        parts,
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

/** Asks another office to help. */
export async function involveOffice(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: { officeId: string; days?: number | undefined; note?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  const offices = await openOffices(regency);
  return recordAct(regency, calendars, actor, target, 'involve', (ticket) => {
    requireOffice(offices, asked.officeId);
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
