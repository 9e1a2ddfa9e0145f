import { describe, expect, it } from 'vitest';
import { crossingsIn, mended } from '#domain/visits/mending.ts';

const saw = { name: 'Keripik Murni', jorong: 'Pasar', nib: '', lat: '-1,05', lng: '101,6', kbli: '10794' };

describe('memperbaiki yang bertabrakan', () => {
  it('yang diubah sendiri tetap, yang diubah kantor ikut', () => {
    const form = { ...saw, jorong: 'Koto' };
    const now = { ...saw, nib: '1234567890123' };
    expect(mended({ base: saw, form }, now, {})).toEqual({ base: now, form: { ...now, jorong: 'Koto' } });
  });

  it('isian yang sama: dipakai sisi yang dipilih', () => {
    const form = { ...saw, name: 'Keripik Bu Murni', jorong: 'Koto' };
    const now = { ...saw, name: 'Keripik Etek Murni' };
    expect(mended({ base: saw, form }, now, { name: 'theirs' }).form).toEqual({ ...now, jorong: 'Koto' });
    expect(mended({ base: saw, form }, now, { name: 'mine' }).form['name']).toBe('Keripik Bu Murni');
  });

  it('titik tempat satu pertanyaan, dan dipilih utuh', () => {
    const sides = { base: '0', theirs: '1', mine: '2' };
    const [place, ...others] = crossingsIn({ lng: sides, lat: sides });
    expect(others).toEqual([]);
    expect(place).toMatchObject({ name: 'lat', fields: ['lng', 'lat'], mine: { lat: '2', lng: '2' } });
    const form = { ...saw, lat: '-1,06', lng: '101,7' };
    const now = { ...saw, lat: '-1,07' };
    expect(mended({ base: saw, form }, now, { lat: 'theirs' }).form).toEqual(now);
  });

  it('jenis usaha milik kantor membawa serta pilihan katanya', () => {
    const form = { ...saw, kbli: 'keripik', kbliChoice: '2025:10794', kbliAsked: 'keripik' };
    const now = { ...saw, kbli: '10710', kbliVersion: '2020' };
    expect(mended({ base: saw, form }, now, { kbli: 'theirs' }).form).toEqual(now);
    expect(mended({ base: saw, form }, now, { kbli: 'mine' }).form).toMatchObject({
      kbli: 'keripik',
      kbliChoice: '2025:10794',
    });
  });

  it('angka tahun yang belum pernah ada: dasar kosong', () => {
    const form = { year: '2025', quarter: '0', sales: '1.500.000', output: '' };
    const now = { year: '2025', quarter: '0', sales: '2.000.000', output: '12' };
    expect(mended({ base: {}, form }, now, { sales: 'mine' }).form).toEqual({ ...now, sales: '1.500.000' });
  });
});
