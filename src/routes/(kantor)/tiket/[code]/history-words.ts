/** The words of a line of history: who, and what was done. */
import type { HistoryLine } from '#domain/tickets/case.queries.server.ts';
import { longDay } from '#lang/dates.ts';
import { deskTexts } from '#lang/desk.ts';
import { hasText, translator, type Locale, type Translate } from '#lang/translate.ts';

type Line = Pick<HistoryLine, 'act' | 'params' | 'who' | 'actorKind' | 'voice'>;

/** What was done, without who: `menerima`, `meneruskan ke Dinas Kesehatan`. */
export function lineText(line: Line, locale: Locale): string {
  const t = translator(deskTexts, locale);
  const key =
    line.act === 'route' && line.params['supporting']
      ? 'line_route_supporting'
      : line.act === 'escalate'
        ? `line_escalate_${line.params['level']}`
        : `line_${line.act}`;
  const params = { ...line.params };
  if (line.act === 'plan_visit') params['on'] = longDay(String(params['on']), locale);
  if (line.act === 'record_visit') {
    params['on'] = longDay(String(params['on']), locale);
    params['met'] = t(params['met'] === 'visit_met' ? 'visit_met' : 'visit_not_met');
  }
  const decision = `line_${params['decision']}`;
  if (line.act === 'decide_data' && hasText(deskTexts, decision)) params['decision'] = t(decision);
  return hasText(deskTexts, key) ? t(key, params) : line.act;
}

/** Who speaks or did it: a name, the clock, or the applicant, also where an officer took her words down. */
export function whoOf(
  line: Line,
  matter: { readonly applicant: { readonly name: string | null } },
  t: Translate<typeof deskTexts>,
): string {
  if (line.voice === 'applicant') return matter.applicant.name ?? t('applicant');
  return line.who ?? (line.actorKind === 'system' ? t('system') : (matter.applicant.name ?? t('applicant')));
}
