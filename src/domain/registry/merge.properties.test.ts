/** Two entries become one and two again: whatever they held, and whatever was chosen, every row is as before. */
import fc from 'fast-check';
import { NO_FIGURES } from '#domain/registry/industry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGrading } from '#domain/grading/grading.commands.server.ts';
import { recordHelp } from '#domain/help/help.commands.server.ts';
import { helpOfIndustry, helpPage } from '#domain/help/help.queries.server.ts';
import * as claims from '#domain/registry/claim.commands.server.ts';
import { makerBySecret, ownEntry } from '#domain/registry/claim.queries.server.ts';
import * as makers from '#domain/registry/industry.commands.server.ts';
import {
  industryBrief,
  industryList,
  industryPage,
  likelyTwins,
  twinList,
} from '#domain/registry/industry.queries.server.ts';
import { mergeMakers, sayStrangers, unmergeMakers } from '#domain/registry/merge.commands.server.ts';
import { mergePair, mergesInto } from '#domain/registry/merge.queries.server.ts';
import { consentOfBoth, MERGE_CHOICES, type MergeChoice } from '#domain/registry/merge.ts';
import { addMember, startSentra } from '#domain/sentra/sentra.commands.server.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { ticketsOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import type { MakerActor } from '#domain/offices/duty.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';
let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00', 1);
});
afterAll(() => world.close());

const coordinator = actorOf('koordinator');
const refused = (code: string) => expect.objectContaining({ code });
const register = (...given: Parameters<typeof makerWith>) =>
  makers.registerIndustry(world.regency, coordinator, makerWith(...given));
const page = (code: string) => industryPage(world.regency, coordinator, code);
const sell = (code: string, year: number, sales: number) =>
  makers.recordFigures(world.regency, coordinator, { code }, { ...NO_FIGURES, year, quarter: 0, sales });

/** Merges with fields of the other entry where `take` says so. @returns what takes it back */
async function merge(code: string, other: string, take: readonly MergeChoice[] = [], actor = coordinator) {
  const pair = await mergePair(world.regency, actor, { code, other });
  const whose = Object.fromEntries(
    MERGE_CHOICES.map((choice) => [choice, take.includes(choice) ? 'other' : 'kept'] as const),
  ) as Record<MergeChoice, 'kept' | 'other'>;
  await mergeMakers(world.regency, actor, {
    code,
    other,
    seenVersion: pair.kept.version,
    seenOther: pair.other.version,
    ...whose,
  });
  const { id } = await page(code);
  const [newest] = await mergesInto(world.regency, actor, { id, nagariCode: SITIUNG });
  return newest?.id ?? '';
}

/** Every row of both entries, without versions and times of change. */
async function rowsOf(codes: readonly string[]) {
  const { db } = world.regency;
  const industries = await db
    .selectFrom('industries')
    .selectAll()
    .where('code', 'in', codes)
    .orderBy('id')
    .execute();
  const ids = industries.map(({ id }) => id);
  const tables = [
    'industryProducts',
    'industryFigures',
    'industryCertificates',
    'sentraMembers',
    'claimProposals',
    'helpRecipients',
    'gradings',
  ] as const;
  const held = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table as 'industryProducts')
        .selectAll()
        .where('industryId', 'in', ids)
        .orderBy('id')
        .execute(),
    ),
  );
  const owners = await db
    .selectFrom('industryOwners')
    .selectAll()
    .where('industryId', 'in', ids)
    .orderBy('industryId')
    .execute();
  return {
    industries: industries.map((row) => ({ ...row, version: 0, changedAt: 0 })),
    owners: owners.map((row) => ({ ...row, nikCipher: row.nikCipher?.toString('hex') })),
    held,
  };
}

const receivedBy = (id: string) => helpOfIndustry(world.regency, coordinator, { id, nagariCode: SITIUNG });
const giveHelp = (ids: readonly string[]) =>
  recordHelp(
    world.regency,
    coordinator,
    {
      kind: 'machine',
      title: 'Mesin perajang',
      officeId: office('kumperindag'),
      beganOn: '2026-03-04',
      endedOn: null,
      funds: 'apbd',
      fundYear: 2026,
      value: null,
      nagariCode: null,
      othersWomen: null,
      othersMen: null,
      note: null,
    },
    ids.map((industryId) => ({ industryId, value: null, quantity: 1, unit: 'unit' })),
  );

const word = fc.constantFrom('Ranah', 'Koto Tuo', 'Sawah', 'Pasar');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const maker = fc.record({
  record: fc.record({
    name: word.map((name) => `Keripik ${name}`),
    jorong: optional(word),
    startedYear: optional(fc.integer({ min: 1990, max: 2025 })),
    nib: optional(fc.constantFrom('1234567890123', '1234567890124')),
    kbli: optional(
      fc.constantFrom(
        { version: '2025', code: '10794' } as const,
        { version: '2020', code: '10794' } as const,
      ),
    ),
    materials: fc.array(fc.record({ name: word, localShare: optional(fc.integer({ min: 0, max: 100 })) }), {
      maxLength: 2,
    }),
    machines: fc.array(word, { maxLength: 2 }),
    difficulties: fc.subarray(['material', 'capital', 'market'] as const),
    difficultyNote: optional(word),
  }),
  owner: fc.record({
    name: optional(word),
    gender: optional(fc.constantFrom('female', 'male')),
    nik: optional(fc.constantFrom('1310044101800001', '1310040101800002')),
    phone: optional(fc.constantFrom('081234567890', '081355556666')),
    email: optional(fc.constant('murni@contoh.test')),
    address: optional(word),
  }),
  products: fc.uniqueArray(word, { maxLength: 3 }),
  years: fc.subarray([2022, 2023, 2024]),
  consent: fc.constantFrom('none', 'given', 'withdrawn'),
});

async function settle(given: typeof maker extends fc.Arbitrary<infer T> ? T : never): Promise<string> {
  const code = await register(given.record as never, given.owner as never, given.products);
  for (const year of given.years) await sell(code, year, year * 1000);
  if (given.consent !== 'none') await makers.giveConsent(world.regency, coordinator, { code }, '2026-11-20');
  if (given.consent === 'withdrawn')
    await makers.withdrawConsent(world.regency, coordinator, { code }, '2026-11-21');
  return code;
}

describe('menggabungkan lalu memisahkan', () => {
  it('setiap baris kembali seperti semula', async () => {
    await fc.assert(
      fc.asyncProperty(maker, maker, fc.subarray([...MERGE_CHOICES]), async (one, two, take) => {
        const [code, other] = [await settle(one), await settle(two)];
        const before = await rowsOf([code, other]);
        const mergeId = await merge(code, other, take);
        expect((await page(other)).survivor).toBe(code);
        await unmergeMakers(world.regency, coordinator, mergeId);
        expect(await rowsOf([code, other])).toEqual(before);
        // The NIK is readable again under its own entry.
        const kept = await makers.openIndustryPersonal(world.regency, coordinator, code);
        expect(kept.nik).toBe(one.owner.nik);
      }),
      { numRuns: 25 },
    );
  });

  it('yang diubah sesudah digabung tetap pada data yang tetap', async () => {
    const code = await register({ name: 'Satu', nib: null, jorong: 'Ranah', startedYear: 2001 });
    const other = await register({ name: 'Dua', nib: '1234567890124', jorong: 'Sawah', startedYear: 2002 });
    const mergeId = await merge(code, other, ['nib', 'jorong', 'startedYear', 'phone']);
    const merged = await page(code);
    expect(merged.record).toMatchObject({ nib: '1234567890124', jorong: 'Sawah', startedYear: 2002 });
    await makers.changeIndustry(world.regency, coordinator, { code }, { ...merged.record, jorong: 'Pasar' });
    const added = await makers.addProduct(
      world.regency,
      coordinator,
      { code },
      { name: 'Baru sesudahnya', brand: null, price: 1, unit: null },
    );
    await unmergeMakers(world.regency, coordinator, mergeId);
    const kept = await page(code);
    expect(kept.record).toMatchObject({ nib: null, jorong: 'Pasar', startedYear: 2001 });
    expect(kept.products.map(({ id }) => id)).toContain(added);
    expect((await page(other)).record).toMatchObject({ name: 'Dua', jorong: 'Sawah' });
    expect((await page(other)).products).toHaveLength(1);
  });

  it('yang terbaru dipisahkan lebih dulu', async () => {
    const [code, second, third] = [
      await register({ name: 'A', nib: null }),
      await register({ name: 'B', nib: null }),
      await register({ name: 'C', nib: null }),
    ];
    const first = await merge(code, second);
    world.at('2026-11-23 09:05');
    const newest = await merge(code, third);
    await expect(unmergeMakers(world.regency, coordinator, first)).rejects.toEqual(refused('merge_not_last'));
    await unmergeMakers(world.regency, coordinator, newest);
    await unmergeMakers(world.regency, coordinator, first);
    await expect(unmergeMakers(world.regency, coordinator, first)).rejects.toEqual(
      refused('merge_not_found'),
    );
  });

  it('berantai: yang di dalam tidak dipisahkan sebelum yang di luar, dan semuanya menemukan yang tetap', async () => {
    const [inner, middle, outer] = [
      await register({ name: 'Dalam', nib: null }),
      await register({ name: 'Tengah', nib: null }),
      await register({ name: 'Luar', nib: null }),
    ];
    const first = await merge(middle, inner);
    const last = await merge(outer, middle);
    expect((await page(inner)).survivor).toBe(outer);
    expect((await page(outer)).products).toHaveLength(3);
    await expect(unmergeMakers(world.regency, coordinator, first)).rejects.toEqual(
      refused('industry_is_merged'),
    );
    await unmergeMakers(world.regency, coordinator, last);
    await unmergeMakers(world.regency, coordinator, first);
    expect((await page(outer)).products).toHaveLength(1);
  });
});

describe('yang ikut dan yang hilang', () => {
  it('keluar dari daftar, pencarian, dan kembar; riwayat keduanya ada di yang tetap', async () => {
    const code = await register({ name: 'Rumah Tenun Siti', nib: '9999999990001' });
    const other = await register({ name: 'Rumah Tenun Sitti', nib: '9999999990001' });
    const { total } = await industryList(world.regency, coordinator, new URLSearchParams('cari=tenun'));
    await merge(code, other);
    for (const query of ['cari=tenun', 'cari=tenun&keadaan=tutup']) {
      const { rows } = await industryList(world.regency, coordinator, new URLSearchParams(query));
      expect(rows.map((row) => row.code)).not.toContain(other);
    }
    const after = await industryList(world.regency, coordinator, new URLSearchParams('cari=tenun'));
    expect(after.total).toBe(total - 1);
    const twins = await likelyTwins(world.regency, coordinator, {
      name: 'Rumah Tenun Siti',
      nagariCode: SITIUNG,
      nib: '9999999990001',
      nik: null,
      phone: null,
    });
    expect(twins.known.map((one) => one.code)).not.toContain(other);
    const { history } = await page(code);
    expect(history[0]).toMatchObject({ act: 'merge', words: other });
    expect(history.filter((line) => line.of === other).map((line) => line.act)).toEqual(['register']);
    expect(await industryBrief(world.regency, coordinator, { code: other })).toMatchObject({ code });
    await expect(makers.reopenIndustry(world.regency, coordinator, { code: other })).rejects.toEqual(
      refused('industry_is_merged'),
    );
  });

  it('tiket, sentra, tautan pemilik, dan usulannya ditemukan dari yang tetap', async () => {
    const code = await register({ name: 'Batik Satu', nib: null });
    const other = await register({ name: 'Batik Dua', nib: null });
    const { id } = await page(other);
    const { ticket } = await openTicket(world.regency, actorOf('loket'), {
      channel: 'desk',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: SITIUNG,
      words: 'Tentang batik.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    });
    await world.regency.db
      .updateTable('applicants')
      .set({ industryId: id })
      .where('id', '=', (eb) =>
        eb.selectFrom('tickets').select('applicantId').where('tickets.id', '=', ticket.id),
      )
      .execute();
    const slug = await startSentra(world.regency, coordinator, {
      name: 'Sentra Batik',
      product: 'Batik',
      nagariCode: SITIUNG,
    });
    await addMember(world.regency, coordinator, { slug }, { industry: other, joinedOn: '2026-11-20' });
    const { secret } = await claims.sendClaim(world.regency, coordinator, { code: other });
    const owner = (await makerBySecret(world.regency, secret)) as MakerActor;
    const record = { kind: 'record', productId: null, year: null } as const;
    const values = { name: 'Batik Dua Jaya', jorong: null, difficulties: [], difficultyNote: null };
    await claims.proposeChange(world.regency, owner, record, values);
    const before = await rowsOf([code, other]);
    const mergeId = await merge(code, other);
    const kept = await page(code);
    const tickets = await ticketsOfIndustry(world.regency, coordinator, kept.id);
    expect(tickets.map((one) => one.code)).toEqual([ticket.code]);
    const members = await world.regency.db
      .selectFrom('sentraMembers')
      .select('industryId')
      .where('industryId', 'in', [kept.id, id])
      .execute();
    expect(members).toEqual([{ industryId: kept.id }]);
    const survivor = (await makerBySecret(world.regency, secret)) as MakerActor;
    const entry = await ownEntry(world.regency, survivor);
    expect([entry.code, entry.proposals.length]).toEqual([code, 1]);
    await unmergeMakers(world.regency, coordinator, mergeId);
    expect(await rowsOf([code, other])).toEqual(before);
  });

  it('bantuan dan bintang pindah ke yang tetap, dan kembali semula', async () => {
    const code = await register({ name: 'Bintang satu', nib: null });
    const other = await register({ name: 'Bintang dua', nib: null });
    const { id, products } = await page(other);
    const help = await giveHelp([id]);
    const grading = await startGrading(world.regency, coordinator, products[0]?.id ?? '');
    const before = await rowsOf([code, other]);
    const mergeId = await merge(code, other);
    const kept = await page(code);
    expect(await receivedBy(kept.id)).toMatchObject([{ code: help }]);
    expect(await receivedBy(id)).toEqual([]);
    const moved = await world.regency.db
      .selectFrom('gradings')
      .select('industryId')
      .where('code', '=', grading)
      .executeTakeFirstOrThrow();
    expect(moved.industryId).toBe(kept.id);
    await unmergeMakers(world.regency, coordinator, mergeId);
    expect(await rowsOf([code, other])).toEqual(before);
    expect(await receivedBy(id)).toMatchObject([{ code: help }]);
  });

  it('keduanya menerima bantuan yang sama atau anggota sentra: yang tetap satu baris, yang lain menunggu', async () => {
    const code = await register({ name: 'Berdua satu', nib: null });
    const other = await register({ name: 'Berdua dua', nib: null });
    const ids = [(await page(code)).id, (await page(other)).id];
    const help = await giveHelp(ids);
    const slug = await startSentra(world.regency, coordinator, {
      name: 'Sentra Berdua',
      product: 'Keripik',
      nagariCode: SITIUNG,
    });
    for (const industry of [code, other])
      await addMember(world.regency, coordinator, { slug }, { industry, joinedOn: '2026-11-20' });
    const before = await rowsOf([code, other]);
    const mergeId = await merge(code, other);
    // Satu usaha, satu penerima, satu anggota.
    expect(await receivedBy(ids[0] ?? '')).toHaveLength(1);
    const { recipients } = await helpPage(world.regency, coordinator, help);
    expect(recipients.map((one) => one.code)).toEqual([code]);
    const sentra = await sentraPage(world.regency, coordinator, slug);
    expect(sentra.members.filter(({ leftOn }) => leftOn === null).map((one) => one.code)).toEqual([code]);
    await unmergeMakers(world.regency, coordinator, mergeId);
    expect(await rowsOf([code, other])).toEqual(before);
    expect(await receivedBy(ids[1] ?? '')).toHaveLength(1);
  });

  it('angka tahun yang ada di keduanya: yang tetap dipakai, yang lain menunggu di tempatnya', async () => {
    const code = await register({ name: 'Angka satu', nib: null });
    const other = await register({ name: 'Angka dua', nib: null });
    await sell(code, 2024, 10);
    await sell(other, 2024, 20);
    await sell(other, 2023, 30);
    const pair = await mergePair(world.regency, coordinator, { code, other });
    expect(pair.bothYears).toEqual([2024]);
    await merge(code, other);
    expect((await page(code)).figures.map(({ year, sales }) => [year, sales])).toEqual([
      [2024, 10],
      [2023, 30],
    ]);
  });
});

describe('siapa boleh, dan kapan tidak', () => {
  it('wali nagari hanya bila keduanya di nagarinya; loket dan lapangan tidak', async () => {
    const own = await register({ name: 'Wali satu', nib: null });
    const also = await register({ name: 'Wali dua', nib: null });
    const far = await register({ name: 'Wali jauh', nagariCode: SIKABAU, nib: null });
    const waliNagari = actorOf('wali');
    await expect(merge(own, far, [], waliNagari)).rejects.toEqual(refused('industry_not_found'));
    await expect(merge(own, also, [], actorOf('loket'))).rejects.toEqual(refused('out_of_reach'));
    await expect(
      sayStrangers(world.regency, actorOf('lapangan'), { code: own, other: also }),
    ).rejects.toEqual(refused('out_of_reach'));
    const mergeId = await merge(own, also, [], waliNagari);
    await expect(unmergeMakers(world.regency, actorOf('loket'), mergeId)).rejects.toEqual(
      refused('out_of_reach'),
    );
    await unmergeMakers(world.regency, waliNagari, mergeId);
  });

  it('dengan dirinya sendiri, dengan yang tutup, atau yang berubah sementara itu: ditolak', async () => {
    const code = await register({ name: 'Diri', nib: null });
    const other = await register({ name: 'Tutup', nib: null });
    await expect(merge(code, code)).rejects.toEqual(refused('same_maker'));
    const stale = { code, other, seenVersion: 1, seenOther: 7 };
    const kept = Object.fromEntries(MERGE_CHOICES.map((choice) => [choice, 'kept'])) as never;
    await expect(
      mergeMakers(world.regency, coordinator, { ...stale, ...(kept as Record<MergeChoice, 'kept'>) }),
    ).rejects.toEqual(refused('industry_changed'));
    await makers.closeIndustry(world.regency, coordinator, { code: other }, 'Tidak lagi.');
    await expect(merge(code, other)).rejects.toEqual(refused('industry_is_closed'));
  });

  it('pasangan yang dikatakan berbeda tidak ditampilkan lagi', async () => {
    const code = await register({ name: 'Pasangan', nib: '8888888880001' });
    const other = await register({ name: 'Lain sama sekali', nib: '8888888880001' });
    const shown = async () => {
      const { groups } = await twinList(world.regency, coordinator, '');
      return groups.filter(
        (one) => one.because === 'same_nib' && one.makers.some((maker) => maker.code === code),
      );
    };
    expect((await shown())[0]?.compare).toBeDefined();
    await sayStrangers(world.regency, coordinator, { code, other });
    expect(await shown()).toEqual([]);
    const pair = await mergePair(world.regency, coordinator, { code: other, other: code });
    expect(pair.strangersSince).toBeDefined();
  });

  it.each([
    ['2026-01-01', null, '2026-02-01', null, '2026-02-01', null],
    ['2026-03-01', null, '2026-02-01', '2026-02-10', '2026-03-01', null],
    ['2026-01-01', null, '2026-01-01', '2026-02-10', '2026-01-01', '2026-02-10'],
    ['2026-01-01', null, null, null, '2026-01-01', null],
    ['2026-02-10', null, '2026-01-01', '2026-02-10', '2026-01-01', '2026-02-10'],
  ])('persetujuan: %s/%s dan %s/%s menjadi %s/%s', (on, off, otherOn, otherOff, bothOn, bothOff) => {
    expect(
      consentOfBoth(
        { consentedOn: on, consentWithdrawnOn: off },
        { consentedOn: otherOn, consentWithdrawnOn: otherOff },
      ),
    ).toEqual({ consentedOn: bothOn, consentWithdrawnOn: bothOff });
  });
});
