import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFromList } from '#domain/help/attendance.intake.server.ts';
import { matchAttendance } from '#domain/help/attendance.server.ts';
import * as help from '#domain/help/help.commands.server.ts';
import { helpList, helpOfIndustry, helpPage } from '#domain/help/help.queries.server.ts';
import { NO_SHARE, type HelpRecord } from '#domain/help/help.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';

let world: World;
const officer = actorOf('petugasKumperindag');
const makers: Record<string, { code: string; id: string }> = {};
const idOf = (name: string) => makers[name]?.id ?? '';

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const all = [
    ['Keripik Bundo', 'Murni Chaniago', SITIUNG, '081234567890', '1234567890123'],
    ['Rendang Puti', 'Sari Bulan', SITIUNG, null, null],
    ['Batik Sari', 'Sari Bulan', SITIUNG, null, null],
    ['Emping Sikabau', 'Yusniar', SIKABAU, null, null],
  ] as const;
  for (const [name, owner, nagariCode, phone, nib] of all) {
    const given = makerWith({ name, nagariCode, nib }, { name: owner, phone, nik: null });
    const code = await registerIndustry(world.regency, officer, given);
    makers[name] = { code, id: (await industryPage(world.regency, officer, code)).id };
  }
});
afterAll(() => world.close());

const training = (more: Partial<HelpRecord> = {}): HelpRecord => ({
  kind: 'training',
  title: 'Pelatihan keamanan pangan',
  officeId: office('kumperindag'),
  beganOn: '2025-11-20',
  endedOn: '2025-11-22',
  funds: 'apbd',
  fundYear: 2025,
  value: 45_000_000,
  nagariCode: SITIUNG,
  othersWomen: 3,
  othersMen: null,
  note: null,
  ...more,
});
const all = new URLSearchParams();

describe('dari daftar hadir sampai hasilnya', () => {
  let code = '';

  it('baris dikenal dari nomor, NIB, nomor HP, atau nama; yang kembar namanya dipilih orang', async () => {
    code = await help.recordHelp(world.regency, officer, training());
    const list = [
      `1. ${makers['Emping Sikabau']?.code ?? ''}`,
      'Murni; 0812-3456-7890',
      'Sari Bulan',
      'Rendang Puty',
      'Yusniar',
      'Orang Lain',
    ].join('\n');
    const matches = await matchAttendance(world.regency, officer, { list, nagariCode: SITIUNG });
    expect(matches.map(({ is, makers: found }) => [is, ...found.map(({ name }) => name)])).toEqual([
      ['found', 'Emping Sikabau'],
      ['found', 'Keripik Bundo'],
      ['unclear', 'Rendang Puti', 'Batik Sari'],
      ['unclear', 'Rendang Puti'],
      // Dari nagari lain: ditawarkan, tidak langsung dicentang.
      ['unclear', 'Emping Sikabau'],
      ['unknown'],
    ]);
    const rest = await addFromList(world.regency, officer, code, {
      industry: [idOf('Emping Sikabau'), idOf('Keripik Bundo'), idOf('Batik Sari')],
      list,
      nagariCode: SITIUNG,
    });
    // Tidak ada baris yang hilang: yang belum jelas kembali ke kotaknya.
    expect(rest.map(({ text }) => text)).toEqual(['Rendang Puty', 'Orang Lain']);
  });

  it('yang ditambahkan dua kali tetap satu, dan bagiannya dapat diisi', async () => {
    await help.addRecipients(world.regency, officer, { code }, [idOf('Keripik Bundo')]);
    await help.changeShare(
      world.regency,
      officer,
      { code },
      {
        industryId: idOf('Keripik Bundo'),
        value: 1_500_000,
        quantity: 2,
        unit: 'paket',
      },
    );
    const page = await helpPage(world.regency, officer, code);
    expect(page.recipients.find(({ name }) => name === 'Keripik Bundo')).toMatchObject({
      value: 1_500_000,
      quantity: 2,
      unit: 'paket',
    });
    expect(page.recipients).toHaveLength(3);
    await expect(
      help.changeShare(world.regency, officer, { code }, { ...NO_SHARE, industryId: idOf('Rendang Puti') }),
    ).rejects.toMatchObject({ code: 'no_such_recipient' });
  });

  it('terlihat di halaman usaha, tetapi tidak bagi yang tidak boleh membaca bantuan', async () => {
    const maker = { id: idOf('Keripik Bundo'), nagariCode: SITIUNG };
    expect(await helpOfIndustry(world.regency, officer, maker)).toMatchObject([
      { code, value: 1_500_000, result: null },
    ]);
    expect(await helpOfIndustry(world.regency, actorOf('wali'), maker)).toHaveLength(1);
    expect(await helpOfIndustry(world.regency, actorOf('pimpinan'), maker)).toEqual([]);
  });

  it('setelah setahun hasilnya diisi; wali nagari hanya untuk usaha nagarinya', async () => {
    expect((await helpPage(world.regency, officer, code)).isDue).toBe(true);
    expect((await helpList(world.regency, officer, all)).due).toBe(1);
    const told = { toldOn: '2026-11-23', isUsed: true, areSalesUp: true, workersAdded: 2, note: 'Laris' };
    const waliNagari = actorOf('wali');
    const tell = (actor: typeof waliNagari, name: string) =>
      help.tellResult(world.regency, actor, { code }, { ...told, industryId: idOf(name) });
    await tell(waliNagari, 'Keripik Bundo');
    await expect(tell(waliNagari, 'Emping Sikabau')).rejects.toMatchObject({ code: 'out_of_reach' });
    await expect(tell(actorOf('petugasDinkes'), 'Emping Sikabau')).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await tell(officer, 'Emping Sikabau');
    await help.tellResult(
      world.regency,
      officer,
      { code },
      {
        ...told,
        industryId: idOf('Batik Sari'),
        isUsed: false,
      },
    );
    const page = await helpPage(world.regency, officer, code);
    expect(page.isDue).toBe(false);
    expect((await helpList(world.regency, officer, all)).due).toBe(0);
    expect(page.history.filter(({ act }) => act === 'tell_result')).toHaveLength(3);
    const lines = await world.regency.db.selectFrom('helpActs').select('data').execute();
    expect(JSON.stringify(lines)).not.toContain('Laris');
  });

  it('wali nagari melihat penerima nagarinya saja, dan tahu ada yang lain', async () => {
    const page = await helpPage(world.regency, actorOf('wali'), code);
    expect(page.recipients.map(({ name }) => name).toSorted()).toEqual(['Batik Sari', 'Keripik Bundo']);
    expect(page.elsewhere).toBe(1);
    expect(page.may).toMatchObject({ tell_result: true, change: false, add_recipients: false });
    expect((await helpList(world.regency, actorOf('wali'), all)).sums).toMatchObject({ recipients: 2 });
  });
});

describe('siapa yang mencatat, dan apa yang ditolak', () => {
  it('dinas hanya untuk dinasnya sendiri, koordinator untuk semua, kepala tidak', async () => {
    const theirs = training({ officeId: office('dinkes'), title: 'Bantuan timbangan', kind: 'machine' });
    await expect(help.recordHelp(world.regency, officer, theirs)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    await expect(help.recordHelp(world.regency, actorOf('kepala'), theirs)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    const code = await help.recordHelp(world.regency, actorOf('koordinator'), theirs);
    // Bukan milik dinasnya: terbaca, tidak terubah.
    expect((await helpPage(world.regency, officer, code)).may.change).toBe(false);
    await expect(
      help.changeHelp(world.regency, officer, { code }, { ...theirs, officeId: office('kumperindag') }),
    ).rejects.toMatchObject({ code: 'out_of_reach' });
  });

  it('yang di nagari lain seperti tidak ada bagi wali nagari', async () => {
    const code = await help.recordHelp(world.regency, officer, training({ nagariCode: SIKABAU }), [
      { ...NO_SHARE, industryId: idOf('Emping Sikabau') },
    ]);
    await expect(helpPage(world.regency, actorOf('wali'), code)).rejects.toMatchObject({
      code: 'help_not_found',
    });
    expect((await helpList(world.regency, actorOf('wali'), all)).rows.map((row) => row.code)).not.toContain(
      code,
    );
  });

  it('dinas, nagari, usaha, dan nomor yang tidak ada ditolak; versi lama juga', async () => {
    const nothing = '00000000-0000-7000-8000-00000000dead';
    const record = (more: Partial<HelpRecord>, recipients: readonly string[] = []) =>
      help.recordHelp(
        world.regency,
        actorOf('koordinator'),
        training(more),
        recipients.map((industryId) => ({ ...NO_SHARE, industryId })),
      );
    await expect(record({ officeId: nothing })).rejects.toMatchObject({ code: 'unknown_office' });
    await expect(record({ nagariCode: '13.10.99.2001' })).rejects.toMatchObject({ code: 'unknown_nagari' });
    await expect(record({}, [nothing])).rejects.toMatchObject({ code: 'no_such_recipient' });
    await expect(helpPage(world.regency, officer, 'BTN-2222-2222')).rejects.toMatchObject({
      code: 'help_not_found',
    });
    const code = await record({});
    await expect(
      help.changeHelp(world.regency, officer, { code, seenVersion: 7 }, training()),
    ).rejects.toMatchObject({ code: 'help_changed' });
  });

  it('yang dicabut keluar dari daftar dan halaman usaha, riwayatnya tetap', async () => {
    const recipients = [{ ...NO_SHARE, industryId: idOf('Rendang Puti') }];
    const code = await help.recordHelp(
      world.regency,
      officer,
      training({ title: 'Salah catat' }),
      recipients,
    );
    const before = (await helpList(world.regency, officer, all)).sums.helps;
    await help.withdrawHelp(world.regency, officer, { code }, 'Tercatat dua kali');
    expect((await helpList(world.regency, officer, all)).sums.helps).toBe(before - 1);
    expect(
      await helpOfIndustry(world.regency, officer, { id: idOf('Rendang Puti'), nagariCode: SITIUNG }),
    ).toEqual([]);
    const page = await helpPage(world.regency, officer, code);
    expect(page.history.map(({ act, because }) => [act, because])).toEqual([
      ['withdraw', 'Tercatat dua kali'],
      ['record', undefined],
    ]);
    expect(page.may.change).toBe(false);
    await expect(
      help.addRecipients(world.regency, officer, { code }, [idOf('Keripik Bundo')]),
    ).rejects.toMatchObject({ code: 'help_withdrawn' });
  });

  it('saringan dan jumlahnya', async () => {
    const list = async (query: string) => helpList(world.regency, officer, new URLSearchParams(query));
    const everything = await list('');
    expect(everything.years).toEqual([2025]);
    expect((await list('jenis=machine')).rows.map(({ title }) => title)).toEqual(['Bantuan timbangan']);
    expect((await list(`dinas=${office('dinkes')}`)).sums).toMatchObject({ helps: 1, value: 45_000_000 });
    expect((await list('tahun=2024')).rows).toEqual([]);
    expect((await list(`nagari=${SIKABAU}`)).sums).toMatchObject({ helps: 2, recipients: 2 });
    expect((await list('jenis=bukan&tahun=x&sesudah=y')).rows).toHaveLength(everything.rows.length);
  });
});
