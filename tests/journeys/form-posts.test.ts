/** Forms behind our own server: posted from our pages they arrive, from anywhere else they are refused. */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const EVIL = 'https://jahat.example';

/** Posts the sign-in form with exactly these headers; gives the status. */
function post(headers: Record<string, string>): Promise<number | undefined> {
  const body = 'email=a%40contoh.id&password=salah-sekali';
  return new Promise((done, fail) => {
    const req = request(
      `${stage.url}/masuk`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
          accept: 'text/html',
          ...headers,
        },
      },
      (answer) => {
        answer.resume();
        done(answer.statusCode);
      },
    );
    req.on('error', fail);
    req.end(body);
  });
}

it('dari halaman kami formulir sampai', async () => {
  // The form was read: it is the password that is refused.
  expect(await post({ origin: stage.url })).toBe(400);
});

it.each([
  ['asal lain', { origin: EVIL }],
  ['tanpa asal yang dikenal', { origin: 'null' }],
  ['asal lain dengan x-forwarded-host palsu', { origin: EVIL, 'x-forwarded-host': 'jahat.example' }],
  [
    'asal lain dengan x-forwarded-proto palsu',
    { origin: EVIL, 'x-forwarded-host': 'jahat.example', 'x-forwarded-proto': 'https' },
  ],
  [
    'asal lain dengan kepala milik kami yang dipalsukan',
    { origin: EVIL, 'x-ovo-host': 'jahat.example', 'x-ovo-proto': 'https' },
  ],
  ['asal lain yang juga memalsukan nama server', { origin: EVIL, host: 'jahat.example' }],
])('%s: 403', async (_, headers) => {
  expect(await post(headers)).toBe(403);
});
