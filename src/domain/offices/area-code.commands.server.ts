/** Writes of the codes by which the statistics office (BPS) knows the areas. */
import { codeFaults, type BpsCodes } from '#domain/areas/area-code.ts';
import { areaCodesRefused } from '#domain/areas/area-code.problems.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { outsideDuties, unknownPlace } from '#domain/offices/office.problems.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Writes BPS codes down, all or none; an empty one takes the code away, and areas that are not named keep theirs.
 * @throws Problem outsideDuties, unknownPlace, areaCodesRefused
 */
export async function setAreaCodes(regency: Regency, actor: Actor, codes: BpsCodes): Promise<void> {
  if (!mayOffice(actor, 'edit_outlines')) throw outsideDuties();
  const onRecord = new Map((await areasIn(regency.db).execute()).map((one) => [one.code, one.bpsCode]));
  // Saved as it was: the history would tell of nothing.
  if (Object.entries(codes).every(([code, bps]) => onRecord.get(code) === (bps || null))) return;
  await recordChange(regency, actor, 'edit_outlines', async (trx) => {
    const areas = await areasIn(trx).forUpdate().execute();
    const before = new Map(areas.map(({ code, bpsCode }) => [code, bpsCode]));
    for (const name of Object.keys(codes)) if (!before.has(name)) throw unknownPlace({ name });
    const [wrong] = codeFaults(areas, codes).keys();
    if (wrong !== undefined) throw areaCodesRefused({ code: wrong });
    const changed = Object.entries(codes)
      .map(([code, bps]) => [code, bps || null] as const)
      .filter(([code, bps]) => bps !== before.get(code));
    for (const [code, bpsCode] of changed)
      await trx.updateTable('areas').set({ bpsCode }).where('code', '=', code).execute();
    return {
      act: 'set_area_codes',
      subject: 'area_codes',
      subjectId: 'bps',
      before: Object.fromEntries(changed.map(([code]) => [code, before.get(code) ?? null])),
      after: Object.fromEntries(changed),
    };
  });
}

function areasIn(db: Database | Trx) {
  return db
    .selectFrom('areas')
    .select(['code', 'bpsCode'])
    .where('level', 'in', ['kecamatan', 'nagari'])
    .orderBy('code');
}
