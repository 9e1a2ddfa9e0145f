import { describe, expect, it } from 'vitest';
import { PageCache, type KeptPage } from './page-cache.ts';

const drawn = (body: string): KeptPage => ({ headers: [], body, etag: '', until: 1_000_000 });
const NOW = 500_000;

describe('halaman umum yang tersimpan', () => {
  it('sesudah ada perubahan, yang pertama bertanya menggambar lagi; yang lain sementara itu mendapat yang lama', () => {
    const cache = new PageCache(100_000);
    cache.keep('/sentra', drawn('lama'));
    expect(cache.find('/sentra', NOW)?.body).toBe('lama');
    cache.forget();
    expect(cache.find('/sentra', NOW)).toBeUndefined();
    expect(cache.find('/sentra', NOW)?.body).toBe('lama');
    cache.keep('/sentra', drawn('baru'));
    expect(cache.find('/sentra', NOW)?.body).toBe('baru');
  });

  it('yang mulai digambar sebelum perubahan dan selesai sesudahnya dianggap lama', () => {
    const cache = new PageCache(100_000);
    const since = cache.forgotten;
    cache.forget();
    cache.keep('/sentra', drawn('lama'), since);
    expect(cache.find('/sentra', NOW)).toBeUndefined();
  });

  it('halaman yang tidak ada lagi dibuang, dengan tempatnya', () => {
    const cache = new PageCache(100_000);
    cache.keep('/sentra', drawn('lama'));
    cache.drop('/sentra');
    cache.drop('/tidak-ada');
    expect(cache.find('/sentra', NOW)).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });
});
