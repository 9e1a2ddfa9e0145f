import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { office, topic } from '#tests/world.ts';
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
/** Rare acts wait behind "Lainnya". */
async function openPanel(page: Page, act: string): Promise<void> {
  const button = panel(page, act).locator('summary');
  if (!(await button.isVisible())) await page.locator('.rare > summary').click();
  await button.click();
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
    expect(before).toContain('Jumat 11 Des');
    expect(due).toContain('Rabu 16 Des');
    expect(due).toContain('dihentikan 1 kali, 3 hari tidak dihitung');

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
  it('dikembalikan dinas, diteruskan lagi; dinas lain ditolak di alamat dan di tombol', async () => {
    stage.at('2026-11-27 09:00');
    const ticket = await report('Mesin pengering rusak', 'Mesin pengering kami rusak.', 'mesin');
    await tickets.routeTicket(
      stage.regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      {
        leadOfficeId: office('pertanian'),
        supportingOfficeIds: [],
      },
    );
    const farm = await stage.signedIn('petugasPertanian');
    await farm.goto(`/tiket/${ticket.code}`);
    await openPanel(farm, 'hand_back');
    await panel(farm, 'hand_back').getByRole('textbox').fill('Mesin urusan Kumperindag.');
    await send(farm, 'hand_back');
    expect(await farm.locator('.meta .tag').first().textContent()).toBe('Diterima');
    // After handing back the office reads on, and may do nothing.
    expect(await farm.locator('details.act').count()).toBe(0);
    const village = await stage.signedIn('petugasPmd');
    const refused = await village.goto(`/tiket/${ticket.code}`);
    expect(refused?.status()).toBe(404);
    expect(await village.locator('body').textContent()).not.toContain('Mesin pengering');
    const posted = await village.request.post(`/tiket/${ticket.code}?/note`, {
      form: { words: 'coba' },
      headers: { origin: stage.url, accept: 'text/html' },
    });
    expect(posted.status()).toBe(404);
    await village.goto('/meja');
    expect(await village.locator('main').textContent()).not.toContain('Mesin pengering');
    await farm.context().close();
    await village.context().close();
  });

  it('kepala menyetujui jawaban; pengganti ikut mengerjakan', async () => {
    const slug = 'nib';
    await stage.regency.db
      .updateTable('topics')
      .set({ needsApproval: true })
      .where('id', '=', topic(slug))
      .execute();
    await stage.regency.db
      .insertInto('duties')
      .values({
        id: stage.regency.newId(),
        personId: CAST.nobody.id,
        duty: 'officer',
        officeId: office('dinkes'),
        substituteFor: CAST.petugasDinkes.id,
        startsOn: '2026-11-01',
        endsOn: '2026-12-31',
      })
      .execute();
    const ticket = await report('Butuh NIB', 'Kami belum punya NIB.', slug);
    await tickets.routeTicket(
      stage.regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      {
        leadOfficeId: office('dinkes'),
        supportingOfficeIds: [],
      },
    );
    const substitute = await stage.signedIn('nobody');
    await substitute.goto(`/tiket/${ticket.code}`);
    await openPanel(substitute, 'accept');
    await send(substitute, 'accept');
    expect(await panel(substitute, 'answer').count()).toBe(0);
    await openPanel(substitute, 'draft_answer');
    await panel(substitute, 'draft_answer').getByRole('textbox').fill('NIB dibuat lewat OSS.');
    await send(substitute, 'draft_answer');
    const head = await stage.signedIn('kepala');
    await head.goto(`/tiket/${ticket.code}`);
    await openPanel(head, 'assign');
    expect(await panel(head, 'assign').locator('select').textContent()).toContain(
      'pengganti Fitri Handayani',
    );
    await openPanel(head, 'approve_answer');
    expect(await panel(head, 'assign').getAttribute('open')).toBeNull();
    await send(head, 'approve_answer');
    expect(await head.locator('.meta .tag').first().textContent()).toBe('Dijawab');
    expect(await head.locator('.story').textContent()).toContain('NIB dibuat lewat OSS.');
    await substitute.context().close();
    await head.context().close();
  });

  it('digabung dan dipisah lagi; dua orang bersamaan; beberapa diteruskan sekaligus', async () => {
    const first = await report(
      'Harga serai wangi turun',
      'Harga serai wangi turun terus di nagari kami.',
      'bahan-baku',
    );
    const second = await report(
      'Serai wangi murah',
      'Harga serai wangi turun terus sejak bulan lalu.',
      'bahan-baku',
    );
    const coordinator = await stage.signedIn('koordinator');
    await coordinator.goto(`/tiket/${second.code}`);
    await openPanel(coordinator, 'merge');
    expect(await panel(coordinator, 'merge').textContent()).toContain(first.code);
    expect(await axeFindings(coordinator)).toEqual([]);
    await panel(coordinator, 'merge').getByRole('textbox').fill(first.code);
    await send(coordinator, 'merge');
    expect(await coordinator.locator('.meta .tag').first().textContent()).toBe('Digabung');
    await openPanel(coordinator, 'unmerge');
    await send(coordinator, 'unmerge');
    expect(await coordinator.locator('.meta .tag').first().textContent()).toBe('Diterima');

    await openPanel(coordinator, 'archive');
    await panel(coordinator, 'archive').getByLabel('Alasan').selectOption('other');
    await panel(coordinator, 'archive').getByRole('textbox').fill('Sudah dijelaskan.');
    await tickets.writeNote(stage.regency, actorOf('loket'), { ticketId: second.id }, 'Pemohon datang lagi.');
    await send(coordinator, 'archive');
    const text = (await coordinator.locator('main').textContent()) ?? '';
    expect(text).toContain('Tiket ini baru saja diubah orang lain');
    expect(text).toContain('Yang berubah sejak Anda membuka halaman ini');
    expect(await panel(coordinator, 'archive').getByRole('textbox').inputValue()).toBe('Sudah dijelaskan.');
    expect(await coordinator.locator('.meta .tag').first().textContent()).toBe('Diterima');

    await coordinator.getByRole('button', { name: 'Tampilkan' }).click();
    await coordinator.waitForLoadState('load');
    expect(await coordinator.locator('main').textContent()).toContain('081234567890');
    const opened = await stage.regency.db
      .selectFrom('audits')
      .select('verb')
      .where('actorId', '=', CAST.koordinator.id)
      .execute();
    expect(opened.map((row) => row.verb)).toContain('open_personal');

    await coordinator.goto(`/meja?topik=${topic('bahan-baku')}`);
    // The keys work once the page has come alive.
    const isOnRow = async () => {
      await coordinator.keyboard.press('j');
      return coordinator.evaluate(() => document.activeElement?.hasAttribute('data-row'));
    };
    await expect.poll(isOnRow, { timeout: 15_000 }).toBe(true);
    await coordinator.keyboard.press('?');
    expect(await coordinator.getByRole('dialog').isVisible()).toBe(true);
    await coordinator.keyboard.press('Escape');
    for (const one of [first, second]) await coordinator.getByLabel(`Pilih ${one.code}`).check();
    await tickets.archiveTicket(
      stage.regency,
      actorOf('koordinator'),
      { ticketId: first.id },
      { reason: 'other', words: 'Uji.' },
    );
    await coordinator.getByRole('button', { name: 'Teruskan', exact: true }).click();
    await coordinator.waitForLoadState('load');
    const result = (await coordinator.locator('.notice').first().textContent()) ?? '';
    expect(result).toContain('1 tiket diteruskan');
    expect(result).toContain(first.code);
    await coordinator.context().close();
  });

  it.each([
    [360, 'light'],
    [768, 'dark'],
    [1280, 'dark'],
  ] as const)('meja dan tiket rapi pada %i piksel (%s)', async (width, colorScheme) => {
    const ticket = await report('Label kemasan', 'Bagaimana label yang benar?', 'spp-irt');
    const page = await stage.signedIn('koordinator', { viewport: { width, height: 800 }, colorScheme });
    for (const address of ['/meja', `/tiket/${ticket.code}`]) {
      await page.goto(address);
      if (address !== '/meja') await openPanel(page, 'route');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await axeFindings(page)).toEqual([]);
      if (process.env['SHOTS'])
        await page.screenshot({
          path: `${process.env['SHOTS']}/${width}-${address === '/meja' ? 'meja' : 'tiket'}.png`,
          fullPage: true,
        });
    }
    await page.context().close();
  });
});
