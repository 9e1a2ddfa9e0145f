/**
 * Every way of being told "no": a clear sentence, a way on, in both languages, readable by day and at night. The last one
 * breaks the world's own database, as nothing else is an incident.
 */
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTicket } from '#domain/tickets/routing.commands.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { office, topic } from '../world.ts';

let stage: Stage;
let visitor: Page;
let outsider: Page;
let code = '';
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  const { ticket } = await openTicket(stage.regency, actorOf('loket'), {
    channel: 'desk',
    kind: 'problem',
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    words: 'Nomor kami berakhir bulan depan.',
    applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
    hidesName: false,
    wantsVisit: false,
  });
  await routeTicket(
    stage.regency,
    actorOf('koordinator'),
    { ticketId: ticket.id },
    { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
  );
  code = ticket.code;
  visitor = await stage.visitor();
  outsider = await stage.signedIn('petugasPmd', { viewport: { width: 360, height: 740 } });
});
afterAll(() => stage.close());

/** Both languages, each in one theme: status, heading, sentence, and at least one way on. */
async function isTold(page: Page, address: string, status: number, id: RegExp, en: RegExp): Promise<void> {
  for (const [language, colorScheme, sentence] of [
    ['id', 'light', id],
    ['en', 'dark', en],
  ] as const) {
    await page.context().addCookies([{ name: 'bahasa', value: language, url: stage.url }]);
    await page.emulateMedia({ colorScheme });
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(status);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('main').innerText()).toMatch(sentence);
    expect(await page.locator('main a[href]').count()).toBeGreaterThan(0);
    expect(await axeFindings(page), address).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
}

describe('yang tidak ada', () => {
  it('bagi warga', () =>
    isTold(visitor, '/tidak-ada', 404, /Halaman ini tidak ada/, /There is no such page/));
  it('bagi petugas: pintu-pintunya tetap di tempatnya', async () => {
    await isTold(outsider, '/tiket/OVP-2222-2222', 404, /tidak ditemukan/, /not found/i);
    expect(await outsider.getByRole('navigation').first().isVisible()).toBe(true);
  });
});

describe('yang bukan tugasnya', () => {
  it('tiket dinas lain: seperti tidak ada, dan siapa yang bisa melibatkan dinasnya', () =>
    isTold(outsider, `/tiket/${code}`, 404, /Minta koordinator melibatkan/, /ask the coordinator/));
  it('halaman pengaturan', () =>
    isTold(outsider, '/atur/dinas', 403, /minta administrator/, /ask an administrator/));
});

it('kiriman yang terlalu besar dijawab sebuah halaman, bukan sambungan yang putus', async () => {
  const answer = await fetch(`${stage.url}/masuk`, {
    method: 'POST',
    headers: { origin: stage.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: `email=${'a'.repeat(300_000)}`,
  });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toMatch(/terlalu besar[\s\S]*href="\/lapor"/);
});

it('yang rusak di pihak kami: nomor kejadian untuk disebutkan, dan jalan untuk mencoba lagi', async () => {
  await sql`alter table ${sql.id('k1310', 'offices')} rename to offices_away`.execute(stage.regency.db);
  stage.regency.memo.clear();
  await isTold(
    visitor,
    '/standar-layanan',
    500,
    /Sebutkan nomor [0-9a-f]{8}[\s\S]*Coba lagi/,
    /Mention [0-9a-f]{8}[\s\S]*Try again/,
  );
});
