import { NO_FIGURES } from '#domain/registry/industry.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { addMember, startSentra } from '#domain/sentra/sentra.commands.server.ts';
import { potentialSentraTable, sentraTable } from '#domain/sentra/sentra-export.queries.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const coordinator = actorOf('koordinator');
let world: World;

/** Makers of one trade side by side. */
async function street(product: string, count: number, nagariCode: string, lat: number): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const place = { name: `${product} ${i + 1}`, nagariCode, nib: null, lat: lat + i * 0.0005, lng: 101.6 };
    const code = await registerIndustry(
      world.regency,
      coordinator,
      makerWith({ ...place, materials: [] }, { phone: null, nik: null }, [product]),
    );
    await recordFigures(
      world.regency,
      coordinator,
      { code },
      { ...NO_FIGURES, year: 2025, quarter: 0, womenPaid: 2 },
    );
    codes.push(code);
  }
  return codes;
}

beforeAll(async () => {
  world = await openWorld();
  const [first = '', second = ''] = await street('Keripik pisang', 2, '13.10.04.2001', -1);
  const slug = await startSentra(world.regency, coordinator, {
    name: 'Sentra Keripik Sitiung',
    product: 'Keripik pisang',
    nagariCode: '13.10.04.2001',
  });
  for (const industry of [first, second])
    await addMember(world.regency, coordinator, { slug }, { industry, joinedOn: '2026-11-20' });
  await street('Tempe', 6, '13.10.02.2009', -1.2);
});
afterAll(() => world.close());

async function rowsOf(table: Awaited<ReturnType<typeof sentraTable>>) {
  const rows: Record<string, unknown>[] = [];
  for await (const piece of table.pieces)
    for (const { cells, place } of piece)
      rows.push({ ...Object.fromEntries(table.titles.map((title, i) => [title, cells[i]])), place });
  return rows;
}

it('sentra: unit, pekerja, dan KBLI lima digit yang terbanyak, dengan titik tengah anggotanya', async () => {
  expect(await rowsOf(await sentraTable(world.regency, coordinator, 'id'))).toMatchObject([
    {
      'Nama sentra': 'Sentra Keripik Sitiung',
      Nagari: 'Sitiung',
      Kecamatan: 'Sitiung',
      'KBLI 2025': '10794',
      'Unit usaha': 2,
      'Tenaga kerja': 4,
      'Nomor SK': null,
      Keadaan: 'Potensi',
      place: { lat: -0.99975, lng: 101.6 },
    },
  ]);
});

it('potensi sentra: yang tercatat tetapi belum menjadi sentra, dan yang diusulkan data IKM', async () => {
  const rows = await rowsOf(await potentialSentraTable(world.regency, coordinator, 'id'));
  expect(rows.map((row) => [row['Nagari'], row['Unit usaha'], row['Tenaga kerja'], row['Sumber']])).toEqual([
    ['Sitiung', 2, 4, 'tercatat'],
    ['Sikabau', 6, 12, 'usulan dari data IKM'],
  ]);
});

it('wali nagari hanya melihat sentra nagarinya, dan bukan usulan', async () => {
  expect(await rowsOf(await potentialSentraTable(world.regency, actorOf('wali'), 'id'))).toHaveLength(1);
  await expect(sentraTable(world.regency, actorOf('pimpinan'), 'id')).rejects.toMatchObject({ status: 403 });
});
