/** Duties held over areas, for the policy tables of the registry: three nagari, two of them in one kecamatan. */
import type { Duty, StaffActor } from '#domain/offices/duty.ts';

export const SITIUNG = '13.10.04.2001';
export const SIGUNTUR = '13.10.04.2002';
/** In another kecamatan than the two above. */
export const SIKABAU = '13.10.02.2009';

/** Where a duty is held: as wide as its row says. */
export const AREA = { all: null, own_nagari: SITIUNG, own_kecamatan: '13.10.04' } as const;

/** Somebody who holds these duties over an area; `null` is everywhere. */
export const holding = (area: string | null, ...duties: Duty[]): StaffActor => ({
  kind: 'staff',
  personId: 'p',
  duties: duties.map((duty) => ({ duty, officeId: null, areaCode: area, substituteFor: null })),
});
