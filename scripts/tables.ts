/** The rooms' own tables as Markdown: what `generate-tables.ts` prints into the READMEs, in words a reviewer can read. */
import type { Duty, Reach } from '#domain/offices/duty.ts';
import { OFFICE_VERBS, officePolicy, type OfficeVerb } from '#domain/offices/office.policy.ts';
import { OUTCOME_VERBS, outcomePolicy, type OutcomeVerb } from '#domain/outcomes/outcome.policy.ts';
import { INDUSTRY_VERBS, industryPolicy } from '#domain/registry/industry.policy.ts';
import { HELP_VERBS, helpPolicy } from '#domain/help/help.policy.ts';
import { SENTRA_VERBS, sentraPolicy } from '#domain/sentra/sentra.policy.ts';
import { NAGARI_VERBS, nagariPolicy } from '#domain/nagari/nagari.policy.ts';
import { GRADING_VERBS, gradingPolicy } from '#domain/grading/grading.policy.ts';
import { reactions } from '#domain/reactions.server.ts';
import {
  LEVEL_TOLD,
  noticeRules,
  type Delivery,
  type NoticeRule,
  type Told,
} from '#domain/tickets/notice.ts';
import {
  LAPSE_AFTER_DAYS,
  LAST_LEVEL_AFTER_DAYS,
  LEVELS,
  REMIND_AFTER_DAYS,
  type EscalationLevel,
} from '#domain/tickets/ticket.escalation.ts';
import { ticketPolicy, type PolicyRow } from '#domain/tickets/ticket.policy.ts';
import { TICKET_STATES, type TicketAct, type TicketState } from '#domain/tickets/ticket.ts';
import { ticketConditions, ticketWorkflow } from '#domain/tickets/ticket.workflow.ts';
import { bintangTexts } from '#lang/bintang.ts';
import { deskTexts } from '#lang/desk.ts';
import { helpTexts } from '#lang/help.ts';
import { nagariTexts } from '#lang/nagari.ts';
import { applicantNotices, staffNotices } from '#lang/notices.ts';
import { registryTexts } from '#lang/registry.ts';
import { sentraTexts } from '#lang/sentra.ts';
import { hasText } from '#lang/translate.ts';
import type { ClockRule, Next, Workflow } from '#shared/workflow.ts';

/** Which table stands in which file, by the name between its markers. */
export const TABLES: readonly {
  readonly file: string;
  readonly name: string;
  readonly print: () => string;
}[] = [
  { file: 'src/domain/tickets/README.md', name: 'workflow', print: workflowTable },
  { file: 'src/domain/tickets/README.md', name: 'policy', print: ticketPolicyTable },
  { file: 'src/domain/tickets/README.md', name: 'notices', print: noticeTable },
  { file: 'src/domain/tickets/README.md', name: 'levels', print: levelTable },
  { file: 'src/domain/offices/README.md', name: 'policy', print: officePolicyTable },
  { file: 'src/domain/registry/README.md', name: 'policy', print: industryPolicyTable },
  { file: 'src/domain/sentra/README.md', name: 'sentra-policy', print: sentraPolicyTable },
  { file: 'src/domain/nagari/README.md', name: 'nagari-policy', print: nagariPolicyTable },
  { file: 'src/domain/grading/README.md', name: 'grading-policy', print: gradingPolicyTable },
  { file: 'src/domain/help/README.md', name: 'help-policy', print: helpPolicyTable },
  { file: 'src/domain/outcomes/README.md', name: 'policy', print: outcomePolicyTable },
  { file: 'src/domain/README.md', name: 'reactions', print: reactionTable },
];

/**
 * A README with the block between its two markers replaced.
 * @throws RangeError when the markers are missing or not in order: a table that is printed nowhere protects nobody
 */
export function withBlock(readme: string, name: string, block: string): string {
  const [begin, end] = [`<!-- table: ${name} -->`, `<!-- end of table: ${name} -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`needs the lines ${begin} and ${end}`);
  return `${readme.slice(0, from + begin.length)}\n\n${block}\n\n${readme.slice(to)}`;
}

const CLOCK: Readonly<Record<ClockRule, string>> = {
  runs: 'berjalan · runs',
  pauses: 'dihentikan sementara · pauses',
  stops: 'berhenti · stops',
};

const DUTY: Readonly<Record<Duty | 'applicant' | 'system', string>> = {
  desk: 'petugas loket (desk)',
  field: 'petugas lapangan (field)',
  coordinator: 'koordinator (coordinator)',
  officer: 'petugas dinas (officer)',
  head: 'kepala dinas (head)',
  wali_nagari: 'wali nagari',
  camat: 'camat',
  leader: 'pimpinan (leader)',
  administrator: 'administrator',
  applicant: 'pemohon (applicant)',
  system: 'sistem (the clock)',
};

const REACH: Readonly<Record<Reach, string>> = {
  self: 'miliknya sendiri (her own)',
  own_office: 'dinasnya (own office)',
  own_nagari: 'nagarinya (own nagari)',
  own_kecamatan: 'kecamatannya (own kecamatan)',
  all: 'semua (all)',
};

const HOLDING: Readonly<Record<NonNullable<PolicyRow['holding']>, string>> = {
  lead: 'dinasnya penanggung jawab (own office leads)',
  supporting: 'dinasnya pendukung (own office supports)',
  any: 'dinasnya ikut menangani (own office takes part)',
  former: 'dinasnya pernah menangani, hanya baca (own office took part once)',
};

const TOLD: Readonly<Record<Told, string>> = {
  applicant: 'pemohon (applicant)',
  applicants: 'pemohon, juga yang tiketnya digabung (applicant and those merged in)',
  lead_officers: 'petugas dinas penanggung jawab (officers of the lead office)',
  lead_heads: 'kepala dinas penanggung jawab (head of the lead office)',
  supporting_officers: 'petugas dinas pendukung (officers of supporting offices)',
  part_officers: 'petugas dinas itu (officers of that office)',
  new_officers: 'petugas dinas yang baru diminta (officers of the offices now asked)',
  coordinators: 'koordinator (coordinators)',
  leaders: 'pimpinan (leaders)',
  named_person: 'orang yang ditunjuk (the person named)',
};

const DELIVERY: Readonly<Record<Delivery, string>> = {
  by_screen: 'di layar · on the screen',
  at_once: 'segera, juga email · at once, also by mail',
  digest: 'satu rangkuman saat kantor buka · one digest at opening',
};

const OFFICE_VERB: Readonly<Record<OfficeVerb, string>> = {
  read_settings: 'membaca pengaturan · read the settings',
  set_up_offices: 'mengatur dinas · set up offices',
  set_up_people: 'mengatur orang · set up people',
  appoint: 'memberi dan mengakhiri tugas · grant and end duties',
  confirm_duty: 'menyetujui tugas sebagai orang kedua · confirm a duty as the second person',
  edit_calendar: 'mengubah kalender kerja · edit working calendars',
  edit_layanan: 'mengubah standar layanan · edit service standards',
  edit_notices: 'mengubah teks pemberitahuan · edit the texts of notices',
  edit_outlines: 'memasang batas wilayah · put outlines of areas into force',
  edit_rules: 'mengganti aturan hitungan · follow the rules of counting',
  edit_retention: 'mengubah masa simpan · edit retention periods',
  edit_security: 'mengubah aturan keamanan · edit security settings',
  revoke_sessions: 'mengakhiri sesi · revoke sessions',
  read_audit: 'membaca riwayat perubahan · read the history of changes',
  read_outbox: 'membaca kotak keluar · read the outbox',
  keep_answer_templates: 'merawat templat jawaban · keep answer templates',
  hand_recovery_link: 'memberi tautan pemulihan · hand out a recovery link',
};

const OUTCOME_VERB: Readonly<Record<OutcomeVerb, string>> = {
  read_figures: 'membaca angka · read figures',
  compare_offices: 'angka per dinas · figures by office',
  compare_nagari: 'angka per nagari · figures by nagari',
  read_verification: 'waktu pemeriksaan · time to verify',
  read_pauses: 'jeda · pauses',
  read_satisfaction: 'kepuasan · satisfaction',
  read_approvals: 'menunggu persetujuan · drafts to approve',
  see_small_cells: 'angka di bawah tiga · cells below three',
};

/** The ticket's states, the diagram between them, and in full what may happen in each. */
function workflowTable(): string {
  const rows = TICKET_STATES.map((state) => {
    const { clock, acts } = ticketWorkflow[state];
    return [named(state, stateWords(state)), CLOCK[clock], nextList(acts)];
  });
  const conditions = Object.keys(ticketConditions).toSorted();
  return [
    '```mermaid',
    diagramOf(ticketWorkflow, stateWords),
    '```',
    '',
    table(
      [
        'Keadaan · state',
        'Hitungan hari · clock',
        'Yang mungkin terjadi · what may happen, and where it leads',
      ],
      rows,
    ),
    '',
    `Possible only under a further condition of the ticket itself (\`ticketConditions\`): ${conditions.map((act) => `\`${act}\``).join(', ')}.`,
  ].join('\n');
}

/** The workflow as a Mermaid state diagram; acts that leave the state as it is are in the table only. */
function diagramOf<State extends string, Act extends string>(
  workflow: Workflow<State, Act>,
  wordsOf: (state: State) => string,
): string {
  const lines = ['stateDiagram-v2'];
  for (const state of Object.keys(workflow) as State[]) lines.push(`  state "${wordsOf(state)}" as ${state}`);
  lines.push('  state "keadaan sebelumnya · where it was" as where_it_was');
  for (const from of Object.keys(workflow) as State[]) {
    for (const [to, acts] of byNext(workflow[from].acts))
      if (to !== 'same') lines.push(`  ${from} --> ${to}: ${acts.join(', ')}`);
  }
  return lines.join('\n');
}

function byNext<State extends string, Act extends string>(
  acts: Partial<Record<Act, Next<State>>>,
): Map<string, Act[]> {
  const found = new Map<string, Act[]>();
  for (const [act, next] of Object.entries(acts) as [Act, Next<State>][])
    found.set(next, [...(found.get(next) ?? []), act]);
  return found;
}

function nextList(acts: Partial<Record<TicketAct, Next<TicketState>>>): string {
  return [...byNext(acts)]
    .toSorted(([a], [b]) => Number(a === 'same') - Number(b === 'same'))
    .map(([to, list]) => {
      const where =
        to === 'same' ? 'tetap (stays)' : to === 'where_it_was' ? 'semula (where it was)' : `\`${to}\``;
      return `→ ${where}: ${list.map((act) => `\`${act}\``).join(', ')}`;
    })
    .join('<br>');
}

/** One line an act: who may, how far, and in which states the workflow knows it. */
function ticketPolicyTable(): string {
  const rows = [...Map.groupBy(ticketPolicy, (row) => row.act)].map(([act, permissions]) => [
    named(act, actWords(act)),
    [...Map.groupBy(permissions, limitsOf)]
      .map(([limits, rows]) => `${rows.map((row) => DUTY[row.who]).join(', ')}: ${limits}`)
      .join('<br>'),
    act === 'read' ? 'semua (any)' : act === 'open' ? 'tiket baru (a new ticket)' : statesOf(act),
  ]);
  return table(
    ['Tindakan · act', 'Siapa, sejauh mana · who, how far', 'Dalam keadaan · in the states'],
    rows,
  );
}

function limitsOf(row: PolicyRow): string {
  return [
    row.reach === 'own_office' && row.holding ? HOLDING[row.holding] : REACH[row.reach],
    row.partStates && `bagiannya ${row.partStates.join(' / ')} (own part so)`,
    row.onlyVisits && 'bila minta dikunjungi (if a visit was asked for)',
    row.states && `hanya ${row.states.join(' / ')} (only there)`,
    row.withinDays !== undefined && `paling lama ${row.withinDays} hari sesudahnya (days after the end)`,
  ]
    .filter(Boolean)
    .join('; ');
}

function statesOf(act: TicketAct): string {
  const states = TICKET_STATES.filter((state) => ticketWorkflow[state].acts[act] !== undefined);
  return states.length === TICKET_STATES.length
    ? 'semua (all)'
    : states.map((state) => `\`${state}\``).join(', ');
}

/** Who is told after which act, by which template, how soon. */
function noticeTable(): string {
  const rows = (Object.entries(noticeRules) as [TicketAct, readonly NoticeRule[]][]).flatMap(([act, rules]) =>
    rules.map((rule) => [named(act, actWords(act)), ...told(rule)]),
  );
  return table(
    ['Sesudah · after', 'Diberi tahu · who is told', 'Kalimat · sentence', 'Cara · how soon'],
    rows,
  );
}

function told(rule: NoticeRule): string[] {
  const who = TOLD[rule.to] + (rule.onlyIf ? ', under a condition' : '');
  const texts = { ...applicantNotices, ...staffNotices };
  return [who, `\`${rule.template}\` ${texts[rule.template].id}`, DELIVERY[rule.delivery]];
}

const LEVEL_WHEN: Readonly<Record<EscalationLevel, string>> = {
  1: 'ceil(n/2) hari kerja · half of the standard',
  2: 'ceil(0,8 n) hari kerja · four fifths of the standard',
  3: 'batas waktu · the due instant',
  4: `${LAST_LEVEL_AFTER_DAYS} hari kerja sesudah batas waktu · working days after the due instant`,
};

/** What the clock says by itself, and to whom. */
function levelTable(): string {
  const rows = LEVELS.flatMap((level) =>
    (LEVEL_TOLD[level] ?? []).map((rule) => [String(level), LEVEL_WHEN[level], ...told(rule)]),
  );
  return [
    table(
      [
        'Tingkat · level',
        'Kapan · when',
        'Diberi tahu · who is told',
        'Kalimat · sentence',
        'Cara · how soon',
      ],
      rows,
    ),
    '',
    `Silence: a reminder after ${REMIND_AFTER_DAYS} working days without a reply, the end after ${LAPSE_AFTER_DAYS}.`,
  ].join('\n');
}

/** One line a verb of setting up. */
function officePolicyTable(): string {
  const rows = OFFICE_VERBS.map((verb) => [
    named(verb, OFFICE_VERB[verb]),
    officePolicy
      .filter((row) => row.verb === verb)
      .map((row) => `${DUTY[row.who]}: ${REACH[row.reach]}`)
      .join('<br>'),
  ]);
  return table(['Tindakan · verb', 'Siapa, sejauh mana · who, how far'], rows);
}

/** One line an act on a maker. */
function industryPolicyTable(): string {
  const rows = INDUSTRY_VERBS.map((verb) => {
    const { id, en } = registryTexts[`act_${verb}`];
    return [
      named(verb, `${id} · ${en}`),
      industryPolicy
        .filter((row) => row.act === verb)
        .map((row) => `${DUTY[row.who]}: ${REACH[row.reach]}`)
        .join('<br>'),
    ];
  });
  return table(['Tindakan · act', 'Siapa, sejauh mana · who, how far'], rows);
}

/** One line an act on a sentra. */
function sentraPolicyTable(): string {
  return actTable(SENTRA_VERBS, sentraPolicy, (verb) => sentraTexts[`act_${verb}`]);
}

/** One line an act on a nagari. */
function nagariPolicyTable(): string {
  return actTable(NAGARI_VERBS, nagariPolicy, (verb) => nagariTexts[`act_${verb}`]);
}

/** One line an act on a grading or on the scheme. */
function gradingPolicyTable(): string {
  return actTable(GRADING_VERBS, gradingPolicy, (verb) => bintangTexts[`act_${verb}`]);
}

/** One line an act on a help. */
function helpPolicyTable(): string {
  return actTable(HELP_VERBS, helpPolicy, (verb) => helpTexts[`act_${verb}`]);
}

function actTable<Verb extends string>(
  verbs: readonly Verb[],
  policy: readonly { readonly act: Verb; readonly who: Duty; readonly reach: Reach }[],
  wordsOf: (verb: Verb) => Readonly<{ id: string; en: string }>,
): string {
  const rows = verbs.map((verb) => {
    const { id, en } = wordsOf(verb);
    return [
      named(verb, `${id} · ${en}`),
      policy
        .filter((row) => row.act === verb)
        .map((row) => `${DUTY[row.who]}: ${REACH[row.reach]}`)
        .join('<br>'),
    ];
  });
  return table(['Tindakan · act', 'Siapa, sejauh mana · who, how far'], rows);
}

/** One line a verb of reading figures. */
function outcomePolicyTable(): string {
  const rows = OUTCOME_VERBS.map((verb) => [
    named(verb, OUTCOME_VERB[verb]),
    outcomePolicy
      .filter((row) => row.verb === verb)
      .map((row) => `${DUTY[row.who]}: ${REACH[row.reach]}`)
      .join('<br>'),
  ]);
  return table(['Tindakan · verb', 'Siapa, sejauh mana · who, how far'], rows);
}

/** What follows from which act, by the name of the function that writes it. */
function reactionTable(): string {
  const rows = Object.entries(reactions).map(([fact, list]) => [
    `\`${fact}\``,
    list.map((reaction) => `\`${reaction.name}\``).join(', '),
  ]);
  return table(['Sesudah · after', 'Ditulis · what is written in the same transaction'], rows);
}

function stateWords(state: TicketState): string {
  const { id, en } = deskTexts[`state_${state}`];
  return `${id} · ${en}`;
}

function actWords(act: string): string {
  if (act === 'read') return 'Membaca · Read';
  const key = hasText(deskTexts, `act_${act}`) ? `act_${act}` : `line_${act}`;
  if (!hasText(deskTexts, key)) throw new RangeError(`lang/desk.ts has no words for the act ${act}`);
  const { id, en } = deskTexts[key];
  return `${id} · ${en}`;
}

function named(code: string, words: string): string {
  return `${words} \`${code}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
