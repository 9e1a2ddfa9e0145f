/**
 * What is counted, as tables: the measures (how often something happened), the spreads (how long it took, which grade
 * was given), and the drawers a fact is put into. `db/migrations/0025_figures.sql` has a column for each measure.
 */
import { WIB, dayOf } from '#shared/day.ts';

/** Each is counted in the month in which it happened, for the office that it concerns. */
export const MEASURES = [
  'received',
  'answered',
  'answeredOnTime',
  'answeredFirst',
  'answeredFirstOnTime',
  'answeredOnSpot',
  'answeredAfterPause',
  'ownAnswered',
  'ownOnTime',
  'agreed',
  'silent',
  'silentOnTime',
  'unreplied',
  'objected',
  'objectionsAnswered',
  'reopened',
  'lateReplied',
  'declined',
  'toPpid',
  'archived',
  'withdrawn',
  'merged',
  'handedBack',
  'partsHandedBack',
  'extended',
  'asked',
  'pauseDays',
  'supported',
  'supportedDone',
  'supportedOnTime',
  'visitsWanted',
  'visitsPlanned',
  'surveysAnswered',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Readonly<Record<Measure, number>>;

/** Working days to the answer, in the office alone, to the first decision; calendar days; grades of the nine elements. */
const SPREADS = [
  'answerDays',
  'ownDays',
  'verifyDays',
  'calendarDays',
  'u1',
  'u2',
  'u3',
  'u4',
  'u5',
  'u6',
  'u7',
  'u8',
  'u9',
] as const;
export type Spread = (typeof SPREADS)[number];

/** Whose figures: the regency's, an office's, a nagari's. */
export type Scope = 'all' | 'office' | 'nagari';
/** By what they are broken down. */
export type Dimension = 'total' | 'topic' | 'nagari' | 'office' | 'channel' | 'kind';

/** A nagari is told counts and topics, nothing else; its total is the sum of the topics that may be shown. */
export const COUNTED_BY: Readonly<Record<Scope, readonly Dimension[]>> = {
  all: ['total', 'topic', 'nagari', 'office', 'channel', 'kind'],
  office: ['total', 'topic', 'nagari', 'channel', 'kind'],
  nagari: ['topic'],
};
export const SPREAD_BY: Readonly<Record<Scope, readonly Dimension[]>> = {
  all: ['total', 'topic', 'office'],
  office: ['total', 'topic'],
  nagari: [],
};

/** Kept for the whole only: nobody asks for them by topic or office. */
export const WHOLE_ONLY: ReadonlySet<string> = new Set<Spread>(['verifyDays', 'calendarDays']);

/** The key of what no office holds yet. */
export const NO_OFFICE = 'none';

/** `2026-11`: the month in which an instant falls, western Indonesian time. */
export type Month = string;

/** The month in which an instant falls. */
export function monthOf(instant: Date): Month {
  return dayOf(instant, WIB).slice(0, 7);
}

/** Every measure at nought. */
export function noCounts(): Record<Measure, number> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>;
}
