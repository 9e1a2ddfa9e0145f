/** What the desk's address and its form for several tickets may say. */
import * as v from 'valibot';
import { CHANNELS, TICKET_STATES, type TicketState } from '#domain/tickets/ticket.ts';

/** The list's filter as read from an address; what is not understood is left out. */
export interface AskedFilter {
  readonly state?: TicketState | 'open' | 'ended' | undefined;
  readonly topicId?: string | undefined;
  readonly nagariCode?: string | undefined;
  readonly officeId?: string | undefined;
  readonly personId?: string | undefined;
  readonly channel?: string | undefined;
  readonly due?: 'overdue' | 'today' | 'week' | undefined;
  readonly text?: string | undefined;
}

const uuid = v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined);
const schema = v.object({
  keadaan: v.fallback(v.optional(v.picklist(['open', 'ended', ...TICKET_STATES])), undefined),
  topik: uuid,
  nagari: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d\d(\.\d{2,4}){1,3}$/))), undefined),
  dinas: uuid,
  petugas: v.fallback(v.optional(v.union([v.literal('nobody'), v.pipe(v.string(), v.uuid())])), undefined),
  pintu: v.fallback(v.optional(v.picklist(CHANNELS)), undefined),
  batas: v.fallback(v.optional(v.picklist(['overdue', 'today', 'week'])), undefined),
  cari: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))), undefined),
});

/** Reads the filter of `/meja` from its address, and gives back what was asked for the form. */
export function readDeskFilter(search: URLSearchParams): {
  filter: AskedFilter;
  asked: Readonly<Record<string, string>>;
} {
  const typed = Object.fromEntries(
    [...search].map(([key, value]) => [key, value.replaceAll(/\p{Cc}/gu, ' ').toWellFormed()]),
  );
  const read = v.parse(schema, typed);
  const asked = Object.fromEntries(
    Object.entries(read).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
    ),
  );
  return {
    filter: {
      state: read.keadaan,
      topicId: read.topik,
      nagariCode: read.nagari,
      officeId: read.dinas,
      personId: read.petugas,
      channel: read.pintu,
      due: read.batas,
      text: read.cari === '' ? undefined : read.cari,
    },
    asked,
  };
}

export const routeManyForm = v.object({
  /** `ticketId:version` of each ticket that was ticked. */
  ids: v.pipe(
    v.optional(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}:\d{1,9}$/, 'none_selected'))), []),
    v.minLength(1, 'none_selected'),
    v.maxLength(100, 'none_selected'),
  ),
  leadOfficeId: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (text === '' ? undefined : text)),
    v.optional(v.pipe(v.string(), v.uuid('none_selected'))),
  ),
});
export type RouteMany = v.InferOutput<typeof routeManyForm>;

/** Fields with several values. */
export const LIST_FIELDS = ['ids'] as const;
