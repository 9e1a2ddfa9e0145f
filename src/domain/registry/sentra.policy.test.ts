import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM, type Duty, type StaffActor } from '#domain/offices/duty.ts';
import { maySentra, maySentraSomewhere, SENTRA_VERBS, sentraPolicy } from '#domain/registry/sentra.policy.ts';

const SITIUNG = '13.10.04.2001';
const SIGUNTUR = '13.10.04.2002';
const SIKABAU = '13.10.02.2009';

const holding = (area: string | null, ...duties: Duty[]): StaffActor => ({
  kind: 'staff',
  personId: 'p',
  duties: duties.map((duty) => ({ duty, officeId: null, areaCode: area, substituteFor: null })),
});
/** Where a duty is held: as wide as its row says. */
const AREA = { all: null, own_nagari: SITIUNG, own_kecamatan: '13.10.04' } as const;

describe('siapa boleh apa pada sentra', () => {
  it.each(sentraPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding(AREA[reach], who);
    expect(maySentra(actor, act, SITIUNG)).toBe(true);
    expect(maySentra(actor, act, SIGUNTUR)).toBe(reach !== 'own_nagari');
    expect(maySentra(actor, act, SIKABAU)).toBe(reach === 'all');
    expect(maySentraSomewhere(actor, act)).toBe(true);
  });

  it.each(SENTRA_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = sentraPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    for (const actor of [holding(SITIUNG, ...others), SYSTEM, ANONYMOUS]) {
      expect(maySentra(actor, verb, SITIUNG)).toBe(false);
      expect(maySentraSomewhere(actor, verb)).toBe(false);
    }
  });
});
