/** A rule and its numbers in plain words. */
import type { RuleKind, RuleStanding, RuleVersion } from '#domain/registry/rule.ts';
import { numbersIn } from '#domain/registry/rule-numbers.ts';
import type { SizeTrack } from '#domain/registry/size-class.ts';
import type { Criterion } from '#domain/nagari/primary-product-score.ts';
import { inOrderOfSteps } from '#domain/sentra/sentra-rules.ts';
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

/** The rules of a kind: the steps of a sentra as the law climbs them, the others by their codes. */
export function rulesOfKind(rules: readonly RuleStanding[], kind: RuleKind): RuleStanding[] {
  const own = rules.filter((rule) => rule.kind === kind);
  return kind === 'sentra_state' ? inOrderOfSteps(own) : own;
}

/** Numbers that belong together, as a form shows them. */
export interface NumberGroup {
  readonly kind: 'all' | 'weights' | 'bounds';
  readonly title: string | undefined;
  readonly numbers: readonly {
    readonly name: string;
    readonly value: number;
    readonly label: string;
  }[];
}

/** Each number with its label, in groups: of the criteria first the weights, then the bounds of each. */
export function numberGroups(
  { kind, content }: Pick<RuleVersion, 'kind' | 'content'>,
  locale: Locale,
): NumberGroup[] {
  const t = translator(aturanTexts, locale);
  const all = numbersIn(content).map((one) => ({ ...one, label: labelOf(kind, content, one.path, locale) }));
  if (kind !== 'criteria') return all.length === 0 ? [] : [{ kind: 'all', title: undefined, numbers: all }];
  const isWeight = ({ path }: { path: readonly (string | number)[] }) => path.at(-1) === 'weight';
  const bounds = Map.groupBy(
    all.filter((one) => !isWeight(one)),
    ({ path }) => criterionAt(content, path)?.name[locale] ?? '',
  );
  return [
    { kind: 'weights', title: t('weights'), numbers: all.filter(isWeight) },
    ...[...bounds].map(([name, numbers]) => ({
      kind: 'bounds' as const,
      title: t('bounds_of', { name }),
      numbers,
    })),
  ];
}

function criterionAt(content: unknown, path: readonly (string | number)[]): Criterion | undefined {
  return (content as { criteria: readonly Criterion[] }).criteria[Number(path[1])];
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
    const criterion = criterionAt(content, path);
    if (last === 'weight') return criterion?.name[locale] ?? '';
    const input = criterion?.inputs[at(3)];
    const points = input?.bands[at(5)]?.points ?? 0;
    return t('label_band', { input: word(`band_${input?.input}`), points });
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
