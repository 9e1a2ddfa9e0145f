/**
 * The one way a grading or a version of the scheme changes: lock it, ask the policy and the workflow, change it, and write
 * the line of history, in one transaction. Nothing else writes `grading_acts`.
 */
import type { Selectable, Updateable } from 'kysely';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { stateOn, type GradingAct, type GradingActData, type SchemeAct } from '#domain/grading/grading.ts';
import { mayGrade } from '#domain/grading/grading.policy.ts';
import { gradingNotFound, gradingNotInState, outsideGrading } from '#domain/grading/grading.problems.ts';
import { gradingWorkflow } from '#domain/grading/grading.workflow.ts';
import type { StarScheme } from '#domain/grading/star-grading.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** Who answers: somebody of the staff, or the maker itself through the link that it was sent. */
export type Hand =
  | { readonly channel: 'staff'; readonly actor: Actor }
  | { readonly channel: 'maker'; readonly industryId: string };

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
  hand: Hand,
  code: string,
  act: A,
  change: (trx: Trx, grading: GradingRow) => Promise<Recorded<A>>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const grading = await lockGrading(trx, code);
    if (!grading || !isReader(hand, grading)) throw gradingNotFound();
    if (!isDoer(hand, act, grading.nagariCode)) throw outsideGrading();
    const today = dayOf(regency.now(), WIB);
    const state = gradingWorkflow[stateOn(grading, today)][act];
    if (state === undefined) throw gradingNotInState();
    const { data, set } = await change(trx, grading);
    await trx
      .updateTable('gradings')
      .set({ ...set, state, changedAt: regency.now() })
      .where('id', '=', grading.id)
      .execute();
    await appendAct(trx, regency, hand, { gradingId: grading.id }, act, data);
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

function isReader(hand: Hand, grading: GradingRow): boolean {
  return hand.channel === 'maker'
    ? hand.industryId === grading.industryId
    : mayGrade(hand.actor, 'read', grading.nagariCode);
}

function isDoer(hand: Hand, act: GradingAct, nagariCode: string): boolean {
  return hand.channel === 'maker' ? OWN_ACTS.includes(act) : mayGrade(hand.actor, act, nagariCode);
}

/** Writes the first line of a grading that was just begun. */
export async function recordStart(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  gradingId: string,
  data: GradingActData['start'],
): Promise<void> {
  await appendAct(trx, regency, { channel: 'staff', actor }, { gradingId }, 'start', data);
}

async function appendAct(
  trx: Trx,
  regency: Regency,
  hand: Hand,
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
      actorId: hand.channel === 'staff' && hand.actor.kind === 'staff' ? hand.actor.personId : null,
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
