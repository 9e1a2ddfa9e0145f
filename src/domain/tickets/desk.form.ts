/** What the desk's address and its form for several tickets may say. */
import * as v from 'valibot';
import { CHANNELS, TICKET_STATES, type TicketState } from '#domain/tickets/ticket.ts';

/** The list's filter as read from an address; what is not understood is left out. */
export interface AskedFilter {
  readonly state?: TicketState | 'open' | 'ended' | undefined;
  readonly topicId?: string | undefined;
  readonly nagariCode?: string | undefined;
  readonly officeId?: string | undefined;
  /** A person, `me`, or `nobody`. */
  readonly personId?: string | undefined;
  readonly channel?: string | undefined;
  readonly due?: 'overdue' | 'today' | 'week' | 'later' | undefined;
  /** What somebody must do: approve a draft, accept or verify, answer what the applicant said. */
  readonly needs?: 'approval' | 'unaccepted' | 'reply' | undefined;
  readonly text?: string | undefined;
}

const uuid = v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined);
const schema = v.object({
  keadaan: v.fallback(v.optional(v.picklist(['open', 'ended', ...TICKET_STATES])), undefined),
  topik: uuid,
  nagari: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d\d(\.\d{2,4}){1,3}$/))), undefined),
  dinas: uuid,
  petugas: v.fallback(
    v.optional(v.union([v.picklist(['nobody', 'me']), v.pipe(v.string(), v.uuid())])),
    undefined,
  ),
  pintu: v.fallback(v.optional(v.picklist(CHANNELS)), undefined),
  batas: v.fallback(v.optional(v.picklist(['overdue', 'today', 'week', 'later'])), undefined),
  perlu: v.fallback(v.optional(v.picklist(['approval', 'unaccepted', 'reply'])), undefined),
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
      needs: read.perlu,
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

/** The filter of an address as an address again: only what was understood, in a fixed order. */
export function deskAddress(asked: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(asked).toSorted(([a], [b]) => a.localeCompare(b))).toString();
}

export const keepLinkForm = v.object({
  name: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.nonEmpty('link_name_needed'),
    v.maxLength(40, 'link_name_long'),
  ),
  query: v.pipe(
    v.optional(v.string(), ''),
    v.maxLength(600, 'link_name_long'),
    v.transform((text) => deskAddress(readDeskFilter(new URLSearchParams(text)).asked)),
    v.nonEmpty('link_empty'),
  ),
});
export type KeptLink = v.InferOutput<typeof keepLinkForm>;

export const dropLinkForm = v.object({ id: v.pipe(v.string('choose_one'), v.uuid('choose_one')) });

/** Fields with several values. */
export const LIST_FIELDS = ['ids'] as const;
