import { describe, expect, it } from 'vitest';
import { figuresForm, periodAsked, registerForm } from '#domain/registry/industry.form.ts';
import { parseMaterial, writtenMaterial } from '#domain/registry/industry.material.ts';
import { registryTexts } from '#lang/registry.ts';
import { amountAsTyped } from '#lang/numbers.ts';
import { hasText } from '#lang/translate.ts';
import { parseForm } from '#shared/form.ts';
import { wib } from '#tests/world.ts';

const NOW = wib('2026-11-23 09:00');

function post(fields: Readonly<Record<string, string>>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
const right = { kind: 'person', name: 'Keripik Bu Murni', nagari: '13.10.04.2001' };
const errorsOf = (fields: Readonly<Record<string, string>>) => {
  const parsed = parseForm(registerForm(NOW), post({ ...right, ...fields }));
  return parsed.isRight ? {} : parsed.errors;
};

describe('rupiah seperti yang ditulis orang', () => {
  const salesOf = (typed: string) => {
    const parsed = parseForm(figuresForm(NOW), post({ year: '2025', sales: typed }));
    return parsed.isRight ? parsed.value.sales : parsed.errors['sales'];
  };
  it.each([
    ['1.500.000', 1_500_000],
    ['Rp 1.500.000', 1_500_000],
    ['rp1.500.000,-', 1_500_000],
    ['1500000', 1_500_000],
    ['1,5 juta', 1_500_000],
    ['0', 0],
    ['', null],
    ['1,5', 'number_not_whole'],
    ['banyak', 'number_wrong'],
    ['-5', 'number_out_of_range'],
    ['8,57E+10', 'number_shortened'],
  ])('%s → %s', (typed, kept) => {
    expect(salesOf(typed)).toBe(kept);
    if (typeof kept === 'string') expect(hasText(registryTexts, kept)).toBe(true);
  });
  it('yang tersimpan ditulis sehingga terbaca sama', () => {
    for (const number of [0, 7, 1_500_000, 99_999_999_999])
      expect(salesOf(amountAsTyped(number) ?? '')).toBe(number);
  });
});

describe('bahan baku dengan persen dari Dharmasraya', () => {
  it.each([
    ['pisang kepok 100%', { name: 'pisang kepok', localShare: 100 }],
    ['pisang kepok: 80 %', { name: 'pisang kepok', localShare: 80 }],
    ['serai wangi', { name: 'serai wangi', localShare: null }],
    ['kain mori 0', { name: 'kain mori', localShare: 0 }],
    ['tepung 120%', undefined],
  ])('%s', (typed, kept) => {
    expect(parseMaterial(typed)).toEqual(kept);
    if (kept) expect(parseMaterial(writtenMaterial(kept))).toEqual(kept);
  });
});

describe('isian usaha baru', () => {
  it('nama, bentuk, dan nagari saja sudah cukup', () => {
    expect(errorsOf({})).toEqual({});
  });
  it.each([
    [{ name: ' ' }, { name: 'needed' }],
    [{ nagari: '' }, { nagari: 'nagari_needed' }],
    [{ kind: 'raja' }, { kind: 'wrong_choice' }],
    [{ nib: '12345' }, { nib: 'nib_digits' }],
    [{ nib: '234567890123' }, { nib: 'nib_short' }],
    [{ nik: '131004' }, { nik: 'nik_digits' }],
    [{ phone: '12' }, { phone: 'wrong_phone' }],
    [{ lat: '-1,05' }, { lat: 'wrong_place' }],
    [{ lat: '95', lng: '101' }, { lat: 'wrong_place' }],
    [{ startedYear: '2027' }, { startedYear: 'wrong_year' }],
    [{ materials: 'pisang 120%' }, { materials: 'wrong_material' }],
    [{ membersWomen: 'banyak' }, { membersWomen: 'number_wrong' }],
  ])('%o', (fields, errors) => {
    expect(errorsOf(fields)).toEqual(errors);
    for (const key of Object.values(errors)) expect(hasText(registryTexts, key)).toBe(true);
  });
  it('NIB dan NIK dengan spasi dan titik dibaca juga', () => {
    const parsed = parseForm(
      registerForm(NOW),
      post({ ...right, nib: 'NIB 1234.5678.90123', nik: '1310 0441 0180 0001' }),
    );
    expect(parsed.isRight && parsed.value).toMatchObject({ nib: '1234567890123', nik: '1310044101800001' });
  });
});

describe('angka setahun', () => {
  it('yang kosong tetap tidak diketahui, bukan nol', () => {
    const parsed = parseForm(figuresForm(NOW), post({ year: '2025', sales: '0' }));
    expect(parsed.isRight && parsed.value).toMatchObject({
      quarter: 0,
      sales: 0,
      capital: null,
      output: null,
    });
  });
  it.each([
    [{ year: '2027' }, 'year'],
    [{ year: '2025', quarter: '5' }, 'quarter'],
    [{ year: '2025', womenPaid: '1,5' }, 'womenPaid'],
    [{ year: '2025', output: '-2' }, 'output'],
    [{ year: '2025', sales: '999.999.999.999.999.999' }, 'sales'],
  ])('%o', (fields, wrong) => {
    const parsed = parseForm(figuresForm(NOW), post(fields));
    expect(parsed.isRight ? [] : Object.keys(parsed.errors)).toEqual([wrong]);
  });
  it('alamat yang tidak masuk akal meminta tahun lalu', () => {
    expect(periodAsked(new URLSearchParams('tahun=2024&masa=2'), NOW)).toEqual({ year: 2024, quarter: 2 });
    expect(periodAsked(new URLSearchParams('tahun=99999&masa=x'), NOW)).toEqual({ year: 2025, quarter: 0 });
  });
});
