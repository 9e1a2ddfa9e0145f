import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from '#shared/field-merge.ts';

describe('dua orang mengubah catatan yang sama', () => {
  const was = { name: 'Keripik', jorong: 'Koto Tuo', year: 2016 as number | null, list: ['wajan'] };
  it.each([
    ['tidak ada yang berubah', was, was, {}, []],
    ['hanya saya', { ...was, jorong: 'Pasar' }, was, { jorong: 'Pasar' }, []],
    ['hanya orang lain', was, { ...was, jorong: 'Pasar' }, {}, []],
    ['isian yang berbeda', { ...was, year: 2014 }, { ...was, jorong: 'Pasar' }, { year: 2014 }, []],
    ['keduanya sama', { ...was, year: 2014 }, { ...was, year: 2014 }, {}, []],
    ['isian yang sama', { ...was, year: 2014 }, { ...was, year: 2015 }, {}, ['year']],
    ['daftar dibandingkan isinya', { ...was, list: ['wajan'] }, { ...was, list: ['oven'] }, {}, []],
    ['dikosongkan', { ...was, year: null }, was, { year: null }, []],
  ])('%s', (_what, mine, theirs, set, conflicts) => {
    const merged = mergeFields(was, mine, theirs);
    expect(merged.set).toEqual(set);
    expect(Object.keys(merged.conflicts)).toEqual(conflicts);
  });

  it('isian yang tidak dilihat tidak disentuh', () => {
    expect(mergeFields<typeof was>({ name: 'Keripik' }, { ...was, year: 1 }, was)).toEqual({
      set: {},
      conflicts: {},
    });
  });

  it('tiap isian yang diubah ditulis atau ditanyakan, tidak pernah hilang', () => {
    const values = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.constantFrom(null, 'x', 'y') });
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const { set, conflicts } = mergeFields(base, mine, theirs);
        for (const name of ['a', 'b', 'c'] as const) {
          const isMeant = mine[name] !== base[name] && mine[name] !== theirs[name];
          expect(name in set || name in conflicts).toBe(isMeant);
          expect({ ...theirs, ...set }[name]).toBe(
            name in conflicts || mine[name] === base[name] ? theirs[name] : mine[name],
          );
        }
      }),
    );
  });
});
