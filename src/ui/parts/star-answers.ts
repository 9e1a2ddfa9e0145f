/** Answers under a scheme as the fields of a form hold them, and what those fields are called above a refused form. */
import { bintangTexts } from '#lang/bintang.ts';
import type { Texts } from '#lang/translate.ts';
import { levelField, noteField } from '#domain/grading/grading.form.ts';
import type { Levels, StarScheme } from '#domain/grading/star-grading.ts';

/** What stands in the fields before anybody typed. */
export function keptAnswers(
  levels: Levels,
  notes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...Object.entries(levels).map(([item, level]) => [levelField(item), String(level)]),
    ...Object.entries(notes).map(([item, note]) => [noteField(item), note]),
  ]);
}

/** The names of a scheme's items among the texts, so that a refused form can lead to each by its name. */
export function answerTexts(scheme: StarScheme): {
  readonly words: Readonly<Record<string, string>>;
  readonly texts: Texts;
} {
  const items = scheme.groups.flatMap((group) => group.items);
  return {
    words: Object.fromEntries(items.map((item) => [levelField(item.code), `item_${item.code}`])),
    texts: {
      ...bintangTexts,
      ...Object.fromEntries(
        items.map((item) => [`item_${item.code}`, { id: item.name.id, en: item.name.en }]),
      ),
    },
  };
}
