/** One product from its own answers over three assessors to its star, on the real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as grading from '#domain/grading/grading.commands.server.ts';
import { lastDayOf, parseGradingCode, stateOn } from '#domain/grading/grading.ts';
import {
  assessors,
  gradingList,
  gradingPage,
  productsToAssess,
} from '#domain/grading/grading.queries.server.ts';
import { certificateOf, publicCertificate, starsOf } from '#domain/grading/star-public.queries.server.ts';
import { STAR_SCHEMES, type Levels, type StarScheme } from '#domain/grading/star-grading.ts';
import { schemePage } from '#domain/grading/star-scheme.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { giveConsent, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { SIKABAU } from '#tests/held-areas.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const [SCHEME] = STAR_SCHEMES as [StarScheme];
const ITEMS = SCHEME.groups.flatMap((group) => group.items.map((item) => item.code));
const all = (level: number): Levels => Object.fromEntries(ITEMS.map((item) => [item, level]));
const NOTHING = { levels: {}, notes: {} };

const coordinator = actorOf('koordinator');
const field = actorOf('lapangan');
const waliNagari = actorOf('wali');
const PANEL = (['petugasKumperindag', 'petugasDinkes', 'petugasPertanian'] as const).map(actorOf);
const ids = (actors: readonly StaffActor[]) => actors.map((actor) => actor.personId);
const EVIDENCE = [
  { gate: 'nib', note: 'NIB dilihat di OSS' },
  { gate: 'required_certificate', note: 'P-IRT 2.06.1310.01.0001-29' },
];

let world: World;
let maker: string;
const productOf = async (code: string, name: string): Promise<string> => {
  const found = await productsToAssess(world.regency, coordinator, { maker: code, words: '' });
  const product = found.find((one) => one.product === name);
  if (!product) throw new RangeError(`no ${name}`);
  return product.id;
};
const page = (code: string, actor: StaffActor = coordinator) => gradingPage(world.regency, actor, code);
/** As far as the panel, seated with the three. */
const seated = async (productId: string): Promise<string> => {
  const code = await grading.startGrading(world.regency, coordinator, productId);
  await grading.submitSelfAssessment(world.regency, coordinator, code, { levels: all(1), notes: {} });
  await grading.seatPanel(world.regency, coordinator, code, ids(PANEL));
  return code;
};
const graded = async (productId: string, level: number, evidence = EVIDENCE): Promise<string> => {
  const code = await seated(productId);
  for (const member of PANEL)
    await grading.givePanelScore(world.regency, member, code, { levels: all(level), note: null });
  await grading.closeGrading(world.regency, coordinator, code, evidence);
  return code;
};

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  maker = await registerIndustry(
    world.regency,
    coordinator,
    makerWith({}, {}, ['Keripik pisang', 'Keripik ubi', 'Sale pisang', 'Dodol', 'Selai']),
  );
});
afterAll(() => world.close());

describe('satu produk sampai berbintang', () => {
  let code: string;

  it('wali nagari memulainya dan mengisi jawaban usaha, sebagian dulu', async () => {
    code = await grading.startGrading(world.regency, waliNagari, await productOf(maker, 'Keripik pisang'));
    expect(parseGradingCode(code.toLowerCase())).toBe(code);
    await grading.fillSelfAssessment(world.regency, waliNagari, code, {
      levels: { packaging: 1, tidak_dikenal: 2 },
      notes: { packaging: 'Plastik berlabel' },
    });
    expect((await page(code)).own).toMatchObject({
      answered: 1,
      of: ITEMS.length,
      total: undefined,
      levels: { packaging: 1 },
      notes: { packaging: 'Plastik berlabel' },
    });
  });

  it('satu produk dinilai satu kali pada satu waktu', async () => {
    const again = grading.startGrading(world.regency, field, await productOf(maker, 'Keripik pisang'));
    await expect(again).rejects.toMatchObject({ code: 'grading_is_open', params: { number: code } });
  });

  it('yang belum lengkap tidak dapat dikirim; yang lengkap dikirim, dan dapat dikembalikan', async () => {
    const send = (levels: Levels) =>
      grading.submitSelfAssessment(world.regency, waliNagari, code, { levels, notes: {} });
    await expect(send({ packaging: 1 })).rejects.toMatchObject({ code: 'answers_missing' });
    await send(all(2));
    await expect(send(all(1))).rejects.toMatchObject({ code: 'grading_not_in_state' });
    await grading.sendBackSelf(world.regency, coordinator, code, 'Bukti kemasan belum ada.');
    expect((await page(code)).history[0]).toMatchObject({ because: 'Bukti kemasan belum ada.' });
    await send(all(2));
  });

  it('usaha sendiri mengisi lewat tautannya, dan hanya miliknya', async () => {
    const other = await grading.startGrading(world.regency, field, await productOf(maker, 'Dodol'));
    const { id } = await world.regency.db
      .selectFrom('industries')
      .select('id')
      .where('code', '=', maker)
      .executeTakeFirstOrThrow();
    const own = { kind: 'maker', industryId: id, linkId: world.regency.newId() } as const;
    await grading.submitSelfAssessment(world.regency, own, other, { levels: all(1), notes: {} });
    expect((await page(other)).history[0]).toMatchObject({ act: 'submit_self', who: null });
    const stranger = { ...own, industryId: world.regency.newId() };
    await expect(grading.fillSelfAssessment(world.regency, stranger, other, NOTHING)).rejects.toMatchObject({
      code: 'grading_not_found',
    });
  });

  it('panel paling sedikit tiga orang, semuanya penilai', async () => {
    const seat = (people: readonly string[]) => grading.seatPanel(world.regency, coordinator, code, people);
    const [one = '', two = ''] = ids(PANEL);
    await expect(seat([one, one, two])).rejects.toMatchObject({ code: 'panel_too_small', params: { n: 3 } });
    await expect(seat([one, two, waliNagari.personId])).rejects.toMatchObject({ code: 'not_for_panel' });
    await seat(ids(PANEL));
    expect((await assessors(world.regency)).map((person) => person.id)).toEqual(
      expect.arrayContaining(ids(PANEL)),
    );
  });

  it('setiap penilai menilai sendiri; nilai yang lain baru tampak setelah semua masuk', async () => {
    const [one, two, three] = PANEL as [StaffActor, StaffActor, StaffActor];
    const score = (who: StaffActor, levels: Levels) =>
      grading.givePanelScore(world.regency, who, code, { levels, note: 'Sudah dicoba' });
    await expect(score(actorOf('petugasPmd'), all(2))).rejects.toMatchObject({ code: 'not_on_panel' });
    await expect(score(one, { packaging: 1 })).rejects.toMatchObject({ code: 'answers_missing' });
    expect((await gradingList(world.regency, one, new URLSearchParams())).waiting).toHaveLength(1);
    await score(one, all(2));
    await score(two, all(1));
    for (const reader of [...PANEL, coordinator]) {
      const { panel, result } = await page(code, reader);
      expect(result).toBeUndefined();
      expect(panel.every((member) => member.score === undefined)).toBe(true);
    }
    const [gate] = EVIDENCE;
    await expect(
      grading.closeGrading(world.regency, coordinator, code, gate ? [gate] : []),
    ).rejects.toMatchObject({ code: 'panel_not_in', params: { n: 1 } });
    await score(three, all(1));
    expect((await page(code, one)).panel.map((member) => member.score?.total)).toEqual(
      expect.arrayContaining([100, 50, 50]),
    );
    // Whoever reads no scores waits until it is closed.
    expect((await page(code, waliNagari)).result).toBeUndefined();
    await score(one, all(1));
  });

  it('koordinator menutup: rata-rata, syarat, bintang, dan yang kurang untuk bintang berikutnya', async () => {
    await grading.closeGrading(world.regency, coordinator, code, EVIDENCE);
    const closed = await page(code, waliNagari);
    expect(closed).toMatchObject({
      state: 'graded',
      stars: 3,
      gradedOn: '2026-11-23',
      validUntil: '2028-11-22',
      result: { mean: 50, own: 100, next: { stars: 4, lacks: 20 } },
      gateNotes: { nib: 'NIB dilihat di OSS' },
    });
    expect(closed.waysUp[0]?.adds).toBeGreaterThanOrEqual(closed.waysUp[1]?.adds ?? 0);
    expect(closed.panel.every((member) => member.score === undefined)).toBe(true);
    await expect(
      grading.givePanelScore(world.regency, PANEL[0] as StaffActor, code, { levels: all(2), note: null }),
    ).rejects.toMatchObject({ code: 'grading_not_in_state' });
  });

  it('umum membaca sertifikatnya, nama usaha hanya bila ia bersedia', async () => {
    expect(await publicCertificate(world.regency, code)).toMatchObject({
      product: 'Keripik pisang',
      maker: undefined,
      stars: 3,
      of: 5,
      standing: 'valid',
    });
    await giveConsent(world.regency, coordinator, { code: maker }, '2026-11-20');
    expect((await publicCertificate(world.regency, code)).maker).toBe('Keripik Pisang Bundo');
    expect(await certificateOf(world.regency, waliNagari, code)).toMatchObject({
      nagari: 'Sitiung',
      version: 1,
    });
  });

  it('satu tindakan satu baris riwayat, berurut, tanpa nilai panel', async () => {
    const lines = await world.regency.db
      .selectFrom('gradingActs as a')
      .innerJoin('gradings as g', 'g.id', 'a.gradingId')
      .select(['a.seq', 'a.act', 'a.data'])
      .where('g.code', '=', code)
      .orderBy('a.seq')
      .execute();
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.map((line) => line.act)).toEqual([
      'start',
      'fill_self',
      'submit_self',
      'send_back',
      'submit_self',
      'seat_panel',
      'score',
      'score',
      'score',
      'score',
      'close',
    ]);
    expect(lines.filter((line) => line.act === 'score').map((line) => line.data)).toEqual([
      { isCorrection: false },
      { isCorrection: false },
      { isCorrection: false },
      { isCorrection: true },
    ]);
  });
});

describe('tanpa bintang, dan bintang yang berakhir', () => {
  it('tanpa izin edar tidak ada bintang, dan umum tidak melihat apa pun', async () => {
    const code = await graded(await productOf(maker, 'Keripik ubi'), 2, EVIDENCE.slice(0, 1));
    expect(await page(code)).toMatchObject({
      state: 'graded',
      stars: null,
      validUntil: null,
      result: { mean: 100, shutGates: ['required_certificate'] },
    });
    await expect(publicCertificate(world.regency, code)).rejects.toMatchObject({ code: 'no_certificate' });
    await expect(certificateOf(world.regency, coordinator, code)).rejects.toMatchObject({
      code: 'no_certificate',
    });
  });

  it('bintang dicabut: sertifikatnya tidak berlaku lagi', async () => {
    const code = await graded(await productOf(maker, 'Sale pisang'), 2);
    expect((await publicCertificate(world.regency, code)).stars).toBe(5);
    await grading.withdrawGrading(world.regency, coordinator, code, 'Izin edar dicabut.');
    expect((await publicCertificate(world.regency, code)).standing).toBe('withdrawn');
    expect((await page(code)).history[0]).toMatchObject({ act: 'withdraw', because: 'Izin edar dicabut.' });
  });

  it('bintang yang lebih baru menggantikan; tanpa penilaian baru ia berakhir sendiri', async () => {
    const product = await productOf(maker, 'Selai');
    const first = await graded(product, 0);
    world.at('2026-12-01 10:00');
    const second = await graded(product, 2);
    expect((await publicCertificate(world.regency, first)).standing).toBe('replaced');
    const { id } = await world.regency.db
      .selectFrom('industries')
      .select('id')
      .where('code', '=', maker)
      .executeTakeFirstOrThrow();
    const held = await starsOf(world.regency.db, [id], '2026-12-01');
    expect(held.map((star) => [star.product, star.stars])).toEqual(
      expect.arrayContaining([
        ['Keripik pisang', 3],
        ['Selai', 5],
      ]),
    );
    expect(held).toHaveLength(2);
    expect(await starsOf(world.regency.db, [id], '2028-12-01')).toEqual([]);
    world.at('2028-12-01 09:00');
    expect((await page(second)).state).toBe('expired');
    expect((await publicCertificate(world.regency, second)).standing).toBe('expired');
    const expired = await gradingList(world.regency, coordinator, new URLSearchParams('keadaan=expired'));
    expect(expired.rows.map((row) => row.code)).toEqual(expect.arrayContaining([second]));
    await expect(
      grading.withdrawGrading(world.regency, coordinator, second, 'Terlambat dicabut.'),
    ).rejects.toMatchObject({ code: 'grading_not_in_state' });
    world.at('2026-12-01 11:00');
  });
});

it('wali nagari tidak melihat dan tidak menilai produk nagari lain', async () => {
  const elsewhere = await registerIndustry(
    world.regency,
    coordinator,
    makerWith({ name: 'Kopi Sikabau', nib: null, nagariCode: SIKABAU }, { phone: null, nik: null }, ['Kopi']),
  );
  const product = await productOf(elsewhere, 'Kopi');
  await expect(grading.startGrading(world.regency, waliNagari, product)).rejects.toMatchObject({
    status: 404,
  });
  const code = await grading.startGrading(world.regency, coordinator, product);
  await expect(page(code, waliNagari)).rejects.toMatchObject({ status: 404 });
  const list = await gradingList(world.regency, waliNagari, new URLSearchParams());
  expect(list.rows.map((row) => row.code)).not.toContain(code);
  await expect(grading.closeGrading(world.regency, actorOf('kepala'), code, [])).rejects.toMatchObject({
    status: 403,
  });
  await expect(gradingList(world.regency, actorOf('admin'), new URLSearchParams())).rejects.toMatchObject({
    status: 403,
  });
});

it('skema bawaan berlaku, dan mengaku milik kabupaten', async () => {
  const scheme = await schemePage(world.regency, actorOf('admin'), '1');
  expect(scheme).toMatchObject({ version: 1, standing: 'in_force', validFrom: '2024-07-24' });
  expect(scheme.scheme.basis.standing).toBe('derived');
});

it.each([
  ['2026-11-23', 2, '2028-11-22'],
  ['2026-01-01', 1, '2026-12-31'],
  ['2028-02-29', 1, '2029-02-28'],
])('bintang tanggal %s selama %i tahun berlaku sampai %s', (day, years, last) => {
  expect(lastDayOf(day, years)).toBe(last);
  expect(stateOn({ state: 'graded', validUntil: last }, last)).toBe('graded');
});
