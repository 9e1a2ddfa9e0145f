/** Entries that may be one maker as a table to take home: a row an entry, those of one group under one number. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { twinList } from '#domain/registry/industry.queries.server.ts';
import { registryTexts } from '#lang/registry.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOf, type GivenTable } from '#shared/table.ts';

/** Whose, and what they share: never the number that is the same. @throws Problem outsideRegistry */
export async function twinsTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const words = translator(registryTexts, locale);
  const { groups, nagari } = await twinList(regency, actor, params.get('nagari') ?? '', Infinity);
  const rows = groups.flatMap(({ because, makers }, i) =>
    makers.map((maker) => [i + 1, words(`twin_${because}`), maker.code, maker.name, maker.nagari]),
  );
  const titles = [t('col_group'), t('col_because'), t('col_code'), t('col_name'), t('col_nagari')];
  return { asked: { nagari }, table: tableOf(titles, rows) };
}
