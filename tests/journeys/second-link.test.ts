/** Two who ask the same, a reply that comes late, and a link that was lost: what each of them sees. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { office, topic } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
});
afterAll(() => stage.close());

async function reported(name: string, words: string) {
  const { ticket, secret } = await tickets.openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      words,
      applicant: { kind: 'person', name, phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return { id: ticket.id, link: `/lacak/${ticket.code}?k=${secret}`, code: ticket.code };
}

async function answered(ticketId: string, words: string) {
  const target = { ticketId };
  await tickets.routeTicket(stage.regency, actorOf('koordinator'), target, {
    leadOfficeId: office('dinkes'),
    supportingOfficeIds: [],
  });
  await tickets.acceptTicket(stage.regency, actorOf('petugasDinkes'), target);
  await tickets.answerTicket(stage.regency, actorOf('petugasDinkes'), target, words);
}

it('yang kedua tetap memegang tautannya: melihat ceritanya sendiri dan jawabannya, bukan cerita yang pertama', async () => {
  const first = await reported('Murni', 'Rahasia dapur Murni.');
  const second = await reported('Yusniar', 'Pertanyaan Yusniar sendiri.');
  await tickets.mergeTicket(stage.regency, actorOf('koordinator'), { ticketId: second.id }, first.id);
  await answered(first.id, 'Satu jawaban untuk keduanya.');
  const page = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(second.link);
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('Pertanyaan Yusniar sendiri.');
  expect(text).toContain('Satu jawaban untuk keduanya.');
  expect(text).toContain('Digabung dengan laporan serupa');
  expect(await page.content()).not.toMatch(/Rahasia dapur|Murni/);
  const told = await stage.regency.db
    .selectFrom('notices')
    .select('template')
    .where('ticketId', '=', second.id)
    .where('audience', '=', 'applicant')
    .execute();
  expect(told.map((row) => row.template)).toEqual(expect.arrayContaining(['merged', 'answered']));
});

it('ditutup karena diam, lalu balasan yang terlambat membukanya kembali', async () => {
  stage.at('2026-11-23 09:00');
  const { id, link } = await reported('Murni', 'Apa syaratnya?');
  await answered(id, 'Syaratnya tiga.');
  stage.at('2027-01-15 09:00');
  await sweepClock(stage.regency);
  const page = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(link);
  await page.getByText('Ditutup karena tidak ada kabar dari Anda.').waitFor();
  await page.getByLabel('Balas sekarang').fill('Maaf terlambat, syarat kedua belum jelas.');
  await page.getByRole('button', { name: 'Kirim balasan' }).click();
  await page.getByText('Putaran ke-2').waitFor();
});

it('tautan baru dari loket mematikan yang lama', async () => {
  stage.at('2026-11-23 09:00');
  const { id, link, code } = await reported('Murni', 'Tautan saya hilang.');
  const { secret } = await tickets.reissueLink(stage.regency, actorOf('loket'), { ticketId: id });
  const page = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(link);
  await page.getByText('Tautan ini tidak berlaku lagi').waitFor();
  expect(await page.content()).not.toContain('Tautan saya hilang.');
  await page.goto(`/lacak/${code}?k=${secret}`);
  await page.getByText('Tautan saya hilang.').waitFor();
});
