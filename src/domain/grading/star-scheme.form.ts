/**
 * A draft of the scheme as one form: every text and number has a field, and one empty place stands at the end of each list.
 * An emptied name takes its part out. Faults of the whole are told at the field where one mends them.
 */
import * as v from 'valibot';
import {
  faultsOfScheme,
  type SchemeFault,
  type StarGroup,
  type StarItem,
  type StarLevel,
  type StarScheme,
  type Words,
} from '#domain/grading/star-grading.ts';
import { isDay } from '#shared/day.ts';

/** How many empty places each list offers, beyond what is there. */
const EMPTY = 1;
const LONGEST = 120;
const LEVELS = 3;

/** Names of the fields, by the place of a part in its list. */
export const groupField = (group: number, what: 'name' | 'weight'): string => `g${group}_${what}`;
/** The name of an item. */
export const itemField = (group: number, item: number): string => `g${group}_i${item}_name`;
/** What earns a level, and its points. */
export const levelFieldOf = (group: number, item: number, level: number, what: 'says' | 'points'): string =>
  `g${group}_i${item}_l${level}_${what}`;
/** The name of a gate. */
export const gateFieldOf = (gate: number): string => `s${gate}_name`;
/** From how many points a star is given. */
export const bandField = (stars: number): string => `b${stars}_from`;

/** A version that is to be put in force: from which day. */
export const enforceForm = v.object({
  from: v.pipe(v.optional(v.string(), ''), v.trim(), v.check(isDay, 'wrong_day')),
});

/** The fields of a draft before anybody typed. */
export function schemeFields(scheme: StarScheme): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {
    name: scheme.name.id,
    law: scheme.basis.law,
    stars: String(scheme.bands.length),
    fewestOnPanel: String(scheme.fewestOnPanel),
    talkOverBeyond: String(scheme.talkOverBeyond),
    holdsYears: String(scheme.holdsYears),
    isMinistry: scheme.basis.standing === 'sourced' ? '1' : '',
  };
  scheme.gates.forEach((gate, i) => {
    fields[gateFieldOf(i)] = gate.name.id;
  });
  for (const { stars, from } of scheme.bands) fields[bandField(stars)] = String(from);
  scheme.groups.forEach((group, g) => {
    fields[groupField(g, 'name')] = group.name.id;
    fields[groupField(g, 'weight')] = String(group.weight);
    group.items.forEach((item, i) => {
      fields[itemField(g, i)] = item.name.id;
      item.levels.forEach((level, l) => {
        fields[levelFieldOf(g, i, l, 'says')] = level.says.id;
        fields[levelFieldOf(g, i, l, 'points')] = String(level.points);
      });
    });
  });
  return fields;
}

/** How many places of each list the form shows: what is there, and one more. */
export function schemePlaces(scheme: StarScheme): {
  readonly gates: number;
  readonly groups: readonly { readonly items: readonly number[] }[];
} {
  const groups = [...scheme.groups, undefined].map((group) => ({
    items: [...(group?.items ?? []), undefined].map((item) => item?.levels.length ?? LEVELS),
  }));
  return { gates: scheme.gates.length + EMPTY, groups };
}

/** Where each fault of the whole is told. */
const FAULT_FIELD: Readonly<Record<SchemeFault, string>> = {
  weights_not_100: groupField(0, 'weight'),
  weight_negative: groupField(0, 'weight'),
  code_twice: groupField(0, 'name'),
  group_empty: groupField(0, 'name'),
  levels_not_rising: itemField(0, 0),
  bands_not_falling: bandField(2),
  bands_leave_a_gap: bandField(1),
  stars_not_in_a_row: 'stars',
};

/**
 * The form of a draft. What it does not ask stays as it was: codes, English words while the Indonesian ones are the same,
 * and where each item comes from.
 */
export function schemeForm(before: StarScheme, newCode: () => string) {
  return v.pipe(
    v.record(v.string(), v.optional(v.string())),
    v.rawTransform(({ dataset, addIssue, NEVER }): StarScheme => {
      const input = dataset.value;
      let isRight = true;
      const fault = (key: string, message: string) => {
        isRight = false;
        addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
      };
      const scheme = readScheme(before, { input, fault, newCode });
      if (!isRight) return NEVER;
      for (const found of faultsOfScheme(scheme)) fault(placeOfFault(found, scheme), found);
      return isRight ? scheme : NEVER;
    }),
  );
}

/** A fault of one item or group is told there. */
function placeOfFault(fault: SchemeFault, { groups }: StarScheme): string {
  if (fault === 'group_empty') {
    const empty = groups.findIndex((group) => group.items.length === 0);
    return groupField(Math.max(0, empty), 'name');
  }
  if (fault !== 'levels_not_rising') return FAULT_FIELD[fault];
  for (const [g, group] of groups.entries())
    for (const [i, item] of group.items.entries())
      if (!item.levels.every((level, l) => l === 0 || level.points > (item.levels[l - 1]?.points ?? 0)))
        return levelFieldOf(g, i, item.levels.length - 1, 'points');
  return FAULT_FIELD[fault];
}

interface Reader {
  readonly input: Readonly<Record<string, string | undefined>>;
  readonly fault: (field: string, message: string) => void;
  readonly newCode: () => string;
}

function readScheme(before: StarScheme, reader: Reader): StarScheme {
  const places = schemePlaces(before);
  const most = wholeOf(reader, 'stars', 3, 5);
  if (most === 4) reader.fault('stars', 'stars_wrong');
  const isMinistry = (reader.input['isMinistry'] ?? '') !== '';
  return {
    ...before,
    name: wordsOf(reader, 'name', before.name),
    basis: {
      law: textOf(reader, 'law', true),
      standing: isMinistry ? 'sourced' : 'derived',
      ...(isMinistry || before.basis.doubt === undefined ? {} : { doubt: before.basis.doubt }),
    },
    fewestOnPanel: wholeOf(reader, 'fewestOnPanel', 1, 15),
    talkOverBeyond: wholeOf(reader, 'talkOverBeyond', 1, 100),
    holdsYears: wholeOf(reader, 'holdsYears', 1, 10),
    bands: Array.from({ length: most === 3 ? 3 : 5 }, (_, i, stars = (most === 3 ? 3 : 5) - i) => ({
      stars,
      from: wholeOf(reader, bandField(stars), 0, 100),
    })),
    gates: Array.from({ length: places.gates }, (_, i) => i).flatMap((i) => {
      const old = before.gates[i];
      if (textOf(reader, gateFieldOf(i), false) === '') return [];
      const name = wordsOf(reader, gateFieldOf(i), old?.name);
      return [{ code: old?.code ?? reader.newCode(), name, standing: old?.standing ?? ('derived' as const) }];
    }),
    groups: places.groups.flatMap(({ items }, g) => readGroup(before.groups[g], { g, items }, reader)),
  };
}

function readGroup(
  old: StarGroup | undefined,
  { g, items }: { readonly g: number; readonly items: readonly number[] },
  reader: Reader,
): StarGroup[] {
  if (textOf(reader, groupField(g, 'name'), false) === '') return [];
  return [
    {
      code: old?.code ?? reader.newCode(),
      name: wordsOf(reader, groupField(g, 'name'), old?.name),
      weight: wholeOf(reader, groupField(g, 'weight'), 0, 100),
      items: items.flatMap((levels, i) => readItem(old?.items[i], { g, i, levels }, reader)),
    },
  ];
}

function readItem(
  old: StarItem | undefined,
  { g, i, levels }: { readonly g: number; readonly i: number; readonly levels: number },
  reader: Reader,
): StarItem[] {
  if (textOf(reader, itemField(g, i), false) === '') return [];
  return [
    {
      code: old?.code ?? reader.newCode(),
      name: wordsOf(reader, itemField(g, i), old?.name),
      standing: old?.standing ?? 'derived',
      levels: Array.from({ length: levels }, (_, l): StarLevel => ({
        says: wordsOf(reader, levelFieldOf(g, i, l, 'says'), old?.levels[l]?.says),
        points: wholeOf(reader, levelFieldOf(g, i, l, 'points'), 0, 100),
      })),
    },
  ];
}

function textOf({ input, fault }: Reader, field: string, isNeeded: boolean): string {
  const typed = (input[field] ?? '').trim();
  if (isNeeded && typed === '') fault(field, 'needed');
  else if (typed.length > LONGEST) fault(field, 'too_long');
  return typed;
}

/** English stays while the Indonesian is the same; new words stand in both until somebody translates them. */
function wordsOf(reader: Reader, field: string, old: Words | undefined): Words {
  const id = textOf(reader, field, true);
  return old?.id === id ? old : { id, en: id };
}

function wholeOf({ input, fault }: Reader, field: string, least: number, most: number): number {
  const typed = (input[field] ?? '').trim();
  if (!/^\d{1,3}$/.test(typed) || Number(typed) < least || Number(typed) > most) {
    fault(field, 'whole_wrong');
    return least;
  }
  return Number(typed);
}
