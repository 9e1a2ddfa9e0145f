/** Writes of people and their duties: one exported function an act. */
import { DUTIES, type Actor, type Duty } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import type { DutyInput, PersonChange, PersonInput, SubstituteInput } from '#domain/offices/office.form.ts';
import {
  daysInWrongOrder,
  dutyInPast,
  dutyNotHeld,
  emailTaken,
  lastAdministrator,
  notYourself,
  outsideDuties,
  personInactive,
  placeNeeded,
  secondPersonNeeded,
  settingNotFound,
  unknownPlace,
} from '#domain/offices/office.problems.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { spokenSecret } from '#domain/offices/spoken-secret.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { createAccount, setPassword, type Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

/**
 * A person with an account and a first password, to be handed over and changed.
 * @throws Problem emailTaken
 */
export async function addPerson(
  regency: Regency,
  identity: Identity,
  actor: Actor,
  input: PersonInput,
): Promise<{ personId: string; password: string }> {
  if (!mayOffice(actor, 'set_up_people')) throw outsideDuties();
  const taken = await regency.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', input.email)
    .executeTakeFirst();
  if (taken) throw emailTaken();
  const password = spokenSecret(regency.random(16));
  // The account is made outside our transaction; one left behind by a crash is taken over at the next try.
  const left = await regency.db
    .selectFrom('authUsers')
    .select('id')
    .where('email', '=', input.email)
    .executeTakeFirst();
  const userId =
    left?.id ?? (await createAccount(identity, { name: input.name, email: input.email, password }));
  if (left) await setPassword(identity, userId, password);
  const personId = await recordChange(regency, actor, 'set_up_people', async (trx) => {
    await checkOffice(trx, input.officeId);
    const id = regency.newId();
    await trx
      .insertInto('people')
      .values({ ...input, id, userId, createdAt: regency.now() })
      .execute();
    return { act: 'add_person', subject: 'person', subjectId: id, before: null, after: input };
  });
  return { personId, password };
}

/** Name, phone, NIP and home office. */
export async function changePerson(
  regency: Regency,
  actor: Actor,
  personId: string,
  input: PersonChange,
): Promise<string> {
  return recordChange(regency, actor, 'set_up_people', async (trx) => {
    const { name, phone, nip, officeId } = await lockPerson(trx, personId);
    await checkOffice(trx, input.officeId);
    await trx.updateTable('people').set(input).where('id', '=', personId).execute();
    return {
      act: 'change_person',
      subject: 'person',
      subjectId: personId,
      before: { name, phone, nip, officeId },
      after: input,
    };
  });
}

/** Ends somebody's access at once: sessions too. @throws Problem notYourself, lastAdministrator */
export async function deactivatePerson(regency: Regency, actor: Actor, personId: string): Promise<string> {
  return recordChange(regency, actor, 'set_up_people', async (trx, by) => {
    if (by === personId) throw notYourself();
    const person = await lockPerson(trx, personId);
    await refuseLastAdministrator(trx, regency, personId);
    await trx.updateTable('people').set({ isActive: false }).where('id', '=', personId).execute();
    if (person.userId !== null)
      await trx.deleteFrom('authSessions').where('userId', '=', person.userId).execute();
    return {
      act: 'deactivate_person',
      subject: 'person',
      subjectId: personId,
      before: { isActive: person.isActive },
      after: { isActive: false },
    };
  });
}

/** Lets somebody sign in again. */
export async function reactivatePerson(regency: Regency, actor: Actor, personId: string): Promise<string> {
  return recordChange(regency, actor, 'set_up_people', async (trx) => {
    const person = await lockPerson(trx, personId);
    await trx.updateTable('people').set({ isActive: true }).where('id', '=', personId).execute();
    return {
      act: 'reactivate_person',
      subject: 'person',
      subjectId: personId,
      before: { isActive: person.isActive },
      after: { isActive: true },
    };
  });
}

/**
 * Grants a duty. A duty to oneself, or `administrator` to anybody, waits for a second person.
 * @throws Problem placeNeeded (office or area missing), dutyInPast, daysInWrongOrder, personInactive
 */
export async function grantDuty(
  regency: Regency,
  actor: Actor,
  personId: string,
  input: DutyInput,
): Promise<string> {
  return recordChange(regency, actor, 'appoint', async (trx, by) => {
    const place = await placeOf(trx, input);
    return insertDuty(trx, regency, by, personId, {
      ...place,
      duty: input.duty,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      substituteFor: null,
    });
  });
}

/** Plh/Plt: somebody holds another's duty between two days. @throws Problem dutyNotHeld, notYourself and as grantDuty */
export async function appointSubstitute(
  regency: Regency,
  actor: Actor,
  input: SubstituteInput,
): Promise<string> {
  return recordChange(regency, actor, 'appoint', async (trx, by) => {
    const held = await lockDuty(trx, input.dutyId);
    if (!held.isConfirmed || held.substituteFor !== null || held.startsOn > input.startsOn)
      throw dutyNotHeld();
    if (held.endsOn !== null && held.endsOn < input.endsOn) throw dutyNotHeld();
    if (held.personId === input.personId) throw notYourself();
    return insertDuty(trx, regency, by, input.personId, {
      duty: held.duty as Duty,
      officeId: held.officeId,
      areaCode: held.areaCode,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      substituteFor: held.personId,
    });
  });
}

/** The second person agrees. @throws Problem secondPersonNeeded for whoever granted or receives it */
export async function confirmDuty(regency: Regency, actor: Actor, dutyId: string): Promise<string> {
  return recordChange(regency, actor, 'confirm_duty', async (trx, by) => {
    const row = await lockDuty(trx, dutyId);
    if (row.isConfirmed) throw dutyNotHeld();
    if (by === row.grantedBy || by === row.personId) throw secondPersonNeeded();
    await trx
      .updateTable('duties')
      .set({ isConfirmed: true, confirmedBy: by })
      .where('id', '=', dutyId)
      .execute();
    return {
      act: 'confirm_duty',
      subject: 'person',
      subjectId: row.personId,
      before: { duty: row.duty, isConfirmed: false },
      after: { duty: row.duty, isConfirmed: true },
    };
  });
}

/**
 * The second person says no: the duty is gone, as if never granted, but for its line of history.
 * @throws Problem secondPersonNeeded for whoever granted or receives it; dutyNotHeld when it is in force already
 */
export async function refuseDuty(regency: Regency, actor: Actor, dutyId: string): Promise<string> {
  return recordChange(regency, actor, 'confirm_duty', async (trx, by) => {
    const row = await lockDuty(trx, dutyId);
    if (row.isConfirmed) throw dutyNotHeld();
    if (by === row.grantedBy || by === row.personId) throw secondPersonNeeded();
    await trx.deleteFrom('duties').where('id', '=', dutyId).execute();
    const { duty, officeId, areaCode, startsOn, endsOn } = row;
    return {
      act: 'refuse_duty',
      subject: 'person',
      subjectId: row.personId,
      before: { duty, officeId, areaCode, startsOn, endsOn },
      after: null,
    };
  });
}

/**
 * Ends a duty after its last day; one that had not begun by then is taken back altogether.
 * @throws Problem lastAdministrator, dutyInPast (a day that is over cannot be the last day before yesterday)
 */
export async function endDuty(
  regency: Regency,
  actor: Actor,
  dutyId: string,
  lastDay: string,
): Promise<string> {
  return recordChange(regency, actor, 'appoint', async (trx) => {
    const row = await lockDuty(trx, dutyId);
    if (lastDay < addDays(dayOf(regency.now(), WIB), -1)) throw dutyInPast();
    if (row.duty === 'administrator' && row.isConfirmed && row.substituteFor === null)
      await refuseLastAdministrator(trx, regency, row.personId);
    if (lastDay < row.startsOn || !row.isConfirmed)
      await trx.deleteFrom('duties').where('id', '=', dutyId).execute();
    else await trx.updateTable('duties').set({ endsOn: lastDay }).where('id', '=', dutyId).execute();
    const { duty, officeId, areaCode, startsOn, endsOn } = row;
    return {
      act: 'end_duty',
      subject: 'person',
      subjectId: row.personId,
      before: { duty, officeId, areaCode, startsOn, endsOn },
      after: { duty, endsOn: lastDay },
    };
  });
}

/** Signs one session out. */
export async function revokeSession(regency: Regency, actor: Actor, sessionId: string): Promise<string> {
  return recordChange(regency, actor, 'revoke_sessions', async (trx) => {
    const row = await trx
      .selectFrom('authSessions')
      .innerJoin('people', 'people.userId', 'authSessions.userId')
      .select('people.id')
      .where('authSessions.id', '=', sessionId)
      .executeTakeFirst();
    if (!row) throw settingNotFound();
    await trx.deleteFrom('authSessions').where('id', '=', sessionId).execute();
    return {
      act: 'revoke_session',
      subject: 'person',
      subjectId: row.id,
      before: { session: sessionId.slice(-6) },
      after: null,
    };
  });
}

interface NewDuty {
  readonly duty: Duty;
  readonly officeId: string | null;
  readonly areaCode: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly substituteFor: string | null;
}

async function insertDuty(trx: Trx, regency: Regency, by: string, personId: string, duty: NewDuty) {
  const person = await lockPerson(trx, personId);
  if (!person.isActive) throw personInactive();
  if (duty.startsOn < dayOf(regency.now(), WIB)) throw dutyInPast();
  if (duty.endsOn !== null && duty.endsOn < duty.startsOn) throw daysInWrongOrder();
  const isConfirmed = !(personId === by || duty.duty === 'administrator');
  await trx
    .insertInto('duties')
    .values({ ...duty, id: regency.newId(), personId, grantedBy: by, isConfirmed })
    .execute();
  return {
    act: duty.substituteFor === null ? 'grant_duty' : 'appoint_substitute',
    subject: 'person',
    subjectId: personId,
    before: null,
    after: { ...duty, isConfirmed },
  };
}

const IN_OFFICE: readonly Duty[] = ['desk', 'field', 'coordinator', 'officer', 'head'];
const AREA_LEVEL: Partial<Record<Duty, string>> = { wali_nagari: 'nagari', camat: 'kecamatan' };

/** Where a duty reaches: an office, an area, or the whole regency; what does not belong to it is dropped. */
async function placeOf(
  trx: Trx,
  input: DutyInput,
): Promise<{ officeId: string | null; areaCode: string | null }> {
  if (!DUTIES.includes(input.duty)) throw placeNeeded();
  const level = AREA_LEVEL[input.duty];
  if (level !== undefined) {
    if (input.areaCode === null) throw placeNeeded();
    const area = await trx
      .selectFrom('areas')
      .select('code')
      .where('code', '=', input.areaCode)
      .where('level', '=', level)
      .executeTakeFirst();
    if (!area) throw unknownPlace({ name: '?' });
    return { officeId: null, areaCode: input.areaCode };
  }
  if (!IN_OFFICE.includes(input.duty)) return { officeId: null, areaCode: null };
  if (input.officeId === null) throw placeNeeded();
  await checkOffice(trx, input.officeId);
  return { officeId: input.officeId, areaCode: null };
}

async function checkOffice(trx: Trx, officeId: string | null): Promise<void> {
  if (officeId === null) return;
  const row = await trx
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!row) throw unknownPlace({ name: '?' });
}

/** Without an administrator nobody could ever appoint one again. */
async function refuseLastAdministrator(trx: Trx, regency: Regency, personId: string): Promise<void> {
  const today = dayOf(regency.now(), WIB);
  const rows = await trx
    .selectFrom('duties')
    .innerJoin('people', 'people.id', 'duties.personId')
    .select('duties.personId')
    .where('duties.duty', '=', 'administrator')
    .where('duties.isConfirmed', '=', true)
    .where('duties.substituteFor', 'is', null)
    .where('people.isActive', '=', true)
    .where('duties.startsOn', '<=', today)
    .where((eb) => eb.or([eb('duties.endsOn', 'is', null), eb('duties.endsOn', '>', today)]))
    // Two administrators taking each other's duty at once must wait for each other.
    .forUpdate()
    .execute();
  if (rows.some((row) => row.personId === personId) && rows.every((row) => row.personId === personId))
    throw lastAdministrator();
}

async function lockPerson(trx: Trx, personId: string) {
  if (!isId(personId)) throw settingNotFound();
  const row = await trx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw settingNotFound();
  return row;
}

async function lockDuty(trx: Trx, dutyId: string) {
  if (!isId(dutyId)) throw settingNotFound();
  const row = await trx
    .selectFrom('duties')
    .selectAll()
    .where('id', '=', dutyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw settingNotFound();
  return row;
}
