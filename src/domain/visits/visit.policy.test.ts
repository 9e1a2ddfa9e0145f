import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM } from '#domain/offices/duty.ts';
import {
  mayVisit,
  VISIT_VERBS,
  VISITING_DUTIES,
  visitPolicy,
  visitReach,
} from '#domain/visits/visit.policy.ts';
import { visitWorkflow } from '#domain/visits/visit.workflow.ts';
import { holding } from '#tests/held-areas.ts';

describe('siapa boleh apa pada kunjungan', () => {
  it.each(visitPolicy)('$who boleh $act, sejauh $reach', ({ act, who, reach }) => {
    const actor = holding(null, who);
    const isForAll = visitPolicy.some((row) => row.act === act && row.who === who && row.reach === 'all');
    expect(mayVisit(actor, act, actor.personId)).toBe(true);
    expect(mayVisit(actor, act, 'orang lain')).toBe(isForAll);
    expect(visitReach(actor, act)).toBe(isForAll ? 'all' : reach);
  });

  it.each(VISIT_VERBS)('tugas lain tidak boleh: %s', (verb) => {
    const allowed = visitPolicy.filter((row) => row.act === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    for (const actor of [holding(null, ...others), SYSTEM, ANONYMOUS]) {
      expect(mayVisit(actor, verb, 'p')).toBe(false);
      expect(visitReach(actor, verb)).toBeUndefined();
    }
  });

  it('kunjungan hanya direncanakan untuk yang boleh melaporkannya', () => {
    expect(VISITING_DUTIES).toEqual(['field', 'officer', 'coordinator']);
  });

  it('yang sudah selesai tidak berubah lagi', () => {
    expect(visitWorkflow.done).toEqual({});
  });
});
