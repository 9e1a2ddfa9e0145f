import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCertificate, endCertificate } from '#domain/registry/certificate.commands.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import * as nagari from '#domain/nagari/nagari.commands.server.ts';
import { nagariList, nagariPage } from '#domain/nagari/nagari.queries.server.ts';
import type { Musyawarah } from '#domain/nagari/nagari.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';
const PADANG_LAWEH = '13.10.04.2002';

let world: World;
const keripikCodes: string[] = [];
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  for (const n of [1, 2, 3, 4, 5])
    keripikCodes.push(await made(SITIUNG, `Keripik ${n}`, ['Keripik pisang balado'], 100));
  await made(SITIUNG, 'Batik Satu', ['Batik  tanah LIEK'], 0);
  await made(SIKABAU, 'Keripik Sikabau', ['Keripik pisang balado'], 100);
});
afterAll(() => world.close());

const coordinator = actorOf('koordinator');
const waliNagari = actorOf('wali');
const page = (code = SITIUNG) => nagariPage(world.regency, coordinator, code);
const made = (nagariCode: string, name: string, products: string[], localShare: number) =>
  registerIndustry(
    world.regency,
    coordinator,
    makerWith(
      { name, nib: null, nagariCode, materials: [{ name: 'bahan', localShare }] },
      { phone: null, nik: null },
      products,
    ),
  );
const propose = (name: string, products: string[]) =>
  nagari.proposeProduct(world.regency, waliNagari, SITIUNG, { name, products });
const musyawarah = (more: Partial<Musyawarah> = {}): Musyawarah => ({
  heldOn: '2026-11-20',
  place: 'Balai nagari',
  present: ['wali_nagari', 'kan', 'bundo_kanduang'],
  decreeNumber: '188/12/2026',
  agreed: 'Batik tanah liek menjadi produk unggulan nagari.',
  because: null,
  publicSummary: null,
  ...more,
});

describe('produk unggulan sebuah nagari', () => {
  let batik = '';
  let keripik = '';

  it('nagari yang belum memilih tampil belum diketahui', async () => {
    const list = await nagariList(world.regency, coordinator);
    expect(list.withProduct).toBe(0);
    expect(list.total).toBe(52);
    expect((await page(PADANG_LAWEH)).decided).toEqual([]);
  });

  it('potensi dicatat dengan bukti, dan yang dihapus tetap ada di riwayat', async () => {
    const id = await nagari.notePotential(world.regency, actorOf('lapangan'), SITIUNG, {
      kind: 'culture',
      name: 'Batik tanah liek',
      evidence: 'Warisan budaya takbenda, dicatat 2018',
    });
    expect((await page()).potentials).toMatchObject([{ name: 'Batik tanah liek', kind: 'culture' }]);
    await nagari.endPotential(world.regency, waliNagari, SITIUNG, id);
    const after = await page();
    expect(after.potentials).toEqual([]);
    expect(after.history.map(({ act, what }) => [act, what])).toEqual([
      ['end_potential', 'Batik tanah liek'],
      ['note_potential', 'Batik tanah liek'],
    ]);
    await expect(nagari.endPotential(world.regency, waliNagari, SITIUNG, id)).rejects.toMatchObject({
      code: 'unknown_potential',
    });
  });

  it('calon hanya dari produk yang tercatat, dan nilainya dihitung dari usahanya', async () => {
    await expect(propose('Kopi', ['Kopi bubuk'])).rejects.toMatchObject({ code: 'not_made_there' });
    keripik = await propose('Keripik pisang', ['keripik pisang balado']);
    batik = await propose('Batik tanah liek', ['Batik tanah liek']);
    const { proposals } = await page();
    expect(proposals.map(({ name, place }) => [name, place])).toEqual([
      ['Keripik pisang', 1],
      ['Batik tanah liek', 2],
    ]);
    const of = (code: string) => proposals[0]?.score.criteria.find((one) => one.code === code);
    expect(of('makers_and_jobs')?.from).toMatchObject({
      inputs: [
        { input: 'makers', value: 5 },
        { input: 'jobs', value: null },
      ],
    });
    expect(of('local_material')?.from).toMatchObject({ inputs: [{ value: 100, points: 4 }] });
    expect(of('cultural_root')?.from).toMatchObject({ kind: 'open' });
  });

  it('kesiapan izin bertanya kepada daftar sertifikat: yang masih berlaku hari ini', async () => {
    const permits = async () =>
      (await page()).proposals
        .find((one) => one.id === keripik)
        ?.score.criteria.find((one) => one.code === 'permits')?.from;
    expect(await permits()).toMatchObject({
      inputs: [
        { input: 'withNibPercent', value: 0 },
        { input: 'withCertificatePercent', value: null },
      ],
    });
    const certify = (code: string, validUntil: string | null) =>
      addCertificate(
        world.regency,
        coordinator,
        { code },
        { kind: 'pirt', name: null, number: 'P', issuedOn: null, validUntil, productId: null },
      );
    const [one = '', two = '', three = ''] = keripikCodes;
    await certify(one, '2026-11-23');
    await certify(one, null);
    await certify(two, '2026-11-22');
    const mistaken = await certify(three, null);
    await endCertificate(world.regency, coordinator, { code: three }, mistaken);
    expect(await permits()).toMatchObject({ inputs: [{}, { value: 20 }] });
  });

  it('poin dari petugas perlu alasan', async () => {
    const give = (reason: string) =>
      nagari.givePoints(world.regency, waliNagari, SITIUNG, {
        productId: batik,
        criterion: 'cultural_root',
        points: 4,
        reason,
      });
    await expect(give('bagus')).rejects.toMatchObject({ code: 'points_without_reason' });
    await give('Warisan budaya takbenda sejak 2018');
    const own = (await page()).proposals.find((one) => one.id === batik);
    expect(own?.score.criteria.find((one) => one.code === 'cultural_root')).toMatchObject({
      adds: 10,
      from: { kind: 'given', reason: 'Warisan budaya takbenda sejak 2018' },
    });
  });

  it('memilih yang nilainya lebih rendah perlu alasan, dan alasan itu tersimpan', async () => {
    const decide = (more: Partial<Musyawarah>) =>
      nagari.decideProduct(world.regency, waliNagari, SITIUNG, { ...musyawarah(more), productId: batik });
    await expect(decide({})).rejects.toMatchObject({ code: 'reason_against_score' });
    await decide({ because: 'Akar budaya nagari dan dikenal sampai ke luar.' });
    const [decided] = (await page()).decided;
    expect(decided).toMatchObject({
      name: 'Batik tanah liek',
      state: 'decided',
      reviewDueOn: '2028-11-20',
      isReviewDue: false,
      musyawarah: { because: 'Akar budaya nagari dan dikenal sampai ke luar.' },
      score: { place: 2, of: 2, highest: 'Keripik pisang' },
    });
    await expect(
      nagari.decideProduct(world.regency, waliNagari, SITIUNG, { ...musyawarah(), productId: keripik }),
    ).rejects.toMatchObject({ code: 'nagari_has_product' });
    await expect(decide({ because: 'Sekali lagi dicatat.' })).rejects.toMatchObject({
      code: 'product_not_in_state',
    });
  });

  it('ditetapkan, dibina, ditinjau setiap dua tahun, diakhiri; sesudahnya yang lain dapat dipilih', async () => {
    const step = { productId: batik };
    await expect(nagari.graduateProduct(world.regency, waliNagari, SITIUNG, batik)).rejects.toMatchObject({
      code: 'product_not_in_state',
    });
    await nagari.developProduct(world.regency, waliNagari, SITIUNG, batik);
    world.at('2028-11-21 09:00');
    expect((await nagariList(world.regency, coordinator)).reviewsDue).toBe(1);
    const review = { ...step, on: '2028-11-21', found: 'Perajin bertambah menjadi 14.' };
    await nagari.reviewProduct(world.regency, waliNagari, SITIUNG, review);
    expect((await page()).decided[0]).toMatchObject({
      state: 'in_development',
      reviewDueOn: '2030-11-21',
      isReviewDue: false,
    });
    await nagari.endPrimaryProduct(world.regency, waliNagari, SITIUNG, {
      ...step,
      because: 'Perajin pindah semua.',
    });
    await nagari.decideProduct(world.regency, waliNagari, SITIUNG, { ...musyawarah(), productId: keripik });
    await nagari.developProduct(world.regency, waliNagari, SITIUNG, keripik);
    await nagari.graduateProduct(world.regency, waliNagari, SITIUNG, keripik);
    const { decided } = await page();
    expect(decided.map(({ name, state }) => [name, state])).toEqual(
      expect.arrayContaining([
        ['Keripik pisang', 'graduated'],
        ['Batik tanah liek', 'ended'],
      ]),
    );
  });

  it('satu tindakan satu baris riwayat, berurut', async () => {
    const lines = await world.regency.db
      .selectFrom('nagariActs')
      .select(['seq', 'act'])
      .where('nagariCode', '=', SITIUNG)
      .orderBy('seq')
      .execute();
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines.map((line) => line.act)).toEqual([
      'note_potential',
      'end_potential',
      'propose_product',
      'propose_product',
      'give_points',
      'decide_product',
      'develop_product',
      'review_product',
      'end_product',
      'decide_product',
      'develop_product',
      'graduate_product',
    ]);
  });
});

describe('wali nagari', () => {
  it('tidak membaca dan tidak mengubah nagari lain', async () => {
    await expect(nagariPage(world.regency, waliNagari, SIKABAU)).rejects.toMatchObject({ status: 404 });
    await expect(
      nagari.proposeProduct(world.regency, waliNagari, SIKABAU, {
        name: 'Keripik pisang',
        products: ['Keripik pisang balado'],
      }),
    ).rejects.toMatchObject({ status: 404 });
    const own = await nagariList(world.regency, waliNagari);
    expect(own.kecamatan.flatMap((group) => group.nagari.map((one) => one.code))).toEqual([SITIUNG]);
  });

  it('petugas lapangan mengusulkan, tetapi tidak mencatat keputusan', async () => {
    const field = actorOf('lapangan');
    const productId = await nagari.proposeProduct(world.regency, field, SIKABAU, {
      name: 'Keripik pisang',
      products: ['Keripik pisang balado'],
    });
    await expect(
      nagari.decideProduct(world.regency, field, SIKABAU, { ...musyawarah(), productId }),
    ).rejects.toMatchObject({ status: 403 });
    // A product of one nagari is unknown in another.
    await expect(
      nagari.endPrimaryProduct(world.regency, waliNagari, SITIUNG, {
        productId,
        because: 'Bukan milik kami.',
      }),
    ).rejects.toMatchObject({ code: 'unknown_candidate' });
  });

  it('yang tanpa tugas di registri tidak membaca daftar', async () => {
    await expect(nagariList(world.regency, actorOf('pimpinan'))).rejects.toMatchObject({ status: 403 });
  });
});
