/** An owner asks for erasure: afterwards she stands nowhere, and nothing that is taken back later brings her back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MakerActor } from '#domain/offices/duty.ts';
import { startGrading } from '#domain/grading/grading.commands.server.ts';
import { addRecipients, recordHelp, tellResult } from '#domain/help/help.commands.server.ts';
import { helpOfIndustry } from '#domain/help/help.queries.server.ts';
import { addCertificate } from '#domain/registry/certificate.commands.server.ts';
import * as claims from '#domain/registry/claim.commands.server.ts';
import { makerBySecret, waitingProposals } from '#domain/registry/claim.queries.server.ts';
import { directoryOf } from '#domain/registry/directory.queries.server.ts';
import * as makers from '#domain/registry/industry.commands.server.ts';
import {
  matchColumns,
  startImport,
  takeSheet,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { industryList, industryPage } from '#domain/registry/industry.queries.server.ts';
import { wordKeeper } from '#domain/registry/maker-words.sweep.server.ts';
import { mergeMakers, unmergeMakers } from '#domain/registry/merge.commands.server.ts';
import { mergePair, mergesInto } from '#domain/registry/merge.queries.server.ts';
import { MERGE_CHOICES, type MergeChoice } from '#domain/registry/merge.ts';
import { copyOwnerData, eraseOwner } from '#domain/registry/owner-data.commands.server.ts';
import { erasureAsked, keptOfOwner } from '#domain/registry/owner-data.queries.server.ts';
import { linkIndustry } from '#domain/tickets/industry-link.commands.server.ts';
import { ticketsOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
/** Everything by which she could be known: also how it rests encrypted, hashed and masked. */
const HER = {
  name: 'Rukmini Sutan Batuah',
  nik: '1310044101770003',
  phone: '081374419925',
  email: 'rukmini@contoh.test',
  address: 'Gang Melati 7',
};
const OLDER = { name: 'Rukmini Batuah', phone: '081299987766' };

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'ovo-erased-'));
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const coordinator = actorOf('koordinator');
const register = (...given: Parameters<typeof makerWith>) =>
  makers.registerIndustry(world.regency, coordinator, makerWith(...given));
const page = (code: string) => industryPage(world.regency, coordinator, code);
const ASKED = { because: 'Pemilik datang ke loket.', dropsPlace: true };
const erase = async (code: string, name: string) =>
  eraseOwner(
    world.regency,
    coordinator,
    { code, seenVersion: (await page(code)).version },
    { name, ...ASKED },
  );

async function merge(code: string, other: string, take: readonly MergeChoice[]): Promise<string> {
  const pair = await mergePair(world.regency, coordinator, { code, other });
  const whose = Object.fromEntries(
    MERGE_CHOICES.map((choice) => [choice, take.includes(choice) ? 'other' : 'kept'] as const),
  ) as Record<MergeChoice, 'kept' | 'other'>;
  const seen = { seenVersion: pair.kept.version, seenOther: pair.other.version };
  await mergeMakers(world.regency, coordinator, { code, other, ...seen, ...whose });
  const { id } = await page(code);
  const [newest] = await mergesInto(world.regency, coordinator, { id, nagariCode: SITIUNG });
  return newest?.id ?? '';
}

async function imported(text: string): Promise<string> {
  const file = new File([text], 'data.csv');
  const id = await takeSheet(world.regency, coordinator, folder, { file, source: 'Uji' });
  const { columns } = await world.regency.db
    .selectFrom('sheetImports')
    .select('columns')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await matchColumns(world.regency, coordinator, id, {
    columns: columns as ColumnMatch<IndustryColumn>,
    figuresYear: 2025,
  });
  await goOnImporting(world.regency, folder);
  await startImport(world.regency, coordinator, id, { partial: true, gaps: true });
  await goOnImporting(world.regency, folder);
  return id;
}

/** Every column of every table in which one of these stands, in any case of letters; bytes are looked at as bytes. */
async function placesOf(needles: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'tsvector')
  `.execute(world.regency.db);
  expect(columns.length).toBeGreaterThan(200);
  const found: string[] = [];
  for (const { schema, table, column, type } of columns)
    for (const needle of needles) {
      const text =
        type === 'bytea' ? sql`encode(${sql.id(column)}, 'escape')` : sql`lower(${sql.id(column)}::text)`;
      const { rows } = await sql<object>`
        select 1 from ${sql.id(schema, table)} where position(${needle.toLowerCase()} in ${text}) > 0 limit 1
      `.execute(world.regency.db);
      if (rows.length > 0) found.push(`${table}.${column}: ${needle}`);
    }
  return found;
}

/** What rests of her number and NIK in a form that nobody reads: it must go as well. */
async function hiddenOf(code: string): Promise<string[]> {
  const { id } = await page(code);
  const owner = await world.regency.db
    .selectFrom('industryOwners')
    .select(['nikHash', 'nikCipher'])
    .where('industryId', '=', id)
    .executeTakeFirstOrThrow();
  const links = await world.regency.db
    .selectFrom('claimLinks')
    .select(['phoneHash', 'phoneMasked'])
    .where('industryId', '=', id)
    .execute();
  return [
    owner.nikHash,
    owner.nikCipher?.toString('base64'),
    ...links.flatMap(({ phoneHash, phoneMasked }) => [phoneHash, phoneMasked]),
  ].filter((value): value is string => Boolean(value));
}

describe('menghapus data pemilik', () => {
  let code = '';
  let older = '';
  let twin = '';
  let mergeId = '';
  let importId = '';
  let secret = '';
  let hidden: string[] = [];
  const sheet = `Nama;Pemilik;Nagari;No. HP;Alamat;Mulai usaha\nKeripik ${HER.name};${HER.name};Sitiung;${HER.phone};${HER.address};2012\n`;

  beforeAll(async () => {
    const { regency } = world;
    code = await register(
      {
        name: `Keripik ${HER.name}`,
        nib: null,
        kind: 'person',
        lat: -0.98,
        lng: 101.55,
        startedYear: null,
        difficultyNote: `Anak ${HER.name} sedang sakit.`,
      },
      { ...HER, address: null },
    );
    const { id, products } = await page(code);
    const target = { code };
    await makers.changeProduct(regency, coordinator, target, {
      productId: products[0]?.id ?? '',
      name: 'Keripik pisang',
      brand: HER.name,
      price: 12_000,
      unit: 'bungkus',
    });
    await addCertificate(regency, coordinator, target, {
      kind: 'other',
      name: `Piagam ${HER.name}`,
      number: '77/2025',
      issuedOn: null,
      validUntil: null,
      productId: null,
    });
    await makers.closeIndustry(regency, coordinator, target, 'Bu Rukmini melahirkan.');
    await makers.reopenIndustry(regency, coordinator, target);
    await makers.giveConsent(regency, coordinator, target, '2026-11-01');
    importId = await imported(sheet);

    const before = await claims.sendClaim(regency, coordinator, target);
    const holder = (await makerBySecret(regency, before.secret)) as MakerActor;
    const about = { productId: null, year: null };
    await claims.proposeChange(
      regency,
      holder,
      { kind: 'owner', ...about },
      { phone: '081200001111', address: null },
    );
    const [first] = (await waitingProposals(regency, coordinator)).proposals;
    await claims.declineProposal(regency, coordinator, {
      proposalId: first?.id ?? '',
      because: `Nomor itu bukan milik ${HER.name}.`,
    });
    await claims.proposeChange(
      regency,
      holder,
      { kind: 'record', ...about },
      { name: `Keripik ${HER.name}`, jorong: 'Ranah', difficulties: ['capital'], difficultyNote: HER.name },
    );
    secret = before.secret;

    // Her earlier entry was merged into this one; another merge was taken back.
    older = await register({ name: OLDER.name, nib: null, kind: 'person' }, { ...OLDER, nik: null }, [
      'Sanjai',
    ]);
    mergeId = await merge(code, older, ['name', 'phone', 'difficultyNote']);
    await makers.changeIndustry(regency, coordinator, target, {
      ...(await page(code)).record,
      name: `Keripik ${HER.name}`,
    });
    const other = await register(
      { name: 'Keripik Lain', nib: null },
      { name: 'Siti Lain', phone: null, nik: null },
    );
    twin = await register({ name: HER.name, nib: null }, HER);
    await unmergeMakers(regency, coordinator, await merge(other, twin, ['name', 'phone']));

    const help = await recordHelp(regency, coordinator, {
      kind: 'training',
      title: 'Pelatihan kemasan',
      officeId: office('kumperindag'),
      beganOn: '2025-11-03',
      endedOn: null,
      funds: 'apbd',
      fundYear: 2025,
      value: null,
      nagariCode: SITIUNG,
      othersWomen: null,
      othersMen: null,
      note: null,
    });
    await addRecipients(regency, coordinator, { code: help }, [id]);
    await tellResult(
      regency,
      coordinator,
      { code: help },
      {
        industryId: id,
        toldOn: '2026-11-20',
        isUsed: true,
        areSalesUp: true,
        workersAdded: 1,
        note: 'Rukmini kini punya dua pekerja.',
      },
    );
    await wordKeeper()(regency);
    hidden = await hiddenOf(code);
    expect(hidden.length).toBeGreaterThan(3);
    expect((await placesOf([HER.name])).length).toBeGreaterThan(8);
  });

  it('layar lebih dulu mengatakan apa yang ikut dan nama apa yang tinggal', async () => {
    expect(await erasureAsked(world.regency, await page(code))).toEqual({
      name: 'Keripik',
      isNameHint: true,
      products: [HER.name],
      merged: [older],
      others: [twin],
    });
  });

  it('nama usaha yang memuat namanya ditolak, dan tidak ada yang berubah', async () => {
    await expect(erase(code, `Dapur ${HER.name.toUpperCase()}`)).rejects.toMatchObject({
      code: 'name_tells_owner',
    });
    expect((await page(code)).owner).toMatchObject({ name: HER.name, erasedAt: null });
  });

  it('salinan memuat semuanya, dan siapa yang mengambil tercatat', async () => {
    const kept = await copyOwnerData(world.regency, actorOf('loket'), code);
    expect(kept).toMatchObject({
      owner: { name: HER.name, nik: HER.nik, address: HER.address },
      otherOwners: [{ code: older, name: OLDER.name }],
    });
    expect(kept.proposals).toHaveLength(2);
    const audit = await world.regency.db
      .selectFrom('audits')
      .select(['verb', 'actorId', 'after'])
      .where('verb', '=', 'copy_personal')
      .execute();
    expect(audit).toEqual([
      { verb: 'copy_personal', actorId: actorOf('loket').personId, after: { industry: code } },
    ]);
    await expect(copyOwnerData(world.regency, actorOf('kepala'), code)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
  });

  it('satu tindakan, satu baris riwayat; usaha, produk, dan angka tetap', async () => {
    const before = await page(code);
    const { importIds } = await erase(code, 'Keripik pisang Sitiung');
    expect(importIds).toEqual([importId]);
    const after = await page(code);
    expect(after.history).toHaveLength(before.history.length + 1);
    expect(after.history[0]).toMatchObject({ act: 'erase_owner', words: ASKED.because });
    expect(after.owner).toMatchObject({
      name: null,
      gender: null,
      nik: null,
      phone: null,
      email: null,
      hasAddress: false,
      erasedAt: world.regency.now(),
    });
    expect(after.record).toMatchObject({ name: 'Keripik pisang Sitiung', lat: null, difficultyNote: null });
    expect(after.products.map(({ name, brand }) => [name, brand])).toEqual([
      ['Keripik pisang', null],
      ['Sanjai', null],
    ]);
    expect(after.consentWithdrawnOn).toBe('2026-11-23');
    const [help] = await helpOfIndustry(world.regency, coordinator, { id: after.id, nagariCode: SITIUNG });
    expect(help?.result).toMatchObject({ isUsed: true });
  });

  it('tautannya tidak membuka apa pun, usulannya tidak menunggu, direktori tidak menyebutnya', async () => {
    expect(await makerBySecret(world.regency, secret)).toBeUndefined();
    expect((await waitingProposals(world.regency, coordinator)).total).toBe(0);
    expect(await directoryOf(world.regency, { ids: [(await page(code)).id] })).toEqual([]);
    expect(await keptOfOwner(world.regency, (await page(code)).id)).toMatchObject({
      owner: { name: null },
      otherOwners: [],
      proposals: [],
    });
    const { rows } = await industryList(world.regency, coordinator, new URLSearchParams('cari=rukmini'));
    expect(rows.map((row) => row.code)).toEqual([twin]);
  });

  const needles = () => [
    HER.name,
    ...Object.values(HER).slice(1),
    HER.phone.slice(1),
    OLDER.name,
    OLDER.phone,
    'rukmini',
    ...hidden,
  ];

  it('tidak ada lagi di kolom mana pun di tabel mana pun', async () => {
    // Her other entry, which nobody merged: the form named it.
    await erase(twin, 'Usaha keripik');
    expect(await placesOf(needles())).toEqual([]);
  });

  it('memisahkan gabungan dan membatalkan impor tidak mengembalikannya', async () => {
    await unmergeMakers(world.regency, coordinator, mergeId);
    expect((await page(older)).owner).toMatchObject({ name: null, phone: null });
    expect((await page(older)).record.name).not.toContain('Rukmini');
    await undoImport(world.regency, coordinator, importId);
    expect(await placesOf(needles())).toEqual([]);
  });

  it('lembar yang sama diimpor lagi: usahanya dikenal, pemiliknya tidak ditulis lagi', async () => {
    const again = await imported(sheet);
    const one = await world.regency.db
      .selectFrom('sheetImports')
      .select(['state', 'rowsWritten'])
      .where('id', '=', again)
      .executeTakeFirstOrThrow();
    expect(one).toEqual({ state: 'done', rowsWritten: 0 });
    expect(await placesOf(needles())).toEqual([]);
  });

  it('dua kali tidak bisa; pemilik baru dapat ditulis, dan dialah yang tampil', async () => {
    await expect(erase(code, 'Keripik pisang Sitiung')).rejects.toMatchObject({ code: 'no_owner_to_erase' });
    await makers.changeOwner(
      world.regency,
      coordinator,
      { code },
      {
        ownerName: 'Andi Putra',
        gender: 'male',
        phone: '081311112222',
        email: null,
        address: null,
        nik: null,
        dropsNik: false,
      },
    );
    expect((await page(code)).owner).toMatchObject({ name: 'Andi Putra', erasedAt: null });
    await imported(sheet);
    expect((await page(code)).owner).toMatchObject({ name: 'Andi Putra', hasAddress: false });
  });
});

it('hanya koordinator: yang lain ditolak, dan tidak ada yang berubah', async () => {
  const code = await register({ name: 'Emping Ditolak', nib: null });
  for (const who of ['loket', 'petugasKumperindag', 'wali', 'kepala'] as const)
    await expect(
      eraseOwner(world.regency, actorOf(who), { code }, { name: 'Emping', ...ASKED }),
    ).rejects.toMatchObject({ code: 'out_of_reach' });
  expect((await page(code)).owner.erasedAt).toBeNull();
});

it('tiket yang dibawa pemilik tidak lagi menunjuk usahanya; tiket orang lain tetap', async () => {
  const { regency } = world;
  const desk = actorOf('loket');
  const code = await register(
    { name: 'Dendeng Rumah', nib: null },
    { name: 'Yulianis Datuak', phone: '081377001100' },
  );
  const opened = async (name: string, phone: string) => {
    const { ticket } = await openTicket(regency, desk, {
      channel: 'desk',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: SITIUNG,
      words: 'Nomor kami berakhir.',
      applicant: { kind: 'person', name, phone },
      hidesName: false,
      wantsVisit: false,
    });
    await linkIndustry(regency, desk, ticket.id, code);
    return ticket.code;
  };
  await opened('Yulianis Datuak', '081377001100');
  const other = await opened('Karyawan Satu', '081377002200');
  const { id } = await page(code);
  expect(await ticketsOfIndustry(regency, desk, id)).toHaveLength(2);
  await erase(code, 'Dendeng Rumah');
  expect((await ticketsOfIndustry(regency, desk, id)).map((one) => one.code)).toEqual([other]);
});

it('catatan penilaian bintang yang menyebutnya hilang, nilainya tetap', async () => {
  const { regency } = world;
  const code = await register(
    { name: 'Madu Rimbo', nib: null },
    { name: 'Zulfahmi Pandeka', phone: '081366554433' },
  );
  const { products } = await page(code);
  const grading = await startGrading(regency, coordinator, products[0]?.id ?? '');
  await regency.db
    .updateTable('gradings')
    .set({
      ownNotes: JSON.stringify({ a: 'Pak Zulfahmi punya dua pekerja', b: 'Dua pekerja' }),
      gateNotes: JSON.stringify({ nib: 'NIB atas nama Zulfahmi Pandeka' }),
    })
    .where('code', '=', grading)
    .execute();
  await erase(code, 'Madu Rimbo');
  const row = await regency.db
    .selectFrom('gradings')
    .select(['ownNotes', 'gateNotes', 'state'])
    .where('code', '=', grading)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ ownNotes: { b: 'Dua pekerja' }, gateNotes: {}, state: 'draft' });
});
