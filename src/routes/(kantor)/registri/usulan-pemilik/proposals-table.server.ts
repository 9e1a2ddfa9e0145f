/** What owners propose as a table to take home: a row a proposal, its fields beside what stands there now. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { wholeProposals, type WaitingProposal } from '#domain/registry/claim.queries.server.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import type { GivenTable, TableRow } from '#shared/table.ts';
import { fieldLabel, fieldWords, proposalTitle } from '#ui/parts/claim-words.ts';

/** @throws Problem outsideRegistry for whoever answers none, or may open nothing personal and asks for it */
export async function proposalsTable(
  regency: Regency,
  actor: StaffActor,
  { isPersonal }: { readonly isPersonal: boolean },
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const { count, pieces } = await wholeProposals(regency, actor, isPersonal);
  const titles = [
    t('col_proposed_on'),
    t('col_code'),
    t('col_name'),
    t('col_nagari'),
    t('col_about'),
    t('col_now'),
    t('col_after'),
    t('col_contested'),
  ];
  return { asked: {}, table: { titles, count, pieces: rowsOf(pieces, locale) } };
}

async function* rowsOf(
  pieces: AsyncIterable<readonly WaitingProposal[]>,
  locale: Locale,
): AsyncGenerator<TableRow[]> {
  for await (const proposals of pieces) yield proposals.map((one) => ({ cells: cellsOf(one, locale) }));
}

function cellsOf(proposal: WaitingProposal, locale: Locale): string[] {
  const { kind, maker, fields, proposedAt } = proposal;
  const told = (which: 'now' | 'after') =>
    fields
      .map((one) => `${fieldLabel(kind, one.name, locale)}: ${fieldWords(one.name, one[which], locale)}`)
      .join('\n');
  return [
    dayOf(proposedAt, WIB),
    maker.code,
    maker.name,
    maker.nagari,
    proposalTitle(proposal, locale),
    told('now'),
    told('after'),
    translator(unduhTexts, locale)(fields.some((one) => one.isContested) ? 'yes' : 'no'),
  ];
}
