/**
 * How far a group of industries is on its way to a sentra: potential, candidate, established, ready for the national
 * funds (DAK). The steps and their thresholds are rules with days; the answer names the evidence for every condition, and
 * what is missing for the next step. A decree stands until it is withdrawn, also when members leave: then the answer shows
 * which earlier conditions hold no longer.
 */
import type { Dated, LegalBasis } from '#domain/registry/legal-basis.ts';
import { metresBetween, type Point } from '#shared/sphere.ts';
import type { Day } from '#shared/day.ts';

export type SentraState = 'potential' | 'candidate' | 'established' | 'dak_ready';

/** In what industries can be alike (PP 29/2018 pasal 1: product, material or process). A KBLI group stands for the product. */
export const LIKENESSES = ['kbli', 'product', 'material', 'process'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** What one member is like; values are compared as they are, so codes or names written one way. */
export type Traits = Readonly<Partial<Record<Likeness, readonly string[]>>>;

/** An industry at work that belongs to the group today. */
export interface SentraMember {
  readonly id: string;
  readonly nagariCode: string;
  /** Null where nobody has put it on the map. */
  readonly place: Point | null;
  readonly traits: Traits;
}

export type SentraCondition =
  /** So many industries at work. */
  | { readonly kind: 'units'; readonly atLeast: number }
  /** So many of them share one product, material or process. */
  | { readonly kind: 'alike'; readonly atLeast: number }
  /** So many stand together: in one nagari, or so near to one of them, in metres. */
  | { readonly kind: 'together'; readonly atLeast: number; readonly withinMetres: number }
  /** A decree names it. */
  | { readonly kind: 'decree' };

export interface SentraStateRule extends Dated {
  readonly state: SentraState;
  readonly conditions: readonly SentraCondition[];
  readonly basis: LegalBasis;
}

export interface SentraEvidence {
  readonly members: readonly SentraMember[];
  readonly decree: { readonly number: string; readonly day: Day } | null;
}

/** A condition, what there is, and whether it suffices. */
export type SentraFinding = { readonly holds: boolean } & (
  | { readonly kind: 'units'; readonly needs: number; readonly has: number }
  | {
      readonly kind: 'alike';
      readonly needs: number;
      readonly has: number;
      /** What most of them share; null in an empty group. */
      readonly shared: SharedTrait | null;
    }
  | {
      readonly kind: 'together';
      readonly needs: number;
      readonly has: number;
      readonly withinMetres: number;
      /** Members that stand apart, or are on no map and in another nagari. */
      readonly apart: readonly string[];
    }
  | { readonly kind: 'decree'; readonly number: string | null; readonly day: Day | null }
);

export interface SharedTrait {
  readonly likeness: Likeness;
  readonly value: string;
  readonly memberIds: readonly string[];
}

export interface SentraStanding {
  /** Null for a group without any industry at work. */
  readonly state: SentraState | null;
  /** Every step in force, in order, with its conditions. */
  readonly steps: readonly {
    readonly state: SentraState;
    readonly holds: boolean;
    readonly findings: readonly SentraFinding[];
    readonly basis: LegalBasis;
  }[];
  /** The step after the present one and what it lacks; null at the last. */
  readonly next: { readonly state: SentraState; readonly missing: readonly SentraFinding[] } | null;
  /** Conditions of the present or an earlier step that do not hold: a decree whose members have left. */
  readonly weakened: readonly SentraFinding[];
}

/**
 * Where a group stands under the rules given: those in force on the day, in order (`inForceOn`).
 * The state is the last step all of whose conditions hold.
 */
export function sentraStanding(evidence: SentraEvidence, rules: readonly SentraStateRule[]): SentraStanding {
  const steps = rules.map((rule) => {
    const findings = rule.conditions.map((condition) => findingOf(condition, evidence));
    return { state: rule.state, basis: rule.basis, findings, holds: findings.every((one) => one.holds) };
  });
  const reached = steps.findLastIndex((step) => step.holds);
  const next = steps[reached + 1];
  return {
    state: steps[reached]?.state ?? null,
    steps,
    next: next ? { state: next.state, missing: next.findings.filter((one) => !one.holds) } : null,
    weakened: steps
      .slice(0, Math.max(reached, 0))
      .flatMap((step) => step.findings.filter((one) => !one.holds)),
  };
}

function findingOf(condition: SentraCondition, { members, decree }: SentraEvidence): SentraFinding {
  switch (condition.kind) {
    case 'units': {
      const needs = condition.atLeast;
      return { kind: 'units', needs, has: members.length, holds: members.length >= needs };
    }
    case 'alike': {
      const shared = mostShared(members);
      const has = shared?.memberIds.length ?? 0;
      return { kind: 'alike', needs: condition.atLeast, has, shared, holds: has >= condition.atLeast };
    }
    case 'together': {
      const { atLeast: needs, withinMetres } = condition;
      const near = mostTogether(members, withinMetres);
      const apart = members.filter((one) => !near.has(one.id)).map((one) => one.id);
      return { kind: 'together', needs, withinMetres, has: near.size, apart, holds: near.size >= needs };
    }
    case 'decree':
      return {
        kind: 'decree',
        number: decree?.number ?? null,
        day: decree?.day ?? null,
        holds: decree !== null,
      };
  }
}

/** The trait that most members share; of equals the one that stands first in the law, then in the alphabet. */
function mostShared(members: readonly SentraMember[]): SharedTrait | null {
  let most: SharedTrait | null = null;
  for (const likeness of LIKENESSES) {
    const byValue = new Map<string, string[]>();
    for (const { id, traits } of members)
      for (const value of new Set(traits[likeness] ?? []))
        byValue.set(value, [...(byValue.get(value) ?? []), id]);
    for (const [value, memberIds] of [...byValue].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      if (memberIds.length > (most?.memberIds.length ?? 0)) most = { likeness, value, memberIds };
  }
  return most;
}

/** The largest part of the group around one member: those in its nagari, and those within so many metres of it. */
function mostTogether(members: readonly SentraMember[], metres: number): ReadonlySet<string> {
  let most: ReadonlySet<string> = new Set();
  for (const middle of members) {
    const near = members.filter(
      (one) =>
        one.nagariCode === middle.nagariCode ||
        (one.place !== null && middle.place !== null && metresBetween(one.place, middle.place) <= metres),
    );
    if (near.length > most.size) most = new Set(near.map((one) => one.id));
  }
  return most;
}
