import { describe, expect, it } from 'vitest';
import { readAttendance } from '#domain/help/attendance.ts';
import { helpForm, resultForm } from '#domain/help/help.form.ts';
import { helpCodeFrom, parseHelpCode, reviewDueOn, yearBefore } from '#domain/help/help.ts';
import { industryCodeFrom } from '#domain/registry/industry.ts';
import { parseForm } from '#shared/form.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const OFFICE = '00000000-0000-7000-8000-000000000001';

describe('kapan hasilnya ditanyakan', () => {
  it.each([
    ['2025-11-23', null, '2026-11-23'],
    ['2025-11-20', '2025-11-24', '2026-11-24'],
    ['2024-02-29', null, '2025-03-01'],
  ])('mulai %s, selesai %s: %s', (beganOn, endedOn, due) => {
    expect(reviewDueOn({ beganOn, endedOn })).toBe(due);
  });
  it('setahun sebelum 29 Februari adalah 28 Februari', () => {
    expect(yearBefore('2026-11-23')).toBe('2025-11-23');
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
  });
});

it('nomor bantuan dikenali lagi seperti diucapkan orang', () => {
  const code = helpCodeFrom([1, 2, 3, 4, 5, 6, 7]);
  expect(parseHelpCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  expect(parseHelpCode('USH-2222-2222')).toBeUndefined();
});

describe('satu baris daftar hadir', () => {
  it.each([
    ['Murni Chaniago', { names: ['Murni Chaniago'] }],
    ['3) Murni Chaniago; 0812-3456-7890', { phone: '081234567890', names: ['Murni Chaniago'] }],
    [
      '4\tMurni Chaniago\t6281234567890\tSitiung',
      { phone: '081234567890', names: ['Murni Chaniago', 'Sitiung'] },
    ],
    ['Keripik Bundo, NIB 1234567890123', { nib: '1234567890123', names: ['Keripik Bundo'] }],
  ])('%s', (line, read) => {
    expect(readAttendance(line)).toMatchObject([{ text: line.trim(), ...read }]);
  });
  it('nomor usaha dibaca dari mana pun ia berdiri di baris', () => {
    const code = industryCodeFrom([1, 2, 3, 4, 5, 6, 7]);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect(readAttendance(`2. ${typed} Murni`)).toMatchObject([{ code, names: [] }]);
    expect(readAttendance(`Murni; ${typed}`)).toMatchObject([{ code, names: ['Murni'] }]);
  });
  it('baris kosong dan baris yang sama dua kali dilewati', () => {
    expect(readAttendance('Murni\n\n  \nmurni\nSari')).toHaveLength(2);
  });
});

const read = (schema: Parameters<typeof parseForm>[0], typed: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) data.set(name, value);
  return parseForm(schema, data);
};
const TRAINING = {
  kind: 'training',
  title: 'Pelatihan keamanan pangan',
  officeId: OFFICE,
  beganOn: '2026-11-02',
  endedOn: '2026-11-04',
  funds: 'apbd',
  fundYear: '2026',
  value: 'Rp 45 juta',
  othersWomen: '3',
};

describe('mengisi bantuan', () => {
  it('seperti ditulis orang', () => {
    expect(read(helpForm(NOW), TRAINING)).toMatchObject({
      value: { value: 45_000_000, othersWomen: 3, othersMen: null, nagariCode: null, note: null },
    });
  });
  it.each([
    ['tanpa nama', { title: ' ' }, { title: 'needed' }],
    ['nama tanpa huruf', { title: '2026' }, { title: 'needed' }],
    ['tanpa tanggal', { beganOn: '' }, { beganOn: 'wrong_day' }],
    ['tanggal yang tidak ada', { beganOn: '2026-02-30' }, { beganOn: 'wrong_day' }],
    ['selesai sebelum mulai', { endedOn: '2026-11-01' }, { endedOn: 'ends_before_it_begins' }],
    ['terlalu jauh di depan', { beganOn: '2028-01-01', endedOn: '' }, { beganOn: 'day_too_far' }],
    ['nilai dengan kata', { value: 'banyak' }, { value: 'number_wrong' }],
    ['nilai di bawah nol', { value: '-5' }, { value: 'number_out_of_range' }],
    ['sumber dana tak dikenal', { funds: 'utang' }, { funds: 'wrong_choice' }],
    ['tahun anggaran jauh', { fundYear: '2031' }, { fundYear: 'wrong_year' }],
  ])('ditolak di kolomnya: %s', (_what, typed, errors) => {
    expect(read(helpForm(NOW), { ...TRAINING, ...typed })).toMatchObject({ isRight: false, errors });
  });
  it('hasil harus memilih ya atau tidak, dan tidak dari hari esok', () => {
    const told = {
      industryId: OFFICE,
      toldOn: '2026-11-23',
      isUsed: 'ya',
      areSalesUp: '',
      workersAdded: '2',
    };
    expect(read(resultForm(NOW), told)).toMatchObject({
      value: { isUsed: true, areSalesUp: null, workersAdded: 2, note: null },
    });
    expect(read(resultForm(NOW), { ...told, isUsed: '' })).toMatchObject({
      errors: { isUsed: 'choose_yes_or_no' },
    });
    expect(read(resultForm(NOW), { ...told, toldOn: '2026-11-24' })).toMatchObject({
      errors: { toldOn: 'day_too_far' },
    });
  });
});
