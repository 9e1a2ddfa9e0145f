import { describe, expect, it } from 'vitest';
import type { Actor, Duty } from '#domain/offices/duty.ts';
import { isInReach, ticketPolicy, type PolicyRow } from '#domain/tickets/ticket.policy.ts';
import { TICKET_STATES, type Part, type Ticket } from '#domain/tickets/ticket.ts';
import { ticketWorkflow } from '#domain/tickets/ticket.workflow.ts';

const NOW = new Date('2026-11-24T03:00:00Z');
const DAY_MS = 86_400_000;
const OURS = 'office-ours';
const THEIRS = 'office-theirs';
const ME = 'person-me';

const part = (more: Partial<Part>): Part => ({
  id: 'part',
  round: 1,
  officeId: OURS,
  role: 'lead',
  state: 'accepted',
  days: 10,
  sentAt: NOW,
  due: null,
  pauses: [],
  noteTextId: null,
  personId: null,
  sectionId: null,
  personDueOn: null,
  endedAt: null,
  ...more,
});

const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  id: 'ticket',
  code: 'OVP-2222-2222',
  version: 3,
  state: 'in_work',
  resumeState: null,
  stateBeforeMerge: null,
  round: 1,
  channel: 'online',
  kind: 'problem',
  topicId: 'topic',
  nagariCode: '13.10.04.2001',
  applicantId: 'applicant',
  openedBy: null,
  hidesName: false,
  wantsVisit: false,
  openedAt: NOW,
  receivedAt: NOW,
  standardDays: 14,
  extendedDays: 0,
  due: { at: NOW, isProvisional: false },
  dueFloor: null,
  pauses: [],
  askedByOfficeId: null,
  remindedAt: null,
  parts: [],
  needsApproval: false,
  draft: null,
  waitingAgency: null,
  replyWaitsSince: null,
  visitorIds: [],
  answerTextId: null,
  answeredAt: null,
  endedAt: null,
  endedHow: null,
  mergedIntoId: null,
  absorbed: [],
  escalation: 0,
  dataRequest: null,
  rounds: [],
  ...more,
});

const staff = (duty: Duty, officeId: string | null = OURS, areaCode: string | null = null): Actor => ({
  kind: 'staff',
  personId: ME,
  duties: [{ duty, officeId, areaCode, substituteFor: null }],
});
const applicant = (ticketId: string): Actor => ({ kind: 'applicant', ticketId, channel: 'applicant' });

/** The nearest ticket that the row reaches. */
function reached(row: PolicyRow): Ticket {
  const state = row.states?.[0] ?? 'in_work';
  const held =
    row.reach !== 'own_office'
      ? []
      : [
          part({
            role: row.holding === 'supporting' ? 'supporting' : 'lead',
            state: row.holding === 'former' ? 'handed_back' : (row.partStates?.[0] ?? 'accepted'),
          }),
        ];
  return ticket({
    state,
    endedAt: row.withinDays === undefined ? null : NOW,
    wantsVisit: row.onlyVisits === true,
    openedBy: row.reach === 'self' && row.who !== 'applicant' ? ME : null,
    parts: held,
  });
}

function doer(row: PolicyRow): Actor {
  if (row.who === 'system') return { kind: 'system' };
  if (row.who === 'applicant') return applicant('ticket');
  const area = { own_nagari: '13.10.04.2001', own_kecamatan: '13.10.04' }[row.reach as string] ?? null;
  return staff(row.who, OURS, area);
}

/** Somebody as near as can be who still may not: another office, another ticket, no such duty. */
function stranger(row: PolicyRow): Actor {
  if (row.who === 'system') return staff('administrator');
  if (row.who === 'applicant') return applicant('another');
  if (row.reach === 'own_office') return staff(row.who, THEIRS);
  // The nagari and the kecamatan next door.
  if (row.reach === 'own_nagari') return staff(row.who, OURS, '13.10.04.2002');
  if (row.reach === 'own_kecamatan') return staff(row.who, OURS, '13.10.05');
  return staff('administrator');
}

const rows = ticketPolicy.map((row) => ({
  row,
  name: [
    row.act,
    row.who,
    row.reach,
    row.holding,
    row.onlyVisits && 'visits',
    row.withinDays && 'within days',
  ]
    .filter(Boolean)
    .join(' · '),
}));

describe('kewenangan: tiap baris ke dua arah', () => {
  it.each(rows)('$name: yang boleh', ({ row }) => {
    expect(isInReach(reached(row), doer(row), row.act, NOW)).toBe(true);
  });

  it.each(rows)('$name: yang tidak boleh', ({ row }) => {
    expect(isInReach(reached(row), stranger(row), row.act, NOW)).toBe(false);
  });

  it('syarat tambahan sebuah baris ikut menolak', () => {
    for (const { row } of rows) {
      const near = reached(row);
      if (row.onlyVisits)
        expect(isInReach({ ...near, wantsVisit: false }, doer(row), row.act, NOW)).toBe(false);
      if (row.withinDays !== undefined) {
        const late = new Date(NOW.getTime() + (row.withinDays + 1) * DAY_MS);
        expect(isInReach(near, doer(row), row.act, late)).toBe(false);
      }
      if (row.partStates)
        expect(
          isInReach(
            { ...near, parts: [part({ role: 'supporting', state: 'done' })] },
            doer(row),
            row.act,
            NOW,
          ),
        ).toBe(false);
    }
  });

  it('yang hanya membaca dengan empat angka tidak bisa berbuat apa pun', () => {
    const reader: Actor = { kind: 'applicant', ticketId: 'ticket', channel: 'last_four' };
    for (const { row } of rows)
      if (row.who === 'applicant')
        expect(isInReach(reached(row), reader, row.act, NOW)).toBe(row.act === 'read');
  });

  it('setiap tindakan dalam alur kerja dimiliki seseorang, dan setiap izin ada gunanya', () => {
    const known = new Set<string>(TICKET_STATES.flatMap((state) => Object.keys(ticketWorkflow[state].acts)));
    const permitted = new Set<string>(ticketPolicy.map((row) => row.act));
    expect([...known].filter((act) => !permitted.has(act))).toEqual([]);
    // Opening has no state before it; reading and counting are no acts.
    const beside = ['open', 'read', 'count'];
    expect([...permitted].filter((act) => !known.has(act) && !beside.includes(act))).toEqual([]);
    for (const { row } of rows)
      for (const state of row.states ?? [])
        expect(Object.keys(ticketWorkflow[state].acts)).toContain(row.act);
  });
});
