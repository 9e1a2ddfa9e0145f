import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { actorOf } from '../cast.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { office, topic } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('petugas membaca pemberitahuannya dan mengirim WhatsApp; kotak keluar terbaca tanpa alamat utuh', async () => {
  const { regency } = stage;
  const { ticket } = await tickets.openTicket(
    regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      words: 'Contoh',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  await tickets.routeTicket(
    regency,
    actorOf('koordinator'),
    { ticketId: ticket.id },
    { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
  );
  await deliverNotices(regency);

  const officer = await stage.signedIn('petugasDinkes');
  await officer.goto('/pemberitahuan');
  expect(await officer.getByText(`${ticket.code} diteruskan kepada dinas Anda`).count()).toBe(1);
  expect(await axeFindings(officer)).toEqual([]);
  await officer.getByRole('button', { name: 'Tandai semua sudah dibaca' }).click();
  await officer.getByText('Baru', { exact: true }).waitFor({ state: 'detached' });

  const byHand = await regency.db
    .selectFrom('notices')
    .select('id')
    .where('status', '=', 'by_hand')
    .executeTakeFirstOrThrow();
  await officer.goto(`/pemberitahuan/${byHand.id}`);
  expect(await axeFindings(officer)).toEqual([]);
  // WhatsApp itself is not on this stage: what the browser asks of it is kept.
  const asked: string[] = [];
  await officer.context().route('https://wa.me/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>WhatsApp</title>' });
  });
  await officer.getByRole('button', { name: 'Siapkan pesan' }).click();
  await officer.waitForURL('https://wa.me/**');
  const href = asked[0];
  expect(href).toMatch(/^https:\/\/wa\.me\/6281234567890\?text=/);
  expect(decodeURIComponent(href ?? '')).toContain(ticket.code);

  const keeper = await stage.signedIn('koordinator');
  for (const status of ['failed', 'waiting', 'by_hand', 'sent']) {
    await keeper.goto(`/atur/kotak-keluar?keadaan=${status}`);
    expect(await axeFindings(keeper)).toEqual([]);
    expect(await keeper.locator('main').textContent()).not.toContain('081234567890');
  }
  const stranger = await stage.signedIn('petugasPmd');
  expect((await stranger.goto('/atur/kotak-keluar'))?.status()).toBe(403);
  expect((await stranger.goto(`/pemberitahuan/${byHand.id}`))?.status()).toBe(404);
  if (process.env['SHOTS'])
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      await keeper.setViewportSize({ width, height: 800 });
      await keeper.emulateMedia({ colorScheme });
      await keeper.screenshot({ path: `${process.env['SHOTS']}-${width}.png` });
      await officer.setViewportSize({ width, height: 800 });
      await officer.emulateMedia({ colorScheme });
      await officer.screenshot({ path: `${process.env['SHOTS']}-hand-${width}.png` });
    }
});
