/** The shapes of figures: what a page, a report and a download are made of. Nothing here names a person. */
import type { Days, Period } from '#domain/outcomes/outcome.figures.ts';
import type { Counts } from '#domain/outcomes/outcome.measures.ts';
import type { OutcomeVerb, Place } from '#domain/outcomes/outcome.policy.ts';
import type { SkmElement, SkmIndex } from '#domain/surveys/skm.ts';

/** Our own target 1: working days from receipt to the first decision where a matter goes. */
export const VERIFICATION_DAYS = 3;

/** One line of a table: what it is about, and everything counted of it. */
export interface FigureRow {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly counts: Counts;
  readonly answerDays: Days | undefined;
  readonly ownDays: Days | undefined;
}

export interface Satisfaction {
  readonly skm: SkmIndex;
  /** The three elements with the lowest means: to improve. */
  readonly lowest: readonly SkmElement[];
}
export interface SatisfactionRow {
  readonly name: string;
  readonly nameEn: string;
  /** Undefined when fewer than three answered. */
  readonly skm: SkmIndex | undefined;
}

/** What is late now in one office, or of one topic: how many, and how long the oldest is past its day. */
export interface LateRow {
  readonly name: string;
  readonly nameEn: string;
  readonly late: number;
  readonly open: number;
  /** Working days past the due day, lead agency's calendar. */
  readonly oldestDays: number;
}

export interface OpenNow {
  readonly open: number;
  readonly late: number;
  /** Due from now to the end of this week. */
  readonly dueSoon: number;
  readonly paused: number;
  readonly unverified: number;
  /** Open by age in calendar days since receipt: up to 5, 6–14, 15–30, more. */
  readonly ages: readonly [number, number, number, number];
  readonly byOffice: readonly LateRow[];
  readonly byTopic: readonly LateRow[];
  /** Drafts that wait for the head. */
  readonly approvals: number;
  /** Supporting parts the office holds and those past their own day. */
  readonly supporting: { readonly open: number; readonly late: number };
}

export interface TrendMonth {
  readonly month: string;
  readonly received: number;
  readonly answered: number;
  readonly onTime: number;
}

export interface Figures {
  readonly place: Place;
  readonly placeName: string;
  readonly period: Period;
  readonly may: Readonly<Record<OutcomeVerb, boolean>>;
  /** Everything recorded up to then is counted; null: nothing yet. */
  readonly countedAt: Date | null;
  /** Every ticket is being counted again: figures may still be incomplete. */
  readonly isRecounting: boolean;
  readonly readAt: Date;
  readonly total: Counts;
  readonly answerDays: Days | undefined;
  readonly ownDays: Days | undefined;
  readonly verification: (Days & { readonly within: number }) | undefined;
  readonly byOffice: readonly FigureRow[];
  readonly byTopic: readonly FigureRow[];
  readonly byNagari: readonly FigureRow[];
  readonly byChannel: readonly FigureRow[];
  readonly byKind: readonly FigureRow[];
  readonly trend: readonly TrendMonth[];
  readonly satisfaction:
    | {
        readonly total: Satisfaction | undefined;
        readonly respondents: number;
        readonly population: number;
        /** Krejcie–Morgan, of the answers of the period. */
        readonly needed: number;
        readonly byTopic: readonly SatisfactionRow[];
        readonly byOffice: readonly SatisfactionRow[];
        /** The index of each year, the latest first. */
        readonly byYear: readonly { readonly year: number; readonly skm: SkmIndex | undefined }[];
      }
    | undefined;
  readonly open: OpenNow;
}

export type AreaPlace = Extract<Place, { readonly code: string }>;

/** What a wali nagari or camat is told: counts and topics of the area, nothing of tickets about nagari government. */
export interface AreaFigures {
  readonly place: AreaPlace;
  readonly placeName: string;
  readonly period: Period;
  readonly countedAt: Date | null;
  readonly isRecounting: boolean;
  readonly readAt: Date;
  /** Undefined: fewer than three. */
  readonly received: number | undefined;
  readonly answered: number | undefined;
  readonly onTimePercent: number | undefined;
  readonly open: number | undefined;
  readonly late: number | undefined;
  readonly topics: AreaCells;
  /** The nagari of a kecamatan; undefined for a nagari. */
  readonly nagari: AreaCells | undefined;
  /** Received in each of the last twelve months; undefined: hidden, with what else would give it away. */
  readonly trend: readonly { readonly month: string; readonly received: number | undefined }[];
}
export interface AreaCells {
  readonly shown: readonly {
    readonly key: string;
    readonly name: string;
    readonly nameEn: string;
    readonly count: number;
  }[];
  /** Put together because each is below three. */
  readonly rest: number;
}

/** True for a place whose figures `readAreaFigures` gives, not `readFigures`. */
export function isArea(place: Place): place is AreaPlace {
  return place.kind === 'kecamatan' || place.kind === 'nagari';
}
