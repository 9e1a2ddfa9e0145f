/** A rule is followed, never edited: who would move is shown first, and from its day on the new numbers count. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { criteriaToday } from '#domain/nagari/nagari-rules.queries.server.ts';
import { checkRule, movesBy } from '#domain/nagari/rule-preview.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { followRule, markOf, withdrawRule } from '#domain/registry/rule.commands.server.ts';
import { numbersIn, withNumbers } from '#domain/registry/rule-numbers.ts';
import { followedRule } from '#domain/registry/rule.queries.server.ts';
import { sentraStateRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const CRITERIA = 'nagari-criteria';
const REASON = {
  law: 'Keputusan Bupati 12/2026',
  standing: 'derived' as const,
  because: 'Hasil rapat koordinasi November.',
};

/** What the form would send, with other weights for the first two criteria. */
async function weights(first: number, second: number) {
  const { last } = await followedRule(world.regency, CRITERIA);
  const [a, b] = numbersIn(last.content).filter((one) => one.path.at(-1) === 'weight');
  const numbers = { [a?.name ?? '']: first, [b?.name ?? '']: second };
  const seen = markOf(withNumbers(last.content, numbers));
  return { ...REASON, validFrom: '2026-12-01', numbers, seen };
}
const follow = async (who: Parameters<typeof actorOf>[0], input: Awaited<ReturnType<typeof weights>>) =>
  followRule(world.regency, actorOf(who), CRITERIA, input, checkRule);

describe('versi baru aturan', () => {
  it('bobot yang tidak berjumlah 100 ditolak dengan namanya', async () => {
    await expect(follow('koordinator', await weights(30, 20))).rejects.toMatchObject({
      code: 'weights_not_100',
    });
  });

  it('tanpa melihat siapa yang berpindah, atau sesudah angkanya diubah lagi, tidak tersimpan', async () => {
    const input = await weights(10, 30);
    await expect(follow('koordinator', { ...input, seen: '' })).rejects.toMatchObject({
      code: 'rule_moves_unseen',
    });
  });

  it.each(['loket', 'kepala', 'wali', 'lapangan', 'petugasDinkes'] as const)(
    '%s tidak boleh mengganti aturan',
    async (who) => {
      await expect(follow(who, await weights(10, 30))).rejects.toMatchObject({ status: 403 });
    },
  );

  it('berlaku sejak harinya; versi lama berakhir sehari sebelumnya dan tidak berubah', async () => {
    await follow('koordinator', await weights(10, 30));
    expect(await criteriaToday(world.regency)).toMatchObject({ version: 1, validTo: '2026-11-30' });
    await expect(follow('admin', await weights(15, 25))).rejects.toMatchObject({ code: 'rule_planned' });
    world.at('2026-12-01 08:00');
    const now = await criteriaToday(world.regency);
    expect(now.version).toBe(2);
    expect(now.criteria.slice(0, 2).map((one) => one.weight)).toEqual([10, 30]);
    world.at('2026-11-23 09:00');
  });

  it('yang belum berlaku dapat ditarik; yang lama berlaku terus', async () => {
    await withdrawRule(world.regency, actorOf('admin'), CRITERIA, { because: 'Rapat ditunda ke Januari.' });
    expect(await criteriaToday(world.regency)).toMatchObject({ version: 1, validTo: null });
    await expect(
      withdrawRule(world.regency, actorOf('admin'), CRITERIA, { because: 'Rapat ditunda ke Januari.' }),
    ).rejects.toMatchObject({ code: 'rule_not_planned' });
  });

  it('setiap perubahan satu baris riwayat dengan alasan', async () => {
    const lines = await world.regency.db
      .selectFrom('audits')
      .select(['verb', 'after'])
      .where('subject', '=', 'rule')
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(lines.map((line) => line.verb)).toEqual(['follow_rule', 'withdraw_rule']);
    expect(lines[0]?.after).toMatchObject({ because: REASON.because, version: 2 });
  });

  it('batas calon sentra: tanpa sentra tidak ada yang berpindah, dan batas baru dipakai sejak harinya', async () => {
    const { last } = await followedRule(world.regency, 'sentra-candidate');
    const content = withNumbers(last.content, { n0: 7 });
    expect(await movesBy(world.regency, last, content)).toEqual({ kind: 'states', sentra: [], of: 0 });
    await followRule(
      world.regency,
      actorOf('koordinator'),
      'sentra-candidate',
      { ...REASON, validFrom: '2026-12-01', numbers: { n0: 7 }, seen: markOf(content) },
      checkRule,
    );
    world.at('2026-12-02 08:00');
    const candidate = (await sentraStateRules(world.regency)).find((rule) => rule.state === 'candidate');
    expect(candidate?.conditions[0]).toEqual({ kind: 'units', atLeast: 7 });
  });

  it('usulan sentra dan kekhasan: berapa sebelum dan sesudahnya, tanpa menyimpan apa-apa', async () => {
    for (const n of [1, 2, 3, 4, 5, 6])
      await registerIndustry(
        world.regency,
        actorOf('koordinator'),
        makerWith(
          { name: `Keripik ${n}`, nib: null, materials: [], lat: -1.02 + n * 0.0005, lng: 101.61 },
          { phone: null, nik: null },
          ['Keripik pisang'],
        ),
      );
    const clustering = (await followedRule(world.regency, 'sentra-clustering')).last;
    const fewest = numbersIn(clustering.content).find((one) => one.path.at(-1) === 'fewest');
    const seven = withNumbers(clustering.content, { [fewest?.name ?? '']: 7 });
    expect(await movesBy(world.regency, clustering, seven)).toEqual({
      kind: 'proposals',
      before: 1,
      after: 0,
      of: 6,
    });
    await registerIndustry(
      world.regency,
      actorOf('koordinator'),
      makerWith({ name: 'Keripik jauh', nib: null, nagariCode: '13.10.02.2009' }, { phone: null, nik: null }),
    );
    const quotient = (await followedRule(world.regency, 'nagari-quotient')).last;
    const toRead = numbersIn(quotient.content).find((one) => one.path.at(-1) === 'fewestToRead');
    const nine = withNumbers(quotient.content, { [toRead?.name ?? '']: 9 });
    expect(await movesBy(world.regency, quotient, nine)).toMatchObject({
      kind: 'readings',
      of: 2,
      steps: [
        { reading: 'like_the_regency', before: 1, after: 0 },
        { reading: 'too_few', before: 1, after: 2 },
      ],
    });
  });
});
