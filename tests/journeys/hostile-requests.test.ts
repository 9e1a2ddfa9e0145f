import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What people with bad intentions, broken phones and scanners send. */
const NASTY = [
  `<script>alert(1)</script>`,
  `'; drop table tickets; --`,
  '../../../../etc/passwd',
  '\u0000',
  '\uD800',
  '%00%ff',
  'a'.repeat(20_000),
  '{"$ne":null}',
  '-1',
  '99999999999999999999',
  '2026-02-30',
  '__proto__',
  '𝕏🏴󠁧󠁢󠁥󠁮󠁧󠁿\u202E',
];

/** Every address of the pages, with something in place of each parameter. */
const addresses = (fill: string) =>
  globSync('src/routes/**/+{page.svelte,server.ts}', { cwd: join(import.meta.dirname, '..', '..') }).map(
    (file) =>
      `/${file
        .replaceAll('\\', '/')
        .split('/')
        .slice(2, -1)
        .filter((part) => !part.startsWith('('))
        .map((part) => (part.startsWith('[') ? encodeURIComponent(fill.toWellFormed()).slice(0, 900) : part))
        .join('/')}`,
  );

async function statusOf(path: string, init: RequestInit = {}): Promise<number> {
  const answer = await fetch(`${stage.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html', origin: stage.url, ...(init.headers as Record<string, string>) },
  });
  await answer.body?.cancel();
  return answer.status;
}

async function broken(cookie: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (label: string, path: string, init: RequestInit = {}) => {
    const status = await statusOf(path, { ...init, headers: { cookie, ...(init.headers as object) } });
    if (status >= 500) found.push(`${status} ${label} ${path.slice(0, 80)}`);
  };
  // Streams of news never end; they are looked at by their own stories.
  const isStream = (path: string) => path.startsWith('/api/nudge');
  for (const nasty of NASTY) {
    const text = encodeURIComponent(nasty.toWellFormed());
    const query = `?k=${text}&topik=${text}&q=${text}&halaman=${text}&state=${text}&dari=${text}&x[]=${text}`;
    for (const path of addresses(nasty)) {
      if (isStream(path)) continue;
      await look('get', path.length > 3000 ? path.slice(0, 3000) : path);
      await look('query', path + query.slice(0, 3500).replace(/%.?$/, ''));
    }
  }
  for (const path of addresses('OVP-2222-2222')) {
    if (isStream(path)) continue;
    for (const nasty of NASTY) {
      const fields = [
        'topicId',
        'nagariCode',
        'words',
        'name',
        'phone',
        'email',
        'code',
        'act',
        'version',
        'id',
      ];
      await look('form', path, { method: 'POST', body: new URLSearchParams(fields.map((f) => [f, nasty])) });
    }
    const wrong: [string, string][] = [
      ['multipart/form-data; boundary=x', '--x\r\nnonsense'],
      ['multipart/form-data', 'no boundary'],
      ['application/x-www-form-urlencoded; charset=utf-16', '%ff%fe=%'],
      ['application/json', '{"a":'],
      ['text/plain', 'a=b'],
      ['', ''],
    ];
    for (const [type, body] of wrong)
      await look(type, path, { method: 'POST', body, headers: { 'content-type': type || 'x' } });
    await look('put', path, { method: 'PUT', body: 'x' });
    await look('delete', path, { method: 'DELETE' });
    await look('large', path, { method: 'POST', body: 'a'.repeat(300_000) });
  }
  return found;
}

it('permintaan jahat dari luar tidak pernah merusak', async () => {
  expect(await broken('')).toEqual([]);
});

it('permintaan jahat dari petugas yang masuk tidak pernah merusak', async () => {
  const page = await stage.signedIn('koordinator');
  const cookies = await page.context().cookies();
  expect(await broken(cookies.map(({ name, value }) => `${name}=${value}`).join('; '))).toEqual([]);
}, 300_000);
