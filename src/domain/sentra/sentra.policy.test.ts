import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM } from '#domain/offices/duty.ts';
import { maySentra, maySentraSomewhere, SENTRA_VERBS, sentraPolicy } from '#domain/sentra/sentra.policy.ts';
import { AREA, holding, SIGUNTUR, SIKABAU, SITIUNG } from '#tests/held-areas.ts';

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
