/** The lists that can be taken home: by their word in the address, what each is called in the history, and who gives it. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { ExportedList } from '#domain/offices/export.ts';
import { historyTable } from '#domain/offices/history-export.queries.server.ts';
import { listNotFound } from '#domain/offices/office.problems.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { peopleTable } from '#domain/offices/person-export.queries.server.ts';
import { placeKey } from '#domain/outcomes/outcome.policy.ts';
import type { Granted } from '#domain/registry/industry-again.ts';
import { makersTable, type MakerList } from '#domain/registry/industry-export.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { twinsTable } from '#domain/registry/twin-export.queries.server.ts';
import {
  potentialSentraTable,
  sentraMembersTable,
  sentraPlansTable,
  sentraProposalsTable,
  sentraTable,
} from '#domain/sentra/sentra-export.queries.server.ts';
import { gradingsTable } from '#domain/grading/grading-export.queries.server.ts';
import { helpsTable, recipientsTable } from '#domain/help/help-export.queries.server.ts';
import { nagariTable } from '#domain/nagari/nagari-export.queries.server.ts';
import { ticketsTable } from '#domain/tickets/desk-export.queries.server.ts';
import { formalRequestsTable } from '#domain/tickets/formal-request-export.queries.server.ts';
import { guestsTable } from '#domain/tickets/guest-export.queries.server.ts';
import { visitsTable } from '#domain/tickets/visit-export.queries.server.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import type { Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { GivenTable, Table } from '#shared/table.ts';
import { readAsked } from '../../kinerja/asked.server.ts';
import { sheetTable } from '../../kinerja/sheet.ts';
import { timelineTable } from '../../registri/[industry]/timeline-table.server.ts';
import { proposalsTable } from '../../registri/usulan-pemilik/proposals-table.server.ts';

export interface Asking {
  readonly regency: Regency;
  readonly actor: StaffActor;
  readonly params: URLSearchParams;
  readonly locale: Locale;
  readonly granted: Granted;
}

interface GivenList {
  readonly list: ExportedList;
  /** The page it stands on. */
  readonly page: string;
  readonly name: string;
  /** What its file is named after besides; without one, the day it is taken home. */
  readonly of?: (asked: Readonly<Record<string, string>>) => string;
  /** Its rows may lie somewhere on a map. */
  readonly hasPlaces?: boolean;
  /** Who may have what is personal in it, for a reason; without one, nothing personal goes along. */
  readonly mayOpen?: (actor: StaffActor) => boolean;
  /** Among what is personal are numbers of identity cards, masked unless asked for whole. */
  readonly hasNik?: boolean;
  readonly give: (asking: Asking) => Promise<GivenTable>;
}

/** Whoever opens owners somewhere; how far is asked where the rows are read. */
const mayOpenOwners = (actor: StaffActor) => registryReach(actor, 'open_personal') !== undefined;

const makers = (list: MakerList, name: string): GivenList => ({
  list,
  page: '/registri',
  name,
  hasPlaces: list !== 'makers_again',
  mayOpen: mayOpenOwners,
  hasNik: list !== 'directory',
  give: ({ regency, actor, params, granted, locale }) =>
    makersTable(regency, actor, { list, params, granted }, locale),
});

/** A list without a filter. */
const plain =
  (table: (regency: Regency, actor: StaffActor, locale: Locale) => Promise<Table>): GivenList['give'] =>
  async ({ regency, actor, locale }) => ({ table: await table(regency, actor, locale), asked: {} });

/** A list as its page filters it. */
const filtered =
  (
    table: (
      regency: Regency,
      actor: StaffActor,
      params: URLSearchParams,
      locale: Locale,
    ) => Promise<GivenTable>,
  ): GivenList['give'] =>
  ({ regency, actor, params, locale }) =>
    table(regency, actor, params, locale);

/** The same, where something personal may go along. */
const opened =
  (
    table: (
      regency: Regency,
      actor: StaffActor,
      asked: { readonly params: URLSearchParams; readonly isPersonal: boolean },
      locale: Locale,
    ) => Promise<GivenTable>,
  ): GivenList['give'] =>
  ({ regency, actor, params, locale, granted: { isPersonal } }) =>
    table(regency, actor, { params, isPersonal }, locale);

const LISTS: Readonly<Record<string, GivenList>> = {
  usaha: makers('makers', 'data-ikm'),
  'usaha-impor': makers('makers_again', 'data-ikm-untuk-impor'),
  direktori: makers('directory', 'direktori-perusahaan'),
  sentra: {
    list: 'sentra',
    page: '/registri/sentra',
    name: 'sentra-ikm',
    hasPlaces: true,
    give: plain(sentraTable),
  },
  'potensi-sentra': {
    list: 'potential_sentra',
    page: '/registri/sentra',
    name: 'potensi-sentra',
    hasPlaces: true,
    give: plain(potentialSentraTable),
  },
  'usulan-sentra': {
    list: 'sentra_proposals',
    page: '/registri/sentra/usulan',
    name: 'usulan-sentra',
    hasPlaces: true,
    give: plain(sentraProposalsTable),
  },
  'anggota-sentra': {
    list: 'sentra_members',
    page: '/registri/sentra',
    name: 'anggota-sentra',
    of: (asked) => asked['sentra'] ?? '',
    hasPlaces: true,
    give: filtered(sentraMembersTable),
  },
  'rencana-sentra': {
    list: 'sentra_plans',
    page: '/registri/sentra/rencana',
    name: 'rencana-sentra',
    give: filtered(sentraPlansTable),
  },
  kembar: { list: 'twins', page: '/registri/kembar', name: 'mungkin-kembar', give: filtered(twinsTable) },
  'usulan-pemilik': {
    list: 'owner_proposals',
    page: '/registri/usulan-pemilik',
    name: 'usulan-pemilik',
    mayOpen: mayOpenOwners,
    give: opened(proposalsTable),
  },
  nagari: {
    list: 'nagari',
    page: '/registri/nagari',
    name: 'produk-unggulan-nagari',
    give: plain(nagariTable),
  },
  bantuan: { list: 'helps', page: '/registri/bantuan', name: 'bantuan', give: filtered(helpsTable) },
  'penerima-bantuan': {
    list: 'help_recipients',
    page: '/registri/bantuan',
    name: 'penerima-bantuan',
    of: (asked) => asked['bantuan'] ?? '',
    give: filtered(recipientsTable),
  },
  'riwayat-usaha': {
    list: 'maker_timeline',
    page: '/registri',
    name: 'riwayat-usaha',
    of: (asked) => asked['usaha'] ?? '',
    give: filtered(timelineTable),
  },
  bintang: {
    list: 'gradings',
    page: '/registri/bintang',
    name: 'penilaian-bintang',
    give: filtered(gradingsTable),
  },
  tiket: { list: 'tickets', page: '/meja', name: 'tiket', give: filtered(ticketsTable) },
  'buku-tamu': {
    list: 'guests',
    page: '/buku-tamu',
    name: 'buku-tamu',
    of: (asked) => asked['hari'] ?? '',
    mayOpen: mayKeepGuests,
    give: opened(guestsTable),
  },
  'register-ppid': {
    list: 'formal_requests',
    page: '/buku-tamu/ppid',
    name: 'register-ppid',
    of: (asked) => asked['tahun'] ?? '',
    mayOpen: mayKeepGuests,
    give: opened(formalRequestsTable),
  },
  'kunjungan-diminta': {
    list: 'visits',
    page: '/rencana-kunjungan/pilih',
    name: 'kunjungan-diminta',
    give: plain(visitsTable),
  },
  petugas: {
    list: 'people',
    page: '/atur/orang',
    name: 'petugas',
    mayOpen: (actor) => mayOffice(actor, 'set_up_people'),
    give: opened(peopleTable),
  },
  kinerja: {
    list: 'figures',
    page: '/kinerja',
    name: 'kinerja',
    of: (asked) => `${asked['lingkup']?.replaceAll(/[^a-z0-9]+/gi, '-')}-${asked['masa']}`,
    give: async ({ regency, actor, params, locale }) => {
      const { area, office } = await readAsked(regency, actor, params);
      const figures = area ?? office;
      const asked = { lingkup: placeKey(figures.place), masa: figures.period.key };
      return { asked, table: sheetTable(figures, locale) };
    },
  },
  riwayat: {
    list: 'history',
    page: '/atur/riwayat',
    name: 'riwayat-perubahan',
    give: filtered(historyTable),
  },
};

/** Every word there is. */
export const LIST_WORDS: readonly string[] = Object.keys(LISTS);

/** The list of that word. @throws Problem listNotFound, also for a map of what lies nowhere, and for what is personal where nothing is */
export function listCalled(
  word: string,
  asked: { readonly isMap?: boolean; readonly isPersonal?: boolean } = {},
): GivenList {
  const given = Object.hasOwn(LISTS, word) ? LISTS[word] : undefined;
  if (!given || (asked.isMap && !given.hasPlaces) || (asked.isPersonal && !given.mayOpen))
    throw listNotFound();
  return given;
}
