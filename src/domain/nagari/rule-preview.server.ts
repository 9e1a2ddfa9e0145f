/**
 * Who would move before a version of a rule counts: proposals that change place, sentra that change state, makers that
 * change class, and how many proposals or readings there would be; and whether the content makes a rule of its kind. It
 * stands in the last room that has rules.
 */
import { proposalCandidates } from '#domain/nagari/nagari-proposals.server.ts';
import { quotientsOf } from '#domain/nagari/location-quotient.ts';
import { regencyCounts } from '#domain/nagari/nagari-makers.server.ts';
import { criteriaOf, quotientRulesOf } from '#domain/nagari/nagari-rules.ts';
import { faultsOfCriteria, whoWouldMove, type Criterion } from '#domain/nagari/primary-product-score.ts';
import { nagariNames } from '#domain/areas/area.queries.server.ts';
import { sizeFactsOf } from '#domain/registry/industry.sizes.ts';
import type { RuleVersion } from '#domain/registry/rule.ts';
import {
  bandsNotRising,
  classesNotWhole,
  fewestNotWhole,
  shareOutside,
  weightsNot100,
} from '#domain/registry/rule.problems.ts';
import { sizeRuleSetOf } from '#domain/registry/rule.queries.server.ts';
import { isWholeTrack, sizeClassOf, type SizeClass, type SizeTrack } from '#domain/registry/size-class.ts';
import { countedBy } from '#domain/sentra/sentra-finder.server.ts';
import { clusteringRulesOf, stateRuleOf } from '#domain/sentra/sentra-rules.ts';
import { sentraStateRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import { sentraStanding, type SentraState } from '#domain/sentra/sentra-state.ts';
import { membersNow, someFree } from '#domain/sentra/sentra.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What would change, by the kind of rule. */
export type Moves =
  | {
      readonly kind: 'places';
      readonly nagari: readonly {
        readonly name: string;
        readonly moves: readonly {
          readonly product: string;
          readonly before: number;
          readonly after: number;
        }[];
      }[];
      readonly candidates: number;
    }
  | {
      readonly kind: 'states';
      readonly sentra: readonly {
        readonly name: string;
        readonly before: SentraState | null;
        readonly after: SentraState | null;
      }[];
      readonly of: number;
    }
  | {
      readonly kind: 'classes';
      readonly steps: readonly {
        readonly before: SizeClass | 'open';
        readonly after: SizeClass | 'open';
        readonly makers: number;
      }[];
      readonly of: number;
    }
  /** Groups that would be proposed as sentra. */
  | {
      readonly kind: 'proposals';
      readonly before: number;
      readonly after: number;
      readonly of: number;
    }
  /** How often a trade in a nagari is read so. */
  | {
      readonly kind: 'readings';
      readonly steps: readonly {
        readonly reading: Reading;
        readonly before: number;
        readonly after: number;
      }[];
      readonly of: number;
    };

const READINGS = ['specialised', 'like_the_regency', 'less', 'too_few', 'public'] as const;
type Reading = (typeof READINGS)[number];

/** @throws Problem weightsNot100, bandsNotRising, classesNotWhole, shareOutside, fewestNotWhole when the content makes no rule */
export function checkRule(kind: RuleVersion['kind'], content: unknown): void {
  if (kind === 'criteria') {
    const faults = faultsOfCriteria((content as { criteria: readonly Criterion[] }).criteria);
    if (faults.includes('weights_not_100')) throw weightsNot100();
    if (faults.length > 0) throw bandsNotRising();
  }
  if (kind === 'size' && !(content as { tracks: readonly SizeTrack[] }).tracks.every(isWholeTrack))
    throw classesNotWhole();
  if (kind === 'sentra_state') {
    const { conditions } = content as { conditions: readonly { readonly atLeast?: number }[] };
    if (conditions.some(({ atLeast = 1 }) => atLeast < 1 || !Number.isInteger(atLeast)))
      throw fewestNotWhole();
  }
  if (kind === 'clustering') {
    const { fewest, sameFrom, withinMetres } = content as Record<string, number>;
    if (!(Number(sameFrom) > 0 && Number(sameFrom) <= 1)) throw shareOutside();
    if (!(Number(fewest) >= 2) || !Number.isInteger(fewest) || !(Number(withinMetres) >= 1))
      throw fewestNotWhole();
  }
}

/** @param before the version to compare with @param content the numbers that would hold */
export async function movesBy(regency: Regency, before: RuleVersion, content: unknown): Promise<Moves> {
  const after: RuleVersion = { ...before, content };
  switch (before.kind) {
    case 'criteria':
      return placesMoved(regency, before, after);
    case 'sentra_state':
      return statesMoved(regency, after);
    case 'size':
      return classesMoved(regency, before, after);
    case 'clustering':
      return proposalsCounted(regency, before, after);
    case 'quotient':
      return readingsCounted(regency, before, after);
  }
}

async function proposalsCounted(regency: Regency, before: RuleVersion, after: RuleVersion): Promise<Moves> {
  const rules = [before, after].map(clusteringRulesOf);
  const { totals, industries } = await countedBy(regency, someFree(regency), rules);
  return { kind: 'proposals', before: totals[0] ?? 0, after: totals[1] ?? 0, of: industries };
}

async function readingsCounted(regency: Regency, before: RuleVersion, after: RuleVersion): Promise<Moves> {
  const counts = await regencyCounts(regency);
  const cells = new Map(counts.map((one) => [`${one.nagariCode} ${one.group}`, one]));
  const [old, fresh] = [before, after].map((version) => {
    const quotients = quotientsOf(counts, 'industries', quotientRulesOf(version));
    const sums = new Map<Reading, number>();
    const add = (reading: Reading) => sums.set(reading, (sums.get(reading) ?? 0) + 1);
    for (const { nagariCode, group } of cells.values()) {
      const quotient = quotients(nagariCode, group);
      if (!quotient.isDefined) continue;
      add(quotient.reading);
      if (quotient.mayBePublic) add('public');
    }
    return sums;
  });
  const steps = READINGS.map((reading) => ({
    reading,
    before: old?.get(reading) ?? 0,
    after: fresh?.get(reading) ?? 0,
  }));
  return { kind: 'readings', of: cells.size, steps: steps.filter((one) => one.before !== one.after) };
}

async function placesMoved(regency: Regency, before: RuleVersion, after: RuleVersion): Promise<Moves> {
  const [{ candidates, names }, nagari] = await Promise.all([
    proposalCandidates(regency),
    nagariNames(regency),
  ]);
  const moved = whoWouldMove(candidates, criteriaOf(before), criteriaOf(after));
  return {
    kind: 'places',
    candidates: names.size,
    nagari: moved.map(({ nagariCode, moves }) => ({
      name: nagari.get(nagariCode) ?? nagariCode,
      moves: moves.map((one) => ({
        product: names.get(one.productId) ?? '',
        before: one.before.place,
        after: one.after.place,
      })),
    })),
  };
}

async function statesMoved(regency: Regency, after: RuleVersion): Promise<Moves> {
  const [rules, members, rows] = await Promise.all([
    sentraStateRules(regency),
    membersNow(regency),
    regency.db
      .selectFrom('sentra')
      .select(['id', 'name', 'decreeNumber', 'decreeOn'])
      .where('endedOn', 'is', null)
      .orderBy('name')
      .execute(),
  ]);
  const changed = stateRuleOf(after);
  const then = rules.map((rule) => (rule.state === changed.state ? changed : rule));
  const bySentra = Map.groupBy(members, (one) => one.sentraId);
  const sentra = rows.flatMap(({ id, name, decreeNumber, decreeOn }) => {
    const decree =
      decreeNumber === null || decreeOn === null ? null : { number: decreeNumber, day: decreeOn };
    const evidence = { members: bySentra.get(id) ?? [], decree };
    const step = {
      before: sentraStanding(evidence, rules).state,
      after: sentraStanding(evidence, then).state,
    };
    return step.before === step.after ? [] : [{ name, ...step }];
  });
  return { kind: 'states', sentra, of: rows.length };
}

/** So many makers are read and judged before others are answered again. */
const SOME = 5000;

async function classesMoved(regency: Regency, before: RuleVersion, after: RuleVersion): Promise<Moves> {
  const [old, fresh] = [sizeRuleSetOf(before), sizeRuleSetOf(after)];
  const steps = new Map<string, { before: SizeClass | 'open'; after: SizeClass | 'open'; makers: number }>();
  let of = 0;
  for (let last: string | undefined; ;) {
    const rows = await someFigures(regency, last);
    if (rows.length === 0) break;
    last = rows.at(-1)?.id;
    of += rows.length;
    for (const { startedYear, ...figures } of rows) {
      const facts = sizeFactsOf(startedYear, figures);
      const [was, is] = [old, fresh].map((rules) => {
        const answer = sizeClassOf(facts, rules);
        return answer.isDecided ? answer.sizeClass : 'open';
      });
      if (was === undefined || is === undefined || was === is) continue;
      const step = steps.get(`${was} ${is}`) ?? { before: was, after: is, makers: 0 };
      steps.set(`${was} ${is}`, { ...step, makers: step.makers + 1 });
    }
  }
  return { kind: 'classes', of, steps: [...steps.values()].toSorted((a, b) => b.makers - a.makers) };
}

/** Makers at work with the newest figures of a whole year, in the order of their ids. */
async function someFigures({ db }: Regency, afterId: string | undefined) {
  return db
    .selectFrom('industries as i')
    .innerJoin('industryFigures as f', 'f.industryId', 'i.id')
    .distinctOn('i.id')
    .select(['i.id', 'i.startedYear', 'f.womenPaid', 'f.menPaid', 'f.womenUnpaid', 'f.menUnpaid'])
    .select(['f.investment', 'f.capital', 'f.sales'])
    .where('i.closedOn', 'is', null)
    .where('f.quarter', '=', 0)
    .$if(afterId !== undefined, (query) => query.where('i.id', '>', afterId ?? ''))
    .orderBy('i.id')
    .orderBy('f.year', 'desc')
    .limit(SOME)
    .execute();
}
