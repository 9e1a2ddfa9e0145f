import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM } from '#domain/offices/duty.ts';
import {
  INDUSTRY_VERBS,
  industryPolicy,
  isNagariWithin,
  mayIndustry,
  registryReach,
} from '#domain/registry/industry.policy.ts';
import { AREA, holding, SIGUNTUR, SIKABAU, SITIUNG } from '#tests/held-areas.ts';

describe('siapa boleh apa di data IKM', () => {
  it.each(industryPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding(AREA[reach], who);
    expect(mayIndustry(actor, act, SITIUNG)).toBe(true);
    expect(mayIndustry(actor, act, SIGUNTUR)).toBe(reach !== 'own_nagari');
    expect(mayIndustry(actor, act, SIKABAU)).toBe(reach === 'all');
  });

  it.each(INDUSTRY_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = industryPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    expect(mayIndustry(holding(SITIUNG, ...others), verb, SITIUNG)).toBe(false);
    expect(mayIndustry(SYSTEM, verb, SITIUNG)).toBe(false);
    expect(mayIndustry(ANONYMOUS, verb, SITIUNG)).toBe(false);
  });

  it('tugas tanpa wilayah tidak menjangkau nagari mana pun', () => {
    expect(mayIndustry(holding(null, 'wali_nagari'), 'read', SITIUNG)).toBe(false);
    expect(registryReach(holding(null, 'wali_nagari'), 'read')).toBeUndefined();
  });

  it('daftar menjangkau tepat yang boleh dibaca', () => {
    expect(registryReach(holding(null, 'coordinator'), 'read')).toBe('all');
    expect(registryReach(holding('13.10.04', 'camat'), 'read')).toEqual(['13.10.04']);
    expect(registryReach(holding('13.10.04', 'camat'), 'change')).toBeUndefined();
    expect(isNagariWithin(['13.10.04'], SIGUNTUR)).toBe(true);
    // A kecamatan whose code begins alike is another one.
    expect(isNagariWithin(['13.10.0'], SIGUNTUR)).toBe(false);
    expect(isNagariWithin([SITIUNG], SIGUNTUR)).toBe(false);
  });
});
