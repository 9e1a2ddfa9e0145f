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
  noSuchFacility,
  noSuchMember,
  noSuchNeed,
  noSuchPlan,
  notEstablished,
  sentraNotEnded,
} from '#domain/sentra/sentra.problems.ts';
import {
  insertSentraAct,
  recordSentraAct,
  type SentraRow,
  type SentraTarget,
} from '#domain/sentra/sentra.record.server.ts';
import type { Facility, Need, PlanLine, SentraLand, SentraRecord } from '#domain/sentra/sentra.ts';
import {
  eraseRegistryFile,
  keepRegistryFiles,
  type KindedFile,
} from '#domain/registry/registry-file.server.ts';
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
  const slug = freeSlug(
    given.name,
    new Set(['baru', 'rencana', 'usulan', ...taken.map((one) => one.slug)]),
    'sentra',
  );
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
    return { set: { ...record }, data: { fields: changedFields(sentra, record) } };
  });
}

/**
 * The land it stands on and the consent to it. @throws Problem sentraChanged, fileKindRefused
 * @param files the letter of consent, stored already
 */
export async function recordLand(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  land: SentraLand,
  files: readonly KindedFile[] = [],
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'record_land', async (trx, sentra) => {
    await keepRegistryFiles(trx, regency, { sentraId: sentra.id }, files);
    return { set: { ...land }, data: { fields: changedFields(sentra, land), files: files.length } };
  });
}

/** A letter of consent that was the wrong one. @throws Problem registryFileNotFound */
export async function dropLandFile(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  fileId: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'drop_land_file', async (trx, sentra) => {
    await eraseRegistryFile(trx, regency, { sentraId: sentra.id }, fileId);
    return { data: { fileId } };
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

/** The decree no longer stands; its number and day stay in history. @throws Problem notEstablished */
export async function withdrawDecree(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  because: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'withdraw_decree', async (_trx, sentra) => {
    const { decreeNumber: number, decreeOn: on } = sentra;
    if (number === null || on === null) throw notEstablished();
    return { set: { decreeNumber: null, decreeOn: null }, data: { number, on, because } };
  });
}

/**
 * The sentra is none any more, from today: its members leave today, so that they may belong to another, and everybody's
 * page of it is gone. A decree is withdrawn first. @throws Problem establishedAlready
 */
export async function endSentra(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  because: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'end', async (trx, sentra) => {
    if (sentra.decreeNumber !== null) throw establishedAlready();
    const today = dayOf(regency.now(), WIB);
    const left = await trx
      .updateTable('sentraMembers')
      .set({ leftOn: today })
      .where('sentraId', '=', sentra.id)
      .where('leftOn', 'is', null)
      .returning('id')
      .execute();
    return { set: { endedOn: today }, data: { because, members: left.length } };
  });
}

/** It goes on after all; its members join anew one by one. @throws Problem sentraNotEnded */
export async function reopenSentra(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  because: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'reopen', async (_trx, sentra) => {
    if (sentra.endedOn === null) throw sentraNotEnded();
    return { set: { endedOn: null }, data: { because } };
  });
}

/** Something the members use together. */
export async function addFacility(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  facility: Facility,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'add_facility', async (trx, sentra) => {
    const facilityId = regency.newId();
    await trx
      .insertInto('sentraFacilities')
      .values({ ...facility, id: facilityId, sentraId: sentra.id, createdAt: regency.now() })
      .execute();
    return { data: { facilityId } };
  });
}

/** Its condition, owner or keeper is another now. @throws Problem noSuchFacility */
export async function changeFacility(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { facilityId, ...facility }: Facility & { readonly facilityId: string },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'change_facility', async (trx, sentra) => {
    await setFacility(trx, sentra, facilityId, facility);
    return { data: { facilityId } };
  });
}

/** It is there no longer. @throws Problem noSuchFacility */
export async function dropFacility(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  facilityId: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'drop_facility', async (trx, sentra) => {
    await setFacility(trx, sentra, facilityId, { droppedOn: dayOf(regency.now(), WIB) });
    return { data: { facilityId } };
  });
}

async function setFacility(
  trx: Trx,
  sentra: SentraRow,
  facilityId: string,
  set: Partial<Facility> & { readonly droppedOn?: Day },
): Promise<void> {
  const found = await trx
    .updateTable('sentraFacilities')
    .set(set)
    .where('id', '=', facilityId)
    .where('sentraId', '=', sentra.id)
    .where('droppedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!found) throw noSuchFacility();
}

/** What is lacking. @throws Problem noSuchPlan for an office that is none */
export async function addNeed(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  need: Need,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'add_need', async (trx, sentra) => {
    if (need.officeId !== null) await checkOffice(trx, need.officeId);
    const needId = regency.newId();
    await trx
      .insertInto('sentraNeeds')
      .values({ ...need, id: needId, sentraId: sentra.id, createdAt: regency.now() })
      .execute();
    return { data: { needId } };
  });
}

/** What was lacking is there, today. @throws Problem noSuchNeed */
export async function meetNeed(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  needId: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'meet_need', async (trx, sentra) => {
    await setNeed(trx, sentra, needId, { metOn: dayOf(regency.now(), WIB) });
    return { data: { needId } };
  });
}

/** It is needed no longer. @throws Problem noSuchNeed */
export async function dropNeed(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  needId: string,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'drop_need', async (trx, sentra) => {
    await setNeed(trx, sentra, needId, { droppedOn: dayOf(regency.now(), WIB) });
    return { data: { needId } };
  });
}

async function setNeed(
  trx: Trx,
  sentra: SentraRow,
  needId: string,
  set: { readonly metOn: Day } | { readonly droppedOn: Day },
): Promise<void> {
  const found = await trx
    .updateTable('sentraNeeds')
    .set(set)
    .where('id', '=', needId)
    .where('sentraId', '=', sentra.id)
    .where('metOn', 'is', null)
    .where('droppedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!found) throw noSuchNeed();
}

/** A line of the yearly plan. @throws Problem noSuchPlan for an office that is none */
export async function addPlan(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  line: PlanLine,
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'add_plan', async (trx, sentra) => {
    await checkOffice(trx, line.officeId);
    const planId = regency.newId();
    await trx
      .insertInto('sentraPlans')
      .values({ ...line, id: planId, sentraId: sentra.id, createdAt: regency.now() })
      .execute();
    return { data: { planId } };
  });
}

/** A line of the plan is corrected, or moved to another year or office. @throws Problem noSuchPlan */
export async function changePlan(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { planId, because, ...line }: PlanLine & { readonly planId: string; readonly because: string },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'change_plan', async (trx, sentra) => {
    const plan = await openPlan(trx, sentra, planId);
    if (line.officeId !== plan.officeId) await checkOffice(trx, line.officeId);
    await trx.updateTable('sentraPlans').set(line).where('id', '=', planId).execute();
    return { data: { planId, because, fields: changedFields(plan, line) } };
  });
}

/** A line of the plan will not be done. @throws Problem noSuchPlan */
export async function dropPlan(
  regency: Regency,
  actor: Actor,
  target: SentraTarget,
  { planId, because }: { readonly planId: string; readonly because: string },
): Promise<void> {
  await recordSentraAct(regency, actor, target, 'drop_plan', async (trx, sentra) => {
    await openPlan(trx, sentra, planId);
    await trx
      .updateTable('sentraPlans')
      .set({ droppedOn: dayOf(regency.now(), WIB) })
      .where('id', '=', planId)
      .execute();
    return { data: { planId, because } };
  });
}

/** A line that is neither done nor dropped. The sentra is locked, so two acts on one line wait for each other. */
async function openPlan(trx: Trx, sentra: SentraRow, planId: string) {
  const plan = await trx
    .selectFrom('sentraPlans')
    .selectAll()
    .where('id', '=', planId)
    .where('sentraId', '=', sentra.id)
    .where('doneOn', 'is', null)
    .where('droppedOn', 'is', null)
    .executeTakeFirst();
  if (!plan) throw noSuchPlan();
  return plan;
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
    await openPlan(trx, sentra, planId);
    await trx.updateTable('sentraPlans').set({ doneOn: on }).where('id', '=', planId).execute();
    return { data: { planId, on } };
  });
}

/** Which of the fields are other than before. */
function changedFields<T extends object>(before: { readonly [K in keyof T]: unknown }, after: T): string[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((name) => before[name] !== after[name]);
}

async function checkOffice(trx: Trx, officeId: string): Promise<void> {
  const office = await trx
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!office) throw noSuchPlan();
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
