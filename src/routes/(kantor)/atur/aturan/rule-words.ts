/** A rule and its numbers in plain words. */
import type { RuleStanding, RuleVersion } from '#domain/registry/rule.ts';
import { numbersIn } from '#domain/registry/rule-numbers.ts';
import type { SizeTrack } from '#domain/registry/size-class.ts';
import type { Criterion } from '#domain/nagari/primary-product-score.ts';
import type { SentraCondition, SentraState } from '#domain/sentra/sentra-state.ts';
import { aturanTexts } from '#lang/aturan.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';

/** What a rule is called: by its law, its step, or its kind. */
export function nameOfRule({ kind, versions }: RuleStanding, locale: Locale): string {
  const t = translator(aturanTexts, locale);
  const [newest] = versions;
  if (kind === 'size') return newest?.basis.law ?? '';
  if (kind === 'sentra_state') {
    const state = (newest?.content as { state: SentraState } | undefined)?.state;
    return `${t('kind_sentra_state')}: ${t(`state_${state ?? 'none'}`)}`;
  }
  return t(`kind_${kind}`);
}

/** Each number with its label, in the order of the rule. */
export function labelledNumbers({ kind, content }: Pick<RuleVersion, 'kind' | 'content'>, locale: Locale) {
  return numbersIn(content).map(({ name, path, value }) => ({
    name,
    value,
    label: labelOf(kind, content, path, locale),
  }));
}

function labelOf(
  kind: RuleVersion['kind'],
  content: unknown,
  path: readonly (string | number)[],
  locale: Locale,
): string {
  const t = translator(aturanTexts, locale);
  const word = (key: string) => (hasText(aturanTexts, key) ? t(key) : key);
  const at = (i: number) => Number(path[i]);
  const last = String(path.at(-1));
  if (kind === 'criteria') {
    const criterion = (content as { criteria: readonly Criterion[] }).criteria[at(1)];
    const name = criterion?.name[locale] ?? '';
    if (last === 'weight') return t('label_weight', { name });
    const input = criterion?.inputs[at(3)];
    const points = input?.bands[at(5)]?.points ?? 0;
    return t('label_band', { name, input: word(`band_${input?.input}`), points });
  }
  if (kind === 'sentra_state') {
    const condition = (content as { conditions: readonly SentraCondition[] }).conditions[at(1)];
    return word(`condition_${condition?.kind}_${last}`);
  }
  if (kind === 'size') {
    const track = (content as { tracks: readonly SizeTrack[] }).tracks[at(1)];
    const rule = track?.classes[at(3)];
    const test = rule?.anyOf[at(5)]?.[at(6)];
    return `${word(`class_${rule?.sizeClass}`)}: ${word(`measure_${test?.measure}`)} ${word(`bound_${last}`)}`;
  }
  return word(`label_${last}`);
}
