/** A sentra: industries of like kind that stand together, as the registry keeps it. */
import type { Day } from '#shared/day.ts';

/** On whose land it stands: the makers' own, communal (tanah ulayat), the nagari's, the regency's. */
export const LAND_KINDS = ['own', 'ulayat', 'nagari', 'regency'] as const;
export type LandKind = (typeof LAND_KINDS)[number];

/** What is written down of a sentra itself; members, land, facilities, needs, plan and decree stand apart. */
export interface SentraRecord {
  readonly name: string;
  readonly nagariCode: string;
  /** What is made there, in the words of the people. */
  readonly product: string;
  /** The office in charge. */
  readonly officeId: string | null;
  /** For everybody to read, in plain words. */
  readonly publicStory: string | null;
}

/** The land it stands on, and the consent of those who hold it. */
export interface SentraLand {
  readonly landKind: LandKind | null;
  /** In square metres. */
  readonly landAreaM2: number | null;
  /** Which suku, kaum or nagari. */
  readonly landHolder: string | null;
  /** The letter in which those who hold communal land agreed, and its day. */
  readonly landConsentNumber: string | null;
  readonly landConsentedOn: Day | null;
}

export const FACILITY_CONDITIONS = ['good', 'worn', 'broken', 'unused'] as const;
export type FacilityCondition = (typeof FACILITY_CONDITIONS)[number];

/** Something that the members use together. */
export interface Facility {
  readonly name: string;
  readonly condition: FacilityCondition | null;
  readonly ownedBy: string | null;
  readonly managedBy: string | null;
  /** Everybody may come and use it. */
  readonly isPublic: boolean;
}

/** What is lacking, and the office that would meet it. */
export interface Need {
  readonly need: string;
  readonly officeId: string | null;
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
  record_land: { readonly fields: readonly string[]; readonly files: number };
  drop_land_file: { readonly fileId: string };
  add_member: { readonly industryId: string; readonly on: Day };
  end_member: { readonly industryId: string; readonly on: Day };
  establish: { readonly number: string; readonly on: Day };
  withdraw_decree: { readonly number: string; readonly on: Day; readonly because: string };
  end: { readonly because: string; readonly members: number };
  reopen: { readonly because: string };
  add_facility: { readonly facilityId: string };
  change_facility: { readonly facilityId: string };
  drop_facility: { readonly facilityId: string };
  add_need: { readonly needId: string };
  meet_need: { readonly needId: string };
  drop_need: { readonly needId: string };
  add_plan: { readonly planId: string };
  change_plan: { readonly planId: string; readonly fields: readonly string[]; readonly because: string };
  drop_plan: { readonly planId: string; readonly because: string };
  finish_plan: { readonly planId: string; readonly on: Day };
}
export type SentraAct = keyof SentraActData;
