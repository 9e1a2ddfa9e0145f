import { describe, expect, it } from 'vitest';
import { encodingFor } from './compression.ts';
import { PageCache } from './page-cache.ts';
import { refusalOf, refusalPage } from './refusals.ts';

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  refusalOf({ url, method, headers } as never)?.status;

describe('apa yang ditolak sebelum sampai ke halaman', () => {
  it.each([
    ['/', {}, undefined],
    ['/lacak/OVP-1?k=abc', {}, undefined],
    ['/lapor%00', {}, 400],
    ['/%E0%A4%A', {}, 400],
    ['//evil.example/', {}, 400],
    ['http://evil.example/', {}, 400],
    ['/..\\..\\etc', {}, 400],
    [`/${'a'.repeat(5000)}`, {}, 414],
    ['/', { host: 'a b' }, 400],
    ['/', { host: 'ovoprima.example.go.id' }, undefined],
    ['/masuk', { 'content-length': '300000' }, 413],
    ['/lapor', { 'content-length': '300000' }, undefined],
    ['/lapor', { 'content-length': '99000000' }, 413],
    ['/laporan', { 'content-length': '300000' }, 413],
    ['/masuk', { 'transfer-encoding': 'chunked' }, 411],
  ])('%s %o -> %s', (url, headers, status) => expect(ask(url, headers as never)).toBe(status));
  it('orang mendapat kalimat dan jalan keluar dalam bahasanya', () => {
    const tooLarge = { status: 413, code: 'body_too_large' } as const;
    expect(refusalPage(tooLarge, 'id')).toMatch(/terlalu besar[\s\S]*tombol kembali[\s\S]*href="\/lapor"/);
    expect(refusalPage(tooLarge, 'en')).toMatch(/lang="en"[\s\S]*too large[\s\S]*href="\/lapor"/);
  });
  it('hanya cara yang dikenal', () => expect(ask('/', {}, 'TRACE')).toBe(405));
});

describe('pemampatan', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('%s -> %s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));
});

it('halaman yang lama tidak diminta keluar lebih dahulu, dan yang usang tidak dikirim', () => {
  const cache = new PageCache(6100);
  const page = (until: number) => ({ headers: [], body: 'x'.repeat(1000), etag: '', until });
  cache.keep('a', page(10));
  cache.keep('b', page(20));
  expect(cache.find('a', 10)).toBeDefined();
  cache.keep('c', page(20));
  expect([cache.find('a', 10), cache.find('b', 10), cache.find('c', 10)].map(Boolean)).toEqual([
    true,
    false,
    true,
  ]);
  // The first who asks draws it anew; the next one is not kept waiting.
  expect(cache.find('a', 11)).toBeUndefined();
  expect(cache.find('a', 12)).toBeDefined();
  expect(cache.bytes).toBe(2 * 3024);
});
