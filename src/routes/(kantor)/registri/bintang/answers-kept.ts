/** Answers under a scheme as the fields of a form hold them, and what those fields are called above a refused form. */
import { levelField, noteField } from '#domain/grading/grading.form.ts';
import type { Levels } from '#domain/grading/star-grading.ts';

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
