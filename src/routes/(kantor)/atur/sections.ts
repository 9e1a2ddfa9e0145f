/** Table: the parts of /atur and the verb that opens each. The navigation and the doors of the pages ask the same rows. */
import type { OfficeVerb } from '#domain/offices/office.policy.ts';
import type { aturTexts } from '#lang/atur.ts';

export interface Section {
  readonly href: string;
  readonly title: keyof typeof aturTexts & string;
  readonly verb: OfficeVerb;
}

const SECTIONS = [
  { href: '/atur/dinas', title: 'offices', verb: 'set_up_offices' },
  { href: '/atur/topik', title: 'topics', verb: 'edit_layanan' },
  { href: '/atur/orang', title: 'people', verb: 'set_up_people' },
  { href: '/atur/orang/menunggu', title: 'confirm', verb: 'confirm_duty' },
  { href: '/rencana-kunjungan/hp', title: 'phones', verb: 'set_up_people' },
  { href: '/atur/kalender', title: 'calendars', verb: 'edit_calendar' },
  { href: '/atur/teks', title: 'texts', verb: 'edit_notices' },
  { href: '/atur/templat', title: 'templates', verb: 'keep_answer_templates' },
  { href: '/atur/wilayah', title: 'outlines', verb: 'edit_outlines' },
  { href: '/atur/aturan', title: 'rules', verb: 'edit_rules' },
  { href: '/registri/bintang/skema', title: 'star_schemes', verb: 'edit_rules' },
  { href: '/atur/penyimpanan', title: 'retention', verb: 'edit_retention' },
  { href: '/atur/keamanan', title: 'security', verb: 'edit_security' },
  { href: '/atur/kotak-keluar', title: 'outbox', verb: 'read_outbox' },
  { href: '/atur/riwayat', title: 'audit', verb: 'read_audit' },
] as const satisfies readonly Section[];

/** The parts these verbs open, in the order of the menu. */
export function sectionsFor(verbs: readonly OfficeVerb[]): Section[] {
  return SECTIONS.filter((section) => verbs.includes(section.verb));
}

/** The part a page belongs to: the longest address that begins it. */
export function sectionAt(sections: readonly Section[], path: string): Section | undefined {
  return sections
    .filter((section) => path === section.href || path.startsWith(`${section.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}
