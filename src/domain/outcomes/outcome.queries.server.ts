/** The figures of the year, for everybody. Every finished round counts as it was counted; nothing is estimated. */
import { sql } from 'kysely';
import { skmOfYear } from '#domain/surveys/survey.queries.server.ts';
import { dayOf, instantOn, WIB } from '#shared/day.ts';
import type { Regency } from '#platform/regency.server.ts';

const FRESH_MS = 60_000;

/** A figure is only shown when at least so many cases stand behind it. */
const FEWEST = 3;

export interface FiguresOfYear {
  readonly year: number;
  /** Answers given this year, each round once. */
  readonly answered: number;
  /** 0–100, of those answered; undefined when there are too few. */
  readonly onTimePercent: number | undefined;
  /** Half of the answers came within so many calendar days; undefined when there are too few. */
  readonly medianDays: number | undefined;
  /** Tickets that the programme is working on now. */
  readonly open: number;
  readonly skmIndex:
    { readonly index: number; readonly band: string; readonly respondents: number } | undefined;
}

/** The figures of the running year, kept for a minute. */
export async function figuresOfYear(regency: Regency): Promise<FiguresOfYear> {
  const now = regency.now().getTime();
  const kept = regency.memo.get('figuresOfYear') as { at: number; figures: FiguresOfYear } | undefined;
  if (kept && now >= kept.at && now - kept.at < FRESH_MS) return kept.figures;
  const figures = await readFigures(regency);
  regency.memo.set('figuresOfYear', { at: now, figures });
  return figures;
}

async function readFigures(regency: Regency): Promise<FiguresOfYear> {
  const year = Number(dayOf(regency.now(), WIB).slice(0, 4));
  const from = instantOn(`${year}-01-01`, 0, WIB);
  const { db } = regency;
  const finished = db
    .selectFrom('ticketRounds')
    .select(['receivedAt', 'dueAt', 'answeredAt'])
    .where('answeredAt', '>=', from);
  // A round that waits for the applicant's word is answered, too; it has no row in `ticket_rounds` yet.
  const current = db
    .selectFrom('tickets')
    .select(['receivedAt', 'dueAt', 'answeredAt'])
    .where('state', '=', 'answered')
    .where('answeredAt', '>=', from);
  const [row, open, skm] = await Promise.all([
    db
      .selectFrom(finished.unionAll(current).as('rounds'))
      .select((eb) => [
        eb.fn.countAll<string>().as('answered'),
        eb.fn.countAll<string>().filterWhere('rounds.answeredAt', '<=', eb.ref('rounds.dueAt')).as('onTime'),
        sql<number | null>`percentile_cont(0.5) within group (
          order by extract(epoch from ${eb.ref('rounds.answeredAt')} - ${eb.ref('rounds.receivedAt')}) / 86400
        )`.as('median'),
      ])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('tickets')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('isOpen', '=', true)
      .executeTakeFirstOrThrow(),
    skmOfYear(regency, year),
  ]);
  const answered = Number(row.answered);
  const isEnough = answered >= FEWEST;
  return {
    year,
    answered,
    onTimePercent: isEnough ? Math.floor((Number(row.onTime) / answered) * 100) : undefined,
    medianDays: isEnough && row.median !== null ? Math.max(1, Math.ceil(row.median)) : undefined,
    open: Number(open.count),
    skmIndex:
      skm && skm.respondents >= FEWEST
        ? { index: skm.index, band: skm.band, respondents: skm.respondents }
        : undefined,
  };
}
