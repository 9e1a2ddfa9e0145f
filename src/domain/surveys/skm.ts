/** The index of the SKM (Permenpan-RB 14/2017): nine elements, four grades each, weight 1/9. */

/** Requirements, procedure, time, fee, product, competence, behaviour, complaints, facilities. */
export const SKM_ELEMENTS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'] as const;
export type SkmElement = (typeof SKM_ELEMENTS)[number];

/** 1 not good … 4 very good. */
export const GRADES = [1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

export type SkmAnswers = Readonly<Partial<Record<SkmElement, Grade>>>;

export type Band = 'A' | 'B' | 'C' | 'D';

export interface SkmIndex {
  readonly respondents: number;
  /** 25.00–100.00, rounded half up to two decimals. */
  readonly index: number;
  readonly band: Band;
  /** The mean grade of each element (1–4), unrounded. */
  readonly means: Readonly<Record<SkmElement, number>>;
}

/** What was counted of one element: the sum of its grades and how many gave one. */
export interface ElementTotal {
  readonly sum: number;
  readonly respondents: number;
}

/** The index of a set of answers; undefined while an element has no answer. */
export function skmIndexOf(answers: readonly SkmAnswers[]): SkmIndex | undefined {
  const totals = {} as Record<SkmElement, ElementTotal>;
  for (const element of SKM_ELEMENTS) {
    const grades = answers.flatMap((one) => one[element] ?? []);
    totals[element] = {
      sum: grades.reduce<number>((sum, grade) => sum + grade, 0),
      respondents: grades.length,
    };
  }
  return skmIndex(totals, answers.length);
}

/** The index from the totals of the elements; undefined while an element has no answer. */
export function skmIndex(
  totals: Readonly<Record<SkmElement, ElementTotal>>,
  respondents: number,
): SkmIndex | undefined {
  const means = {} as Record<SkmElement, number>;
  for (const element of SKM_ELEMENTS) {
    const total = totals[element];
    if (total.respondents === 0) return undefined;
    means[element] = total.sum / total.respondents;
  }
  const sum = SKM_ELEMENTS.reduce((all, element) => all + means[element], 0);
  const index = roundHalfUp((sum * 25) / SKM_ELEMENTS.length);
  return { respondents, index, band: bandOf(index), means };
}

/** The band of a rounded index; the published bands leave gaps below two decimals, so the rounding comes first. */
export function bandOf(index: number): Band {
  if (index >= 88.31) return 'A';
  if (index >= 76.61) return 'B';
  return index >= 65 ? 'C' : 'D';
}

/** How many respondents a population needs (Krejcie and Morgan: chi-square 3.841, p 0.5, error 0.05). */
export function sampleSize(population: number): number {
  return Math.round((3.841 * population * 0.25) / (0.0025 * (population - 1) + 0.96025));
}

/** To two decimals; the hair added makes 91.475, which a binary fraction stores a little below, round up. */
function roundHalfUp(value: number): number {
  return Math.floor(value * 100 + 0.5 + 1e-9) / 100;
}
