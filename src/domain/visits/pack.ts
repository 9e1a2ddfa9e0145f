/**
 * What a field officer takes along: her visits, and what the registry and the desk know of those nagari. It is cut into
 * shelves (one a nagari, and one for all); each shelf is fetched whole once and afterwards only where it changed.
 */
import type { Shape } from '#domain/areas/shape.ts';
import type { WorkCalendar } from '#domain/offices/calendar.ts';
import type { Certificate } from '#domain/registry/certificate.ts';
import type { Period } from '#domain/registry/industry.ts';
import type { KbliBook } from '#domain/registry/kbli.search.ts';
import type { Day } from '#shared/day.ts';
import type { TypedForm } from '#shared/typed-form.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import type { Visit } from '#domain/visits/visit.ts';

/** Days ahead whose visits are taken along, and the most makers and tickets of one nagari. */
export const PACK_DAYS = 14;
export const MOST_MAKERS = 1500;
export const MOST_TICKETS = 200;

/** A row that is gone from a shelf: closed, merged, moved elsewhere. */
export interface Gone {
  readonly id: string;
  readonly isGone: true;
}

export interface PackVisit extends Visit {
  readonly nagari: string;
  readonly kecamatan: string;
  /** The maker's number and name, the ticket's code and topic, the sentra's name: whichever there is. */
  readonly industry: { readonly code: string; readonly name: string } | null;
  readonly ticket: { readonly code: string; readonly topic: string } | null;
  readonly sentra: { readonly name: string } | null;
  /** Whom to ask for, and the number to call. */
  readonly who: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly place: { readonly lat: number; readonly lng: number; readonly isExact: boolean } | null;
}

export interface PackMaker {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly nagariCode: string;
  readonly jorong: string | null;
  /** Of the owner, for calling and for asking who it is; never the NIK. */
  readonly owner: string | null;
  readonly phone: string | null;
  /** The record and the owner as their forms show them: the base of a correction. */
  readonly record: TypedForm;
  readonly ownerForm: TypedForm;
  readonly products: readonly { readonly id: string; readonly name: string }[];
  /** The newest years first, three at most: period and form. */
  readonly figures: readonly (Period & { readonly form: TypedForm })[];
  readonly certificates: readonly Pick<Certificate, 'kind' | 'name' | 'number' | 'validUntil'>[];
  readonly lastVisitOn: Day | null;
}

export interface PackTicket {
  readonly id: string;
  readonly code: string;
  readonly topic: string;
  readonly title: string | null;
  readonly words: string;
  readonly state: string;
  readonly who: string;
  readonly dueAt: string;
  readonly nagariCode: string;
  /** The maker's number, when it is one. */
  readonly industry: string | null;
}

export interface PackSentra {
  readonly id: string;
  readonly name: string;
  readonly product: string;
  readonly nagariCode: string;
  readonly members: readonly { readonly code: string; readonly name: string }[];
}

export interface PackPotential {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly evidence: string;
}

/** What every screen needs: who she is, where things may be, what may be chosen. */
export interface CommonShelf {
  readonly person: { readonly id: string; readonly name: string; readonly office: string | null };
  readonly publicUrl: string;
  readonly kecamatan: readonly {
    readonly code: string;
    readonly name: string;
    readonly nagari: readonly {
      readonly code: string;
      readonly name: string;
    }[];
  }[];
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    readonly days: number;
    /** What to have ready, a line each. */
    readonly requirements: readonly string[];
  }[];
  /** Of the lead agency: until when a ticket taken down without signal is answered. */
  readonly calendar: TakenCalendar;
  /** The lead agency's counter, as a receipt names it. WhatsApp with the country, digits only. */
  readonly counter: {
    readonly shortName: string;
    readonly counterHours: string | null;
    readonly whatsapp: string | null;
  };
  /** To choose a maker's trade without signal. */
  readonly trades: Trades;
  /** What this person may hand in, asked of the policies for her duties of today: the phone draws no other buttons. */
  readonly may: readonly PhoneActKind[];
}

/** A working calendar as it travels: what lies in years gone by stays behind. */
export interface TakenCalendar extends Omit<WorkCalendar, 'closedDays'> {
  readonly closedDays: readonly Day[];
}

/** What is taken along of a calendar. @param today days of earlier years are left out */
export function takenCalendar({ closedDays, ...calendar }: WorkCalendar, today: Day): TakenCalendar {
  const first = `${today.slice(0, 4)}-01-01`;
  return { ...calendar, closedDays: [...closedDays].filter((day) => day >= first).toSorted() };
}

/** As the one rule of deadlines asks it. */
export function calendarOf({ closedDays, ...calendar }: TakenCalendar): WorkCalendar {
  return { ...calendar, closedDays: new Set(closedDays) };
}

/** The KBLI in force, as short as it can be said: its codes, and what people call them. Codes of the older one wait for the office. */
export interface Trades {
  readonly codes: readonly (readonly [code: string, title: string])[];
  readonly words: readonly (readonly [words: string, code: string])[];
}

/** What is taken along of the classification. */
export function tradesOf({ entries, words }: Omit<KbliBook, 'pairs'>): Trades {
  return {
    codes: entries.flatMap(({ version, code, title }) =>
      version === '2025' ? [[code, title] as const] : [],
    ),
    words: words.map((one) => [one.words, one.code] as const),
  };
}

/** As `kbliLike` and `kbliAnswer` search it. */
export function bookOf({ codes, words }: Trades): KbliBook {
  return {
    entries: codes.map(([code, title]) => ({ version: '2025', code, title })),
    words: words.map(([said, code]) => ({ words: said, code })),
    pairs: [],
  };
}

/**
 * Of one nagari. Makers come whole or only those that changed since the cursor; the short lists come whole, or null when
 * the phone has them as they are.
 */
export interface NagariShelf {
  readonly nagariCode: string;
  /** The makers are all there are: what the phone had of them goes. */
  readonly isWhole: boolean;
  /** Opaque; the phone sends it back next time. */
  readonly cursor: string;
  readonly makers: readonly (PackMaker | Gone)[];
  /** How many makers the phone must hold now, and `idSum` of their ids: when it differs, it asks for the whole. */
  readonly check: { readonly makers: number; readonly sum: number };
  /** There are more makers than a phone should carry; the ones of the visits are always there. */
  readonly isCut: boolean;
  readonly tickets: readonly PackTicket[] | null;
  readonly sentra: readonly PackSentra[] | null;
  readonly potentials: readonly PackPotential[] | null;
  /** GeoJSON coordinates of the nagari's rings, simplified; null when the phone has them or there are none. */
  readonly outline: Shape | null;
}

/** `POST /api/kunjungan/bekal`: what the phone has already. */
export interface PackAsked {
  /** Of `CommonShelf`, by its digest. */
  readonly common: string | null;
  /** Per nagari code, the cursor it holds. */
  readonly shelves: Readonly<Record<string, string>>;
  /** Nagari she chose to take along beside those of her visits. */
  readonly wants: readonly string[];
}

/** Nagari on one phone, so that the first pack stays small. */
export const MOST_SHELVES = 12;

export interface Pack {
  /** ISO, by our clock. */
  readonly at: string;
  readonly visits: readonly PackVisit[];
  /** Null when it is what the phone has. */
  readonly common: { readonly digest: string; readonly shelf: CommonShelf } | null;
  readonly shelves: readonly NagariShelf[];
  /** Nagari that neither a visit nor a wish asks for any more: their shelves may go. */
  readonly leaves: readonly string[];
}

/** The sum of `check`: order does not matter, and one id more or less is seen. */
export function idSum(ids: readonly string[]): number {
  return ids.reduce((sum, id) => (sum + Number.parseInt(id.slice(-8), 16)) % 4_294_967_296, 0);
}
