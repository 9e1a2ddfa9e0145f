import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outlineFiles, outlineReview, regencyMap } from '#domain/areas/outline.queries.server.ts';
import {
  dropOutlines,
  matchOutline,
  putOutlinesInForce,
  takeOutlines,
  takeOutlinesBack,
} from '#domain/offices/outline.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { drawnFile } from '#tests/outlines.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const admin = actorOf('admin');
const take = (...shapes: Parameters<typeof drawnFile>[1]) =>
  takeOutlines(world.regency, admin, {
    file: drawnFile('batas.geojson', shapes),
    attribution: 'Bappeda 2026',
  });
const audits = () =>
  world.regency.db
    .selectFrom('audits')
    .select(['verb', 'subjectId'])
    .where('subject', '=', 'outlines')
    .orderBy('at')
    .orderBy('id')
    .execute();

describe('batas wilayah', () => {
  let first: string;
  it('berkas dibaca dan dicocokkan, tetapi belum berlaku', async () => {
    first = await take(
      { words: { kode: '13.10.04.2001' } },
      { words: { nama: 'Siguntur' }, at: '13.10.04.2002' },
      { words: { nama: 'Antah Berantah' }, at: '13.10.04.2004' },
    );
    const review = await outlineReview(world.regency, first);
    // What is to be decided comes first.
    expect(
      [...review.open, ...review.settled].map((row) => [
        row.number,
        row.areaCode,
        row.matchedBy,
        row.hasPointInside,
      ]),
    ).toEqual([
      [3, null, null, undefined],
      [1, '13.10.04.2001', 'code', true],
      [2, '13.10.04.2002', 'name', true],
    ]);
    expect(review.missing).toHaveLength(50);
    expect((await regencyMap(world.regency)).schematic).toBeDefined();
    expect(await audits()).toEqual([]);
  });

  it('dua bentuk untuk satu nagari ditolak sampai satu dipilih', async () => {
    await matchOutline(world.regency, admin, first, { number: 3, area: '13.10.04.2002' });
    await expect(putOutlinesInForce(world.regency, admin, first)).rejects.toMatchObject({
      code: 'outline_twice',
    });
    await matchOutline(world.regency, admin, first, { number: 3, area: '13.10.04.2004' });
    const { settled } = await outlineReview(world.regency, first);
    expect(settled.find((row) => row.number === 3)).toMatchObject({ matchedBy: 'hand', isTwice: false });
  });

  it('dipakai: peta bergambar batas, satu baris riwayat; yang baru menggantikan dan yang lama disimpan', async () => {
    await putOutlinesInForce(world.regency, admin, first);
    const map = await regencyMap(world.regency);
    expect(map.outlines?.areas.map((area) => area.code).toSorted()).toEqual([
      '13.10.04.2001',
      '13.10.04.2002',
      '13.10.04.2004',
    ]);
    expect(map.outlines?.attribution).toBe('Bappeda 2026');
    await expect(matchOutline(world.regency, admin, first, { number: 1, area: null })).rejects.toMatchObject({
      code: 'outline_step_missed',
    });
    const second = await take({ words: { kode: '1310042001' } });
    await putOutlinesInForce(world.regency, admin, second);
    expect((await regencyMap(world.regency)).outlines?.areas).toHaveLength(1);
    // Back to the one before, and then to none.
    await putOutlinesInForce(world.regency, admin, first);
    expect((await regencyMap(world.regency)).outlines?.areas).toHaveLength(3);
    await takeOutlinesBack(world.regency, admin, first);
    expect((await regencyMap(world.regency)).outlines).toBeUndefined();
    const { current, others } = await outlineFiles(world.regency);
    expect(current).toBeUndefined();
    expect(others.map(({ state, nagari }) => [state, nagari])).toEqual([
      ['earlier', 1],
      ['earlier', 3],
    ]);
    expect((await audits()).map(({ verb, subjectId }) => [verb, subjectId])).toEqual([
      ['put_outlines_in_force', first],
      ['put_outlines_in_force', second],
      ['put_outlines_in_force', first],
      ['take_outlines_back', first],
    ]);
  });

  it('titik nagari di luar bentuknya dikatakan', async () => {
    const id = await take({ words: { kode: '13.10.04.2001' }, at: '13.10.05.2001' });
    expect((await outlineReview(world.regency, id)).open[0]?.hasPointInside).toBe(false);
    await dropOutlines(world.regency, admin, id);
    await expect(outlineReview(world.regency, id)).rejects.toMatchObject({ code: 'outline_not_found' });
  });

  it('berkas yang salah ditolak dengan sebabnya, dan tidak ada yang tersimpan', async () => {
    const before = await outlineFiles(world.regency);
    const refusedFile = (text: string) =>
      takeOutlines(world.regency, admin, { file: new File([text], 'batas.json'), attribution: 'Bappeda' });
    await expect(refusedFile('nama;kode')).rejects.toMatchObject({ code: 'outline_not_json', status: 422 });
    const metres = [
      [
        [700_000, 9_890_000],
        [700_100, 9_890_000],
        [700_100, 9_890_100],
        [700_000, 9_890_000],
      ],
    ];
    await expect(refusedFile(JSON.stringify({ type: 'Polygon', coordinates: metres }))).rejects.toMatchObject(
      { code: 'outline_projected', status: 422, params: { number: 1 } },
    );
    expect(await outlineFiles(world.regency)).toEqual(before);
  });

  it('yang tidak cocok sama sekali, wilayah yang tidak ada, dan siapa yang tidak boleh: ditolak', async () => {
    const id = await take({ words: { nama: 'Antah' } });
    await expect(putOutlinesInForce(world.regency, admin, id)).rejects.toMatchObject({
      code: 'outline_none_matched',
    });
    await expect(
      matchOutline(world.regency, admin, id, { number: 1, area: '99.99.99.9999' }),
    ).rejects.toMatchObject({ code: 'unknown_place' });
    await expect(matchOutline(world.regency, admin, id, { number: 9, area: null })).rejects.toMatchObject({
      code: 'outline_not_found',
    });
    const coordinator = actorOf('koordinator');
    for (const refused of [
      putOutlinesInForce(world.regency, coordinator, id),
      takeOutlinesBack(world.regency, coordinator, id),
      dropOutlines(world.regency, coordinator, id),
      matchOutline(world.regency, coordinator, id, { number: 1, area: null }),
      takeOutlines(world.regency, coordinator, { file: new File(['{}'], 'a.json'), attribution: 'x' }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'out_of_reach' });
    await expect(
      takeOutlines(world.regency, admin, {
        file: new File([new Uint8Array(31 * 1024 * 1024)], 'besar.json'),
        attribution: 'x',
      }),
    ).rejects.toMatchObject({ code: 'outline_too_large' });
  });
});
