import { NO_FIGURES } from '#domain/registry/industry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as makers from '#domain/registry/industry.commands.server.ts';
import { registerForm } from '#domain/registry/industry.form.ts';
import { takeRegistration } from '#domain/registry/industry.intake.server.ts';
import {
  industryList,
  industryPage,
  likelyTwins,
  twinList,
} from '#domain/registry/industry.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const coordinator = actorOf('koordinator');
const waliNagari = actorOf('wali');
const register = (...given: Parameters<typeof makerWith>) =>
  makers.registerIndustry(world.regency, coordinator, makerWith(...given));
const page = (code: string) => industryPage(world.regency, coordinator, code);
const list = (query: string, actor = coordinator) =>
  industryList(world.regency, actor, new URLSearchParams(query));
describe('satu usaha dari awal', () => {
  it('didaftarkan, dan terbaca seperti ditulis', async () => {
    const given = makerWith({}, {}, ['Keripik pisang balado', 'Keripik pisang manis']);
    const code = await makers.registerIndustry(world.regency, coordinator, given);
    expect(code).toMatch(/^USH-[2-9A-Y]{4}-[2-9A-Y]{4}$/);
    const maker = await page(code.toLowerCase());
    expect(maker.record).toEqual(given.record);
    expect(maker.kbli?.title).toMatch(/Keripik/);
    expect(maker.products.map(({ name }) => name)).toEqual(['Keripik pisang balado', 'Keripik pisang manis']);
    expect(maker.history.map(({ act, who }) => [act, who])).toEqual([['register', CAST.koordinator.name]]);
  });

  it('satu tindakan, satu baris riwayat; dua orang tidak saling menimpa', async () => {
    const code = await register({ name: 'Batik Lubuak Aur', nib: null });
    const { record } = await page(code);
    await makers.changeIndustry(
      world.regency,
      coordinator,
      { code, seenVersion: 1 },
      { ...record, startedYear: 2018, materials: [{ name: 'kain mori', localShare: 0 }] },
    );
    await expect(
      makers.changeIndustry(world.regency, coordinator, { code, seenVersion: 1 }, record),
    ).rejects.toMatchObject({ code: 'industry_changed' });
    const maker = await page(code);
    expect(maker.version).toBe(2);
    expect(maker.record.materials).toEqual([{ name: 'kain mori', localShare: 0 }]);
    expect(maker.history[0]?.fields).toEqual(['startedYear', 'materials']);
    const line = await world.regency.db
      .selectFrom('industryActs')
      .select('data')
      .where('industryId', '=', maker.id)
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    expect(line.data).toMatchObject({ before: { startedYear: 2016 }, after: { startedYear: 2018 } });
  });

  it('produk ditambah, diubah, dan tidak dibuat lagi; pencarian mengikutinya', async () => {
    const code = await register({ name: 'Dapur Tigo Putri', nib: null }, { phone: null, nik: null }, []);
    const productId = await makers.addProduct(
      world.regency,
      coordinator,
      { code },
      {
        name: 'Rendang belut',
        brand: null,
        price: null,
        unit: null,
      },
    );
    await makers.changeProduct(
      world.regency,
      coordinator,
      { code },
      {
        productId,
        name: 'Rendang belut',
        brand: 'Tigo Putri',
        price: 85_000,
        unit: 'bungkus 250 g',
      },
    );
    expect((await page(code)).products).toMatchObject([{ brand: 'Tigo Putri', price: 85_000 }]);
    expect((await list('cari=belut')).rows.map((row) => row.code)).toEqual([code]);
    await makers.endProduct(world.regency, coordinator, { code }, productId);
    expect((await page(code)).products).toEqual([]);
    expect((await list('cari=belut')).total).toBe(0);
    await expect(makers.endProduct(world.regency, coordinator, { code }, productId)).rejects.toMatchObject({
      code: 'unknown_product',
    });
    expect((await page(code)).history[0]).toMatchObject({ act: 'end_product', words: 'Rendang belut' });
  });

  it('angka setahun diisi lagi: yang lama ada di riwayat', async () => {
    const code = await register({ name: 'Kopi Bukik', nib: null }, { phone: null, nik: null });
    const figures = { ...NO_FIGURES, year: 2025, quarter: 0, womenPaid: 3, sales: 90_000_000 };
    await makers.recordFigures(world.regency, coordinator, { code }, figures);
    await makers.recordFigures(world.regency, coordinator, { code }, { ...figures, sales: 120_000_000 });
    await makers.recordFigures(world.regency, coordinator, { code }, { ...figures, year: 2024, quarter: 2 });
    const maker = await page(code);
    expect(maker.figures.map(({ year, quarter, sales }) => [year, quarter, sales])).toEqual([
      [2025, 0, 120_000_000],
      [2024, 2, 90_000_000],
    ]);
    const acts = await world.regency.db
      .selectFrom('industryActs')
      .select('data')
      .where('industryId', '=', maker.id)
      .orderBy('seq')
      .execute();
    expect(acts[2]?.data).toMatchObject({ before: { sales: 90_000_000 }, after: { sales: 120_000_000 } });
  });

  it('persetujuan diberi, ditarik, dan diberi lagi', async () => {
    const code = await register({ name: 'Anyaman Puti', nib: null }, { phone: null, nik: null });
    const target = { code };
    await expect(
      makers.withdrawConsent(world.regency, coordinator, target, '2026-11-20'),
    ).rejects.toMatchObject({ code: 'consent_as_it_is' });
    await makers.giveConsent(world.regency, coordinator, target, '2026-11-20');
    expect((await list('cari=anyaman puti')).rows[0]?.isInDirectory).toBe(true);
    await makers.withdrawConsent(world.regency, coordinator, target, '2026-11-22');
    expect((await list('cari=anyaman puti')).rows[0]?.isInDirectory).toBe(false);
    expect(await page(code)).toMatchObject({
      consentedOn: '2026-11-20',
      consentWithdrawnOn: '2026-11-22',
      may: { consent: true, withdraw_consent: false },
    });
  });

  it('yang tutup keluar dari daftar, menolak perubahan, dan dapat dibuka lagi', async () => {
    const code = await register({ name: 'Roti Gonjong', nib: null }, { phone: null, nik: null });
    await makers.closeIndustry(world.regency, coordinator, { code }, 'pindah ke Pekanbaru');
    expect((await list('cari=roti gonjong')).total).toBe(0);
    expect((await list('cari=roti gonjong&keadaan=tutup')).total).toBe(1);
    await expect(
      makers.recordFigures(world.regency, coordinator, { code }, { ...NO_FIGURES, year: 2025, quarter: 0 }),
    ).rejects.toMatchObject({ code: 'industry_is_closed' });
    await makers.reopenIndustry(world.regency, coordinator, { code });
    expect((await list('cari=roti gonjong')).total).toBe(1);
  });
});

describe('data pribadi', () => {
  it('NIK tersimpan dengan sandi, tampil tertutup, dan siapa yang membuka tercatat', async () => {
    const code = await register({ name: 'Tempe Suparti', nib: null }, { nik: '1310044506850002' });
    const maker = await page(code);
    expect(maker.owner).toMatchObject({ nik: '131004••••••0002', phone: '0812••••••••' });
    const row = await world.regency.db
      .selectFrom('industryOwners')
      .selectAll()
      .where('industryId', '=', maker.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('1310044506850002');
    expect(row.nikCipher?.includes(Buffer.from('1310044506850002'))).toBe(false);
    expect(await makers.openIndustryPersonal(world.regency, coordinator, code)).toMatchObject({
      nik: '1310044506850002',
      phone: '081234567890',
    });
    const audits = await world.regency.db
      .selectFrom('audits')
      .select(['actorId', 'verb', 'after'])
      .where('subjectId', '=', maker.id)
      .execute();
    expect(audits).toEqual([
      { actorId: CAST.koordinator.id, verb: 'open_personal', after: { industry: code } },
    ]);
  });

  it('riwayat menyebut apa yang berubah, bukan isinya', async () => {
    const code = await register({ name: 'Jahit Ningsih', nib: null });
    await makers.changeOwner(
      world.regency,
      coordinator,
      { code, seenVersion: 1 },
      {
        ownerName: 'Ningsih Utami',
        gender: 'female',
        nik: null,
        dropsNik: false,
        phone: '081299998888',
        email: null,
        address: null,
      },
    );
    const maker = await page(code);
    expect(maker.owner.nik).not.toBeNull();
    expect(maker.history[0]?.fields).toEqual(['name', 'phone', 'email', 'address']);
    const acts = await world.regency.db
      .selectFrom('industryActs')
      .select('data')
      .where('industryId', '=', maker.id)
      .execute();
    expect(JSON.stringify(acts)).not.toMatch(/Ningsih|0812|Jalan/);
  });
});

describe('wali nagari', () => {
  it('melihat dan mengisi usaha nagarinya saja; nagari lain seperti tidak ada', async () => {
    const own = await register({ name: 'Emping Wali', nib: null, nagariCode: SITIUNG });
    const other = await register({ name: 'Emping Orang Lain', nib: null, nagariCode: SIKABAU });
    expect((await industryPage(world.regency, waliNagari, own)).may.change).toBe(true);
    await expect(industryPage(world.regency, waliNagari, other)).rejects.toMatchObject({
      code: 'industry_not_found',
    });
    await expect(makers.openIndustryPersonal(world.regency, waliNagari, other)).rejects.toMatchObject({
      code: 'industry_not_found',
    });
    await expect(
      makers.closeIndustry(world.regency, waliNagari, { code: other }, 'bukan urusan saya'),
    ).rejects.toMatchObject({ code: 'industry_not_found' });
    expect((await list('cari=emping', waliNagari)).rows.map(({ code }) => code)).toEqual([own]);
    expect((await list(`nagari=${SIKABAU}`, waliNagari)).total).toBe(0);
    expect((await list('', actorOf('camat'))).rows.map(({ code }) => code)).not.toContain(other);
  });

  it('tidak mendaftarkan di nagari lain, dan tidak memindahkan ke sana', async () => {
    await expect(
      makers.registerIndustry(world.regency, waliNagari, makerWith({ nagariCode: SIKABAU })),
    ).rejects.toMatchObject({ status: 403 });
    const code = await register({ name: 'Lemang Wali', nib: null });
    const { record } = await page(code);
    await expect(
      makers.changeIndustry(
        world.regency,
        waliNagari,
        { code, seenVersion: 1 },
        { ...record, nagariCode: SIKABAU },
      ),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('camat membaca kecamatannya, tidak mengubah dan tidak membuka data pribadi', async () => {
    const code = await register({ name: 'Kue Camat', nib: null });
    const maker = await industryPage(world.regency, actorOf('camat'), code);
    expect(Object.keys(maker.may)).toEqual(['read']);
    expect(maker.owner.nik).toBe('•'.repeat(16));
    await expect(makers.openIndustryPersonal(world.regency, actorOf('camat'), code)).rejects.toMatchObject({
      status: 403,
    });
  });

  it('pimpinan, administrator, dan yang tanpa tugas tidak membaca', async () => {
    for (const key of ['pimpinan', 'admin', 'nobody'] as const)
      await expect(list('', actorOf(key))).rejects.toMatchObject({ status: 403 });
  });
});

describe('yang mungkin sudah tercatat', () => {
  const asked = { name: 'Tahu Sumedang', nagariCode: SITIUNG, nib: null, nik: null, phone: null };
  it('ditunjukkan karena NIB, NIK, nomor HP, atau nama yang mirip di nagari itu', async () => {
    const code = await register(
      { name: 'Kerupuk Ubi Sakato', nib: '9988776655443', nagariCode: SIKABAU },
      { nik: '1310024506850007', phone: '081377776666' },
    );
    const because = async (more: object) =>
      (await likelyTwins(world.regency, coordinator, { ...asked, ...more })).known.find(
        (twin) => twin.code === code,
      )?.because;
    expect(await because({ nib: '9988776655443' })).toEqual(['same_nib']);
    expect(await because({ nik: '1310024506850007' })).toEqual(['same_nik']);
    expect(await because({ phone: '081377776666' })).toEqual(['same_phone']);
    expect(await because({ name: 'Kerupuk Ubi Tuah Sakato', nagariCode: SIKABAU })).toEqual(['alike_name']);
    expect(await because({ name: 'Kerupuk Ubi Tuah Sakato' })).toBeUndefined();
    expect(await likelyTwins(world.regency, waliNagari, { ...asked, nib: '9988776655443' })).toEqual({
      known: [],
      elsewhere: 1,
    });
  });

  it('menjadi daftar: yang memakai nomor yang sama, dan nama mirip di nagari yang diminta', async () => {
    const SILAGO = '13.10.05.2001';
    const owner = { phone: '081355554444', nik: null };
    const one = await register({ name: 'Gula Semut Tuah', nib: null, nagariCode: SILAGO }, owner);
    const two = await register({ name: 'Kue Basah Puti', nib: null, nagariCode: SIKABAU }, owner);
    const three = await register(
      { name: 'Gula Semut Tuwah', nib: null, nagariCode: SILAGO },
      { phone: null, nik: null },
    );
    const told = async (nagari: string) =>
      (await twinList(world.regency, coordinator, nagari)).groups.map(({ because, makers: found }) => [
        because,
        ...found.map(({ code }) => code),
      ]);
    expect(await told('')).toContainEqual(['same_phone', one, two]);
    expect(await told(SILAGO)).toContainEqual(['alike_name', one, three]);
    expect(await told(SIKABAU)).not.toContainEqual(['alike_name', one, three]);
    const own = await twinList(world.regency, waliNagari, SILAGO);
    expect(own.nagari).toBe(SITIUNG);
    expect(JSON.stringify(own.groups)).not.toMatch(/Silago|Sikabau/);
    await expect(twinList(world.regency, actorOf('camat'), '')).rejects.toMatchObject({ status: 403 });
  });

  it('isian disimpan sesudah dikatakan bahwa ini usaha lain', async () => {
    const fill = (more: Record<string, string>) => {
      const data = new FormData();
      for (const [name, value] of Object.entries({
        kind: 'person',
        name: 'Dodol Sakinah',
        nagari: SITIUNG,
        kbli: '10794',
        ...more,
      }))
        data.set(name, value);
      const parsed = parseForm(registerForm(world.regency.now()), data);
      if (!parsed.isRight) throw new RangeError(JSON.stringify(parsed.errors));
      return takeRegistration(world.regency, coordinator, parsed.value);
    };
    expect(await fill({})).toHaveProperty('code');
    expect(await fill({})).toMatchObject({ errors: { form: 'maybe_twin' }, twins: { elsewhere: 0 } });
    expect(await fill({ isOther: '1' })).toHaveProperty('code');
    expect(await fill({ name: 'Batik Rajo', kbli: 'batik' })).toMatchObject({
      errors: { kbli: 'kbli_unclear' },
    });
    expect((await list('cari=dodol sakinah')).total).toBe(2);
  });
});

describe('daftar', () => {
  it('halaman demi halaman menurut nama, tanpa lubang dan tanpa nama di alamat', async () => {
    for (let i = 0; i < 120; i += 1)
      await register({
        name: `Usaha ${String(i % 60).padStart(2, '0')}`,
        nib: null,
        kind: 'group',
        groupKind: 'kub',
      });
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const at = await list(`jenis=group${next === undefined ? '' : `&sesudah=${next}`}`);
      expect(at.total).toBe(120);
      seen.push(...at.rows.map((row) => row.code));
      next = at.next;
      if (next !== undefined) expect(next).toMatch(/^[0-9a-f-]{36}$/);
    } while (next !== undefined);
    expect(new Set(seen).size).toBe(120);
    expect((await list('kbli=10&jenis=group')).total).toBe(120);
    expect((await list('kbli=13&jenis=group')).total).toBe(0);
    expect((await list('nagari=13.10.04&jenis=group')).total).toBe(120);
    expect((await list('jenis=%00&nagari=x&kbli=999&keadaan=apa')).asked).toEqual({});
    expect((await list('cari=100%25')).total).toBe(0);
  });
});
