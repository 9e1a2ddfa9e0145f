import { describe, expect, it } from 'vitest';
import { dutiesOf, mayDesk, type DeskVerb } from '#domain/tickets/desk.policy.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';

/** Of the cast, who finds which door in the frame; nobody else does. */
const DOORS: Readonly<Record<DeskVerb, readonly CastKey[]>> = {
  see_visits: [
    'loket',
    'koordinator',
    'lapangan',
    'petugasKumperindag',
    'petugasDinkes',
    'petugasDpmptsp',
    'petugasPertanian',
    'petugasPerikanan',
    'petugasPmd',
  ],
  see_guests: ['loket', 'koordinator'],
  set_up: ['admin', 'koordinator'],
  share_computer: ['loket'],
  import_old_cases: ['koordinator'],
};

describe('pintu di bingkai petugas', () => {
  it.each(Object.entries(DOORS) as [DeskVerb, readonly CastKey[]][])('%s', (verb, keys) => {
    const found = (Object.keys(CAST) as CastKey[]).filter((key) => mayDesk(actorOf(key), verb));
    expect(found.toSorted()).toEqual([...keys].toSorted());
  });

  it('orang luar dan pemohon tidak menemukan pintu apa pun', () => {
    for (const verb of Object.keys(DOORS) as DeskVerb[]) {
      expect(mayDesk({ kind: 'anonymous' }, verb)).toBe(false);
      expect(mayDesk({ kind: 'applicant', ticketId: 'x', channel: 'applicant' }, verb)).toBe(false);
    }
  });

  it('bantuan menyebut tugas sendiri lebih dulu, dan semuanya tepat satu kali', () => {
    const { own, others } = dutiesOf(actorOf('kepala'));
    expect(own).toEqual(['head']);
    expect([...own, ...others]).toHaveLength(9);
  });
});
