/** The lists that can be taken home: by their word in the address, what each is called in the history, and who gives it. */
import { makersTable, type MakerList } from '#domain/registry/industry-export.queries.server.ts';
import type { Granted } from '#domain/registry/industry-again.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { ExportedList } from '#domain/offices/export.ts';
import { potentialSentraTable, sentraTable } from '#domain/sentra/sentra-export.queries.server.ts';
import { gradingsTable } from '#domain/grading/grading-export.queries.server.ts';
import { helpsTable } from '#domain/help/help-export.queries.server.ts';
import { nagariTable } from '#domain/nagari/nagari-export.queries.server.ts';
import { listNotFound } from '#domain/offices/office.problems.ts';
import { ticketsTable } from '#domain/tickets/desk-export.queries.server.ts';
import type { Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Table } from '#shared/table.ts';

export interface Asking {
  readonly regency: Regency;
  readonly actor: StaffActor;
  readonly params: URLSearchParams;
  readonly locale: Locale;
  readonly granted: Granted;
}

interface GivenList {
  readonly list: ExportedList;
  readonly name: string;
  /** Its rows may lie somewhere on a map. */
  readonly hasPlaces: boolean;
  /** Owners may go along, for those who may open them. */
  readonly hasOwners: boolean;
  readonly give: (asking: Asking) => Promise<{ table: Table; asked: Readonly<Record<string, string>> }>;
}

const makers = (list: MakerList, name: string): GivenList => ({
  list,
  name,
  hasPlaces: list !== 'makers_again',
  hasOwners: true,
  give: ({ regency, actor, params, granted, locale }) =>
    makersTable(regency, actor, { list, params, granted }, locale),
});

/** A list without a filter. */
const plain = (
  list: ExportedList,
  name: string,
  hasPlaces: boolean,
  table: (regency: Regency, actor: StaffActor, locale: Locale) => Promise<Table>,
): GivenList => ({
  list,
  name,
  hasPlaces,
  hasOwners: false,
  give: async ({ regency, actor, locale }) => ({ table: await table(regency, actor, locale), asked: {} }),
});

/** A list as its page filters it, without owners and places. */
const filtered = (
  list: ExportedList,
  name: string,
  table: (
    regency: Regency,
    actor: StaffActor,
    params: URLSearchParams,
    locale: Locale,
  ) => ReturnType<GivenList['give']>,
): GivenList => ({
  list,
  name,
  hasPlaces: false,
  hasOwners: false,
  give: ({ regency, actor, params, locale }) => table(regency, actor, params, locale),
});

const LISTS: Readonly<Record<string, GivenList>> = {
  usaha: makers('makers', 'data-ikm'),
  'usaha-impor': makers('makers_again', 'data-ikm-untuk-impor'),
  direktori: makers('directory', 'direktori-perusahaan'),
  sentra: plain('sentra', 'sentra-ikm', true, sentraTable),
  'potensi-sentra': plain('potential_sentra', 'potensi-sentra', true, potentialSentraTable),
  nagari: plain('nagari', 'produk-unggulan-nagari', false, nagariTable),
  bantuan: filtered('helps', 'bantuan', helpsTable),
  bintang: filtered('gradings', 'penilaian-bintang', gradingsTable),
  tiket: filtered('tickets', 'tiket', ticketsTable),
};

/** The list of that word. @throws Problem listNotFound, also for a map of what lies nowhere, and for owners where there are none */
export function listCalled(
  word: string,
  asked: { readonly isMap?: boolean; readonly withOwners?: boolean } = {},
): GivenList {
  const given = Object.hasOwn(LISTS, word) ? LISTS[word] : undefined;
  if (!given || (asked.isMap && !given.hasPlaces) || (asked.withOwners && !given.hasOwners))
    throw listNotFound();
  return given;
}
