import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveConsent, recordFigures, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { NO_FIGURES } from '#domain/registry/industry.ts';
import {
  publicSentra,
  publicSentraIn,
  publicSentraList,
} from '#domain/sentra/sentra-public.queries.server.ts';
import * as sentra from '#domain/sentra/sentra.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
let world: World;
const coordinator = actorOf('koordinator');
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

async function sentraOf(
  name: string,
  makers: number,
  place: number,
): Promise<{ slug: string; codes: string[] }> {
  const slug = await sentra.startSentra(world.regency, coordinator, {
    name,
    product: name,
    nagariCode: SITIUNG,
  });
  const codes: string[] = [];
  for (let i = 1; i <= makers; i += 1) {
    const code = await registerIndustry(
      world.regency,
      coordinator,
      makerWith(
        {
          name: `${name} ${i}`,
          nagariCode: SITIUNG,
          nib: null,
          materials: [],
          lat: place + i * 0.0005,
          lng: 101.5,
        },
        { phone: null, nik: null },
        [name],
      ),
    );
    await sentra.addMember(world.regency, coordinator, { slug }, { industry: code, joinedOn: '2026-01-05' });
    codes.push(code);
  }
  return { slug, codes };
}

describe('sentra untuk umum', () => {
  it('potensi dan yang diakhiri tidak tampil; calon dan yang ditetapkan tampil', async () => {
    const few = await sentraOf('Anyaman pandan', 2, -0.9);
    const many = await sentraOf('Keripik tempe', 5, -0.8);
    await expect(publicSentra(world.regency, few.slug)).rejects.toMatchObject({ code: 'sentra_not_found' });
    expect((await publicSentraList(world.regency)).map(({ slug }) => slug)).toEqual([many.slug]);
    const decree = { decreeNumber: '188.45/12/2026', decreeOn: '2026-11-20' };
    await sentra.establishSentra(world.regency, coordinator, few, decree);
    expect(await publicSentraList(world.regency)).toMatchObject([
      { slug: few.slug, units: null, isEstablished: true },
      { slug: many.slug, units: 5, isEstablished: false },
    ]);
    expect((await publicSentraIn(world.regency, SITIUNG)).map(({ slug }) => slug)).toEqual([
      few.slug,
      many.slug,
    ]);
    await sentra.withdrawDecree(world.regency, coordinator, few, 'Belum waktunya.');
    await sentra.endSentra(world.regency, coordinator, few, 'Pindah.');
    for (const gone of [few.slug, 'tidak-ada', '../..', 'A'.repeat(2000)])
      await expect(publicSentra(world.regency, gone)).rejects.toMatchObject({ code: 'sentra_not_found' });
  });

  it('hanya yang setuju disebut dan digambar; sarana hanya yang terbuka untuk umum', async () => {
    const { slug, codes } = await sentraOf('Gula semut', 6, -0.7);
    const before = await publicSentra(world.regency, slug);
    expect(before).toMatchObject({
      units: 6,
      workers: undefined,
      directory: [],
      map: undefined,
      story: null,
    });
    await giveConsent(world.regency, coordinator, { code: codes[2] ?? '' }, '2026-11-23');
    for (const [name, isPublic] of [
      ['Rumah kemasan', true],
      ['Gudang', false],
    ] as const)
      await sentra.addFacility(
        world.regency,
        coordinator,
        { slug },
        {
          name,
          condition: null,
          ownedBy: null,
          managedBy: null,
          isPublic,
        },
      );
    const after = await publicSentra(world.regency, slug);
    expect(after.directory.map(({ name }) => name)).toEqual(['Gula semut 3']);
    expect(after.map?.dots).toHaveLength(1);
    expect(after.facilities).toEqual(['Rumah kemasan']);
    expect(JSON.stringify(after)).not.toContain('Gula semut 2');
  });

  it('deret tahun: jumlah dari tiga usaha ke atas, dan tidak menunjuk satu usaha lain di nagari itu', async () => {
    const { slug, codes } = await sentraOf('Minyak serai wangi', 5, -0.6);
    const tell = (code: string, year: number) =>
      recordFigures(world.regency, coordinator, { code }, { ...NO_FIGURES, year, quarter: 0, womenPaid: 2 });
    for (const code of codes.slice(0, 4)) await tell(code, 2024);
    for (const code of codes.slice(0, 2)) await tell(code, 2025);
    expect(await publicSentra(world.regency, slug)).toMatchObject({
      workers: { year: 2024, count: 8 },
      years: [
        { year: 2024, makers: 4, workers: 8, sales: undefined },
        { year: 2025, makers: null, workers: null, sales: undefined },
      ],
    });
    // One other maker of the nagari tells of 2024: nagari less sentra would be its own number.
    const lone = makerWith(
      { name: 'Perabot Jati', nagariCode: SITIUNG, nib: null },
      { phone: null, nik: null },
    );
    await tell(await registerIndustry(world.regency, coordinator, lone), 2024);
    expect(await publicSentra(world.regency, slug)).toMatchObject({
      workers: null,
      years: [{ makers: null, workers: null }, { makers: null }],
    });
  });
});
