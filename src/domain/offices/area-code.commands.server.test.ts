import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nagariLike } from '#domain/areas/area-search.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import { setAreaCodes } from '#domain/offices/area-code.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const admin = actorOf('admin');
const SIGUNTUR = '13.10.04.2002';
const SITIUNG = '13.10.04';
const codes = async () =>
  (await knownAreas(world.regency))
    .flatMap((one) => [one, ...one.nagari])
    .flatMap(({ code, bpsCode }) => (bpsCode === null ? [] : [[code, bpsCode]]));
const history = () =>
  world.regency.db
    .selectFrom('audits')
    .select(['verb', 'before', 'after'])
    .where('subject', '=', 'area_codes')
    .orderBy('at')
    .orderBy('id')
    .execute();

describe('kode BPS wilayah', () => {
  it('administrator menyimpan beberapa sekaligus: satu baris riwayat, dan kotak cari mengenalnya', async () => {
    await setAreaCodes(world.regency, admin, { [SITIUNG]: '1311030', [SIGUNTUR]: '1311030007' });
    expect(await codes()).toEqual([
      [SITIUNG, '1311030'],
      [SIGUNTUR, '1311030007'],
    ]);
    expect(await history()).toEqual([
      {
        verb: 'set_area_codes',
        before: { [SITIUNG]: null, [SIGUNTUR]: null },
        after: { [SITIUNG]: '1311030', [SIGUNTUR]: '1311030007' },
      },
    ]);
    expect(nagariLike(await knownAreas(world.regency), '1311030007').map(({ code }) => code)).toEqual([
      SIGUNTUR,
    ]);
  });

  it('disimpan tanpa perubahan: riwayat tetap satu baris', async () => {
    await setAreaCodes(world.regency, admin, { [SITIUNG]: '1311030', '13.10.04.2001': '' });
    expect(await history()).toHaveLength(1);
  });

  it('satu kode keliru: tidak satu pun disimpan', async () => {
    for (const [wrong, code] of [
      [{ '13.10.04.2001': '1311030001', '13.10.04.2004': '131103' }, 'area_codes_refused'],
      [{ '13.10.04.2001': '1311030007' }, 'area_codes_refused'],
      [{ '13.10.04.2001': '1310042002' }, 'area_codes_refused'],
      [{ '99.99.99.9999': '1311030001' }, 'unknown_place'],
    ] as const)
      await expect(setAreaCodes(world.regency, admin, { ...wrong })).rejects.toMatchObject({ code });
    expect(await codes()).toHaveLength(2);
    expect(await history()).toHaveLength(1);
  });

  it('dikosongkan lagi', async () => {
    await setAreaCodes(world.regency, admin, { [SITIUNG]: '' });
    expect(await codes()).toEqual([[SIGUNTUR, '1311030007']]);
  });

  it('bukan administrator: ditolak', async () => {
    for (const who of ['koordinator', 'loket'] as const)
      await expect(
        setAreaCodes(world.regency, actorOf(who), { [SIGUNTUR]: '1311030008' }),
      ).rejects.toMatchObject({ code: 'out_of_reach' });
    expect(await codes()).toEqual([[SIGUNTUR, '1311030007']]);
  });
});
