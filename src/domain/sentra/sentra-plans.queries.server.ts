/** The plan of an office across the sentra: what it is to do, in which year, for how much. */
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { isNagariWithin, reachIn } from '#domain/registry/industry.policy.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { sentraPolicy } from '#domain/sentra/sentra.policy.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';
import type { Day } from '#shared/day.ts';

export interface OfficePlanLine {
  readonly id: string;
  readonly year: number;
  readonly activity: string;
  readonly budget: number | null;
  readonly doneOn: Day | null;
  readonly office: string;
  readonly sentra: { readonly slug: string; readonly name: string };
}

/** What one office plans for one year: how many lines, how many of them done, and the sum of those with a budget. */
export interface PlanSum {
  readonly lines: number;
  readonly done: number;
  /** In whole rupiah. */
  readonly budget: number;
}

export interface OfficePlans {
  /** The office that is shown; undefined for all. */
  readonly officeId: string | undefined;
  /** The latest year first. */
  readonly years: readonly { readonly year: number; readonly lines: readonly OfficePlanLine[] }[];
  /** Every office with a plan, by name, with its sum for each year. */
  readonly sums: {
    readonly years: readonly number[];
    readonly offices: readonly {
      readonly id: string;
      readonly name: string;
      /** In the order of the years. */
      readonly byYear: readonly PlanSum[];
    }[];
  };
}

/**
 * The plan of one office, or of all, over every sentra in reach that has not ended.
 * @param asked an office, `semua` for all, or nothing: then that of the reader's own office, if it has one
 * @throws Problem outsideRegistry for whoever reads no sentra
 */
export async function officePlans(
  regency: Regency,
  actor: StaffActor,
  asked: string | null,
): Promise<OfficePlans> {
  const reach = reachIn(sentraPolicy, actor, 'read');
  if (reach === undefined) throw outsideRegistry();
  const rows = await regency.db
    .selectFrom('sentraPlans as p')
    .innerJoin('sentra as s', 's.id', 'p.sentraId')
    .innerJoin('offices as o', 'o.id', 'p.officeId')
    .select(['p.id', 'p.year', 'p.activity', 'p.budget', 'p.doneOn', 'p.officeId', 'o.shortName as office'])
    .select(['s.slug', 's.name', 's.nagariCode'])
    .where('p.droppedOn', 'is', null)
    .where('s.endedOn', 'is', null)
    .orderBy('p.year', 'desc')
    .orderBy('o.shortName')
    .orderBy('s.name')
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .execute();
  const within = rows.filter((row) => isNagariWithin(reach, row.nagariCode));
  const own = actor.duties.find((held) => held.duty === 'officer' || held.duty === 'head')?.officeId;
  const officeId = asked === null ? (own ?? undefined) : isId(asked) ? asked : undefined;
  const shown = within.filter((row) => officeId === undefined || row.officeId === officeId);
  const years = [...new Set(within.map((row) => row.year))].toSorted((a, b) => a - b);
  return {
    officeId,
    years: [...Map.groupBy(shown, (row) => row.year)].map(([year, lines]) => ({
      year,
      lines: lines.map(({ slug, name, id, activity, budget, doneOn, office }) => ({
        id,
        year,
        activity,
        budget,
        doneOn,
        office,
        sentra: { slug, name },
      })),
    })),
    sums: {
      years,
      offices: [...Map.groupBy(within, (row) => row.officeId)]
        .map(([id, lines]) => ({
          id,
          name: lines[0]?.office ?? '',
          byYear: years.map((year) => sumOf(lines.filter((line) => line.year === year))),
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    },
  };
}

function sumOf(lines: readonly { readonly budget: number | null; readonly doneOn: Day | null }[]): PlanSum {
  return {
    lines: lines.length,
    done: lines.filter((line) => line.doneOn !== null).length,
    budget: lines.reduce((sum, line) => sum + (line.budget ?? 0), 0),
  };
}
