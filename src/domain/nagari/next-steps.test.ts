import { expect, it } from 'vitest';
import { nextSteps } from '#domain/nagari/next-steps.ts';

type Asked = Parameters<typeof nextSteps>[0];
const EVERYTHING: Asked['may'] = {
  review_product: true,
  decide_product: true,
  propose_product: true,
  note_potential: true,
  add_papers: true,
};
const NOTHING_WAITS = { owners: 0, results: 0 };
const page = (given: Partial<Asked> = {}): Asked => ({
  decided: [],
  proposals: [],
  potentials: [],
  hasCurrent: false,
  may: EVERYTHING,
  ...given,
});
const decided = (given: Partial<Asked['decided'][number]>): Asked['decided'] => [
  { id: 'p', name: 'Batik', isCurrent: true, isReviewDue: false, papers: [], ...given },
];
const some = [{}];
const stepsOf = (...asked: Parameters<typeof nextSteps>) => nextSteps(...asked).map(({ step }) => step);

it('nagari yang baru: usulkan produk dan catat potensi', () => {
  expect(stepsOf(page(), NOTHING_WAITS)).toEqual(['propose', 'potential']);
});
it('sudah ada calon: catat musyawarahnya', () => {
  expect(stepsOf(page({ proposals: some, potentials: some }), NOTHING_WAITS)).toEqual(['decide']);
});
it('sudah waktunya ditinjau, dan berkas musyawarah belum ada', () => {
  const asked = page({ potentials: some, hasCurrent: true, decided: decided({ isReviewDue: true }) });
  expect(stepsOf(asked, { owners: 2, results: 1 })).toEqual(['review', 'owners', 'papers', 'results']);
});
it('semua sudah: tidak ada yang menunggu', () => {
  const asked = page({ potentials: some, hasCurrent: true, decided: decided({ papers: some }) });
  expect(stepsOf(asked, NOTHING_WAITS)).toEqual([]);
});
it('siapa yang hanya boleh membaca tidak disuruh apa-apa', () => {
  expect(stepsOf(page({ may: { read: true } }), NOTHING_WAITS)).toEqual([]);
});
