/**
 * In which cells a ticket that is not open is counted, so that the desk's totals of hundreds of thousands are true and
 * read at once. Open tickets are few and counted from their own rows.
 */
import { leadPart, isOpen, type Part, type Ticket } from '#domain/tickets/ticket.ts';

/** Stands for "every office" and for "no lead office": keys hold no nulls. */
export const NIL = '00000000-0000-0000-0000-000000000000';

/** What makes a cell, as columns. */
export const CELL = [
  'officeId',
  'state',
  'topicId',
  'nagariCode',
  'channel',
  'leadOfficeId',
  'hasPerson',
] as const;

export interface Cell {
  /** An office that held a disposisi of the ticket, or NIL for the cell of all tickets. */
  readonly officeId: string;
  readonly state: string;
  readonly topicId: string;
  readonly nagariCode: string;
  readonly channel: string;
  readonly leadOfficeId: string;
  /** Whether a person was named: for the lead's part, or for the office's newest part. */
  readonly hasPerson: boolean;
}

export interface CellChange extends Cell {
  readonly change: 1 | -1;
}

/** One cell for all, and one for each office that ever held it; none while the ticket is open. */
function cellsOf(ticket: Ticket | undefined): Cell[] {
  if (ticket === undefined || isOpen(ticket.state)) return [];
  const lead = leadPart(ticket);
  const cell = (officeId: string, personId: string | null): Cell => ({
    officeId,
    state: ticket.state,
    topicId: ticket.topicId,
    nagariCode: ticket.nagariCode,
    channel: ticket.channel,
    leadOfficeId: lead?.officeId ?? NIL,
    hasPerson: personId !== null,
  });
  const newest = new Map<string, Part>();
  for (const part of ticket.parts) {
    const other = newest.get(part.officeId);
    if (!other || isLater(part, other)) newest.set(part.officeId, part);
  }
  return [
    cell(NIL, lead?.personId ?? null),
    ...[...newest].map(([officeId, part]) => cell(officeId, part.personId)),
  ];
}

/** What an act changes: cells left and cells entered. */
export function cellChanges(before: Ticket | undefined, after: Ticket): CellChange[] {
  const left = new Map(cellsOf(before).map((cell) => [JSON.stringify(cell), cell]));
  const entered = new Map(cellsOf(after).map((cell) => [JSON.stringify(cell), cell]));
  return [
    ...[...left].filter(([key]) => !entered.has(key)).map(([, cell]) => ({ ...cell, change: -1 as const })),
    ...[...entered].filter(([key]) => !left.has(key)).map(([, cell]) => ({ ...cell, change: 1 as const })),
  ];
}

/** As the list of an office shows a ticket it held twice: by the part sent last. */
function isLater(one: Part, other: Part): boolean {
  const [a, b] = [one.sentAt.getTime(), other.sentAt.getTime()];
  return a === b ? one.id > other.id : a > b;
}
