/** The classification of businesses, read once and kept: it changes with a decree of BPS only. */
import type { KbliVersion } from '#domain/registry/industry.ts';
import type { KbliBook } from '#domain/registry/kbli.search.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Both versions, everyday words, and the pairs from the older to the newer. */
export async function kbliBook(regency: Regency): Promise<KbliBook> {
  return remembered(regency, 'kbliBook', async () => {
    const [entries, words, pairs] = await Promise.all([
      regency.db
        .selectFrom('kbliCodes')
        .select((eb) => [eb.ref('version').$castTo<KbliVersion>().as('version'), 'code', 'title'])
        .orderBy('code')
        .execute(),
      regency.db.selectFrom('kbliWords').select(['words', 'code']).orderBy('words').execute(),
      regency.db.selectFrom('kbliPairs').select(['olderCode', 'newerCode']).orderBy('newerCode').execute(),
    ]);
    return { entries, words, pairs };
  });
}
