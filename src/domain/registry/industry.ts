/** A maker (*data IKM*): what the registry knows of a person, business, group, cooperative or BUMNag that makes something. */
import type { Day } from '#shared/day.ts';
import { parseSpokenCode, spokenCodeFrom } from '#shared/spoken-code.ts';

export const INDUSTRY_KINDS = ['person', 'business', 'group', 'cooperative', 'bumnag'] as const;
export type IndustryKind = (typeof INDUSTRY_KINDS)[number];

/** Kelompok usaha bersama, kelompok wanita tani, PKK, and every other group. */
export const GROUP_KINDS = ['kub', 'kwt', 'pkk', 'other'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Kinds that have members and a representative instead of an owner. */
export const KINDS_WITH_MEMBERS: readonly IndustryKind[] = ['group', 'cooperative', 'bumnag'];

export const GENDERS = ['female', 'male'] as const;
export type Gender = (typeof GENDERS)[number];

export const LEGAL_FORMS = ['none', 'perorangan', 'ud', 'cv', 'pt', 'koperasi', 'bumnag'] as const;

/** How far the goods travel, the widest that is true. */
export const MARKET_AREAS = ['nagari', 'kecamatan', 'regency', 'province', 'national', 'export'] as const;
export type MarketArea = (typeof MARKET_AREAS)[number];

/** What makers name when they are asked what is hard (the block of difficulties of the BPS survey, in our words). */
export const DIFFICULTIES = [
  'material',
  'capital',
  'market',
  'machine',
  'packaging',
  'permit',
  'skill',
  'energy',
  'transport',
] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** A raw material; `localShare` is the percent of it that comes from the regency, null when nobody knows. */
export interface Material {
  readonly name: string;
  readonly localShare: number | null;
}

export interface Kbli {
  readonly version: KbliVersion;
  readonly code: string;
}
export const KBLI_VERSIONS = ['2025', '2020'] as const;
export type KbliVersion = (typeof KBLI_VERSIONS)[number];

/** What is written down of a maker itself; who owns it, what it makes and its figures stand apart. */
export interface IndustryRecord {
  readonly kind: IndustryKind;
  readonly groupKind: GroupKind | null;
  readonly name: string;
  readonly nagariCode: string;
  readonly jorong: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly startedYear: number | null;
  readonly legalForm: (typeof LEGAL_FORMS)[number] | null;
  readonly nib: string | null;
  readonly kbli: Kbli | null;
  readonly materials: readonly Material[];
  readonly machines: readonly string[];
  readonly marketArea: MarketArea | null;
  readonly difficulties: readonly Difficulty[];
  readonly difficultyNote: string | null;
  readonly membersWomen: number | null;
  readonly membersMen: number | null;
}

/** Who owns it; of a group, cooperative or BUMNag who represents it. Personal data. */
export interface Owner {
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly nik: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

export interface Product {
  readonly name: string;
  readonly brand: string | null;
  /** Rupiah for one `unit`. */
  readonly price: number | null;
  readonly unit: string | null;
}

/** What a maker did in a year (quarter 0) or a quarter. Money in whole rupiah; a gap is null, never zero. */
export interface Figures {
  readonly womenPaid: number | null;
  readonly menPaid: number | null;
  readonly womenUnpaid: number | null;
  readonly menUnpaid: number | null;
  /** What could be made in that time, and what was, in `unit`. */
  readonly capacity: number | null;
  readonly output: number | null;
  readonly unit: string | null;
  readonly sales: number | null;
  readonly exportSales: number | null;
  /** Machines and tools, and working capital: both without land and building. */
  readonly investment: number | null;
  readonly capital: number | null;
}
export interface Period {
  readonly year: number;
  /** 1 to 4, or 0 for the whole year. */
  readonly quarter: number;
}

/** What may be done to a maker, and what each leaves in its history: never personal data, only that it changed. */
export interface IndustryActData {
  register:
    | { readonly via: 'staff' }
    /** With the figures that stood in the same row. */
    | {
        readonly via: 'sheet';
        readonly importId: string;
        readonly period?: Period;
        readonly after?: object;
      };
  change: { readonly fields: readonly string[]; readonly before: object; readonly after: object };
  change_owner: { readonly fields: readonly string[] };
  add_product: { readonly productId: string };
  change_product: { readonly productId: string; readonly before: object; readonly after: object };
  end_product: { readonly productId: string };
  add_certificate: { readonly certificateId: string };
  change_certificate: { readonly certificateId: string; readonly before: object; readonly after: object };
  end_certificate: { readonly certificateId: string };
  record_figures: { readonly period: Period; readonly before: object | null; readonly after: object };
  /** `claim`: the maker itself, by the link it holds. */
  consent: { readonly on: Day; readonly channel?: 'claim' };
  withdraw_consent: { readonly on: Day; readonly channel?: 'claim' };
  send_claim: { readonly linkId: string };
  revoke_claim: Record<never, never>;
  /** An owner's proposal that was not used; one that was used is named in the line of the change itself. */
  decide_proposal: { readonly proposalId: string };
  /** Why lies apart in `industry_act_words`; in the line itself only that an import was undone. */
  close: { readonly because?: string };
  /** Who owned it was erased at the owner's request: names of what was there, and of what went with it. */
  erase_owner: { readonly fields: readonly string[] };
  reopen: Record<never, never>;
  /** What it lacked came from a sheet; and an import was undone, and took back what nobody had changed since. */
  fill: FilledBy;
  unfill: FilledBy;
  /** Of the entry that stays: which one was merged into it, and which fields came from there. */
  merge: MergedWith & { readonly fields: readonly string[] };
  unmerge: MergedWith;
  /** Of the entry that was merged: where it went, and that it is its own again. */
  merge_away: { readonly code: string };
  unmerge_away: { readonly code: string };
}
interface FilledBy {
  readonly importId: string;
  /** Names only: some are personal. */
  readonly fields: readonly string[];
  /** The year of the figures among them. */
  readonly period?: Period;
}
interface MergedWith {
  readonly mergeId: string;
  readonly mergedId: string;
  readonly survivorId: string;
  /** The number of the merged entry. */
  readonly code: string;
}
export type IndustryAct = keyof IndustryActData;

/** In the line of a change that an owner proposed and staff confirmed. */
export interface ProposedBy {
  readonly proposalId?: string;
}

const PREFIX = 'USH';

/** A new number for a maker, from seven random bytes: `USH-4K7Q-2M9X`. */
export function industryCodeFrom(random: ArrayLike<number>): string {
  return spokenCodeFrom(PREFIX, random);
}

/** The number as we write it, from whatever was typed; undefined when it is none. */
export function parseIndustryCode(typed: string): string | undefined {
  return parseSpokenCode(PREFIX, typed);
}

/** The figures alone, of a row that also says whose and when. */
export function figuresOf(row: Figures): Figures {
  const { womenPaid, menPaid, womenUnpaid, menUnpaid, capacity, output, unit } = row;
  const { sales, exportSales, investment, capital } = row;
  return {
    womenPaid,
    menPaid,
    womenUnpaid,
    menUnpaid,
    capacity,
    output,
    unit,
    sales,
    exportSales,
    investment,
    capital,
  };
}

/** Who works there, as a year's figures count them. */
export type Counted = Pick<Figures, 'womenPaid' | 'menPaid' | 'womenUnpaid' | 'menUnpaid'>;

/** Nothing known: not zero. */
export const NO_FIGURES: Figures = {
  womenPaid: null,
  menPaid: null,
  womenUnpaid: null,
  menUnpaid: null,
  capacity: null,
  output: null,
  unit: null,
  sales: null,
  exportSales: null,
  investment: null,
  capital: null,
};

/** All who work there; undefined when nobody was counted. Unpaid relatives count, as BPS counts them. */
export function workersIn(figures: Counted): number | undefined {
  const counts = [figures.womenPaid, figures.menPaid, figures.womenUnpaid, figures.menUnpaid];
  return counts.every((count) => count === null)
    ? undefined
    : counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
}

/** The words a maker is found by, in small letters. */
export function searchTextOf(
  record: Pick<IndustryRecord, 'name' | 'jorong' | 'nib'>,
  code: string,
  owner: string | null,
  products: readonly Pick<Product, 'name' | 'brand'>[],
): string {
  return [
    record.name,
    owner,
    record.jorong,
    code,
    record.nib,
    ...products.flatMap(({ name, brand }) => [name, brand]),
  ]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
