import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeIndustry,
  closeIndustry,
  registerIndustry,
} from '#domain/registry/industry.commands.server.ts';
import { changeForm, INDUSTRY_LISTS } from '#domain/registry/industry.form.ts';
import { recordTyped } from '#domain/registry/industry.intake.server.ts';
import { kbliLike } from '#domain/registry/kbli.search.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { bookOf, idSum, type Pack, type PackMaker } from '#domain/visits/pack.ts';
import { packFor } from '#domain/visits/pack.queries.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { parseForm } from '#shared/form.ts';
import { formDataOf } from '#shared/typed-form.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const budi = actorOf('lapangan');
const desi = actorOf('petugasKumperindag');
const NOTHING = { common: null, shelves: {}, wants: [] };
let world: World;
let maker = '';

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const { record, owner, products } = makerWith();
  maker = await registerIndustry(world.regency, desi, { record, owner, products });
  for (const name of ['Anyaman Etek', 'Tahu Siunang']) {
    const other = makerWith({ name, nib: null });
    await registerIndustry(world.regency, desi, {
      ...other,
      owner: { ...other.owner, phone: null, nik: null },
    });
  }
  await openTicket(world.regency, actorOf('loket'), {
    channel: 'desk',
    kind: 'problem',
    topicId: topic('mesin'),
    nagariCode: SITIUNG,
    words: 'Mesin peniris rusak sejak pekan lalu.',
    applicant: { kind: 'person', name: 'Rosmaini', phone: '081267890123' },
    hidesName: false,
    wantsVisit: true,
  });
  await planVisit(world.regency, actorOf('koordinator'), {
    nagariCode: SITIUNG,
    industry: maker,
    reason: 'figures',
    on: '2026-11-25',
    personId: budi.personId,
    note: 'Lewat jembatan baru.',
  });
  // What was written a moment ago comes twice, so that nothing is missed.
  world.at('2026-11-23 09:30');
});
afterAll(() => world.close());

const makersIn = ({ shelves }: Pack) =>
  (shelves[0]?.makers ?? []).filter((one): one is PackMaker => !('isGone' in one));
/** What the phone holds after a pack, to ask the difference by. */
const heldAfter = (pack: Pack) => ({
  common: pack.common?.digest ?? null,
  shelves: Object.fromEntries(pack.shelves.map(({ nagariCode, cursor }) => [nagariCode, cursor])),
  wants: [],
});

describe('bekal petugas lapangan', () => {
  it('kunjungannya, dan dari nagari itu usaha, tiket, dan pilihan; tanpa NIK', async () => {
    const pack = await packFor(world.regency, budi, NOTHING);
    expect(pack.visits).toMatchObject([
      {
        plannedOn: '2026-11-25',
        industry: { code: maker },
        phone: '081234567890',
        note: 'Lewat jembatan baru.',
      },
    ]);
    const [shelf] = pack.shelves;
    expect(shelf).toMatchObject({ nagariCode: SITIUNG, isWhole: true, isCut: false, check: { makers: 3 } });
    expect(shelf?.check.sum).toBe(idSum(makersIn(pack).map(({ id }) => id)));
    expect(shelf?.tickets).toMatchObject([
      { who: 'Rosmaini', words: 'Mesin peniris rusak sejak pekan lalu.' },
    ]);
    expect(pack.common?.shelf.may).toContain('ticket.open');
    expect(JSON.stringify(pack)).not.toContain('1310044101800001');
  });

  it('jenis usaha dicari tanpa sinyal, dengan kata sehari-hari', async () => {
    const { common } = await packFor(world.regency, budi, NOTHING);
    const trades = common?.shelf.trades ?? { codes: [], words: [] };
    expect(kbliLike(bookOf(trades), 'keripik pisang')[0]).toMatchObject({ version: '2025', code: '10794' });
    expect(JSON.stringify(trades).length).toBeLessThan(40_000);
  });

  it('yang belum berubah tidak dikirim lagi; yang berubah saja yang datang', async () => {
    const first = await packFor(world.regency, budi, NOTHING);
    world.at('2026-11-23 10:00');
    const quiet = await packFor(world.regency, budi, heldAfter(first));
    expect(quiet).toMatchObject({ common: null, shelves: [{ makers: [], tickets: null, sentra: null }] });
    await changeIndustry(world.regency, desi, { code: maker }, makerWith({ jorong: 'Pasar' }).record);
    world.at('2026-11-23 11:00');
    const changed = await packFor(world.regency, budi, heldAfter(quiet));
    expect(makersIn(changed).map(({ code, jorong }) => [code, jorong])).toEqual([[maker, 'Pasar']]);
  });

  it('usaha yang tutup keluar dari rak, dan jumlahnya cocok', async () => {
    const first = await packFor(world.regency, budi, NOTHING);
    const [gone] = makersIn(first).filter(({ name }) => name === 'Tahu Siunang');
    world.at('2026-11-23 12:00');
    await closeIndustry(world.regency, desi, { code: gone?.code ?? '' }, 'Pindah ke Padang.');
    const next = await packFor(world.regency, budi, heldAfter(first));
    expect(next.shelves[0]?.makers).toEqual([{ id: gone?.id, isGone: true }]);
    expect(next.shelves[0]?.check.makers).toBe(2);
  });

  it('yang ditampilkan formulir di HP dibaca lagi menjadi catatan yang sama', async () => {
    const one = makersIn(await packFor(world.regency, budi, NOTHING)).find(({ code }) => code === maker);
    const data = formDataOf({ ...one?.record, seenVersion: '1' });
    const read = parseForm(changeForm(world.regency.now()), data, { lists: INDUSTRY_LISTS });
    expect(read.isRight && (await recordTyped(world.regency, read.value))).toEqual(
      makerWith({ jorong: 'Pasar' }).record,
    );
  });

  it('nagari lain hanya bila dipilih; siapa membawa data siapa dicatat', async () => {
    const wants = ['13.10.04.2002', '99.99.99.9999'];
    const pack = await packFor(world.regency, budi, { ...NOTHING, wants });
    expect(pack.shelves.map(({ nagariCode }) => nagariCode)).toEqual([SITIUNG, '13.10.04.2002']);
    const left = await packFor(world.regency, budi, heldAfter(pack));
    expect(left.leaves).toEqual(['13.10.04.2002']);
    const audit = await world.regency.db
      .selectFrom('audits')
      .select(['actorId', 'after'])
      .where('verb', '=', 'take_along')
      .execute();
    expect(audit[0]).toMatchObject({ actorId: budi.personId, after: { [SITIUNG]: 3 } });
  });
});
