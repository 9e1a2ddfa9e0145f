import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM, type Duty, type StaffActor } from '#domain/offices/duty.ts';
import {
  HELP_VERBS,
  helpOffices,
  helpPolicy,
  helpReadReach,
  mayHelp,
  mayRecordHelp,
} from '#domain/help/help.policy.ts';
import { SIGUNTUR, SIKABAU, SITIUNG } from '#tests/held-areas.ts';

const holding = (officeId: string | null, areaCode: string | null, ...duties: Duty[]): StaffActor => ({
  kind: 'staff',
  personId: 'p',
  duties: duties.map((duty) => ({ duty, officeId, areaCode, substituteFor: null })),
});
const AREA = { all: null, own_office: null, own_nagari: SITIUNG, own_kecamatan: '13.10.04' } as const;
const ours = (...nagariCodes: string[]) => ({ officeId: 'ours', nagariCodes });
const theirs = (...nagariCodes: string[]) => ({ officeId: 'theirs', nagariCodes });

describe('siapa boleh apa pada bantuan', () => {
  it.each(helpPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding('ours', AREA[reach], who);
    expect(mayHelp(actor, act, ours(SITIUNG, SIKABAU))).toBe(true);
    expect(mayHelp(actor, act, theirs(SIGUNTUR))).toBe(reach === 'all' || reach === 'own_kecamatan');
    expect(mayHelp(actor, act, theirs(SIKABAU))).toBe(reach === 'all');
    expect(mayHelp(actor, act, ours())).toBe(reach === 'all' || reach === 'own_office');
  });

  it.each(HELP_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = helpPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    for (const actor of [holding('ours', SITIUNG, ...others), SYSTEM, ANONYMOUS])
      expect(mayHelp(actor, verb, ours(SITIUNG))).toBe(false);
  });

  it('daftar dan pilihan dinas menjangkau tepat yang boleh', () => {
    expect(helpReadReach(holding('ours', null, 'officer'))).toBe('all');
    expect(helpReadReach(holding(null, SITIUNG, 'wali_nagari'))).toEqual([SITIUNG]);
    expect(helpReadReach(holding(null, null, 'wali_nagari'))).toBeUndefined();
    expect(helpReadReach(holding(null, null, 'leader'))).toBeUndefined();
    expect(helpOffices(holding('ours', null, 'officer'))).toEqual(['ours']);
    expect(helpOffices(holding('ours', null, 'coordinator'))).toBe('all');
    expect(mayRecordHelp(holding(null, null, 'field'))).toBe(false);
    expect(mayRecordHelp(holding('ours', null, 'head'))).toBe(false);
  });
});
