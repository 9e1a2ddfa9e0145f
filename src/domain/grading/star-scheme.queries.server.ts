/** Reads of the scheme: which version holds on a day, and every version with its days. */
import type { Actor } from '#domain/offices/duty.ts';
import type { SchemeAct } from '#domain/grading/grading.ts';
import { mayScheme } from '#domain/grading/grading.policy.ts';
import { outsideGrading, schemeNotFound } from '#domain/grading/grading.problems.ts';
import type { StarScheme } from '#domain/grading/star-grading.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB, type Day } from '#shared/day.ts';

/** The version that holds on a day: the last that began; of two that began together the later one. */
export async function schemeOn(
  db: Database | Trx,
  day: Day,
): Promise<{ readonly id: string; readonly version: number; readonly scheme: StarScheme } | undefined> {
  const row = await db
    .selectFrom('starSchemes')
    .select(['id', 'version', 'body'])
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, version: row.version, scheme: row.body as unknown as StarScheme };
}

export type SchemeStanding = 'draft' | 'to_come' | 'in_force' | 'past';

export interface SchemeVersion {
  readonly id: string;
  readonly version: number;
  readonly scheme: StarScheme;
  readonly standing: SchemeStanding;
  readonly validFrom: Day | null;
  /** The day before the next version begins. */
  readonly validTo: Day | null;
  /** How many gradings it was used for. */
  readonly used: number;
}

/** Every version, the newest first. @throws Problem outsideGrading */
export async function schemeVersions(regency: Regency, actor: Actor): Promise<readonly SchemeVersion[]> {
  if (!mayScheme(actor, 'read_scheme')) throw outsideGrading();
  const rows = await regency.db
    .selectFrom('starSchemes as s')
    .selectAll('s')
    .select((eb) =>
      eb
        .selectFrom('gradings as g')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('g.schemeId', '=', 's.id')
        .as('used'),
    )
    .orderBy('version', 'desc')
    .execute();
  const today = dayOf(regency.now(), WIB);
  const begun = rows
    .flatMap((row) => (row.validFrom === null ? [] : [{ version: row.version, from: row.validFrom }]))
    .toSorted((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1));
  return rows.map((row) => {
    const place = begun.findIndex((one) => one.version === row.version);
    const next = place < 0 ? undefined : begun[place + 1];
    const validTo = next ? addDays(next.from, -1) : null;
    return {
      id: row.id,
      version: row.version,
      scheme: row.body as unknown as StarScheme,
      standing: standingOf(row.validFrom, validTo, today),
      validFrom: row.validFrom,
      validTo,
      used: Number(row.used ?? 0),
    };
  });
}

function standingOf(validFrom: Day | null, validTo: Day | null, today: Day): SchemeStanding {
  if (validFrom === null) return 'draft';
  if (validFrom > today) return 'to_come';
  return validTo !== null && validTo < today ? 'past' : 'in_force';
}

export interface SchemePage extends SchemeVersion {
  readonly history: readonly {
    readonly id: string;
    readonly act: SchemeAct;
    readonly at: Date;
    readonly who: string | null;
  }[];
  readonly may: Readonly<Record<SchemeAct, boolean>>;
}

/** One version with its history. @throws Problem schemeNotFound, outsideGrading */
export async function schemePage(regency: Regency, actor: Actor, typed: string): Promise<SchemePage> {
  const version = (await schemeVersions(regency, actor)).find((one) => String(one.version) === typed);
  if (!version) throw schemeNotFound();
  const history = await regency.db
    .selectFrom('gradingActs as a')
    .leftJoin('people as p', 'p.id', 'a.actorId')
    .select(['a.id', 'a.at', 'p.name as who'])
    .select((eb) => eb.ref('a.act').$castTo<SchemeAct>().as('act'))
    .where('a.schemeId', '=', version.id)
    .orderBy('a.seq', 'desc')
    .execute();
  const isDraft = version.standing === 'draft';
  return {
    ...version,
    history,
    may: {
      copy_scheme: mayScheme(actor, 'copy_scheme'),
      change_scheme: isDraft && mayScheme(actor, 'change_scheme'),
      enforce_scheme: isDraft && mayScheme(actor, 'enforce_scheme'),
    },
  };
}
