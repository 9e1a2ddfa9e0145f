/** The table *The ticket*, word by word: in each state, exactly what each may do, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Actor, Duty } from '#domain/offices/duty.ts';
import { allowedActs, deskReach, isInReach } from '#domain/tickets/ticket.policy.ts';
import { TICKET_STATES, type Part, type Ticket, type TicketState } from '#domain/tickets/ticket.ts';
import { stateAfter, ticketWorkflow } from '#domain/tickets/ticket.workflow.ts';
import { actorOf } from '#tests/cast.ts';
import { office } from '#tests/world.ts';

const NOW = new Date('2026-11-24T03:00:00Z');
const part = (role: Part['role'], slug: string): Part => ({
  id: `${role}-${slug}`,
  round: 1,
  officeId: office(slug),
  role,
  state: role === 'lead' ? 'accepted' : 'sent',
  days: 10,
  sentAt: NOW,
  due: { at: NOW, isProvisional: false },
  pauses: [],
  noteTextId: null,
  personId: null,
  sectionId: null,
  personDueOn: null,
  endedAt: null,
});

/** Dinas Kesehatan leads, DPMPTSP helps; a draft waits for the head, as the office wants it for this topic. */
function inState(state: TicketState): Ticket {
  const isSent = state !== 'received';
  return {
    id: 'ticket',
    code: 'OVP-2222-2222',
    version: 3,
    state,
    resumeState: 'in_work',
    stateBeforeMerge: 'routed',
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
    parts: isSent
      ? [
          { ...part('lead', 'dinkes'), state: state === 'routed' ? 'sent' : 'accepted' },
          part('supporting', 'dpmptsp'),
        ]
      : [],
    needsApproval: true,
    draft: state === 'in_work' ? { textId: 'text', isSubmitted: true, byPersonId: null } : null,
    waitingAgency: null,
    replyWaitsSince: null,
    dataRequest: null,
    visitorIds: [],
    answerTextId: null,
    answeredAt: null,
    endedAt: NOW,
    endedHow: 'without_confirmation',
    mergedIntoId: null,
    absorbed: [],
    escalation: 0,
    rounds: [],
  };
}

const duty = (name: Duty, slug: string): Actor => ({
  kind: 'staff',
  personId: 'me',
  duties: [{ duty: name, officeId: office(slug), areaCode: null, substituteFor: null }],
});
const PEOPLE = {
  loket: actorOf('loket'),
  koordinator: actorOf('koordinator'),
  penanggungJawab: duty('officer', 'dinkes'),
  kepala: duty('head', 'dinkes'),
  pendukung: duty('officer', 'dpmptsp'),
  dinasLain: duty('officer', 'pmd'),
  pemohon: { kind: 'applicant', ticketId: 'ticket', channel: 'applicant' },
} as const satisfies Record<string, Actor>;

/** Beside the table: notes, files, a new link after identification and erasure are possible in every state. */
const EVERYWHERE: Readonly<Record<keyof typeof PEOPLE, string>> = {
  loket: 'attach note reissue_link',
  koordinator: 'attach erase_texts note reissue_link',
  penanggungJawab: 'attach note reissue_link',
  kepala: 'attach note reissue_link',
  pendukung: 'attach note',
  dinasLain: '',
  pemohon: 'request_data',
};
/** A supporting office's own part, wherever the ticket stands meanwhile. */
const OWN_PART = 'accept_part assign contribute hand_back_part';

const TABLE: Readonly<Record<TicketState, Partial<Record<keyof typeof PEOPLE, string>>>> = {
  received: {
    loket: 'answer_on_spot to_ppid',
    koordinator:
      'answer_on_spot archive ask change_topic decline merge plan_visit record_visit route to_ppid',
    // Not routed yet: no office has it.
    penanggungJawab: '-',
    kepala: '-',
    pendukung: '-',
    pemohon: 'withdraw write',
  },
  routed: {
    koordinator: 'ask change_topic merge plan_visit record_visit route',
    penanggungJawab: 'accept ask assign hand_back plan_visit record_visit',
    kepala: 'accept ask assign hand_back plan_visit record_visit',
    pendukung: `${OWN_PART} plan_visit record_visit`,
    pemohon: 'withdraw write',
  },
  in_work: {
    koordinator: 'ask change_topic involve merge message plan_visit record_visit release',
    // The office wants approval here: the officer drafts, only the head lets an answer out.
    penanggungJawab:
      'ask assign draft_answer extend hand_back involve message plan_visit record_visit release wait_agency',
    kepala:
      'approve_answer ask assign draft_answer extend hand_back involve message plan_visit record_visit release return_answer wait_agency',
    pendukung: `${OWN_PART} plan_visit record_visit`,
    pemohon: 'withdraw write',
  },
  waiting_applicant: {
    loket: 'record_reply',
    koordinator: 'record_reply record_visit',
    penanggungJawab: 'assign record_reply record_visit',
    kepala: 'assign record_reply record_visit',
    pendukung: `${OWN_PART} record_visit`,
    pemohon: 'reply withdraw',
  },
  answered: {
    koordinator: 'copy_out',
    penanggungJawab: 'copy_out',
    kepala: 'copy_out',
    pemohon: 'agree object',
  },
  closed: {
    koordinator: 'copy_out reopen',
    penanggungJawab: 'copy_out',
    kepala: 'copy_out',
    pemohon: 'late_reply reopen',
  },
  declined: { koordinator: 'reopen', pemohon: 'reopen' },
  archived: { koordinator: 'reopen', pemohon: 'reopen' },
  merged: { koordinator: 'unmerge' },
  withdrawn: { koordinator: 'reopen' },
};

describe('tabel tiket: di setiap keadaan, tepat inilah yang boleh', () => {
  it.each(
    TICKET_STATES.flatMap((state) =>
      (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).map((who) => ({ state, who })),
    ),
  )('$state · $who', ({ state, who }) => {
    const row = TABLE[state][who] ?? '';
    const expected = row === '-' ? '' : `${row} ${EVERYWHERE[who]}`;
    expect(allowedActs(inState(state), PEOPLE[who], NOW).toSorted()).toEqual(
      expected.split(' ').filter(Boolean).toSorted(),
    );
  });

  it('jam: berjalan, berhenti sementara hanya saat menunggu pemohon, lalu berhenti', () => {
    const clocks = TICKET_STATES.map((state) => `${state} ${ticketWorkflow[state].clock}`);
    expect(clocks.slice(0, 5)).toEqual([
      'received runs',
      'routed runs',
      'in_work runs',
      'waiting_applicant pauses',
      'answered stops',
    ]);
    expect(clocks.slice(5).every((line) => line.endsWith(' stops'))).toBe(true);
  });

  it.each([
    ['received', 'route', 'routed'],
    ['received', 'answer_on_spot', 'answered'],
    ['received', 'ask', 'waiting_applicant'],
    ['received', 'decline', 'declined'],
    ['received', 'archive', 'archived'],
    ['received', 'merge', 'merged'],
    ['routed', 'accept', 'in_work'],
    ['routed', 'hand_back', 'received'],
    ['routed', 'ask', 'waiting_applicant'],
    ['in_work', 'answer', 'answered'],
    ['in_work', 'approve_answer', 'answered'],
    ['in_work', 'merge', 'merged'],
    ['waiting_applicant', 'reply', 'in_work'],
    ['waiting_applicant', 'lapse', 'closed'],
    ['answered', 'agree', 'closed'],
    ['answered', 'object', 'received'],
    ['answered', 'lapse', 'closed'],
    ['closed', 'late_reply', 'received'],
    ['closed', 'reopen', 'received'],
    ['declined', 'reopen', 'received'],
    ['archived', 'reopen', 'received'],
    ['withdrawn', 'reopen', 'received'],
    ['merged', 'unmerge', 'routed'],
  ] as const)('%s, %s: menjadi %s', (from, act, to) => {
    expect(stateAfter(inState(from), act)).toBe(to);
  });

  it('pemohon membuka lagi paling lama 30 hari; koordinator kapan saja', () => {
    const late = new Date(NOW.getTime() + 31 * 86_400_000);
    for (const state of ['closed', 'declined', 'archived'] as const) {
      expect(isInReach(inState(state), PEOPLE.pemohon, 'reopen', late)).toBe(false);
      expect(isInReach(inState(state), PEOPLE.koordinator, 'reopen', late)).toBe(true);
    }
  });

  it('tanpa syarat persetujuan, dinas menjawab sendiri; perpanjangan hanya sekali', () => {
    const free = { ...inState('in_work'), needsApproval: false, draft: null };
    expect(allowedActs(free, PEOPLE.penanggungJawab, NOW)).toContain('answer');
    expect(allowedActs({ ...free, extendedDays: 5 }, PEOPLE.penanggungJawab, NOW)).not.toContain('extend');
  });

  it('setelah mengembalikan, dinas hanya membaca', () => {
    const back = {
      ...inState('received'),
      parts: [{ ...part('lead', 'dinkes'), state: 'handed_back' as const }],
    };
    expect(isInReach(back, PEOPLE.penanggungJawab, 'read', NOW)).toBe(true);
    expect(allowedActs(back, PEOPLE.penanggungJawab, NOW)).toEqual([]);
  });

  it('wali nagari, camat, pimpinan dan administrator tidak membaca satu tiket pun', () => {
    for (const key of ['wali', 'camat', 'pimpinan', 'admin', 'nobody'] as const) {
      expect(deskReach(actorOf(key))).toBeUndefined();
      for (const state of TICKET_STATES) {
        expect(isInReach(inState(state), actorOf(key), 'read', NOW)).toBe(false);
        expect(allowedActs(inState(state), actorOf(key), NOW)).toEqual([]);
      }
    }
  });

  it('petugas lapangan membaca tiket yang kunjungannya ditugaskan kepadanya', () => {
    const visited = { ...inState('in_work'), visitorIds: [actorOf('lapangan').personId] };
    expect(isInReach(inState('in_work'), actorOf('lapangan'), 'read', NOW)).toBe(false);
    expect(isInReach(visited, actorOf('lapangan'), 'read', NOW)).toBe(true);
  });
});
