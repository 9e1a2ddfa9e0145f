import { describe, expect, it } from 'vitest';
import { DUTIES, SYSTEM, ANONYMOUS } from '#domain/offices/duty.ts';
import { mayOffice, OFFICE_VERBS, officePolicy } from '#domain/offices/office.policy.ts';

const holding = (...duties: (typeof DUTIES)[number][]) => ({
  kind: 'staff' as const,
  personId: 'p',
  duties: duties.map((duty) => ({ duty, officeId: null, areaCode: null, substituteFor: null })),
});

describe('siapa boleh mengatur apa', () => {
  it.each(officePolicy)('$who boleh $verb', ({ verb, who }) => {
    expect(mayOffice(holding(who), verb)).toBe(true);
  });
  it.each(OFFICE_VERBS)('tugas lain tidak boleh %s', (verb) => {
    const allowed = officePolicy.filter((row) => row.verb === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    expect(mayOffice(holding(...others), verb)).toBe(false);
    expect(mayOffice(SYSTEM, verb)).toBe(false);
    expect(mayOffice(ANONYMOUS, verb)).toBe(false);
  });
});
