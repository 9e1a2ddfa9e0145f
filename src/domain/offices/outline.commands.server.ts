/** Writes of outlines: a file is taken in and matched, corrected by hand, put into force as a whole, and taken back. */
import { outlineRowsOf } from '#domain/areas/outline-intake.server.ts';
import { matchedTwice, type MatchedBy } from '#domain/areas/outline-match.ts';
import {
  outlineNoneMatched,
  outlineNotFound,
  outlineStepMissed,
  outlineTooLarge,
  outlineTwice,
} from '#domain/areas/outline.problems.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { outsideDuties, unknownPlace } from '#domain/offices/office.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 30;
const ROWS_AT_ONCE = 500;

/**
 * Takes a file in and says which shape stands for which area; nothing of it shows before it is put into force.
 * @returns the id of the file
 * @throws Problem outsideDuties, outlineTooLarge, and as `readOutlines`
 */
export async function takeOutlines(
  regency: Regency,
  actor: StaffActor,
  given: { readonly file: File; readonly attribution: string },
): Promise<string> {
  if (!mayOffice(actor, 'edit_outlines')) throw outsideDuties();
  if (given.file.size > MOST_MEGABYTES * MEGABYTE) throw outlineTooLarge({ megabytes: MOST_MEGABYTES });
  const drafts = await outlineRowsOf(given.file, await knownAreas(regency));
  const fileId = regency.newId();
  const rows = drafts.map((draft) => ({ fileId, ...draft }));
  await regency.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('outlineFiles')
      .values({
        id: fileId,
        name: given.file.name.slice(0, 200),
        attribution: given.attribution,
        state: 'waiting',
        personId: actor.personId,
        takenAt: regency.now(),
      })
      .execute();
    for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
      await trx
        .insertInto('outlines')
        .values(rows.slice(i, i + ROWS_AT_ONCE))
        .execute();
  });
  return fileId;
}

/** Says by hand which area a shape stands for; null: none. @throws Problem outsideDuties, outlineNotFound, unknownPlace */
export async function matchOutline(
  regency: Regency,
  actor: Actor,
  id: string,
  { number, area }: { readonly number: number; readonly area: string | null },
): Promise<void> {
  if (!mayOffice(actor, 'edit_outlines')) throw outsideDuties();
  await regency.db.transaction().execute(async (trx) => {
    await lockedFile(trx, id, ['waiting']);
    if (area !== null) {
      const known = await trx
        .selectFrom('areas')
        .select('level')
        .where('code', '=', area)
        .where('level', 'in', ['kecamatan', 'nagari'])
        .executeTakeFirst();
      if (!known) throw unknownPlace({ name: area });
    }
    const changed = await trx
      .updateTable('outlines')
      .set({ areaCode: area, matchedBy: area === null ? null : ('hand' satisfies MatchedBy) })
      .where('fileId', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw outlineNotFound();
  });
}

/**
 * Puts a file into force, a new one or an earlier one again; the one before it is kept.
 * @throws Problem outsideDuties, outlineNotFound, outlineStepMissed, outlineTwice, outlineNoneMatched
 */
export async function putOutlinesInForce(regency: Regency, actor: Actor, id: string): Promise<void> {
  await recordChange(regency, actor, 'edit_outlines', async (trx) => {
    const before = await trx
      .selectFrom('outlineFiles')
      .select(['id', 'name'])
      .where('state', '=', 'in_force')
      .forUpdate()
      .executeTakeFirst();
    const file = await lockedFile(trx, id, ['waiting', 'earlier']);
    const matched = await trx
      .selectFrom('outlines')
      .select('areaCode')
      .where('fileId', '=', id)
      .where('areaCode', 'is not', null)
      .execute();
    if (matched.length === 0) throw outlineNoneMatched();
    if (matchedTwice(matched).length > 0) throw outlineTwice();
    if (before)
      await trx.updateTable('outlineFiles').set({ state: 'earlier' }).where('id', '=', before.id).execute();
    await trx
      .updateTable('outlineFiles')
      .set({ state: 'in_force', inForceAt: regency.now() })
      .where('id', '=', id)
      .execute();
    return {
      act: 'put_outlines_in_force',
      subject: 'outlines',
      subjectId: id,
      before: before ? { fileName: before.name } : null,
      after: { fileName: file.name, attribution: file.attribution, count: matched.length },
    };
  });
}

/** Takes the outlines back: maps are schematic again, and the file is kept. @throws Problem outsideDuties, outlineNotFound, outlineStepMissed */
export async function takeOutlinesBack(regency: Regency, actor: Actor, id: string): Promise<void> {
  await recordChange(regency, actor, 'edit_outlines', async (trx) => {
    const file = await lockedFile(trx, id, ['in_force']);
    await trx.updateTable('outlineFiles').set({ state: 'earlier' }).where('id', '=', id).execute();
    return {
      act: 'take_outlines_back',
      subject: 'outlines',
      subjectId: id,
      before: { fileName: file.name },
      after: null,
    };
  });
}

/** Drops a file that never came into force. @throws Problem outsideDuties, outlineNotFound, outlineStepMissed */
export async function dropOutlines(regency: Regency, actor: Actor, id: string): Promise<void> {
  if (!mayOffice(actor, 'edit_outlines')) throw outsideDuties();
  await regency.db.transaction().execute(async (trx) => {
    await lockedFile(trx, id, ['waiting']);
    await trx.deleteFrom('outlines').where('fileId', '=', id).execute();
    await trx.deleteFrom('outlineFiles').where('id', '=', id).execute();
  });
}

async function lockedFile(trx: Trx, id: string, states: readonly string[]) {
  if (!isId(id)) throw outlineNotFound();
  const file = await trx
    .selectFrom('outlineFiles')
    .select(['name', 'attribution', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!file) throw outlineNotFound();
  if (!states.includes(file.state)) throw outlineStepMissed();
  return file;
}
