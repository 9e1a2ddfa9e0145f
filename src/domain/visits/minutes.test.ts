import { expect, it } from 'vitest';
import { minutesOf, type MinutesVisit } from '#domain/visits/minutes.ts';
import type { VisitLine } from '#domain/visits/visit-line.ts';

const office = { name: 'Dinas Kumperindag', address: 'Jl. Lintas Sumatra', phone: null };
const officer = { name: 'Budi Santoso', nip: null };
const at = (clock: string) => new Date(`2026-11-23T${clock}:00+07:00`);
const line = (phone: string | null): VisitLine => ({
  id: 'r',
  act: 'report',
  data: { files: 2, hasPlace: true },
  by: 'Budi Santoso',
  at: at('09:10'),
  recordedAt: at('16:00'),
  phone,
  goes: null,
});
const report = {
  purpose: 'Melihat alat.',
  metName: 'Murni',
  metAs: 'pemilik',
  found: 'Penggiling aus.',
  agreed: 'Dicarikan.',
  signedName: null,
};
const held: MinutesVisit = {
  id: 'v',
  reason: 'confirm',
  heldAt: at('09:10'),
  metSomebody: true,
  nagari: { name: 'Sitiung', kecamatan: 'Sitiung' },
  maker: { code: 'USH-1', name: 'Keripik Bundo' },
  ticket: null,
  sentra: null,
  report,
  place: { lat: -0.98, lng: 101.63, accuracyM: 12 },
  files: [],
  filesToCome: 0,
  lines: [line('HP uji')],
};
const of = (more: Partial<MinutesVisit> = {}) => minutesOf({ ...held, ...more }, office, officer);
const file = (id: string, kind: 'photo' | 'voice' | 'signature', caption: string | null = null) => ({
  id,
  kind,
  caption,
  takenAt: at('09:05'),
});

it('belum ada yang ditandatangani: tidak bertemu siapa pun, belum ditulis, atau sudah dihapus', () => {
  expect(of({ metSomebody: false })).toBeNull();
  expect(of({ report: null })).toBeNull();
  expect(of({ heldAt: null })).toBeNull();
  expect(of({ lines: [] })).toBeNull();
});

it('yang ditulis di HP menyebut kapan ditulis dan kapan sampai; yang ditulis di kantor hanya satu', () => {
  expect(of()?.written).toEqual({ by: 'Budi Santoso', at: at('09:10'), arrivedAt: at('16:00') });
  expect(of({ lines: [line(null)] })?.written.arrivedAt).toBeNull();
});

it('foto tetap berurutan, rekaman dihitung, tanda tangan terakhir yang dipakai', () => {
  const files = [
    file('f1', 'photo', 'Dapur'),
    file('s1', 'signature'),
    file('w1', 'voice'),
    file('f2', 'photo'),
    file('s2', 'signature'),
  ];
  expect(of({ files })).toMatchObject({
    photos: [
      { id: 'f1', caption: 'Dapur', takenAt: at('09:05') },
      { id: 'f2', caption: null },
    ],
    voices: 1,
    signatureId: 's2',
  });
  expect(of()).toMatchObject({ photos: [], voices: 0, signatureId: null });
});

it('yang menandatangani: nama yang ditulis saat menandatangani, kalau tidak yang ditemui', () => {
  expect(of()?.signedBy).toBe('Murni');
  expect(of({ report: { ...report, signedName: 'Yusuf' } })?.signedBy).toBe('Yusuf');
});

it('yang dikunjungi: usaha, sentra, tiket, atau nagari; tiket di samping usaha tetap disebut', () => {
  const ticket = { code: 'DHS-1', topic: 'Alat produksi' };
  expect(of({ ticket })).toMatchObject({ target: { kind: 'maker', code: 'USH-1' }, ticketCode: 'DHS-1' });
  expect(of({ maker: null, ticket })).toMatchObject({
    target: { kind: 'ticket', name: 'Alat produksi', code: 'DHS-1' },
    ticketCode: null,
  });
  expect(of({ maker: null, sentra: { name: 'Sentra keripik' } })?.target.kind).toBe('sentra');
  expect(of({ maker: null })?.target).toEqual({ kind: 'nagari', name: 'Sitiung', code: null });
});
