import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM } from '#domain/offices/duty.ts';
import { mayNagari, NAGARI_VERBS, nagariPolicy } from '#domain/nagari/nagari.policy.ts';
import { AREA, holding, SIGUNTUR, SIKABAU, SITIUNG } from '#tests/held-areas.ts';

describe('siapa boleh apa pada potensi dan produk unggulan nagari', () => {
  it.each(nagariPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding(AREA[reach], who);
    expect(mayNagari(actor, act, SITIUNG)).toBe(true);
    expect(mayNagari(actor, act, SIGUNTUR)).toBe(reach !== 'own_nagari');
    expect(mayNagari(actor, act, SIKABAU)).toBe(reach === 'all');
  });

  it.each(NAGARI_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = nagariPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    expect(mayNagari(holding(SITIUNG, ...others), verb, SITIUNG)).toBe(false);
    expect(mayNagari(SYSTEM, verb, SITIUNG)).toBe(false);
    expect(mayNagari(ANONYMOUS, verb, SITIUNG)).toBe(false);
  });
});
