import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each([
  [360, 'light'],
  [768, 'dark'],
  [1280, 'light'],
] as const)('galeri pada %i piksel, %s: tanpa temuan axe, tidak melebar', async (width, colorScheme) => {
  const page = await stage.visitor({ viewport: { width, height: 800 }, colorScheme });
  await page.goto('/galeri');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.context().close();
});
