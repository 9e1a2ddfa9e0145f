/** Writes of sentra: one exported function an act. Each asks the policy and leaves one line of history. */
import type { Actor } from '#domain/offices/duty.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { outsideRegistry, unknownPlaceOfIndustry } from '#domain/registry/industry.problems.ts';
import { parseIndustryCode } from '#domain/registry/industry.ts';
import { maySentra, maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import {
  establishedAlready,
  leftBeforeJoining,
  memberElsewhere,
  noSuchMember,
  noSuchPlan,
} from '#domain/sentra/sentra.problems.ts';
import {
  insertSentraAct,
  recordSentraAct,
  type SentraRow,
  type SentraTarget,
} from '#domain/sentra/sentra.record.server.ts';
import type { PlanLine, SentraRecord } from '#domain/sentra/sentra.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import { freeSlug } from '#shared/slug.ts';

interface Started {
  readonly name: string;
  readonly product: string;
}

/**
 * Takes a proposal for a sentra, with those of its members that were kept. It belongs to the nagari with the most members.
 * @returns its slug
 * @throws Problem outsideRegistry, noSuchMember, memberElsewhere
 */
export async function acceptProposal(
  regency: Regency,
  actor: Actor,
  { members, ...given }: Started & { readonly members: readonly string[] },
): Promise<string> {
  return regency.db.transaction().execute(async (trx) => {
    const ids = [...new Set(members)].toSorted();
    const industries = await trx
      .selectFrom('industries')
      .select(['id', 'nagariCode'])
      .where('id', 'in', ids)
      .where('closedOn', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    if (industries.length < ids.length) throw noSuchMember();
    const slug = await start(trx, regency, actor, {
      ...given,
      nagariCode: mostOften(industries.map((one) => one.nagariCode)),
      members: ids,
      via: 'registry',
    });
    return slug;
  });
}

/**
 * Writes down a sentra that somebody knows of; its members follow one by one.
 * @returns its slug
 * @throws Problem outsideRegistry, unknownPlaceOfIndustry
 */
export async function startSentra(
  regency: Regency,
  actor: Actor,
  given: Started & { readonly nagariCode: string },
): Promise<string> {
  return regency.db
    .transaction()
    .execute((trx) => start(trx, regency, actor, { ...given, members: [], via: 'staff' }));
}

async function start(
  trx: Trx,
  regency: Regency,
  actor: Actor,
  given: Started & {
    readonly nagariCode: string;
    readonly members: readonly string[];
    readonly via: 'registry' | 'staff';
  },
): Promise<string> {
  if (actor.kind !== 'staff' || !maySentra(actor, 'start', given.nagariCode)) throw outsideRegistry();
  await checkNagari(trx, given.nagariCode);
  await checkFree(trx, given.members);
  const id = regency.newId();
  const at = regency.now();
  const taken = await trx.selectFrom('sentra').select('slug').execute();
  const slug = freeSlug(given.name, new Set(['baru', 'usulan', ...taken.map((one) => one.slug)]), 'sentra');
  const { name, product, nagariCode, members, via } = given;
  await trx
    .insertInto('sentra')
    .values({ id, slug, version: 1, name, product, nagariCode, createdAt: at, changedAt: at })
    .execute();
  if (members.length > 0)
    await trx
      .insertInto('sentraMembers')
      .values(
        members.map((industryId) => ({
          id: regency.newId(),
          sentraId: id,
          industryId,
          joinedOn: dayOf(at, WIB),
        })),
      )
      .execute();
  await insertSentraAct(trx, {
    id: regency.newId(),
    sentraId: id,
    seq: 1,
    act: 'start',
    actorId: actor.personId,
    at,
    data: { via, members: members.length },
  });
  return slug;
}

/** Remembers that a proposal is none, by what it named. @throws Problem outsideRegistry */
export async function dismissProposal(
  regency: Regency,
  actor: Actor,
  { memberIds, because }: { readonly memberIds: readonly string[]; readonly because: string },
): Promise<void> {
  if (actor.kind !== 'staff' || !maySentraSomewhere(actor, 'dismiss')) throw outsideRegistry();
  await regency.db
    .insertInto('sentraDismissals')
    .values({
      id: regency.newId(),
      memberIds: [...memberIds],
      because,
      personId: actor.personId,
      at: regency.now(),
    })
    .execute();
}

/** Corrects or completes what is written down. @throws Problem sentraChanged, outsideRegistry, unknownPlaceOfIndustry */
export async function changeSentra(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  record: SentraRecord,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'change', async (trx, sentra) => {
    if (!maySentra(actor, 'change', record.nagariCode)) throw outsideRegistry();
    await checkNagari(trx, record.nagariCode);
    const fields = (Object.keys(record) as (keyof SentraRecord)[]).filter(
      (name) => sentra[name] !== record[name],
    );
    return { set: { ...record }, data: { fields } };
  });
}

/** An industry joins. @throws Problem noSuchMember, memberElsewhere */
export async function addMember(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { industry: typed, joinedOn }: { readonly industry: string; readonly joinedOn: Day },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'add_member', async (trx, sentra) => {
    const code = parseIndustryCode(typed);
    const industry =
      code === undefined
        ? undefined
        : await trx
            .selectFrom('industries')
            .select(['id', 'nagariCode'])
            .where('code', '=', code)
            .where('closedOn', 'is', null)
            .forUpdate()
            .executeTakeFirst();
    if (!industry || !mayIndustry(actor, 'read', industry.nagariCode)) throw noSuchMember();
    await checkFree(trx, [industry.id]);
    await trx
      .insertInto('sentraMembers')
      .values({ id: regency.newId(), sentraId: sentra.id, industryId: industry.id, joinedOn })
      .execute();
    return { data: { industryId: industry.id, on: joinedOn } };
  });
}

/** A member leaves; that it belonged stays on record. @throws Problem noSuchMember, leftBeforeJoining */
export async function endMember(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { industryId, leftOn }: { readonly industryId: string; readonly leftOn: Day },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'end_member', async (trx, sentra) => {
    const member = await trx
      .selectFrom('sentraMembers')
      .select(['id', 'joinedOn'])
      .where('sentraId', '=', sentra.id)
      .where('industryId', '=', industryId)
      .where('leftOn', 'is', null)
      .executeTakeFirst();
    if (!member) throw noSuchMember();
    if (leftOn < member.joinedOn) throw leftBeforeJoining();
    await trx.updateTable('sentraMembers').set({ leftOn }).where('id', '=', member.id).execute();
    return { data: { industryId, on: leftOn } };
  });
}

/** The regent's decree has named it. @throws Problem establishedAlready */
export async function establishSentra(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { decreeNumber, decreeOn }: { readonly decreeNumber: string; readonly decreeOn: Day },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'establish', async (_trx, sentra: SentraRow) => {
    if (sentra.decreeNumber !== null) throw establishedAlready();
    return { set: { decreeNumber, decreeOn }, data: { number: decreeNumber, on: decreeOn } };
  });
}

/** A line of the yearly plan. @throws Problem noSuchPlan for an office that is none */
export async function addPlan(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  line: PlanLine,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'add_plan', async (trx, sentra) => {
    const office = await trx
      .selectFrom('offices')
      .select('id')
      .where('id', '=', line.officeId)
      .where('closedOn', 'is', null)
      .executeTakeFirst();
    if (!office) throw noSuchPlan();
    const planId = regency.newId();
    await trx
      .insertInto('sentraPlans')
      .values({ ...line, id: planId, sentraId: sentra.id, createdAt: regency.now() })
      .execute();
    return { data: { planId } };
  });
}

/** What was planned is done, today. @throws Problem noSuchPlan */
export async function finishPlan(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  planId: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'finish_plan', async (trx, sentra) => {
    const on = dayOf(regency.now(), WIB);
    const done = await trx
      .updateTable('sentraPlans')
      .set({ doneOn: on })
      .where('id', '=', planId)
      .where('sentraId', '=', sentra.id)
      .where('doneOn', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!done) throw noSuchPlan();
    return { data: { planId, on } };
  });
}

async function checkNagari(trx: Trx, code: string): Promise<void> {
  const area = await trx
    .selectFrom('areas')
    .select('code')
    .where('code', '=', code)
    .where('level', '=', 'nagari')
    .executeTakeFirst();
  if (!area) throw unknownPlaceOfIndustry();
}

/** The rows of the industries are locked by the caller, so that two who add one at once wait for each other. */
async function checkFree(trx: Trx, industryIds: readonly string[]): Promise<void> {
  if (industryIds.length === 0) return;
  const taken = await trx
    .selectFrom('sentraMembers')
    .select('id')
    .where('industryId', 'in', [...industryIds])
    .where('leftOn', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (taken) throw memberElsewhere();
}

/** The one that comes most often, of equals the first in the alphabet. */
function mostOften(codes: readonly string[]): string {
  const counted = [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length] as const);
  return counted.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
