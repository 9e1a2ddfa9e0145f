/**
 * What every answer carries, found from the routes themselves and asked for as people do: by the public name, over https,
 * through a proxy. A new page is covered by existing.
 */
import { globSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { createAccount } from '#platform/identity/identity.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { openStage, PASSWORD, type Stage } from '../browser.ts';
import { CAST, type CastKey } from '../cast.ts';
import { office, topic } from '../world.ts';

const PUBLIC_URL = 'https://ovo.dharmasraya.test';
/** Everything about her that no log and no header may tell. */
const HER = {
  name: 'Murni Yulianti',
  phone: '0812-6655-4433',
  email: 'murni.yulianti@contoh.test',
  words: 'NIK saya 1311044506780002, nomor P-IRT hampir habis.',
};

let stage: Stage;
let samples: Record<string, string> = {};
const cookies: Partial<Record<CastKey | 'visitor', string>> = { visitor: '' };
const secrets: string[] = [];

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request under the public name. The body of a stream of news is not waited for. */
function ask(
  path: string,
  {
    cookie = '',
    form,
    origin = PUBLIC_URL,
  }: { cookie?: string | undefined; form?: Record<string, string>; origin?: string } = {},
) {
  return new Promise<Answer>((done, fail) => {
    const sent = request(
      `${stage.url}${path}`,
      {
        method: form ? 'POST' : 'GET',
        headers: {
          host: new URL(PUBLIC_URL).host,
          accept: 'text/html',
          origin,
          cookie,
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
      },
      (answer) => {
        let body = '';
        const finish = () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.once('end', finish);
        if (answer.headers['content-type']?.startsWith('text/event-stream')) {
          finish();
          sent.destroy();
        }
      },
    );
    sent.once('error', fail);
    sent.end(form && new URLSearchParams(form).toString());
  });
}

async function signIn(key: CastKey): Promise<string> {
  const { name, email, id } = CAST[key];
  const userId = await createAccount(runtime().identity, { name, email, password: PASSWORD });
  await stage.regency.db.updateTable('people').set({ userId }).where('id', '=', id).execute();
  const answer = await ask('/masuk', { form: { email, password: PASSWORD } });
  expect(answer.status).toBe(303);
  return (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
}

beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12', { PUBLIC_URL });
  const { ticket, secret } = await tickets.openTicket(
    stage.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      words: HER.words,
      applicant: { kind: 'person', name: HER.name, phone: '081266554433', email: HER.email },
      hidesName: false,
      wantsVisit: false,
    },
  );
  secrets.push(secret);
  samples = {
    code: ticket.code,
    id: '00000000-0000-7000-8000-000000000000',
    token: 'tidak-ada',
    office: office('dinkes'),
    topic: topic('spp-irt'),
    person: CAST.petugasDinkes.id,
  };
  for (const key of ['koordinator', 'admin'] as const) cookies[key] = await signIn(key);
});
afterAll(() => stage.close());

const root = join(import.meta.dirname, '../../src/routes');
const routes = globSync('**/+{page.svelte,server.ts}', { cwd: root }).map(
  (file) => `/${file.replaceAll('\\', '/').replace(/\/?\+[^/]+$/, '')}`,
);

/** The address of a route; a parameter nobody gave a sample for is filled with something that is not there. */
function addressOf(route: string): string {
  const path = route
    .replaceAll(/\/\([^)]+\)/g, '')
    .replaceAll(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g, (_whole, name: string) => samples[name] ?? 'tidak-ada');
  return path === '' ? '/' : path;
}

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
}

const isPrivate = (path: string) => /^\/(lacak|survei)(\/|$)/.test(path);

describe.each(routes)('%s', (route) => {
  it.each(['visitor', 'koordinator', 'admin'] as const)('dibuka %s', async (who) => {
    const path = addressOf(route);
    const { status, headers, body } = await ask(path, { cookie: cookies[who] });
    expect(status).toBeLessThan(500);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin|strict-origin-when-cross-origin)$/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    if (isPrivate(path) || who !== 'visitor') expect(headers['cache-control'] ?? '').toMatch(/no-store/);
    if (!headers['content-type']?.startsWith('text/html')) return;
    const policy = directives(String(headers['content-security-policy'] ?? ''));
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|\*|https?:/);
    for (const name of ['script-src', 'style-src', 'connect-src', 'form-action'])
      expect(
        policy.get(name)?.every((source) => /^'(self|none|sha256-[\w+/=]+)'$/.test(source)),
        name,
      ).toBe(true);
    expect(body).not.toMatch(/<[a-z][^>]*\sstyle=|<[a-z][^>]*\son[a-z]+=/i);
  });
});

it('kiriman dari halaman orang lain ditolak', async () => {
  const form = { email: CAST.koordinator.email, password: PASSWORD };
  for (const origin of ['https://jahat.test', 'null', `http://${new URL(PUBLIC_URL).host}`]) {
    const { status, headers } = await ask('/masuk', { form, origin });
    expect(status, origin).toBe(403);
    expect(headers['set-cookie'], origin).toBeUndefined();
  }
});

it('halaman yang tidak ada pun memakai aturan yang sama', async () => {
  const { status, headers } = await ask('/tidak-ada-di-sini');
  expect(status).toBe(404);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

/** Flags of each cookie that an answer sets. */
function flagsOf({ headers }: Answer): { name: string; flags: string[] }[] {
  return (headers['set-cookie'] ?? []).map((cookie) => {
    const [first = '', ...flags] = cookie.split(/;\s*/);
    return { name: first.split('=')[0] ?? '', flags: flags.map((flag) => flag.toLowerCase()) };
  });
}

it('setiap cookie hanya untuk server, hanya lewat https, hanya dari halaman kami', async () => {
  const report = {
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    formId: '00000000-0000-7000-8000-00000000c001',
    ...HER,
  };
  const sent = await ask('/lapor', { form: report });
  const opened = await ask(`/lacak/${samples['code']}?k=${secrets[0]}`);
  const answers = [
    sent,
    opened,
    await ask('/masuk', { form: { email: CAST.koordinator.email, password: PASSWORD } }),
    await ask('/bahasa', { form: { bahasa: 'en', kembali: '/' } }),
    await ask('/keluar', { cookie: cookies.koordinator, form: {} }),
  ];
  expect([sent.status, opened.status]).toEqual([303, 303]);
  const found = answers.flatMap(flagsOf);
  expect(found.length).toBeGreaterThanOrEqual(3);
  for (const { name, flags } of found) {
    expect(flags, name).toContain('httponly');
    expect(flags, name).toContain('secure');
    expect(
      flags.some((flag) => /^samesite=(lax|strict)$/.test(flag)),
      name,
    ).toBe(true);
    expect(
      flags.some((flag) => flag.startsWith('path=/')),
      name,
    ).toBe(true);
  }
});

it('kesalahan kami dicatat tanpa satu kata pun tentang orangnya', async () => {
  const { db } = stage.regency;
  // From here on no applicant can be stored, and the database says so with her whole row in the details.
  await sql`alter table ${sql.id('k1310', 'applicants')} add constraint applicants_broken check (name = '') not valid`.execute(
    db,
  );
  const form = {
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    formId: '00000000-0000-7000-8000-00000000c002',
    ...HER,
  };
  const { status, body } = await ask('/lapor', { form });
  await sql`alter table ${sql.id('k1310', 'applicants')} drop constraint applicants_broken`.execute(db);
  expect(status).toBe(500);
  const logged = stage.logged();
  const incident = /"incident":"([0-9a-f]{8})"/.exec(logged)?.[1];
  expect(incident).toBeDefined();
  expect(body).toContain(incident);
  const personal = [
    ...Object.values(HER),
    '6655',
    '1311044506780002',
    'Murni',
    'Yulianti',
    ...secrets,
    PASSWORD,
  ];
  for (const text of personal) expect(logged.toLowerCase()).not.toContain(text.toLowerCase());
  expect(logged).not.toMatch(/\b\d{16}\b/);
});
