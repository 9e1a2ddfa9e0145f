/** Every list that can be taken home: who may, who may not, that the file is the list, and what stays out of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHelp } from '#domain/help/help.commands.server.ts';
import { makerBySecret, waitingProposals } from '#domain/registry/claim.queries.server.ts';
import { proposeChange, sendClaim } from '#domain/registry/claim.commands.server.ts';
import { recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { NO_FIGURES } from '#domain/registry/industry.ts';
import { twinList } from '#domain/registry/industry.queries.server.ts';
import { addMember, addPlan, startSentra } from '#domain/sentra/sentra.commands.server.ts';
import { welcomeGuest } from '#domain/tickets/guest.commands.server.ts';
import { handToPpid, openTicket } from '#domain/tickets/ticket.commands.server.ts';
import type { MakerActor } from '#domain/offices/duty.ts';
import { aturTexts } from '#lang/atur.ts';
import { hasText } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import { tableBytes } from '#platform/sheets/table-file.server.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';
import { LIST_WORDS, listCalled } from './lists.server.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';
const coordinator = actorOf('koordinator');
let world: World;
/** What the lists of one thing are asked about. */
let bundo = '';
let helpCode = '';
let sentra = '';
let ticket = '';

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const { regency } = world;
  bundo = await registerIndustry(regency, coordinator, makerWith({ lat: -1, lng: 101.6 }));
  // The same telephone, and a name that a spreadsheet would compute.
  await registerIndustry(
    regency,
    coordinator,
    makerWith({ name: '=Anyaman Puti', nagariCode: SIKABAU, nib: null }, { name: 'Cici', nik: null }),
  );
  await recordFigures(
    regency,
    coordinator,
    { code: bundo },
    { ...NO_FIGURES, year: 2025, quarter: 0, womenPaid: 2, sales: 90_000_000 },
  );
  const { secret } = await sendClaim(regency, coordinator, { code: bundo });
  const maker = (await makerBySecret(regency, secret)) as MakerActor;
  const subject = { productId: null, year: null };
  await proposeChange(regency, maker, { ...subject, kind: 'record' }, { name: '@Keripik Baru' });
  await proposeChange(regency, maker, { ...subject, kind: 'owner' }, { phone: '081277778888' });
  await proposeChange(regency, maker, { ...subject, kind: 'figures', year: 2024 }, { sales: 75_000_000 });
  const { id } = await regency.db
    .selectFrom('industries')
    .select('id')
    .where('code', '=', bundo)
    .executeTakeFirstOrThrow();
  helpCode = await recordHelp(
    regency,
    coordinator,
    {
      kind: 'machine',
      title: 'Mesin perajang',
      officeId: office('kumperindag'),
      beganOn: '2025-11-03',
      endedOn: null,
      funds: 'apbd',
      fundYear: 2025,
      value: 6_000_000,
      nagariCode: SITIUNG,
      othersWomen: null,
      othersMen: null,
      note: null,
    },
    [{ industryId: id, value: 1_500_000, quantity: 1, unit: 'unit' }],
  );
  sentra = await startSentra(regency, coordinator, {
    name: 'Sentra Keripik Sitiung',
    product: 'Keripik pisang',
    nagariCode: SITIUNG,
  });
  await addMember(regency, coordinator, { slug: sentra }, { industry: bundo, joinedOn: '2026-11-20' });
  for (const [activity, slug] of [
    ['Mesin kemasan', 'kumperindag'],
    ['Uji mutu', 'dinkes'],
  ] as const)
    await addPlan(
      regency,
      coordinator,
      { slug: sentra },
      { year: 2027, activity, officeId: office(slug), budget: 2_000_000 },
    );
  for (let i = 0; i < 6; i += 1)
    await registerIndustry(
      regency,
      coordinator,
      makerWith(
        {
          name: `Tempe ${i + 1}`,
          nagariCode: SIKABAU,
          nib: null,
          materials: [],
          lat: -1.2 + i * 0.0005,
          lng: 101.5,
        },
        { phone: null, nik: null },
        ['Tempe'],
      ),
    );
  await welcomeGuest(regency, actorOf('loket'), {
    at: regency.now(),
    name: '=Dasril',
    origin: 'DPMPTSP',
    purpose: 'Mengantar berkas',
  });
  const opened = await openTicket(regency, actorOf('loket'), {
    channel: 'desk',
    kind: 'information',
    topicId: topic('spp-irt'),
    nagariCode: SITIUNG,
    title: 'Anggaran pelatihan',
    words: 'Berapa anggaran pelatihan tahun lalu?',
    applicant: { kind: 'person', name: 'Zainal', phone: '081234567899' },
    hidesName: false,
    wantsVisit: true,
  });
  ticket = opened.ticket.code;
  await handToPpid(regency, coordinator, { ticketId: await formalRequest() }, {});
});
afterAll(() => world.close());

/** A request for information that is the PPID's to answer. */
async function formalRequest(): Promise<string> {
  const { ticket: request } = await openTicket(world.regency, actorOf('loket'), {
    channel: 'letter',
    kind: 'information',
    topicId: topic('spp-irt'),
    nagariCode: SITIUNG,
    title: 'Salinan laporan',
    words: '=Mohon salinan laporan pelatihan.',
    applicant: { kind: 'person', name: 'Yurnalis', phone: '081234567891' },
    hidesName: false,
    wantsVisit: false,
  });
  return request.id;
}

const WITHOUT = { isPersonal: false, isWithNik: false };
const WITH = { isPersonal: true, isWithNik: false };

async function given(word: string, who: CastKey, query = '', granted = WITHOUT) {
  return listCalled(word).give({
    regency: world.regency,
    actor: actorOf(who),
    params: new URLSearchParams(query),
    locale: 'id',
    granted,
  });
}

/** Every row as an object by its titles; as many as were said before the first. */
async function rowsOf(...asked: Parameters<typeof given>) {
  const { table } = await given(...asked);
  const rows: Record<string, unknown>[] = [];
  for await (const piece of table.pieces)
    for (const { cells, place } of piece)
      rows.push({
        ...Object.fromEntries(table.titles.map((title, i) => [title, cells[i]])),
        ...(place === undefined ? {} : { place }),
      });
  expect(rows).toHaveLength(table.count);
  return rows;
}

async function csvOf(...asked: Parameters<typeof given>): Promise<string> {
  const bytes: Uint8Array[] = [];
  for await (const piece of tableBytes('csv', (await given(...asked)).table)) bytes.push(piece);
  return Buffer.concat(bytes).toString('utf8');
}

/** One who may and one who may not, for every list; the address of lists that are of one thing. */
const WHO: Readonly<Record<string, readonly [CastKey, CastKey, (() => string)?]>> = {
  usaha: ['kepala', 'admin'],
  'usaha-impor': ['kepala', 'admin'],
  direktori: ['camat', 'pimpinan'],
  sentra: ['wali', 'pimpinan'],
  'potensi-sentra': ['wali', 'admin'],
  'usulan-sentra': ['koordinator', 'petugasDinkes'],
  'anggota-sentra': ['wali', 'pimpinan', () => `sentra=${sentra}`],
  'rencana-sentra': ['kepala', 'admin'],
  kembar: ['loket', 'camat'],
  'usulan-pemilik': ['wali', 'kepala'],
  nagari: ['wali', 'nobody'],
  bantuan: ['petugasDinkes', 'admin'],
  'penerima-bantuan': ['koordinator', 'admin', () => `bantuan=${helpCode}`],
  'riwayat-usaha': ['wali', 'admin', () => `usaha=${bundo}`],
  bintang: ['koordinator', 'admin'],
  tiket: ['loket', 'admin'],
  'buku-tamu': ['loket', 'wali'],
  'register-ppid': ['koordinator', 'petugasDinkes'],
  'kunjungan-diminta': ['lapangan', 'wali'],
  petugas: ['admin', 'koordinator'],
  kinerja: ['pimpinan', 'loket'],
  riwayat: ['admin', 'koordinator'],
};

describe('siapa yang boleh', () => {
  it('setiap daftar ada barisnya di bawah ini', () => {
    expect(LIST_WORDS.toSorted()).toEqual(Object.keys(WHO).toSorted());
  });

  it('setiap daftar punya kata-katanya: di riwayat, dan di formulir data pribadinya', () => {
    for (const word of LIST_WORDS) {
      const { list, mayOpen } = listCalled(word);
      expect(hasText(aturTexts, `subject_export_${list}`), word).toBe(true);
      for (const key of mayOpen ? [`list_${list}`, `along_${list}`] : [])
        expect(hasText(unduhTexts, key), key).toBe(true);
    }
  });

  it.each(Object.entries(WHO))('%s', async (word, [may, mayNot, query]) => {
    expect((await given(word, may, query?.())).table.titles.length).toBeGreaterThan(2);
    await expect(given(word, mayNot, query?.())).rejects.toMatchObject({
      status: expect.toSatisfy((status) => status === 403 || status === 404) as number,
    });
  });

  it('data pribadi hanya di daftar yang mengenalnya, dan hanya bagi yang boleh membukanya', async () => {
    const personal = LIST_WORDS.filter((word) => listCalled(word).mayOpen);
    expect(personal.toSorted()).toEqual([
      'buku-tamu',
      'direktori',
      'petugas',
      'register-ppid',
      'usaha',
      'usaha-impor',
      'usulan-pemilik',
    ]);
    for (const word of personal) {
      const [, mayNot] = WHO[word] ?? [];
      expect(listCalled(word).mayOpen?.(actorOf(mayNot ?? 'nobody')), word).toBe(false);
      await expect(given(word, mayNot ?? 'nobody', '', WITH), word).rejects.toMatchObject({ status: 403 });
    }
    expect(() => listCalled('kembar', { isPersonal: true })).toThrow();
    expect(() => listCalled('petugas', { isMap: true })).toThrow();
  });
});

describe('yang mungkin kembar', () => {
  it('sama dengan daftarnya: sebab, siapa, tanpa nomor yang sama itu', async () => {
    const rows = await rowsOf('kembar', 'koordinator');
    const { groups } = await twinList(world.regency, coordinator, '');
    expect(rows.map((row) => row['Kode usaha'])).toEqual(
      groups.flatMap(({ makers }) => makers.map(({ code }) => code)),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ Kelompok: 1, Sebab: 'nomor HP sama', 'Nama usaha': '=Anyaman Puti' }),
    );
    expect(await csvOf('kembar', 'koordinator')).toContain(`;'=Anyaman Puti;`);
    expect(JSON.stringify(rows)).not.toContain('81234567890');
  });

  it('lebih dari yang muat di layar: berkasnya tetap lengkap', async () => {
    for (let i = 0; i < 202; i += 1)
      await registerIndustry(
        world.regency,
        coordinator,
        makerWith(
          {
            name: `Pasangan ${i}`,
            nagariCode: SIKABAU,
            nib: `77000000000${String(i >> 1).padStart(2, '0')}`.slice(-13),
          },
          { phone: null, nik: null },
        ),
      );
    const shown = await twinList(world.regency, coordinator, '');
    expect(shown.groups).toHaveLength(100);
    expect(shown.total).toBeGreaterThan(101);
    const rows = await rowsOf('kembar', 'koordinator');
    expect(new Set(rows.map((row) => row['Kelompok'])).size).toBe(shown.total);
  });

  it('wali nagari hanya mendapat nagarinya, dan nama yang mirip dibandingkan di sana', async () => {
    const rows = await rowsOf('kembar', 'wali', `nagari=${SIKABAU}`);
    expect(rows.every((row) => row['Nagari'] === 'Sitiung')).toBe(true);
    expect((await given('kembar', 'wali', `nagari=${SIKABAU}`)).asked).toEqual({ nagari: SITIUNG });
  });
});

describe('usulan pemilik', () => {
  it('satu baris satu usulan, di samping yang tercatat; nomor HP dan penjualan disamarkan', async () => {
    const rows = await rowsOf('usulan-pemilik', 'koordinator');
    const { total } = await waitingProposals(world.regency, coordinator);
    expect(rows).toHaveLength(total);
    expect(rows[0]).toMatchObject({
      'Diusulkan pada': '2026-11-23',
      'Kode usaha': bundo,
      'Tercatat sekarang': expect.stringContaining('Keripik Pisang Bundo') as string,
      'Yang diusulkan': expect.stringContaining('@Keripik Baru') as string,
    });
    const text = JSON.stringify(rows);
    expect(text).not.toContain('081277778888');
    expect(text).not.toContain('75.000.000');
  });

  it('dengan alasan seutuhnya, sejauh boleh dibuka', async () => {
    const text = JSON.stringify(await rowsOf('usulan-pemilik', 'wali', '', WITH));
    expect(text).toContain('081277778888');
    expect(text).toContain('75.000.000');
  });
});

describe('sentra', () => {
  it('usulan: satu baris satu usaha yang disebut, dengan kalimatnya dan titiknya', async () => {
    const rows = await rowsOf('usulan-sentra', 'koordinator');
    const tempe = rows.filter((row) => String(row['Nama usaha']).startsWith('Tempe'));
    expect(tempe).toHaveLength(6);
    expect(tempe[0]).toMatchObject({
      'Usulan ke': 1,
      Sebab: expect.stringContaining('6 usaha di Sikabau') as string,
      'Ada di peta': 'Ya',
      place: { lat: expect.any(Number) as number, lng: 101.5 },
    });
  });

  it('anggota, dan rencana kerja satu dinas atau semua', async () => {
    expect(await rowsOf('anggota-sentra', 'wali', `sentra=${sentra}`)).toEqual([
      {
        'Kode usaha': bundo,
        'Nama usaha': 'Keripik Pisang Bundo',
        Nagari: 'Sitiung',
        Jorong: 'Koto Tuo',
        Produk: 'Keripik pisang balado',
        'Anggota sejak': '2026-11-20',
        'Keluar pada': null,
        place: { lat: -1, lng: 101.6 },
      },
    ]);
    const plansOf = async (query: string) =>
      (await rowsOf('rencana-sentra', 'koordinator', query)).map((row) => row['Kegiatan']);
    expect((await plansOf('dinas=semua')).toSorted()).toEqual(['Mesin kemasan', 'Uji mutu']);
    expect(await plansOf(`dinas=${office('dinkes')}`)).toEqual(['Uji mutu']);
  });
});

describe('bantuan dan riwayat suatu usaha', () => {
  it('penerima dengan bagiannya, tanpa pemilik', async () => {
    const rows = await rowsOf('penerima-bantuan', 'koordinator', `bantuan=${helpCode}`);
    expect(rows).toMatchObject([{ 'Kode usaha': bundo, 'Masih dipakai': null }]);
    expect(Object.values(rows[0] ?? {})).toContain(1_500_000);
    expect(JSON.stringify(rows)).not.toContain('Murni');
  });

  it('riwayat usaha seperti disaring di halamannya, tanpa nilai penjualan', async () => {
    const all = await rowsOf('riwayat-usaha', 'wali', `usaha=${bundo}`);
    expect(JSON.stringify(all)).toContain('Mesin perajang');
    expect(JSON.stringify(all)).not.toContain('90.000.000');
    const helps = await rowsOf('riwayat-usaha', 'wali', `usaha=${bundo}&garis=bantuan`);
    expect(helps).toHaveLength(1);
    expect(helps[0]).toMatchObject({ Tanggal: '2025-11-03', Kejadian: 'Mesin perajang' });
  });
});

describe('loket', () => {
  it('buku tamu tanpa nama; dengan alasan bernama, dan nama bukan rumus', async () => {
    const plain = await rowsOf('buku-tamu', 'loket', 'hari=2026-11-23');
    expect(plain.map((row) => row['Asal'])).toEqual(expect.arrayContaining(['DPMPTSP', 'Sitiung']));
    expect(JSON.stringify(plain)).not.toMatch(/Dasril|Zainal/);
    expect(await csvOf('buku-tamu', 'loket', 'hari=2026-11-23', WITH)).toContain(`;'=Dasril;`);
    expect(await rowsOf('buku-tamu', 'loket', 'hari=2026-11-22')).toEqual([]);
  });

  it('register PPID setahun tanpa pemohon dan isinya; dengan alasan seutuhnya', async () => {
    const [plain, ...rest] = await rowsOf('register-ppid', 'koordinator', 'tahun=2026');
    expect(rest).toEqual([]);
    expect(plain).toMatchObject({ Nomor: 'OVO/PPID/001/2026', Nagari: 'Sitiung' });
    expect(JSON.stringify(plain)).not.toMatch(/Yurnalis|salinan/);
    expect(await csvOf('register-ppid', 'koordinator', 'tahun=2026', WITH)).toContain(
      `;Yurnalis;Sitiung;'=Mohon salinan`,
    );
    expect(await rowsOf('register-ppid', 'koordinator', 'tahun=2025')).toEqual([]);
  });

  it('kunjungan yang diminta tanpa pemohon', async () => {
    const rows = await rowsOf('kunjungan-diminta', 'lapangan');
    expect(rows).toMatchObject([{ 'Nomor layanan': ticket, Nagari: 'Sitiung', 'Direncanakan pada': null }]);
    expect(JSON.stringify(rows)).not.toMatch(/Zainal|anggaran/i);
  });
});

describe('pengaturan', () => {
  it('petugas menurut saringan; alamat email hanya dengan alasan', async () => {
    const rows = await rowsOf('petugas', 'admin', 'tugas=wali_nagari');
    expect(rows.map((row) => row['Nama petugas'])).toContain(CAST.wali.name);
    expect(rows.map((row) => row['Nama petugas'])).not.toContain(CAST.loket.name);
    expect(JSON.stringify(rows)).not.toContain('@');
    expect(JSON.stringify(await rowsOf('petugas', 'admin', '', WITH))).toContain(CAST.wali.email);
  });
});
