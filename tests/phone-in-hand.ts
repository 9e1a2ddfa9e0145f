/** A field officer's phone as she holds it: the built pages in a real browser, set up and used by what stands on the screen. */
import type { Page } from 'playwright-core';
import type { Stage } from './browser.ts';
import type { CastKey } from './cast.ts';

const PIN = '902417';

/** Somebody of the cast with a phone of her own, set up while there was signal. */
export async function phoneOf(stage: Stage, key: CastKey): Promise<Page> {
  const page = await stage.signedIn(key, { viewport: { width: 360, height: 740 } });
  await page.goto('/kunjungan/siapkan');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  for (const again of ['Buat PIN 6 angka', 'Ketik PIN sekali lagi']) {
    await page.getByRole('group', { name: again }).waitFor();
    await page.keyboard.type(PIN);
  }
  await page.getByText('Bekal sudah terbaru.').waitFor();
  return page;
}

/** Flight mode, and out of it again. */
export async function setSignal(page: Page, has: boolean): Promise<void> {
  await page.context().setOffline(!has);
}

/** Goes to an address below `/kunjungan` as a link would: without asking the office for anything. */
export async function turnTo(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: '.' });
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, address);
}
