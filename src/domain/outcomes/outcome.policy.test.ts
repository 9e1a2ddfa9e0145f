import { describe, expect, it } from 'vitest';
import { ANONYMOUS, DUTIES, SYSTEM, type Actor, type Duty, type Reach } from '#domain/offices/duty.ts';
import {
  mayReadFigures,
  OUTCOME_VERBS,
  outcomePolicy,
  placeFrom,
  placeKey,
  placesOf,
  type Place,
} from '#domain/outcomes/outcome.policy.ts';

const OURS = '00000000-0000-7000-8000-00000000000a';
const THEIRS = '00000000-0000-7000-8000-00000000000b';
const AREA: Partial<Record<Duty, string>> = { camat: '13.10.04', wali_nagari: '13.10.04.2001' };
const holding = (...duties: Duty[]): Actor => ({
  kind: 'staff',
  personId: 'p',
  duties: duties.map((duty) => ({
    duty,
    officeId: OURS,
    areaCode: AREA[duty] ?? null,
    substituteFor: null,
  })),
});

/** The farthest place that a reach covers, and the nearest one that it does not. */
const PLACES: Readonly<Record<Exclude<Reach, 'self'>, { inside: Place; outside: Place | undefined }>> = {
  all: { inside: { kind: 'all' }, outside: undefined },
  own_office: { inside: { kind: 'office', officeId: OURS }, outside: { kind: 'office', officeId: THEIRS } },
  own_kecamatan: {
    inside: { kind: 'nagari', code: '13.10.04.2002' },
    outside: { kind: 'kecamatan', code: '13.10.05' },
  },
  own_nagari: {
    inside: { kind: 'nagari', code: '13.10.04.2001' },
    outside: { kind: 'nagari', code: '13.10.04.2002' },
  },
};

describe('siapa boleh membaca angka apa', () => {
  it.each(outcomePolicy)('$who boleh $verb, sejauh $reach', ({ verb, who, reach }) => {
    const { inside, outside } = PLACES[reach as Exclude<Reach, 'self'>];
    expect(mayReadFigures(holding(who), verb, inside)).toBe(true);
    if (outside) {
      expect(mayReadFigures(holding(who), verb, outside)).toBe(false);
      expect(mayReadFigures(holding(who), verb, { kind: 'all' })).toBe(false);
    }
  });

  it.each(OUTCOME_VERBS)('tugas lain tidak boleh %s di mana pun', (verb) => {
    const allowed = outcomePolicy.filter((row) => row.verb === verb).map((row) => row.who);
    const others = DUTIES.filter((duty) => !allowed.includes(duty));
    for (const actor of [holding(...others), holding(), SYSTEM, ANONYMOUS])
      for (const place of Object.values(PLACES))
        expect(mayReadFigures(actor, verb, place.inside)).toBe(false);
  });

  it('pintu terbuka bagi yang punya angka sendiri, yang terluas lebih dulu', () => {
    expect(placesOf(holding('leader'))).toEqual([{ kind: 'all' }]);
    expect(placesOf(holding('head', 'officer'))).toEqual([{ kind: 'office', officeId: OURS }]);
    expect(placesOf(holding('head', 'coordinator')).map(placeKey)).toEqual(['semua', `dinas.${OURS}`]);
    for (const duty of ['desk', 'field', 'administrator'] as const)
      expect(placesOf(holding(duty))).toEqual([]);
  });

  it('tempat dibaca kembali dari alamat; yang bukan tempat ditolak', () => {
    for (const { inside } of Object.values(PLACES)) expect(placeFrom(placeKey(inside))).toEqual(inside);
    for (const bad of ['', 'dinas.', 'nagari.13', "kecamatan.13.10.04'", 'nagari.13.10.04.2001 ', 'all'])
      expect(placeFrom(bad)).toBeUndefined();
  });
});
