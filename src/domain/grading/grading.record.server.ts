/**
 * The one way a grading or a version of the scheme changes: lock it, ask the policy and the workflow, change it, and write
 * the line of history, in one transaction. Nothing else writes `grading_acts`.
 */
import type { Selectable, Updateable } from 'kysely';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import {
  stateOn,
  type GradingAct,
  type GradingActData,
  type SchemeAct,
  type SchemeActData,
} from '#domain/grading/grading.ts';
import { mayGrade, mayScheme } from '#domain/grading/grading.policy.ts';
import {
  gradingNotFound,
  gradingNotInState,
  outsideGrading,
  schemeInForce,
  schemeNotFound,
} from '#domain/grading/grading.problems.ts';
import { gradingWorkflow } from '#domain/grading/grading.workflow.ts';
import type { StarScheme } from '#domain/grading/star-grading.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

export type GradingRow = Selectable<DB['gradings']> & {
  readonly nagariCode: string;
  readonly scheme: StarScheme;
};

interface Recorded<A extends GradingAct> {
  readonly data: GradingActData[A];
  readonly set?: Updateable<DB['gradings']>;
}

/** What a maker may do through its own link. */
const OWN_ACTS: readonly GradingAct[] = ['fill_self', 'submit_self'];

/**
 * Records one act on a grading.
 * @param change does it; returns what the line of history says, and the columns that change with it
 * @throws Problem gradingNotFound also for whoever may not read it, outsideGrading, gradingNotInState, and whatever
 *   `change` refuses
 */
export async function recordGradingAct<A extends GradingAct>(
  regency: Regency,
  actor: Actor,
  code: string,
  act: A,
  change: (trx: Trx, grading: GradingRow) => Promise<Recorded<A>>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const grading = await lockGrading(trx, code);
    if (!grading || !isReader(actor, grading)) throw gradingNotFound();
    if (!isDoer(actor, act, grading.nagariCode)) throw outsideGrading();
    const today = dayOf(regency.now(), WIB);
    const state = gradingWorkflow[stateOn(grading, today)][act];
    if (state === undefined) throw gradingNotInState();
    const { data, set } = await change(trx, grading);
    await trx
      .updateTable('gradings')
      .set({ ...set, state, changedAt: regency.now() })
      .where('id', '=', grading.id)
      .execute();
    await appendAct(trx, regency, actor, { gradingId: grading.id }, act, data);
  });
}

async function lockGrading(trx: Trx, code: string): Promise<GradingRow | undefined> {
  const row = await trx
    .selectFrom('gradings as g')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .selectAll('g')
    .select(['i.nagariCode', 's.body as scheme'])
    .where('g.code', '=', code)
    .forUpdate('g')
    .executeTakeFirst();
  return row && { ...row, scheme: row.scheme as unknown as StarScheme };
}

function isReader(actor: Actor, grading: GradingRow): boolean {
  return actor.kind === 'maker'
    ? actor.industryId === grading.industryId
    : mayGrade(actor, 'read', grading.nagariCode);
}

function isDoer(actor: Actor, act: GradingAct, nagariCode: string): boolean {
  return actor.kind === 'maker' ? OWN_ACTS.includes(act) : mayGrade(actor, act, nagariCode);
}

/** Writes the first line of a grading that was just begun. */
export async function recordStart(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  gradingId: string,
  data: GradingActData['start'],
): Promise<void> {
  await appendAct(trx, regency, actor, { gradingId }, 'start', data);
}

/**
 * Records one act on a version of the scheme; a copy is written first and then recorded.
 * @throws Problem schemeNotFound, outsideGrading, schemeInForce for a version that is no draft
 */
export async function recordSchemeAct<A extends SchemeAct>(
  regency: Regency,
  actor: Actor,
  version: number,
  act: A,
  change: (
    trx: Trx,
    scheme: { readonly id: string; readonly body: StarScheme },
  ) => Promise<{ readonly data: SchemeActData[A]; readonly schemeId?: string }>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('starSchemes')
      .selectAll()
      .where('version', '=', version)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !mayScheme(actor, 'read_scheme')) throw schemeNotFound();
    if (!mayScheme(actor, act)) throw outsideGrading();
    if (act !== 'copy_scheme' && row.validFrom !== null) throw schemeInForce();
    const { data, schemeId } = await change(trx, { id: row.id, body: row.body as unknown as StarScheme });
    await appendAct(trx, regency, actor, { schemeId: schemeId ?? row.id }, act, data);
  });
}

async function appendAct(
  trx: Trx,
  regency: Regency,
  actor: Actor,
  subject: { readonly gradingId: string } | { readonly schemeId: string },
  act: GradingAct | SchemeAct,
  data: object,
): Promise<void> {
  const [column, subjectId] =
    'gradingId' in subject
      ? (['gradingId', subject.gradingId] as const)
      : (['schemeId', subject.schemeId] as const);
  const { last } = await trx
    .selectFrom('gradingActs')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where(column, '=', subjectId)
    .executeTakeFirstOrThrow();
  const id = regency.newId();
  await trx
    .insertInto('gradingActs')
    .values({
      id,
      [column]: subjectId,
      seq: Number(last ?? 0) + 1,
      act,
      actorId: actor.kind === 'staff' ? actor.personId : null,
      at: regency.now(),
      data: JSON.stringify(data),
    })
    .execute();
  await regency.react(
    trx,
    {
      room: 'grading',
      act,
      subjectId,
      actId: id,
      before: undefined,
      after: undefined,
      record: data,
    },
    regency,
  );
}
