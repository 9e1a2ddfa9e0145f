import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { topic } from '#tests/world.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
});
afterAll(() => stage.close());

async function report(title: string, words: string, slug = 'spp-irt', nagariCode = '13.10.04.2001') {
  const { ticket } = await tickets.openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode,
      title,
      words,
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return ticket;
}

const panel = (page: Page, act: string) => page.locator(`details[data-act="${act}"]`);
async function openPanel(page: Page, act: string): Promise<void> {
  await panel(page, act).locator('summary').click();
}
async function send(page: Page, act: string): Promise<void> {
  await panel(page, act).locator('form button.btn').last().click();
  await page.waitForLoadState('load');
}

describe('meja dan satu tiket', () => {
  it('tiga dinas mengerjakan satu tiket, bertanya, dan menjawab', async () => {
    const ticket = await report('Nomor P-IRT hampir habis', 'Nomor kami berakhir bulan depan.');
    const coordinator = await stage.signedIn('koordinator');
    expect(await axeFindings(coordinator)).toEqual([]);
    await coordinator.getByRole('link', { name: 'Nomor P-IRT hampir habis' }).click();
    await coordinator.waitForURL(`**/tiket/${ticket.code}`);
    await openPanel(coordinator, 'route');
    expect(await axeFindings(coordinator)).toEqual([]);
    await panel(coordinator, 'route').getByLabel('Dinas Pertanian').check();
    await send(coordinator, 'route');
    expect(await coordinator.locator('.parts').textContent()).toContain('Dinas Pertanian');

    const health = await stage.signedIn('petugasDinkes');
    await health.goto(`/tiket/${ticket.code}`);
    await openPanel(health, 'accept');
    await send(health, 'accept');
    for (const key of ['petugasDpmptsp', 'petugasPertanian'] as const) {
      const helper = await stage.signedIn(key);
      await helper.goto(`/tiket/${ticket.code}`);
      await openPanel(helper, 'accept_part');
      await send(helper, 'accept_part');
      await openPanel(helper, 'contribute');
      await panel(helper, 'contribute').getByRole('textbox').fill(`Bahan dari ${key}`);
      await send(helper, 'contribute');
      await helper.context().close();
    }

    stage.at('2026-11-24 13:20');
    await health.goto(`/tiket/${ticket.code}`);
    const before = await health.locator('.due').last().textContent();
    await openPanel(health, 'ask');
    await panel(health, 'ask').getByRole('textbox').fill('Boleh kirim foto sertifikat lama?');
    await send(health, 'ask');
    expect(await health.locator('main').textContent()).toContain('hitungan hari dihentikan sementara');
    stage.at('2026-11-26 19:44');
    await tickets.replyToQuestion(
      stage.regency,
      { kind: 'applicant', ticketId: ticket.id, channel: 'applicant' },
      { ticketId: ticket.id },
      'Ini fotonya.',
    );
    await health.goto(`/tiket/${ticket.code}`);
    const due = (await health.locator('.due').last().textContent()) ?? '';
    expect(before).toContain('11 Des 2026');
    expect(due).toContain('16 Des 2026');
    expect(due).toContain('3 hari tidak dihitung');

    await openPanel(health, 'answer');
    await send(health, 'answer');
    expect(await panel(health, 'answer').locator('.error').textContent()).toContain('Tuliskan');
    await panel(health, 'answer').getByRole('textbox').fill('Boleh, ada kursi tambahan 8 Desember.');
    await send(health, 'answer');
    expect(await health.locator('.meta .tag').first().textContent()).toBe('Dijawab');
    expect(await axeFindings(health)).toEqual([]);
    await health.context().close();
    await coordinator.context().close();
  });
});
