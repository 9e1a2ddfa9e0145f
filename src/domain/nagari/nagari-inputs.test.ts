import { describe, expect, it } from 'vitest';
import { scoreInputsOf, type CountedCertificate, type CountedMaker } from '#domain/nagari/nagari-inputs.ts';

const KERIPIK = 'keripik pisang';
const maker = (certificates: readonly CountedCertificate[] = []): CountedMaker => ({
  products: [KERIPIK],
  group: null,
  materials: [],
  marketArea: null,
  hasNib: false,
  startedYear: null,
  workers: null,
  certificates,
});
const held = (product: string | null = null): CountedCertificate => ({ product, isValid: true });
const over = (product: string | null = null): CountedCertificate => ({ product, isValid: false });

describe('berapa persen usaha punya sertifikat yang masih berlaku', () => {
  it.each<[string, (readonly CountedCertificate[])[], number | undefined]>([
    ['belum ada yang dicatat: belum diketahui, bukan nol', [[], []], undefined],
    ['satu dari dua', [[held()], []], 50],
    ['semua', [[held()], [held()]], 100],
    ['dua sertifikat satu usaha tetap satu usaha', [[held(), held(KERIPIK)], []], 50],
    ['yang sudah habis tidak dihitung, tetapi ditanya sudah', [[over()], []], 0],
    ['habis lalu diperpanjang', [[over(), held()], []], 50],
    ['untuk produk ini', [[held(KERIPIK)], []], 50],
    ['untuk produk lain: produk ini belum ditanya', [[held('kopi bubuk')], []], undefined],
    [
      'untuk produk lain pada satu usaha, produk ini pada yang lain',
      [[held('kopi bubuk')], [held(KERIPIK)]],
      50,
    ],
    ['tanpa usaha', [], undefined],
  ])('%s', (_case, makers, percent) => {
    const inputs = scoreInputsOf(makers.map(maker), [KERIPIK], undefined, 2026);
    expect(inputs.withCertificatePercent).toBe(percent);
    expect('withCertificatePercent' in inputs).toBe(percent !== undefined);
  });
});
