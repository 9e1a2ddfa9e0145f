import { describe, expect, it } from 'vitest';
import { GRADING_VERBS, gradingPolicy, mayGrade, mayScheme } from '#domain/grading/grading.policy.ts';
import { ANONYMOUS, DUTIES, SYSTEM } from '#domain/offices/duty.ts';
import { AREA, holding, SIGUNTUR, SIKABAU, SITIUNG } from '#tests/held-areas.ts';

describe('siapa boleh apa pada bintang produk', () => {
  it.each(gradingPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding(AREA[reach], who);
    expect(mayGrade(actor, act, SITIUNG)).toBe(true);
    expect(mayGrade(actor, act, SIGUNTUR)).toBe(reach !== 'own_nagari');
    expect(mayGrade(actor, act, SIKABAU)).toBe(reach === 'all');
  });

  it.each(GRADING_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = gradingPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    expect(mayGrade(holding(SITIUNG, ...others), verb, SITIUNG)).toBe(false);
    expect(mayGrade(ANONYMOUS, verb, SITIUNG)).toBe(false);
    expect(mayGrade(SYSTEM, verb, SITIUNG)).toBe(false);
  });

  it('skema bukan milik nagari: hanya koordinator dan administrator yang mengubahnya', () => {
    for (const duty of DUTIES)
      expect(mayScheme(holding(null, duty), 'change_scheme')).toBe(
        duty === 'coordinator' || duty === 'administrator',
      );
  });
});
