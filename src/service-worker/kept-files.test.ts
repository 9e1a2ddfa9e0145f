import { describe, expect, it } from 'vitest';
import { filesNamedIn, isPageData, isPhonePath } from './kept-files.ts';

describe('alamat HP', () => {
  it.each([
    ['/kunjungan', true],
    ['/kunjungan/isi/01', true],
    ['/kunjungan-diminta', false],
    ['/rencana-kunjungan', false],
    ['/api/kunjungan/kirim', false],
    ['/', false],
  ])('%s: %s', (path, isIts) => expect(isPhonePath(path)).toBe(isIts));

  it.each([
    ['/kunjungan/__data.json', true],
    ['/kunjungan/isi/01/__data.json', true],
    ['/kunjungan-diminta/__data.json', false],
    ['/meja/__data.json', false],
  ])('data %s: %s', (path, isIts) => expect(isPageData(path)).toBe(isIts));
});

it('berkas yang disebut halaman, masing-masing sekali, tanpa gaya yang sudah ada di dalamnya', () => {
  const page = `
    <link href="/_app/immutable/entry/start.A.js" rel="modulepreload">
    <link href="/_app/immutable/nodes/131.B.js" rel="modulepreload">
    <link href="/_app/immutable/assets/131.C.css" rel="stylesheet">
    <link href="/_app/immutable/assets/0.D.css" rel="stylesheet" disabled media="(max-width: 0)">
    <script>import("/_app/immutable/entry/start.A.js")</script>`;
  expect(filesNamedIn(page)).toEqual([
    '/_app/immutable/entry/start.A.js',
    '/_app/immutable/nodes/131.B.js',
    '/_app/immutable/assets/131.C.css',
  ]);
});
