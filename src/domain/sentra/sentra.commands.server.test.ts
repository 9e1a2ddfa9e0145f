import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '#domain/offices/duty.ts';
import {
  changeIndustry,
  closeIndustry,
  registerIndustry,
} from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { registryFileFor } from '#domain/registry/registry-file.server.ts';
import * as sentra from '#domain/sentra/sentra.commands.server.ts';
import { officePlans } from '#domain/sentra/sentra-plans.queries.server.ts';
import { sentraList, sentraPage, sentraProposals } from '#domain/sentra/sentra.queries.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIGUNTUR = '13.10.04.2002';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const coordinator = actorOf('koordinator');
const officer = actorOf('petugasKumperindag');
const page = (slug: string, actor = coordinator) => sentraPage(world.regency, actor, slug);
const proposals = () => sentraProposals(world.regency, coordinator);

/** Makers side by side, some 60 metres between neighbours; answers their numbers. */
async function street(
  what: string,
  count: number,
  at: { nagariCode: string; lat: number; lng: number },
): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < count; i += 1)
    codes.push(
      await registerIndustry(
        world.regency,
        coordinator,
        makerWith(
          {
            ...at,
            name: `${what} ${i + 1}`,
            nib: null,
            kbli: null,
            materials: [],
            lat: at.lat + i * 0.0005,
          },
          { phone: null, nik: null },
          [`${what} asli`, `${what} pedas`],
        ),
      ),
    );
  return codes;
}

describe('dari usulan sampai ditetapkan', () => {
  it('enam usaha sejenis berdekatan diusulkan, dijelaskan, dan diterima tanpa yang dikeluarkan', async () => {
    const codes = await street('Keripik tempe', 6, { nagariCode: SIGUNTUR, lat: -1.02, lng: 101.61 });
    const { proposals: found, total } = await proposals();
    expect(total).toBe(1);
    expect(found[0]).toMatchObject({
      told: { likeness: 'product', value: 'keripik tempe', members: 6 },
      nagari: ['Siguntur'],
    });
    expect(found[0]?.members.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    expect(found[0]?.map?.dots).toHaveLength(6);
    const kept = (found[0]?.members ?? []).map(({ id }) => id).slice(1);
    const slug = await sentra.acceptProposal(world.regency, coordinator, {
      name: 'Sentra Keripik Tempe Siguntur',
      product: 'Keripik tempe',
      members: kept,
    });
    expect(slug).toBe('sentra-keripik-tempe-siguntur');
    const one = await page(slug);
    expect(one.members.map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
    expect(one.standing.state).toBe('candidate');
    expect(one.standing.next).toMatchObject({ state: 'established', missing: [{ kind: 'decree' }] });
    expect(one.history.map(({ act, who }) => [act, who])).toEqual([['start', CAST.koordinator.name]]);
    // Five are taken and the sixth alone is no group.
    expect((await proposals()).total).toBe(0);
  });

  it('keputusan dicatat sekali; untuk siap DAK masih kurang usaha', async () => {
    const target = { slug: 'sentra-keripik-tempe-siguntur' };
    const decree = { decreeNumber: '188.45/12/2026', decreeOn: '2026-11-20' };
    await expect(sentra.establishSentra(world.regency, officer, target, decree)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.establishSentra(world.regency, coordinator, target, decree);
    await expect(sentra.establishSentra(world.regency, coordinator, target, decree)).rejects.toMatchObject({
      code: 'established_already',
    });
    const { standing, may } = await page(target.slug);
    expect(standing.state).toBe('established');
    expect(standing.next).toMatchObject({
      state: 'dak_ready',
      missing: [{ kind: 'units', has: 5, needs: 10 }],
    });
    expect(may.establish).toBe(false);
  });

  it('anggota keluar dan tutup: penetapan tetap, tetapi perlu ditinjau', async () => {
    const target = { slug: 'sentra-keripik-tempe-siguntur' };
    const before = await page(target.slug);
    const [leaver, closer] = before.members;
    if (!leaver || !closer) throw new Error('two members');
    await expect(
      sentra.endMember(world.regency, officer, target, { industryId: leaver.id, leftOn: '2026-11-01' }),
    ).rejects.toMatchObject({ code: 'left_before_joining' });
    await sentra.endMember(world.regency, officer, target, { industryId: leaver.id, leftOn: '2026-11-23' });
    await closeIndustry(world.regency, coordinator, { code: closer.code }, 'Pindah ke kota');
    const after = await page(target.slug);
    expect(after.standing.state).toBe('established');
    expect(after.standing.weakened.map(({ kind }) => kind)).toEqual(['units', 'alike', 'together']);
    expect(after.members.find(({ id }) => id === leaver.id)).toMatchObject({
      joinedOn: '2026-11-23',
      leftOn: '2026-11-23',
    });
    expect((await sentraList(world.regency, coordinator))[0]).toMatchObject({
      members: 3,
      isWeakened: true,
      state: 'established',
    });
  });
});

describe('usulan yang ditolak', () => {
  it('tidak muncul lagi, juga ketika satu usaha menyusul; yang lain tetap muncul', async () => {
    await street('Parang', 6, { nagariCode: SITIUNG, lat: -0.95, lng: 101.55 });
    const [found] = (await proposals()).proposals;
    await expect(
      sentra.dismissProposal(world.regency, officer, { memberIds: [], because: 'bukan' }),
    ).rejects.toMatchObject({ code: 'out_of_reach' });
    await sentra.dismissProposal(world.regency, coordinator, {
      memberIds: found?.members.map(({ id }) => id) ?? [],
      because: 'Satu pemilik, bukan enam usaha.',
    });
    expect((await proposals()).total).toBe(0);
    await street('Parang', 1, { nagariCode: SITIUNG, lat: -0.9505, lng: 101.55 });
    await street('Sapu lidi', 5, { nagariCode: SITIUNG, lat: -0.8, lng: 101.5 });
    expect((await proposals()).proposals.map(({ told }) => told?.value)).toEqual(['sapu lidi']);
  });
});

describe('dicatat dengan tangan', () => {
  it('anggota menyusul satu per satu, dan satu usaha hanya di satu sentra', async () => {
    const [code = ''] = await street('Anyaman pandan', 1, { nagariCode: SITIUNG, lat: -0.7, lng: 101.5 });
    const start = (name: string) =>
      sentra.startSentra(world.regency, coordinator, { name, product: 'Anyaman', nagariCode: SITIUNG });
    const slug = await start('Anyaman Sitiung');
    expect(await start('Anyaman Sitiung')).toBe('anyaman-sitiung-2');
    const join = (to: string, industry: string) =>
      sentra.addMember(world.regency, officer, { slug: to }, { industry, joinedOn: '2025-01-06' });
    await expect(join(slug, 'USH-XXXX-XXXX')).rejects.toMatchObject({ code: 'no_such_member' });
    await join(slug, code.toLowerCase());
    await expect(join('anyaman-sitiung-2', code)).rejects.toMatchObject({ code: 'member_elsewhere' });
    expect((await page(slug)).standing).toMatchObject({ state: 'potential', next: { state: 'candidate' } });
  });

  it('keterangan diubah; dua orang tidak saling menimpa', async () => {
    const { record } = await page('anyaman-sitiung');
    const target = { slug: 'anyaman-sitiung', seenVersion: 2 };
    const changed = {
      ...record,
      officeId: office('kumperindag'),
      publicStory: 'Tikar dan tas dianyam dari pandan rawa.',
    };
    await sentra.changeSentra(world.regency, officer, target, changed);
    await expect(sentra.changeSentra(world.regency, officer, target, record)).rejects.toMatchObject({
      code: 'sentra_changed',
    });
    const after = await page('anyaman-sitiung');
    expect(after.record).toEqual(changed);
    expect(after.history[0]).toMatchObject({
      act: 'change',
      fields: ['officeId', 'publicStory'],
    });
  });

  it('rencana: dari dinas mana, berapa, dan selesai kapan', async () => {
    const target = { slug: 'anyaman-sitiung' };
    await sentra.addPlan(world.regency, actorOf('petugasDinkes'), target, {
      year: 2027,
      activity: 'Pelatihan pewarna alam',
      officeId: office('kumperindag'),
      budget: 25_000_000,
    });
    const [plan] = (await page(target.slug)).plans;
    expect(plan).toMatchObject({ year: 2027, budget: 25_000_000, doneOn: null });
    await sentra.finishPlan(world.regency, officer, target, plan?.id ?? '');
    await expect(sentra.finishPlan(world.regency, officer, target, plan?.id ?? '')).rejects.toMatchObject({
      code: 'no_such_plan',
    });
    expect((await page(target.slug)).plans[0]).toMatchObject({ doneOn: '2026-11-23' });
  });
});

describe('sarana, kebutuhan, tanah, dan rencana', () => {
  const target = { slug: 'anyaman-sitiung' };

  it('tanah dicatat lengkap dengan persetujuannya', async () => {
    const land = {
      landKind: 'ulayat' as const,
      landAreaM2: 1200,
      landHolder: 'Kaum suku Melayu',
      landConsentNumber: '07/KAN/2026',
      landConsentedOn: '2026-10-05',
    };
    await expect(sentra.recordLand(world.regency, actorOf('kepala'), target, land)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.recordLand(world.regency, officer, target, land);
    const after = await page(target.slug);
    expect(after.land).toEqual(land);
    expect(after.history[0]).toMatchObject({ act: 'record_land', fields: Object.keys(land) });
  });

  it('surat persetujuan lahan: dibuka petugas yang boleh, tidak oleh orang lain, dan dapat ditarik', async () => {
    const land = { landKind: 'ulayat' as const, landAreaM2: 1200, landHolder: 'Kaum suku Melayu' };
    const agreed = { ...land, landConsentNumber: '07/KAN/2026', landConsentedOn: '2026-10-05' };
    const letter = (mediaType: string, id = uuidv7()) => ({
      id,
      kind: 'land_consent' as const,
      name: 'persetujuan.pdf',
      mediaType,
      size: 1000,
      sha256: 'a'.repeat(64),
      width: null,
      height: null,
    });
    const sound = [letter('audio/webm')];
    await expect(sentra.recordLand(world.regency, officer, target, agreed, sound)).rejects.toMatchObject({
      code: 'file_kind_refused',
    });
    const paper = letter('application/pdf');
    await sentra.recordLand(world.regency, officer, target, agreed, [paper]);
    expect((await page(target.slug)).landFiles).toEqual([{ id: paper.id, name: paper.name }]);
    const open = (who: Parameters<typeof registryFileFor>[1]) =>
      registryFileFor(world.regency, who, paper.id);
    expect(await open(officer)).toMatchObject({ id: paper.id, mediaType: 'application/pdf' });
    expect(await open(actorOf('wali'))).toMatchObject({ id: paper.id });
    for (const stranger of [actorOf('admin'), ANONYMOUS])
      await expect(open(stranger)).rejects.toMatchObject({ code: 'registry_file_not_found' });
    await expect(
      sentra.dropLandFile(world.regency, actorOf('kepala'), target, paper.id),
    ).rejects.toMatchObject({ code: 'out_of_reach' });
    await sentra.dropLandFile(world.regency, officer, target, paper.id);
    expect((await page(target.slug)).landFiles).toEqual([]);
    await expect(open(officer)).rejects.toMatchObject({ code: 'registry_file_not_found' });
    await expect(sentra.dropLandFile(world.regency, officer, target, paper.id)).rejects.toMatchObject({
      code: 'registry_file_not_found',
    });
  });

  it('sarana bersama ditambah, berubah kondisi, dan tidak ada lagi', async () => {
    const shed = {
      name: 'Gudang pandan',
      condition: 'good' as const,
      ownedBy: 'Nagari Sitiung',
      managedBy: 'BUMNag Sitiung',
      isPublic: false,
    };
    await expect(sentra.addFacility(world.regency, actorOf('wali'), target, shed)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.addFacility(world.regency, officer, target, shed);
    const [kept] = (await page(target.slug)).facilities;
    expect(kept).toMatchObject(shed);
    const facilityId = kept?.id ?? '';
    await sentra.changeFacility(world.regency, officer, target, { ...shed, facilityId, condition: 'broken' });
    expect((await page(target.slug)).facilities[0]).toMatchObject({ condition: 'broken' });
    await sentra.dropFacility(world.regency, officer, target, facilityId);
    const after = await page(target.slug);
    expect(after.facilities).toEqual([]);
    expect(after.history.slice(0, 3).map(({ act, words }) => [act, words])).toEqual([
      ['drop_facility', 'Gudang pandan'],
      ['change_facility', 'Gudang pandan'],
      ['add_facility', 'Gudang pandan'],
    ]);
    await expect(sentra.dropFacility(world.regency, officer, target, facilityId)).rejects.toMatchObject({
      code: 'no_such_facility',
    });
  });

  it('kebutuhan: siapa yang memenuhi, terpenuhi kapan, atau tidak perlu lagi', async () => {
    const need = { need: 'Mesin jahit tas', officeId: office('kumperindag') };
    await expect(sentra.addNeed(world.regency, actorOf('kepala'), target, need)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.addNeed(world.regency, officer, target, need);
    await sentra.addNeed(world.regency, officer, target, { need: 'Pewarna alam', officeId: null });
    const [first, second] = (await page(target.slug)).needs;
    await sentra.meetNeed(world.regency, officer, target, first?.id ?? '');
    await expect(sentra.dropNeed(world.regency, officer, target, first?.id ?? '')).rejects.toMatchObject({
      code: 'no_such_need',
    });
    await sentra.dropNeed(world.regency, officer, target, second?.id ?? '');
    expect((await page(target.slug)).needs).toMatchObject([{ need: need.need, metOn: '2026-11-23' }]);
  });

  it('kegiatan pindah tahun dengan alasan, lalu dibatalkan; yang selesai tidak berubah lagi', async () => {
    const line = { year: 2027, activity: 'Pameran di Padang', officeId: office('kumperindag'), budget: null };
    await sentra.addPlan(world.regency, officer, target, line);
    const planId = (await page(target.slug)).plans.find((one) => one.doneOn === null)?.id ?? '';
    const moved = { ...line, planId, year: 2028, because: 'Anggaran 2027 sudah habis.' };
    await expect(sentra.changePlan(world.regency, actorOf('kepala'), target, moved)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.changePlan(world.regency, officer, target, moved);
    const after = await page(target.slug);
    expect(after.plans[0]).toMatchObject({ year: 2028, activity: 'Pameran di Padang' });
    expect(after.history[0]).toMatchObject({
      act: 'change_plan',
      words: 'Pameran di Padang',
      fields: ['year'],
      because: 'Anggaran 2027 sudah habis.',
    });
    await sentra.dropPlan(world.regency, officer, target, { planId, because: 'Pameran ditiadakan.' });
    expect((await page(target.slug)).plans.map(({ id }) => id)).not.toContain(planId);
    for (const again of [
      () => sentra.changePlan(world.regency, officer, target, moved),
      () => sentra.dropPlan(world.regency, officer, target, { planId, because: 'lagi' }),
      () => sentra.finishPlan(world.regency, officer, target, planId),
    ])
      await expect(again()).rejects.toMatchObject({ code: 'no_such_plan' });
  });
});

describe('rencana dinas', () => {
  it('jumlah per dinas dan tahun, hanya sentra dalam jangkauan; tanpa memilih, dinas sendiri', async () => {
    await sentra.addPlan(
      world.regency,
      officer,
      { slug: 'anyaman-sitiung' },
      {
        year: 2027,
        activity: 'Uji bahan',
        officeId: office('dinkes'),
        budget: 5_000_000,
      },
    );
    const all = await officePlans(world.regency, coordinator, null);
    expect(all.officeId).toBeUndefined();
    expect(all.sums.years).toEqual([2027]);
    expect(all.sums.offices.map(({ id, byYear }) => [id, byYear[0]])).toEqual([
      [office('dinkes'), { lines: 1, done: 0, budget: 5_000_000 }],
      [office('kumperindag'), { lines: 1, done: 1, budget: 25_000_000 }],
    ]);
    const own = await officePlans(world.regency, actorOf('petugasDinkes'), null);
    expect(own.years.flatMap(({ lines }) => lines.map(({ activity }) => activity))).toEqual(['Uji bahan']);
    const every = await officePlans(world.regency, actorOf('petugasDinkes'), 'semua');
    expect(every.years.flatMap(({ lines }) => lines)).toHaveLength(2);
    await expect(officePlans(world.regency, actorOf('nobody'), null)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
  });
});

describe('mencabut, mengakhiri, membuka lagi', () => {
  const target = { slug: 'sentra-keripik-tempe-siguntur' };

  it('penetapan dicabut dengan alasan; nomor dan tanggalnya tetap di riwayat', async () => {
    await expect(sentra.endSentra(world.regency, coordinator, target, 'bubar')).rejects.toMatchObject({
      code: 'established_already',
    });
    await expect(sentra.withdrawDecree(world.regency, officer, target, 'bubar')).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.withdrawDecree(world.regency, coordinator, target, 'Anggotanya tinggal tiga.');
    const after = await page(target.slug);
    expect(after.decree).toBeNull();
    expect(after.standing.state).toBe('potential');
    expect(after.history[0]).toMatchObject({
      act: 'withdraw_decree',
      words: '188.45/12/2026',
      because: 'Anggotanya tinggal tiga.',
    });
    await expect(sentra.withdrawDecree(world.regency, coordinator, target, 'lagi')).rejects.toMatchObject({
      code: 'not_established',
    });
  });

  it('diakhiri: anggota keluar hari itu juga dan boleh masuk sentra lain; dibuka lagi tanpa anggota', async () => {
    await expect(sentra.reopenSentra(world.regency, coordinator, target, 'belum')).rejects.toMatchObject({
      code: 'sentra_not_ended',
    });
    await expect(sentra.endSentra(world.regency, officer, target, 'bubar')).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await sentra.endSentra(world.regency, coordinator, target, 'Pindah ke Sitiung.');
    const ended = await page(target.slug);
    expect(ended).toMatchObject({ endedOn: '2026-11-23', standing: { state: null } });
    expect(ended.members.every(({ leftOn }) => leftOn === '2026-11-23')).toBe(true);
    expect(ended.series).toEqual([{ year: 2026, members: 0, workers: null, told: 0 }]);
    expect(Object.entries(ended.may).filter(([, can]) => can)).toEqual([
      ['read', true],
      ['reopen', true],
    ]);
    await expect(
      sentra.addNeed(world.regency, coordinator, target, { need: 'apa saja', officeId: null }),
    ).rejects.toMatchObject({ code: 'sentra_ended' });
    expect((await sentraList(world.regency, coordinator)).at(-1)).toMatchObject({ endedOn: '2026-11-23' });
    await sentra.reopenSentra(world.regency, coordinator, target, 'Mulai lagi.');
    expect(await page(target.slug)).toMatchObject({ endedOn: null, standing: { state: null } });
  });
});

describe('siapa melihat apa', () => {
  it('wali nagari hanya sentra nagarinya, dan di dalamnya hanya usaha yang boleh dibacanya', async () => {
    const waliNagari = actorOf('wali');
    for (const nonsense of ['tidak-ada', '\u0000', '../..', 'A'.repeat(20_000)])
      await expect(page(nonsense)).rejects.toMatchObject({ code: 'sentra_not_found' });
    await expect(page('sentra-keripik-tempe-siguntur', waliNagari)).rejects.toMatchObject({
      code: 'sentra_not_found',
    });
    const [code = ''] = await street('Anyaman rotan', 1, { nagariCode: SIGUNTUR, lat: -0.7, lng: 101.5 });
    await sentra.addMember(
      world.regency,
      coordinator,
      { slug: 'anyaman-sitiung' },
      {
        industry: code,
        joinedOn: '2026-11-23',
      },
    );
    const seen = await page('anyaman-sitiung', waliNagari);
    expect(seen.members.map(({ name }) => name)).toEqual(['Anyaman pandan 1']);
    expect(seen.membersElsewhere).toBe(1);
    expect(seen.may).toEqual({ read: true });
    expect((await sentraList(world.regency, waliNagari)).map(({ slug }) => slug)).not.toContain(
      'sentra-keripik-tempe-siguntur',
    );
    await expect(sentraProposals(world.regency, waliNagari)).rejects.toMatchObject({ code: 'out_of_reach' });
  });

  it('usaha yang pindah nagari tetap anggota', async () => {
    const { members } = await page('anyaman-sitiung');
    const code = members[0]?.code ?? '';
    const maker = await industryPage(world.regency, coordinator, code);
    await changeIndustry(world.regency, coordinator, { code }, { ...maker.record, nagariCode: SIGUNTUR });
    expect((await page('anyaman-sitiung')).members).toHaveLength(members.length);
  });
});
