import { describe, expect, it } from 'vitest';
import { certificateForm } from '#domain/registry/certificate.form.ts';
import { standingOf } from '#domain/registry/certificate.ts';
import { parseForm } from '#shared/form.ts';

const NOW = new Date('2026-11-23T02:00:00Z');

describe('berapa lama sertifikat masih berlaku pada 23 November 2026', () => {
  it.each([
    [null, { is: 'open' }],
    ['2028-01-01', { is: 'valid', days: 404 }],
    ['2027-05-22', { is: 'soon', days: 180 }],
    ['2027-05-23', { is: 'valid', days: 181 }],
    ['2026-11-23', { is: 'soon', days: 0 }],
    ['2026-11-22', { is: 'over', days: 1 }],
  ] as const)('sampai %s', (validUntil, standing) => {
    expect(standingOf(validUntil, '2026-11-23')).toEqual(standing);
  });
});

const read = (typed: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) data.set(name, value);
  return parseForm(certificateForm(NOW), data);
};

describe('mengisi sertifikat', () => {
  it('nomor P-IRT dirapikan seperti tercetak', () => {
    expect(read({ kind: 'pirt', number: 'P-IRT No. 2153310010012 29' })).toMatchObject({
      value: { kind: 'pirt', number: '2153310010012-29', issuedOn: null, validUntil: null, name: null },
    });
  });
  it.each([
    ['nomor P-IRT kurang angka', { kind: 'pirt', number: '21533' }, { number: 'pirt_digits' }],
    ['tanpa nomor', { kind: 'halal', number: '' }, { number: 'needed' }],
    ['nomor tanpa angka', { kind: 'halal', number: 'sedang diurus' }, { number: 'number_without_digit' }],
    ['jenis lain tanpa nama', { kind: 'other', number: '12' }, { name: 'needed' }],
    [
      'habis sebelum terbit',
      { kind: 'bpom', number: 'MD 1', issuedOn: '2026-01-02', validUntil: '2026-01-01' },
      { validUntil: 'ends_before_it_begins' },
    ],
    ['terbit besok', { kind: 'bpom', number: 'MD 1', issuedOn: '2026-11-24' }, { issuedOn: 'day_to_come' }],
  ])('ditolak di kolomnya: %s', (_what, typed, errors) => {
    expect(read(typed)).toMatchObject({ isRight: false, errors });
  });
  it('nama hanya disimpan untuk jenis lain', () => {
    expect(read({ kind: 'sni', number: 'SNI 1', name: 'salah ketik' })).toMatchObject({
      value: { name: null },
    });
  });
});
