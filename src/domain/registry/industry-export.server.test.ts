import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makersTable, type MakersAsked } from '#domain/registry/industry-export.queries.server.ts';
import { recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { actorOf, type CastKey } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const coordinator = actorOf('koordinator');
  const { regency } = world;
  const code = await registerIndustry(regency, coordinator, makerWith());
  await recordFigures(regency, coordinator, { code }, { ...FIGURES, year: 2024, quarter: 0, womenPaid: 1 });
  await recordFigures(regency, coordinator, { code }, { ...FIGURES, year: 2025, quarter: 0 });
  await registerIndustry(
    regency,
    coordinator,
    makerWith(
      {
        name: 'Anyaman Sikabau',
        nagariCode: '13.10.02.2009',
        nib: null,
        kbli: { version: '2020', code: '10794' },
        lat: -1.05,
        lng: 101.5,
      },
      { name: 'Cici', phone: '081299990000', nik: null },
      ['Anyaman pandan'],
    ),
  );
});
afterAll(() => world.close());

const FIGURES = {
  womenPaid: 3,
  menPaid: null,
  womenUnpaid: 1,
  menUnpaid: null,
  capacity: 120.5,
  output: 100,
  unit: 'kg',
  sales: 90_000_000,
  exportSales: null,
  investment: 25_000_000,
  capital: 5_000_000,
};
const WITHOUT = { isPersonal: false, isWithNik: false };
const WITH = { isPersonal: true, isWithNik: false };

/** Every row as an object by its titles. */
async function rowsFor(who: CastKey, asked: Partial<MakersAsked> & { query?: string } = {}) {
  const { query = '', ...rest } = asked;
  const given = await makersTable(
    world.regency,
    actorOf(who),
    { list: 'makers', granted: WITHOUT, params: new URLSearchParams(query), ...rest },
    'id',
  );
  const rows: Record<string, unknown>[] = [];
  for await (const piece of given.table.pieces)
    for (const { cells } of piece)
      rows.push(Object.fromEntries(given.table.titles.map((title, i) => [title, cells[i]])));
  expect(rows).toHaveLength(given.table.count);
  return rows;
}
const names = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row['Nama usaha']);

describe('data IKM sebagai berkas', () => {
  it('memuat persis yang ditampilkan saringan, menurut nama', async () => {
    expect(names(await rowsFor('koordinator'))).toEqual(['Anyaman Sikabau', 'Keripik Pisang Bundo']);
    expect(names(await rowsFor('koordinator', { query: 'cari=pandan' }))).toEqual(['Anyaman Sikabau']);
    expect(names(await rowsFor('koordinator', { query: 'nagari=13.10.04&sesudah=x' }))).toEqual([
      'Keripik Pisang Bundo',
    ]);
    expect(names(await rowsFor('koordinator', { query: 'keadaan=tutup' }))).toEqual([]);
  });

  it('wali nagari hanya nagarinya, camat hanya kecamatannya, dan yang tanpa tugas tidak apa pun', async () => {
    expect(names(await rowsFor('wali'))).toEqual(['Keripik Pisang Bundo']);
    expect(names(await rowsFor('camat'))).toEqual(['Keripik Pisang Bundo']);
    await expect(rowsFor('pimpinan')).rejects.toMatchObject({ status: 403 });
  });

  it('tanpa diminta tidak ada pemilik, alamat, nomor, atau nilai uang', async () => {
    for (const list of ['makers', 'directory', 'makers_again'] as const) {
      const text = JSON.stringify(await rowsFor('koordinator', { list }));
      for (const personal of ['Murni', '1310044101800001', '0812', 'contoh.test', 'Jalan Lintas', '90000000'])
        expect(text).not.toContain(personal);
    }
  });

  it('dengan alasan: pemilik dan uang; NIK disamarkan, kecuali diminta lengkap', async () => {
    const [, row] = await rowsFor('koordinator', { granted: WITH });
    expect(row).toMatchObject({
      'Pemilik atau wakil': 'Murni Chaniago',
      'Nomor HP': '081234567890',
      NIK: '131004••••••0001',
      'Nilai produksi (Rp)': 90_000_000,
    });
    const [, whole] = await rowsFor('koordinator', { granted: { isPersonal: true, isWithNik: true } });
    expect(whole?.['NIK']).toBe('1310044101800001');
  });

  it.each(['kepala', 'camat'] as const)('%s membaca, tetapi tidak membawa pulang pemilik', async (who) => {
    await expect(rowsFor(who, { granted: WITH })).rejects.toMatchObject({ status: 403 });
  });

  it('wali nagari membawa pulang pemilik di nagarinya', async () => {
    const rows = await rowsFor('wali', { granted: WITH });
    expect(rows.map((row) => row['Pemilik atau wakil'])).toEqual(['Murni Chaniago']);
  });
});

describe('direktori perusahaan untuk provinsi', () => {
  it('KBLI lima digit dalam kedua versi, pekerja menurut jenis kelamin, dan angka tahun terakhir', async () => {
    const rows = await rowsFor('koordinator', { list: 'directory', granted: WITH });
    expect(rows[1]).toMatchObject({
      Kecamatan: 'Sitiung',
      Nagari: 'Sitiung',
      NIB: '1234567890123',
      'KBLI 2025': '10794',
      'Pekerja perempuan': 4,
      'Pekerja laki-laki': null,
      'Investasi (Rp)': 25_000_000,
      Kapasitas: 120.5,
      Satuan: 'kg',
      'Tahun data': 2025,
    });
    expect(rows[0]).toMatchObject({ 'KBLI 2020': '10794' });
    expect(String(rows[0]?.['Judul KBLI 2020']).length).toBeGreaterThan(5);
  });
});
