import { expect, it } from 'vitest';
import { toldFilter } from '#domain/offices/export.ts';

it('riwayat menyebut saringan, tetapi dari kata pencarian hanya bahwa ada: di sana mungkin tertulis nama orang', () => {
  expect(toldFilter({ nagari: '13.10.04', cari: 'Murni Chaniago', jenis: '' })).toBe(
    'cari=*&nagari=13.10.04',
  );
  expect(toldFilter({})).toBe('');
});
