/** What may come in about a grading: one schema for browser and server. Messages are keys of `lang/bintang.ts`. */
import * as v from 'valibot';
import { GRADING_STATES, type OwnAnswers } from '#domain/grading/grading.ts';
import type { Levels, StarScheme } from '#domain/grading/star-grading.ts';
import { isId } from '#shared/id.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const MOST_NOTE = 500;
/** A reason says something. */
const reason = v.pipe(
  text,
  v.nonEmpty('needed'),
  v.minLength(10, 'reason_short'),
  v.maxLength(1000, 'too_long'),
);

/** Anything in the address that makes no sense is as if it were not there. */
export const gradingFilterForm = v.object({
  keadaan: v.fallback(v.picklist(['', ...GRADING_STATES]), ''),
  sesudah: v.fallback(v.string(), ''),
});
export const findProductForm = v.object({
  usaha: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
  cari: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
});

export const startForm = v.object({ productId: v.pipe(text, v.check(isId, 'wrong_choice')) });
export const becauseForm = v.object({ because: reason });

/** Names of fields that may come several times. */
export const PANEL_LISTS = ['people'] as const;
export const panelForm = v.object({
  people: v.pipe(
    v.optional(v.array(v.pipe(v.string(), v.check(isId, 'wrong_choice'))), []),
    v.minLength(1, 'panel_needed'),
    v.maxLength(15, 'too_many'),
  ),
});

/** The field of an item's level, and of what shows it. */
export const levelField = (item: string): string => `level_${item}`;
/** The field of what shows an item, or of what shows that a gate is open. */
export const noteField = (code: string): string => `note_${code}`;
/** The box of a gate. */
export const gateField = (gate: string): string => `gate_${gate}`;

const anyFields = v.record(v.string(), v.optional(v.string()));

interface Answered {
  readonly levels: Record<string, number>;
  readonly notes: Record<string, string>;
}
type Fault = (field: string, message: string) => void;

/** The answers to every item of a scheme; a level that it does not have is refused at its item. */
function readAnswers(
  scheme: Pick<StarScheme, 'groups'>,
  fields: Readonly<Record<string, string | undefined>>,
  needsAll: boolean,
  fault: Fault,
): Answered {
  const answered: Answered = { levels: {}, notes: {} };
  for (const item of scheme.groups.flatMap((group) => group.items)) {
    const typed = (fields[levelField(item.code)] ?? '').trim();
    const note = (fields[noteField(item.code)] ?? '').trim();
    if (typed === '') {
      if (needsAll) fault(levelField(item.code), 'answer_needed');
    } else if (/^\d{1,2}$/.test(typed) && Number(typed) < item.levels.length)
      answered.levels[item.code] = Number(typed);
    else fault(levelField(item.code), 'wrong_choice');
    if (note.length > MOST_NOTE) fault(noteField(item.code), 'too_long');
    else if (note !== '') answered.notes[item.code] = note;
  }
  return answered;
}

/** The maker's own answers under a scheme: all of them to hand in, any to keep. Used by staff and by the maker's own page. */
export function ownAnswersForm(scheme: Pick<StarScheme, 'groups'>, needsAll: boolean) {
  return v.pipe(
    anyFields,
    v.rawTransform(({ dataset, addIssue }): OwnAnswers =>
      readAnswers(scheme, dataset.value, needsAll, (field, message) =>
        addIssue({ message, path: [pathTo(field, dataset.value)] }),
      ),
    ),
  );
}

/** The scores of one of the panel: every item, and a note on the whole. */
export function panelScoreForm(scheme: StarScheme) {
  return v.pipe(
    anyFields,
    v.rawTransform(({ dataset, addIssue }): { levels: Levels; note: string | null } => {
      const fault: Fault = (field, message) => addIssue({ message, path: [pathTo(field, dataset.value)] });
      const { levels } = readAnswers(scheme, dataset.value, true, fault);
      const note = (dataset.value['note'] ?? '').trim();
      if (note.length > MOST_NOTE) fault('note', 'too_long');
      return { levels, note: note === '' ? null : note };
    }),
  );
}

/** The gates that are open; each says by what. */
export function closeForm(scheme: StarScheme) {
  return v.pipe(
    anyFields,
    v.rawTransform(({ dataset, addIssue }): { gate: string; note: string }[] =>
      scheme.gates.flatMap(({ code }) => {
        if (!dataset.value[gateField(code)]) return [];
        const note = (dataset.value[noteField(code)] ?? '').trim();
        const message = note === '' ? 'gate_note_needed' : note.length > MOST_NOTE ? 'too_long' : undefined;
        if (message !== undefined) addIssue({ message, path: [pathTo(noteField(code), dataset.value)] });
        return [{ gate: code, note }];
      }),
    ),
  );
}

function pathTo(key: string, input: Record<string, string | undefined>): v.IssuePathItem {
  return { type: 'object', origin: 'value', input, key, value: input[key] };
}
