import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../browser.ts';
import { topic } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
});
afterAll(() => stage.close());

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    "'; drop table tickets; --",
    '../../../../etc/passwd',
    'a\0b',
    '\ud800',
    '%00%ff',
    '{{7*7}}',
    '"><img src=x onerror=alert(1)>',
    '__proto__',
    'ｘ'.repeat(30_000),
    '0812 3456 7890',
    '13.10.04.2001',
  ),
);
const NAMES = [
  'topicId',
  'nagariCode',
  'kind',
  'title',
  'words',
  'applicantKind',
  'organisation',
  'name',
  'phone',
  'email',
  'hidesName',
  'wantsVisit',
  'formId',
  'website',
  'files',
  '__proto__',
  'constructor',
  'lain',
];
const names = fc.constantFrom(...NAMES);
const entry = fc.tuple(
  names,
  fc.oneof(
    nasty,
    fc.record({
      bytes: fc.uint8Array({ maxLength: 400 }),
      name: fc.string({ unit: 'binary', maxLength: 40 }),
    }),
  ),
);

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${stage.url}/lapor`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: stage.url, accept: 'text/html', ...headers },
  });

it('isian jahat apa pun dijawab dengan pesan, tidak pernah dengan kerusakan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 16 }), async (entries) => {
      const data = new FormData();
      for (const [name, value] of entries)
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, new Blob([new Uint8Array(value.bytes)]), value.name);
      data.append('words', 'Cerita yang tidak boleh hilang.');
      const answer = await send(data);
      const page = await answer.text();
      expect(answer.status).toBeLessThan(500);
      if (answer.status !== 303) expect(page).toContain('Cerita yang tidak boleh hilang.');
    }),
    { numRuns: 60 },
  );
});

it('badan yang bukan formulir, terpotong, atau berjenis keliru ditolak dengan tenang', async () => {
  const bodies: [string, string][] = [
    ['', 'multipart/form-data; boundary=x'],
    ['--x\r\ncontent-disposition: form-data; name="words"\r\n\r\nhalo', 'multipart/form-data; boundary=x'],
    ['bukan formulir', 'multipart/form-data'],
    ['words=%E0%A4%A&name=%', 'application/x-www-form-urlencoded'],
    ['{"words":1}', 'application/json'],
    ['halo', 'text/plain'],
  ];
  for (const [body, type] of bodies) {
    const answer = await send(body, { 'content-type': type });
    expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true]);
  }
  for (const body of [
    '',
    '[]',
    '{"words":{}}',
    `{"topicId":"${topic('nib')}","nagariCode":"1","words":"${'a\\u0000'.repeat(40)}"}`,
  ]) {
    const answer = await fetch(`${stage.url}/lapor/serupa`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', origin: stage.url },
    });
    expect(answer.status).toBeLessThan(500);
  }
  for (const id of ['x', '%00', '..%2f..%2fetc%2fpasswd', '-'.repeat(36)])
    expect((await fetch(`${stage.url}/berkas/${id}`)).status).toBeLessThan(500);
});

it('program yang diberi nama foto ditolak dengan namanya, dan cerita tetap ada', async () => {
  const data = new FormData();
  for (const [name, value] of Object.entries({
    topicId: topic('nib'),
    nagariCode: '13.10.04.2001',
    words: 'Cerita ini <b>tidak</b> boleh hilang.',
    name: 'Siti Aminah',
    phone: '0812 3456 7890',
  }))
    data.set(name, value);
  data.set('files', new Blob(['MZ\u0090\0\u0003'], { type: 'image/jpeg' }), 'foto"<x>.jpg');
  const answer = await send(data);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('tidak bisa kami terima');
  expect(page).toContain('Cerita ini &lt;b>tidak&lt;/b> boleh hilang.');
  expect(page).not.toContain('foto"<x>');
});

it('terlalu sering dari satu perangkat: satu kalimat, 429, dan cerita tetap ada', async () => {
  let last = 0;
  let page = '';
  for (let i = 0; i < 21; i += 1) {
    const data = new FormData();
    for (const [name, value] of Object.entries({
      topicId: topic('nib'),
      nagariCode: '13.10.04.2001',
      words: `Pertanyaan yang ke-${i} tentang NIB.`,
      name: 'Siti Aminah',
      phone: '0812 3456 7890',
    }))
      data.set(name, value);
    const answer = await send(data, { cookie: 'perangkat=abcdefghijklmnopqrstuv' });
    last = answer.status;
    page = await answer.text();
  }
  expect(last).toBe(429);
  expect(page).toContain('Terlalu banyak percobaan');
  expect(page).toContain('Pertanyaan yang ke-20 tentang NIB.');
});
