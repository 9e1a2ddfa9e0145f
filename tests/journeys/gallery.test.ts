import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each([
  [360, 'light', ''],
  [768, 'dark', ''],
  [360, 'dark', '?tema=light'],
  [1280, 'light', '?tema=dark'],
] as const)(
  'galeri pada %i piksel, gawai %s %s: tanpa temuan axe, tidak melebar',
  async (width, colorScheme, theme) => {
    const page = await stage.visitor({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`/galeri${theme}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  },
);

it('papan ketik sampai ke setiap isian dan tombol, dan selalu terlihat di mana', async () => {
  const page = await stage.visitor({ viewport: { width: 1280, height: 800 } });
  await page.goto('/galeri');
  const wanted = await page
    .locator('a[href], button:enabled, input:enabled:not([type=radio]), input:checked, select, textarea')
    .count();
  const seen = new Set<string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return undefined;
      const all = [...document.querySelectorAll('*')];
      return { place: String(all.indexOf(one)), outline: getComputedStyle(one).outlineStyle };
    });
    if (at === undefined || seen.has(at.place)) break;
    expect(at.outline).toBe('solid');
    seen.add(at.place);
  }
  expect(seen.size).toBeGreaterThanOrEqual(wanted - 1);
  await page.context().close();
});
