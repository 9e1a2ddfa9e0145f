import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundSentra, type ReadSome } from '#domain/sentra/sentra-finder.server.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

/** So many makers of one thing in one street, read a hundred at a time; tells how often they were read through. */
function street(count: number) {
  const all = Array.from({ length: count }, (_, i): SentraMember => ({
    id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    nagariCode: '13.10.04.2001',
    place: { lat: -0.95 + i * 1e-6, lng: 101.5 },
    traits: { product: ['keripik tempe'] },
  }));
  const read = { times: 0 };
  const readSome: ReadSome = async (after) => {
    if (after === undefined) read.times += 1;
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    return all.slice(from, from + 100);
  };
  return { read, readSome };
}

describe('mencari sentra di luar jalur server', () => {
  it('daftar kecil dicari baru setiap kali, juga ketika dua orang meminta bersamaan', async () => {
    const regency = { ...world.regency, memo: new Map<string, unknown>() };
    const { read, readSome } = street(250);
    const [one, other] = await Promise.all([foundSentra(regency, readSome), foundSentra(regency, readSome)]);
    expect(one).toMatchObject({ industries: 250, total: 1 });
    expect(one.proposals[0]?.memberIds).toHaveLength(250);
    expect(other.proposals).toEqual(one.proposals);
    const before = read.times;
    await foundSentra(regency, readSome);
    expect(read.times).toBe(before + 1);
  });

  it('daftar besar disimpan setengah jam, kecuali diminta lagi', async () => {
    let minutes = 0;
    const regency = {
      ...world.regency,
      memo: new Map<string, unknown>(),
      now: () => new Date(Date.parse('2026-11-23T02:00:00Z') + minutes * 60_000),
    };
    const { read, readSome } = street(5_001);
    const first = await foundSentra(regency, readSome);
    minutes = 29;
    expect(await foundSentra(regency, readSome)).toBe(first);
    expect(read.times).toBe(1);
    const anew = await foundSentra(regency, readSome, true);
    expect(anew.at.getTime() - first.at.getTime()).toBe(29 * 60_000);
    minutes = 60;
    await foundSentra(regency, readSome);
    expect(read.times).toBe(3);
  });

  it('bila membaca gagal, permintaan berikut mencoba lagi', async () => {
    const regency = { ...world.regency, memo: new Map<string, unknown>() };
    const broken = () => Promise.reject(new Error('no answer'));
    await expect(foundSentra(regency, broken)).rejects.toThrow('no answer');
    expect((await foundSentra(regency, street(10).readSome)).total).toBe(1);
  });
});
