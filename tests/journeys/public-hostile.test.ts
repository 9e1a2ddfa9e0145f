/** Every public form besides `/lapor`, fed with anything: a message or a 4xx, never a 5xx, and no word of hers is lost. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import { openTicket, answerOnSpot } from '#domain/tickets/ticket.commands.server.ts';
import { ticketCookieName } from '#domain/tickets/ticket.access.server.ts';
import { openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { topic } from '../world.ts';

let stage: Stage;
let code: string;
let cookie: string;
let survey: string;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  const { ticket, secret } = await openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('nib'),
      nagariCode: '13.10.04.2001',
      words: 'NIB saya belum terbit.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  await answerOnSpot(stage.regency, actorOf('loket'), { ticketId: ticket.id }, 'Sudah terbit.');
  code = ticket.code;
  cookie = `${ticketCookieName(ticket.id)}=${secret}`;
  survey = `/survei/${await openSurveyToken(stage.regency, ticket.id)}`;
});
afterAll(() => stage.close());

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    "'; drop table tickets; --",
    '../../../../etc/passwd',
    'a\0b',
    '\ud800',
    '%00%ff',
    '\u202Eabc',
    '__proto__',
    'ｘ'.repeat(25_000),
    '-1',
    '99999999999999999999',
    '4',
  ),
);
const NAMES = [
  'words',
  'reply',
  'write',
  'object',
  'withdraw',
  'reopen',
  'late_reply',
  'correction',
  'erasure',
  'seenVersion',
  'files',
  'lastFour',
  'u1',
  'u9',
  'comment',
  'bahasa',
  'kembali',
  '__proto__',
  'constructor',
];
const entries = fc.array(fc.tuple(fc.constantFrom(...NAMES), nasty), { maxLength: 8 });

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${stage.url}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: stage.url, accept: 'text/html', cookie, ...headers },
  });

it('formulir di halaman layanan dan penilaian: isian apa pun dijawab, tidak pernah rusak', async () => {
  // Agreeing is left out: it would end the story; the other acts are refused or repeatable.
  const actions = ['reply', 'write', 'reopen', 'late_reply', 'correction', 'read', 'tidak_ada', '__proto__'];
  const paths = fc.oneof(
    fc.constantFrom(...actions).map((action) => `/lacak/${code}?/${action}`),
    fc.constant(survey),
    fc.constant('/bahasa'),
    fc.constant('/survei/tidak-ada'),
  );
  await fc.assert(
    fc.asyncProperty(paths, entries, fc.boolean(), async (path, given, isMultipart) => {
      const data = new FormData();
      for (const [name, value] of given) data.append(name, value);
      const body = isMultipart
        ? data
        : new URLSearchParams(given.map(([name, value]) => [name, value.toWellFormed()]));
      const answer = await post(path, body);
      expect([path, answer.status < 500]).toEqual([path, true]);
      await answer.body?.cancel();
    }),
    { numRuns: 120 },
  );
});

it('berkas yang bukan foto, terlalu banyak, atau bom tidak menghilangkan tulisan', async () => {
  const words = 'Keberatan saya yang panjang dan tidak boleh hilang.';
  const sending = (files: [string, Uint8Array][]) => {
    const data = new FormData();
    data.set('late_reply', words);
    data.set('reply', words);
    for (const [name, bytes] of files) data.append('files', new Blob([new Uint8Array(bytes)]), name);
    return post(`/lacak/${code}?/reply`, data);
  };
  const text = (letters: string) => new TextEncoder().encode(letters);
  for (const files of [
    [['foto.jpg', text('MZ\u0090 ini program')]],
    [['foto.heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')]],
    Array.from({ length: 7 }, (_none, i) => [`${i}.pdf`, text('%PDF-1.4')]),
    [['besar.pdf', new Uint8Array(11 * 1024 * 1024).fill(37)]],
  ] as [string, Uint8Array][][]) {
    const answer = await sending(files);
    const page = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(page).toContain('role="alert"');
  }
});

it('alamat umum dengan pertanyaan apa pun di belakangnya tidak pernah rusak', async () => {
  const paths = [
    '/',
    '/lapor',
    '/lacak',
    `/lacak/${code}`,
    `/lacak/${code}/salinan`,
    survey,
    '/standar-layanan',
  ];
  const keys = ['kode', 'k', 'topik', 'cari', 'dinas', 'semua', 'bentuk', 'kunjungan', 'tautan', '__proto__'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.array(fc.tuple(fc.constantFrom(...keys), nasty), { maxLength: 3 }),
      fc.boolean(),
      async (path, given, hasCookie) => {
        const query = given
          .map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed().slice(0, 300))}`)
          .join('&');
        const answer = await fetch(`${stage.url}${path}?${query}`, {
          redirect: 'manual',
          headers: { accept: 'text/html', ...(hasCookie ? { cookie } : {}) },
        });
        const page = await answer.text();
        expect([path, query, answer.status < 500]).toEqual([path, query, true]);
        // The copy of one's own data says what was typed, word for word; no browser may take it for a page.
        if (path.endsWith('/salinan') && answer.status === 200)
          expect([
            answer.headers.get('x-content-type-options'),
            answer.headers.get('content-disposition'),
          ]).toEqual(['nosniff', expect.stringMatching(/^attachment/)]);
        else expect(page).not.toContain('<script>alert(1)');
      },
    ),
    { numRuns: 120 },
  );
});
