import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import * as visits from '#domain/visits/visit.commands.server.ts';
import { reportForm } from '#domain/visits/visit.form.ts';
import { lastVisits, visitors } from '#domain/visits/visit.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { formDataOf } from '#shared/typed-form.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, wib, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const budi = actorOf('lapangan');
const yusrizal = actorOf('koordinator');
const desi = actorOf('petugasKumperindag');
let world: World;
let maker = '';

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const { record, owner, products } = makerWith();
  maker = await registerIndustry(world.regency, desi, { record, owner, products });
});
afterAll(() => world.close());

const plan = (more: Partial<visits.VisitPlan> = {}): visits.VisitPlan => ({
  nagariCode: SITIUNG,
  industry: maker,
  reason: 'figures',
  on: '2026-11-25',
  personId: budi.personId,
  ...more,
});
const report = (typed: Record<string, string> = {}) => {
  const parsed = parseForm(
    reportForm('2026-11-25'),
    formDataOf({ metName: 'Murni', found: 'Wajan baru.', ...typed }),
  );
  if (!parsed.isRight) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
};
const historyOf = (id: string) =>
  world.regency.db.selectFrom('visitActs').selectAll().where('visitId', '=', id).orderBy('seq').execute();
const rowOf = (id: string) =>
  world.regency.db.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const seatsOf = async (personId: string, on: string) =>
  (
    await world.regency.db
      .selectFrom('visits')
      .select(['id', 'seat'])
      .where('personId', '=', personId)
      .where('plannedOn', '=', on)
      .where('state', '=', 'planned')
      .orderBy('seat')
      .execute()
  ).map(({ id }) => id);

describe('sebuah kunjungan, dari rencana sampai laporan', () => {
  it('direncanakan koordinator, dilaporkan yang pergi; tiap perbuatan satu baris', async () => {
    const { after } = await visits.planVisit(world.regency, yusrizal, plan({ note: 'Lewat jembatan baru.' }));
    expect(after).toMatchObject({ state: 'planned', version: 1, seat: 1, plannedOn: '2026-11-25' });
    await visits.moveVisit(
      world.regency,
      yusrizal,
      { id: after.id, seenVersion: 1 },
      { on: '2026-11-24', personId: budi.personId },
    );
    world.at('2026-11-25 17:00');
    const given = report({ lat: '-0.98', lng: '101.5', accuracyM: '12', agreed: 'Kirim data Desember.' });
    await visits.reportVisit(
      world.regency,
      budi,
      { id: after.id },
      { ...given, files: 2 },
      { at: wib('2026-11-24 10:15') },
    );
    expect(await rowOf(after.id)).toMatchObject({
      state: 'done',
      version: 3,
      heldAt: wib('2026-11-24 10:15'),
    });
    expect((await historyOf(after.id)).map(({ act, data, at }) => ({ act, data, at }))).toEqual([
      {
        act: 'plan',
        data: { on: '2026-11-25', personId: budi.personId, seat: 1 },
        at: wib('2026-11-23 09:00'),
      },
      {
        act: 'move',
        data: { on: '2026-11-24', personId: budi.personId, seat: 1 },
        at: wib('2026-11-23 09:00'),
      },
      { act: 'report', data: { files: 2, hasPlace: true }, at: wib('2026-11-24 10:15') },
    ]);
    const met = { on: '2026-11-24', visitId: after.id, person: CAST.lapangan.name };
    expect(await lastVisits(world.regency, { industryIds: [after.industryId ?? ''] })).toEqual(
      new Map([[after.industryId, met]]),
    );
    expect(await lastVisits(world.regency, { nagariCodes: 'all' })).toEqual(new Map([[SITIUNG, met]]));
    expect(await lastVisits(world.regency, { sentraIds: [] })).toEqual(new Map());
    await expect(
      visits.missVisit(world.regency, budi, { id: after.id }, { on: null, because: 'moved' }),
    ).rejects.toMatchObject({ code: 'visit_not_now' });
  });

  it('yang tidak bertemu di pagi hari boleh dilaporkan bertemu di sore hari, juga yang dibatalkan kantor', async () => {
    const { after } = await visits.planVisit(world.regency, yusrizal, plan());
    await visits.missVisit(
      world.regency,
      budi,
      { id: after.id },
      { on: null, because: 'nobody_home', note: 'Ke ladang.' },
    );
    expect(await rowOf(after.id)).toMatchObject({ state: 'missed', because: 'nobody_home' });
    await visits.reportVisit(world.regency, budi, { id: after.id }, report());
    expect(await rowOf(after.id)).toMatchObject({ state: 'done', because: null });
    const { after: other } = await visits.planVisit(world.regency, yusrizal, plan());
    await visits.cancelVisit(world.regency, yusrizal, { id: other.id }, { because: 'officer_away' });
    await visits.reportVisit(world.regency, budi, { id: other.id }, report());
    expect((await historyOf(other.id)).map(({ act }) => act)).toEqual(['plan', 'cancel', 'report']);
  });

  it('nomor yang dibuat HP dipakai, dan hari yang diketik sendiri dihormati', async () => {
    const id = world.regency.newId();
    await visits.planVisit(world.regency, budi, plan({ id, isUnplanned: true }), {
      at: wib('2026-11-24 14:00'),
    });
    await visits.reportVisit(world.regency, budi, { id }, report({ on: '2026-11-20' }));
    expect((await rowOf(id)).heldAt).toEqual(wib('2026-11-20 12:00'));
  });
});

describe('yang ditolak', () => {
  it('petugas lapangan hanya merencanakan untuk dirinya, dan hanya melaporkan miliknya', async () => {
    const forDesi = plan({ personId: desi.personId });
    await expect(visits.planVisit(world.regency, budi, forDesi)).rejects.toMatchObject({
      code: 'outside_visits',
    });
    const { after } = await visits.planVisit(world.regency, yusrizal, forDesi);
    await expect(visits.reportVisit(world.regency, budi, { id: after.id }, report())).rejects.toMatchObject({
      code: 'outside_visits',
    });
    await expect(
      visits.moveVisit(
        world.regency,
        actorOf('petugasDinkes'),
        { id: after.id },
        { on: '2026-11-27', personId: CAST.petugasDinkes.id },
      ),
    ).rejects.toMatchObject({ code: 'visit_not_found' });
    const own = await visits.planVisit(world.regency, budi, plan());
    await expect(
      visits.moveVisit(
        world.regency,
        budi,
        { id: own.after.id },
        { on: '2026-11-27', personId: desi.personId },
      ),
    ).rejects.toMatchObject({ code: 'outside_visits' });
  });

  it('orang yang tidak boleh pergi, tempat yang tidak ada, dan halaman yang basi', async () => {
    await expect(
      visits.planVisit(world.regency, yusrizal, plan({ personId: CAST.wali.id })),
    ).rejects.toMatchObject({ code: 'unknown_visitor' });
    await expect(
      visits.planVisit(world.regency, yusrizal, plan({ industry: 'IKM-XXXX' })),
    ).rejects.toMatchObject({ code: 'unknown_visit_target' });
    await expect(
      visits.planVisit(world.regency, yusrizal, plan({ nagariCode: '13.10.04' })),
    ).rejects.toMatchObject({ code: 'unknown_visit_target' });
    const { after } = await visits.planVisit(world.regency, yusrizal, plan());
    await visits.moveVisit(
      world.regency,
      yusrizal,
      { id: after.id, seenVersion: 1 },
      { on: '2026-11-27', personId: desi.personId },
    );
    await expect(
      visits.cancelVisit(world.regency, yusrizal, { id: after.id, seenVersion: 1 }, { because: 'other' }),
    ).rejects.toMatchObject({ code: 'visit_changed' });
    expect((await visitors(world.regency)).map(({ id }) => id)).not.toContain(CAST.wali.id);
  });
});

describe('satu hari', () => {
  it('diurutkan, dan seluruhnya dialihkan dengan urutan yang sama', async () => {
    const on = '2026-12-01';
    const planned = await visits.planVisits(world.regency, yusrizal, [
      plan({ on }),
      plan({ on }),
      plan({ on }),
    ]);
    const [one = '', two = '', three = ''] = planned.map(({ after }) => after.id);
    expect(await seatsOf(budi.personId, on)).toEqual([one, two, three]);
    expect(await visits.arrangeDay(world.regency, budi, { on, personId: budi.personId }, [three, one])).toBe(
      3,
    );
    expect(await seatsOf(budi.personId, on)).toEqual([three, one, two]);
    expect(
      await visits.arrangeDay(world.regency, budi, { on, personId: budi.personId }, [three, one, two]),
    ).toBe(0);
    const to = { on: '2026-12-02', personId: desi.personId };
    expect(await visits.moveDay(world.regency, yusrizal, { on, personId: budi.personId }, to)).toBe(3);
    expect(await seatsOf(desi.personId, '2026-12-02')).toEqual([three, one, two]);
  });

  it('semua atau tidak satu pun', async () => {
    const on = '2026-12-03';
    const both = [plan({ on }), plan({ on, industry: 'tidak ada' })];
    await expect(visits.planVisits(world.regency, yusrizal, both)).rejects.toMatchObject({
      code: 'unknown_visit_target',
    });
    expect(await seatsOf(budi.personId, on)).toEqual([]);
  });
});
