/** A help: what an office gave to makers on a day or some days, out of which funds, and what came of it. */
import { isDay, type Day } from '#shared/day.ts';
import { parseSpokenCode, spokenCodeFrom } from '#shared/spoken-code.ts';

export const HELP_KINDS = ['training', 'machine', 'money', 'packaging', 'facilitation', 'other'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** APBD; APBN with DAK; the nagari's own budget; a company (CSR) or a private giver; other. */
export const FUNDS = ['apbd', 'apbn', 'nagari', 'private', 'other'] as const;
export type Funds = (typeof FUNDS)[number];

/** What is written down of a help itself; who received it and what came of it stand apart. */
export interface HelpRecord {
  readonly kind: HelpKind;
  readonly title: string;
  readonly officeId: string;
  readonly beganOn: Day;
  /** Null when it was one day. */
  readonly endedOn: Day | null;
  readonly funds: Funds;
  readonly fundYear: number;
  /** The whole of it, in rupiah. */
  readonly value: number | null;
  readonly nagariCode: string | null;
  /** Who took part and is no maker: only how many, never a name. */
  readonly othersWomen: number | null;
  readonly othersMen: number | null;
  readonly note: string | null;
}

/** The maker's own share: in rupiah, or so many of what. */
export interface HelpShare {
  readonly value: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
}
export const NO_SHARE: HelpShare = { value: null, quantity: null, unit: null };

export interface HelpResult {
  readonly toldOn: Day;
  /** Whether it is still used, or still works. */
  readonly isUsed: boolean;
  readonly areSalesUp: boolean | null;
  readonly workersAdded: number | null;
  readonly note: string | null;
}

/** What may be done to a help, and what each leaves in its history: never personal data. */
export interface HelpActData {
  record: { readonly via: 'staff' | 'sheet'; readonly recipients: number };
  change: { readonly fields: readonly string[] };
  add_recipients: { readonly industryIds: readonly string[]; readonly importId?: string };
  change_share: { readonly industryId: string; readonly before: HelpShare; readonly after: HelpShare };
  remove_recipient: { readonly industryId: string; readonly importId?: string };
  tell_result: { readonly industryId: string; readonly before: object | null; readonly after: object };
  withdraw: { readonly because: string };
}
export type HelpAct = keyof HelpActData;

const PREFIX = 'BTN';

/** A new number for a help, from seven random bytes: `BTN-4K7Q-2M9X`. */
export function helpCodeFrom(random: ArrayLike<number>): string {
  return spokenCodeFrom(PREFIX, random);
}

/** The number as we write it, from whatever was typed; undefined when it is none. */
export function parseHelpCode(typed: string): string | undefined {
  return parseSpokenCode(PREFIX, typed);
}

/** The last day it went on. */
export function lastDayOf({ beganOn, endedOn }: Pick<HelpRecord, 'beganOn' | 'endedOn'>): Day {
  return endedOn ?? beganOn;
}

/** A year after its last day: from then on somebody should have asked what came of it. 29 February is taken as 1 March. */
export function reviewDueOn(help: Pick<HelpRecord, 'beganOn' | 'endedOn'>): Day {
  const last = lastDayOf(help);
  const [year = '', rest = ''] = [last.slice(0, 4), last.slice(4)];
  return `${Number(year) + 1}${rest === '-02-29' ? '-03-01' : rest}`;
}

/** The same day a year earlier: what ended by then is due for a review. */
export function yearBefore(day: Day): Day {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(before) ? before : `${before.slice(0, 4)}-02-28`;
}
