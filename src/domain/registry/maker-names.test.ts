import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikenessOf, alikePairs, alikeTo, soundedWords } from '#domain/registry/maker-names.ts';

const COMMON = new Set(soundedWords('keripik tempe batik jaya'));

describe('nama usaha yang mirip', () => {
  it.each([
    ['YUSNA', 'Yusna', 'huruf besar'],
    ['UD. Yusna Jaya', 'Yusna Jaya', 'UD di depan'],
    ['U.D. Yusna Jaya', 'Jaya Yusna', 'urutan lain'],
    ['CV Tiga Saudara', 'Tiga Saudara', 'CV di depan'],
    ['Yusna (Ibu)', 'Ibu Yusna', 'sapaan'],
    ['Hj. Nurbaiti, S.Pd.', 'Nurbaiti', 'haji dan gelar'],
    ['Pak Syafrizal', 'Bpk. Safrizal', 'sy dan s'],
    ['Yusuf', 'Jusup', 'ejaan lama dan p/f'],
    ['Soekarno', 'Sukarno', 'oe dan u'],
    ['Djamilah', 'Jamilah', 'dj dan j'],
    ['Ahmad', 'Ahmat', 'akhir d dan t'],
    ['Annisa', 'Anisa', 'huruf ganda'],
    ['Kelompok Wanita Tani “Melati”', 'KWT Wanita Tani Melati', 'tanda kutip dan kelompok'],
    ['Café Rénda', 'Cafe Renda', 'tanda di atas huruf'],
  ])('"%s" dan "%s" sama (%s)', (a, b) => {
    expect(alikenessOf(a, b)).toBe('same');
  });

  it.each([
    ['Batik Citra', 'Batik Cirta', 'dua huruf tertukar'],
    ['Nurhayati', 'Nurhyati', 'satu huruf hilang'],
    ['Rahmawati', 'Rahmawanti', 'satu huruf lebih'],
    ['Nurhasanah', 'Nurhasenha', 'dua salah dalam kata panjang'],
  ])('"%s" dan "%s" mirip (%s)', (a, b) => {
    expect(alikenessOf(a, b)).toBe('slip');
  });

  it.each([
    ['Keripik Yusna', 'Yusna', 'hanya kata umum yang lebih'],
    ['Tiga Saudara', 'Tiga Saudara Sejati', 'dua kata sama'],
  ])('"%s" ada di dalam "%s" (%s)', (a, b) => {
    expect(alikenessOf(a, b, COMMON)).toBe('part');
  });

  it.each([
    ['Keripik Yusna', 'Keripik Marni', 'hanya kata umum yang sama'],
    ['Keripik Tempe', 'Keripik Tempe Jaya', 'semuanya kata umum'],
    ['Kripik', 'Keripik', 'salah ketik dari kata umum'],
    ['Keripik Tempe', 'KERIPIK TEMPE', 'di nagari ini banyak yang bernama begitu'],
    ['Ani', 'Adi', 'nama pendek: satu huruf sudah orang lain'],
    ['Rina', 'Rini', 'nama pendek: huruf lain, orang lain'],
    ['Nelmawati', 'Desmawati', 'awal yang lain, orang lain'],
    ['Yusmaniar', 'Rosmaniar', 'awal yang lain, orang lain'],
    ['Desi', 'Dewi', 'nama pendek: huruf lain, orang lain'],
    ['Yusna', 'Yusna Marlina', 'nama depan saja'],
    ['Kelompok 12', 'Kelompok 13', 'angka bukan salah ketik'],
    ['Melati Satu', 'Melati Dua', 'kata yang lain'],
    ['a'.repeat(30) + 'b', 'ab'.repeat(20), 'bukan nama siapa pun'],
    ['', 'Yusna', 'kosong'],
    ['...', '---', 'hanya tanda'],
  ])('"%s" dan "%s" lain (%s)', (a, b) => {
    expect(alikenessOf(a, b, COMMON)).toBeUndefined();
    expect(alikenessOf(b, a, COMMON)).toBeUndefined();
  });

  it('hanya dalam satu nagari, dan kata yang dipakai banyak orang tidak menjadi alasan', () => {
    const names = ['Marni', 'Yusna', 'Desi', 'Rina', 'Wati', 'UD YUSNA', 'Elfi', 'Sari'];
    const makers = names.map((name, i) => ({
      id: `m${i}`,
      name: i === 5 ? name : `Keripik ${name}`,
      nagariCode: '13.10.04.2001',
    }));
    const elsewhere = { id: 'm9', name: 'Keripik Yusna', nagariCode: '13.10.06.2001' };
    expect(alikePairs([...makers, elsewhere])).toEqual([{ ids: ['m1', 'm5'], alikeness: 'part' }]);
  });
});

describe('saat nama baru diketik', () => {
  it('yang mirip di nagari itu disebut, yang lain tidak', () => {
    const makers = ['UD. Yusna Jaya', 'Marni', 'Nurhayati', 'Keripik Melati'].map((name, i) => ({
      id: `m${i}`,
      name,
    }));
    expect(alikeTo('YUSNA JAYA', makers)).toEqual([{ id: 'm0', alikeness: 'same' }]);
    expect(alikeTo('Nurhyati', makers)).toEqual([{ id: 'm2', alikeness: 'slip' }]);
    expect(alikeTo('Batik Citra', makers)).toEqual([]);
  });
});

describe('untuk nama apa pun', () => {
  const words =
    'yusna jusna marni marnu marnia keripik tempe ud ibu citra cirta tiga 12 nurhayati nurhasanah';
  const word = fc.constantFrom(...words.split(' '));
  const name = fc.oneof(
    fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 20 }),
  );

  it('mirip itu timbal balik, dan setiap nama sama dengan dirinya dalam huruf besar', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(alikenessOf(a, b)).toBe(alikenessOf(b, a));
        if (soundedWords(a).length > 0 && /^[\w ]*$/.test(a))
          expect(alikenessOf(a, a.toUpperCase())).toBe('same');
      }),
    );
  });

  it('setiap pasangan yang mirip ada dalam daftar: tidak ada yang terlewat karena cara mencarinya', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 4 }), (names) => {
        const makers = names.map((one, i) => ({ id: `m${i}`, name: one, nagariCode: 'n' }));
        const found = new Set(alikePairs(makers).map((pair) => pair.ids.join(' ')));
        for (const [i, one] of names.entries())
          for (const [j, other] of names.entries())
            if (i < j) expect(found.has(`m${i} m${j}`)).toBe(alikenessOf(one, other) !== undefined);
      }),
    );
  });

  it('saat diketik dan sesudah tercatat jawabannya sama', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), ([typed = '', ...rest]) => {
        const makers = [typed, ...rest].map((one, i) => ({ id: `m${i + 10}`, name: one, nagariCode: 'n' }));
        const pairs = alikePairs(makers).filter((pair) => pair.ids[0] === 'm10');
        expect(alikeTo(typed, makers.slice(1))).toEqual(
          pairs.map(({ ids, alikeness }) => ({ id: ids[1], alikeness })),
        );
      }),
    );
  });

  it('daftar pasangan sama dalam urutan baris mana pun', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 25 }), (names) => {
        const makers = names.map((one, i) => ({ id: `m${i}`, name: one, nagariCode: `n${i % 2}` }));
        expect(alikePairs(makers.toReversed())).toEqual(alikePairs(makers));
      }),
    );
  });
});
