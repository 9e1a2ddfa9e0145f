/** A sentra: industries of like kind that stand together, as the registry keeps it. */
import type { Day } from '#shared/day.ts';

/** On whose land it stands: the makers' own, communal (tanah ulayat), the nagari's, the regency's. */
export const LAND_KINDS = ['own', 'ulayat', 'nagari', 'regency'] as const;
export type LandKind = (typeof LAND_KINDS)[number];

/** What is written down of a sentra itself; members, plan and decree stand apart. */
export interface SentraRecord {
  readonly name: string;
  readonly nagariCode: string;
  /** What is made there, in the words of the people. */
  readonly product: string;
  /** The office in charge. */
  readonly officeId: string | null;
  readonly landKind: LandKind | null;
  /** When those who hold communal land agreed. */
  readonly landConsentedOn: Day | null;
  readonly facilities: string | null;
  readonly needs: string | null;
}

/** Whether an address can be that of a sentra: what is none is not looked up. */
export function isSentraSlug(typed: string): boolean {
  return /^[a-z0-9-]{1,150}$/.test(typed);
}

/** One line of the yearly plan. */
export interface PlanLine {
  readonly year: number;
  readonly activity: string;
  readonly officeId: string;
  /** In whole rupiah. */
  readonly budget: number | null;
}

/** What may be done to a sentra, and what each leaves in its history: never personal data. */
export interface SentraActData {
  start: { readonly via: 'registry' | 'staff'; readonly members: number };
  change: { readonly fields: readonly string[] };
  add_member: { readonly industryId: string; readonly on: Day };
  end_member: { readonly industryId: string; readonly on: Day };
  establish: { readonly number: string; readonly on: Day };
  add_plan: { readonly planId: string };
  finish_plan: { readonly planId: string; readonly on: Day };
}
export type SentraAct = keyof SentraActData;
