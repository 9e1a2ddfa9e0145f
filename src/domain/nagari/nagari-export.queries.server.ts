/** Every nagari in reach with what it has decided, as a table to take home: by kecamatan and name, never by score. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { nagariList } from '#domain/nagari/nagari.queries.server.ts';
import { nagariTexts } from '#lang/nagari.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOf, type Table } from '#shared/table.ts';

/** @throws Problem outsideNagari */
export async function nagariTable(regency: Regency, actor: StaffActor, locale: Locale): Promise<Table> {
  const t = translator(unduhTexts, locale);
  const words = translator(nagariTexts, locale);
  const { kecamatan } = await nagariList(regency, actor);
  const rows = kecamatan.flatMap((group) =>
    group.nagari.map(({ code, name, product, makers, potentials, proposals }) => [
      code,
      group.name,
      name,
      product?.name ?? t('not_known'),
      product ? words(`state_${product.state}`) : null,
      product?.reviewDueOn ?? null,
      makers,
      potentials,
      proposals,
    ]),
  );
  const titles = [
    t('col_nagari_code'),
    t('col_kecamatan'),
    t('col_nagari'),
    t('col_primary'),
    t('col_state'),
    t('col_review'),
    t('col_makers'),
    t('col_potentials'),
    t('col_proposals'),
  ];
  return tableOf(titles, rows);
}
