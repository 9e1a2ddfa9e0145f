/** Writes about gradings: one exported function an act. */
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import {
  gradingCodeFrom,
  lastDayOf,
  OPEN_STATES,
  type OwnAnswers,
  type OwnChannel,
} from '#domain/grading/grading.ts';
import { gradingReach, mayGrade, PANEL_DUTIES } from '#domain/grading/grading.policy.ts';
import {
  answersMissing,
  gradingIsOpen,
  notForPanel,
  notOnPanel,
  noSchemeInForce,
  outsideGrading,
  panelNotIn,
  panelTooSmall,
  productNotMade,
} from '#domain/grading/grading.problems.ts';
import { recordGradingAct, recordStart, type GradingRow } from '#domain/grading/grading.record.server.ts';
import { assess, gradeStars, type Levels, type StarScheme } from '#domain/grading/star-grading.ts';
import { schemeOn } from '#domain/grading/star-scheme.queries.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/**
 * Begins the assessment of a product, under the version of the scheme that is in force today.
 * @returns its number
 * @throws Problem productNotMade also for a maker out of reach, gradingIsOpen, noSchemeInForce
 */
export async function startGrading(regency: Regency, actor: StaffActor, productId: string): Promise<string> {
  if (gradingReach(actor, 'start') === undefined) throw outsideGrading();
  const scheme = await schemeOn(regency.db, dayOf(regency.now(), WIB));
  if (!scheme) throw noSchemeInForce();
  const code = gradingCodeFrom(regency.random(7));
  await regency.db.transaction().execute(async (trx) => {
    const product = await lockProduct(trx, productId);
    if (!product || !mayGrade(actor, 'start', product.nagariCode)) throw productNotMade();
    const open = await trx
      .selectFrom('gradings')
      .select('code')
      .where('productId', '=', productId)
      .where('state', 'in', [...OPEN_STATES])
      .executeTakeFirst();
    if (open) throw gradingIsOpen({ number: open.code });
    const id = regency.newId();
    const at = regency.now();
    await trx
      .insertInto('gradings')
      .values({
        id,
        code,
        productId,
        industryId: product.industryId,
        productName: product.name,
        schemeId: scheme.id,
        state: 'draft',
        createdAt: at,
        changedAt: at,
      })
      .execute();
    await recordStart(trx, regency, actor, id, { product: product.name, version: scheme.version });
  });
  return code;
}

/** The product, locked, so that of two who begin at once the second is told. */
async function lockProduct(trx: Trx, productId: string) {
  return trx
    .selectFrom('industryProducts as p')
    .innerJoin('industries as i', 'i.id', 'p.industryId')
    .select(['p.name', 'p.industryId', 'i.nagariCode'])
    .where('p.id', '=', productId)
    .where('p.endedOn', 'is', null)
    .where('i.closedOn', 'is', null)
    .forUpdate('p')
    .executeTakeFirst();
}

/** Keeps the maker's own answers, complete or not. @throws Problem gradingNotFound, outsideGrading, gradingNotInState */
export async function fillSelfAssessment(
  regency: Regency,
  actor: Actor,
  code: string,
  answers: OwnAnswers,
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'fill_self', async (_trx, { scheme }) => {
    const { levels, set } = ownColumns(scheme, answers);
    return {
      data: {
        channel: channelOf(actor),
        answered: Object.keys(levels).length,
        of: itemsOf(scheme).length,
      },
      set,
    };
  });
}

/** Hands the maker's own answers in. @throws Problem answersMissing, and as `fillSelfAssessment` */
export async function submitSelfAssessment(
  regency: Regency,
  actor: Actor,
  code: string,
  answers: OwnAnswers,
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'submit_self', async (_trx, { scheme }) => {
    const { levels, set } = ownColumns(scheme, answers);
    const { total, missing } = assess(levels, scheme);
    if (total === undefined) throw answersMissing({ n: missing.length });
    return { data: { channel: channelOf(actor), total }, set };
  });
}

/** Through whose hands an answer came: a maker answers by the link it was sent. */
function channelOf(actor: Actor): OwnChannel {
  return actor.kind === 'maker' ? 'maker' : 'staff';
}

/** Only what the scheme asks for is kept. */
function ownColumns(scheme: StarScheme, { levels, notes }: OwnAnswers) {
  const known = itemsOf(scheme).map((item) => item.code);
  const kept = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([item]) => known.includes(item)));
  const ownLevels = kept(levels);
  return {
    levels: ownLevels,
    set: { ownLevels: JSON.stringify(ownLevels), ownNotes: JSON.stringify(kept(notes)) },
  };
}

function itemsOf(scheme: StarScheme) {
  return scheme.groups.flatMap((group) => group.items);
}

/** Asks the maker to look at its answers again. @throws Problem gradingNotFound, outsideGrading, gradingNotInState */
export async function sendBackSelf(
  regency: Regency,
  actor: StaffActor,
  code: string,
  because: string,
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'send_back', async () => ({ data: { because } }));
}

/**
 * Names who sits on the panel; also anew, when somebody cannot: who stays keeps the scores given.
 * @throws Problem panelTooSmall with how many the scheme asks for, notForPanel
 */
export async function seatPanel(
  regency: Regency,
  actor: StaffActor,
  code: string,
  personIds: readonly string[],
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'seat_panel', async (trx, { id, scheme }) => {
    const named = [...new Set(personIds)];
    if (named.length < scheme.fewestOnPanel) throw panelTooSmall({ n: scheme.fewestOnPanel });
    const able = await assessorsAmong(trx, dayOf(regency.now(), WIB), named);
    if (able < named.length) throw notForPanel();
    await trx
      .deleteFrom('gradingMembers')
      .where('gradingId', '=', id)
      .where('personId', 'not in', named)
      .execute();
    await trx
      .insertInto('gradingMembers')
      .values(named.map((personId) => ({ gradingId: id, personId })))
      .onConflict((conflict) => conflict.columns(['gradingId', 'personId']).doNothing())
      .execute();
    return { data: { personIds: named } };
  });
}

async function assessorsAmong(trx: Trx, today: string, personIds: readonly string[]): Promise<number> {
  const { n } = await trx
    .selectFrom('duties')
    .select((eb) => eb.fn.count<number>('personId').distinct().as('n'))
    .where('personId', 'in', [...personIds])
    .where('duty', 'in', [...PANEL_DUTIES])
    .where('isConfirmed', '=', true)
    .where('startsOn', '<=', today)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * The scores of one member of the panel, given alone; they may be given again until the coordinator closes.
 * @throws Problem notOnPanel, answersMissing
 */
export async function givePanelScore(
  regency: Regency,
  actor: StaffActor,
  code: string,
  { levels, note }: { readonly levels: Levels; readonly note: string | null },
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'score', async (trx, { id, scheme }) => {
    const own = trx
      .selectFrom('gradingMembers')
      .select('scoredAt')
      .where('gradingId', '=', id)
      .where('personId', '=', actor.personId);
    const before = await own.executeTakeFirst();
    if (!before) throw notOnPanel();
    const { missing } = assess(levels, scheme);
    if (missing.length > 0) throw answersMissing({ n: missing.length });
    await trx
      .updateTable('gradingMembers')
      .set({ levels: JSON.stringify(levels), note, scoredAt: regency.now() })
      .where('gradingId', '=', id)
      .where('personId', '=', actor.personId)
      .execute();
    return { data: { isCorrection: before.scoredAt !== null } };
  });
}

/** A gate for which there is evidence, and what it is. */
export interface GateEvidence {
  readonly gate: string;
  readonly note: string;
}

/**
 * Closes the panel: the mean, the gates, the star and until when it holds.
 * @param evidence of the gates that are open; without evidence a gate is shut and there is no star
 * @throws Problem panelNotIn with how many have not scored
 */
export async function closeGrading(
  regency: Regency,
  actor: StaffActor,
  code: string,
  evidence: readonly GateEvidence[],
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'close', async (trx, grading) => {
    const panel = await completePanel(trx, grading);
    const openGates = grading.scheme.gates
      .map((gate) => gate.code)
      .filter((gate) => evidence.some((one) => one.gate === gate));
    const result = gradeStars(grading.scheme, {
      own: grading.ownLevels as unknown as Levels,
      panel,
      openGates: new Set(openGates),
    });
    // The panel is complete, so there is a mean.
    const mean = result.mean ?? 0;
    const stars = result.stars ?? null;
    const gradedOn = dayOf(regency.now(), WIB);
    const validUntil = stars === null ? null : lastDayOf(gradedOn, grading.scheme.holdsYears);
    const gateNotes = Object.fromEntries(evidence.map((one) => [one.gate, one.note]));
    return {
      data: { mean, stars, shutGates: result.shutGates, validUntil },
      set: { mean, stars, gradedOn, validUntil, openGates, gateNotes: JSON.stringify(gateNotes) },
    };
  });
}

async function completePanel(trx: Trx, { id, scheme }: GradingRow): Promise<Levels[]> {
  const members = await trx
    .selectFrom('gradingMembers')
    .select(['levels', 'scoredAt'])
    .where('gradingId', '=', id)
    .execute();
  const waiting = members.filter((member) => member.scoredAt === null).length;
  if (waiting > 0) throw panelNotIn({ n: waiting });
  if (members.length < scheme.fewestOnPanel) throw panelTooSmall({ n: scheme.fewestOnPanel });
  return members.map((member) => member.levels as unknown as Levels);
}

/** An assessment that is given up, or a star that is taken back. @throws Problem gradingNotFound, outsideGrading, gradingNotInState */
export async function withdrawGrading(
  regency: Regency,
  actor: StaffActor,
  code: string,
  because: string,
): Promise<void> {
  await recordGradingAct(regency, actor, code, 'withdraw', async (_trx, { stars }) => ({
    data: { because, stars },
  }));
}
