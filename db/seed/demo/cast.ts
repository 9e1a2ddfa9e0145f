/** The cast: one person per duty and one who may do nothing, named once. Stories, tables and the demonstration use these. */
import type { Duty, StaffActor } from '#domain/offices/duty.ts';
import { referenceId } from '../reference.server.ts';

export interface CastMember {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly office: string | null;
  readonly area: string | null;
  readonly duties: readonly Duty[];
}

const member = (
  n: number,
  key: string,
  name: string,
  office: string | null,
  duties: readonly Duty[],
  area: string | null = null,
): CastMember => ({
  key,
  name,
  office,
  area,
  duties,
  email: `${key}@ovoprima.test`,
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
});

export const CAST = {
  loket: member(1, 'loket', 'Rina Marlina', 'kumperindag', ['desk']),
  koordinator: member(2, 'koordinator', 'Yusrizal', 'kumperindag', ['coordinator']),
  petugasKumperindag: member(3, 'petugas.kumperindag', 'Desi Ratnasari', 'kumperindag', ['officer']),
  petugasDinkes: member(4, 'petugas.dinkes', 'Fitri Handayani', 'dinkes', ['officer']),
  petugasDpmptsp: member(5, 'petugas.dpmptsp', 'Andri Saputra', 'dpmptsp', ['officer']),
  petugasPertanian: member(6, 'petugas.pertanian', 'Syafrudin', 'pertanian', ['officer']),
  petugasPerikanan: member(7, 'petugas.perikanan', 'Nofrizal', 'perikanan', ['officer']),
  petugasPmd: member(8, 'petugas.pmd', 'Elvi Susanti', 'pmd', ['officer']),
  kepala: member(9, 'kepala', 'dr. Hj. Zulfa', 'dinkes', ['head']),
  lapangan: member(10, 'lapangan', 'Budi Santoso', 'kumperindag', ['field']),
  wali: member(11, 'wali', 'Dt. Rajo Lelo', null, ['wali_nagari'], '13.10.04.2001'),
  pimpinan: member(12, 'pimpinan', 'Bupati', null, ['leader']),
  admin: member(13, 'admin', 'Admin OVO', null, ['administrator']),
  camat: member(14, 'camat', 'Camat Sitiung', null, ['camat'], '13.10.04'),
  nobody: member(15, 'tanpa.tugas', 'Tanpa Tugas', 'kumperindag', []),
} as const satisfies Record<string, CastMember>;

export type CastKey = keyof typeof CAST;

/** The actor a cast member is when signed in. */
export function actorOf(key: CastKey): StaffActor {
  const who: CastMember = CAST[key];
  const officeId = who.office === null ? null : referenceId('office', who.office);
  return {
    kind: 'staff',
    personId: who.id,
    duties: who.duties.map((duty) => ({ duty, officeId, areaCode: who.area, substituteFor: null })),
  };
}
