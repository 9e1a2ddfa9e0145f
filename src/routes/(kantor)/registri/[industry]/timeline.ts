/** The life of a maker in one line: tickets, visits, help received, certificates, figures and what was done to its entry, the newest first. */
import type { HelpOfIndustry } from '#domain/help/help.queries.server.ts';
import type { IndustryPage } from '#domain/registry/industry.queries.server.ts';
import { workersIn, type Figures, type Period } from '#domain/registry/industry.ts';
import type { TicketOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import { lineInstant, spokenDay } from '#lang/dates.ts';
import { deskTexts } from '#lang/desk.ts';
import { helpTexts } from '#lang/help.ts';
import { amountAsTyped, wholeNumber } from '#lang/numbers.ts';
import { registryTexts } from '#lang/registry.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import { certificateName } from '#ui/parts/certificate-words.ts';
import { stateTones } from '#ui/parts/state-tones.ts';
import { lineWords } from './history-words.ts';

/** What the line can be narrowed to, as it stands in the address. */
export const TIMELINE_KINDS = ['tiket', 'kunjungan', 'bantuan', 'sertifikat', 'angka', 'data'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface TimelineLine {
  readonly id: string;
  readonly kind: TimelineKind;
  /** By which it is put in order: a day, or a day with the time. */
  readonly order: string;
  /** When, in words. */
  readonly when: string;
  readonly words: string;
  /** Further words, quieter. */
  readonly more?: string | undefined;
  readonly href?: string;
  readonly tag?: { readonly words: string; readonly tone: string };
}

export interface Timeline {
  /** The kind that was asked for; undefined for all. */
  readonly asked: TimelineKind | undefined;
  readonly counts: Readonly<Record<TimelineKind, number>>;
  readonly lines: readonly TimelineLine[];
  /** How many there are of what was asked for; more than are shown until all are asked for. */
  readonly total: number;
}

/** A page stays readable on a phone. */
const SHOWN = 20;

export interface TimelineParts {
  readonly industry: Pick<IndustryPage, 'certificates' | 'figures' | 'history'>;
  readonly tickets: readonly TicketOfIndustry[];
  readonly helps: readonly HelpOfIndustry[];
  readonly now: Date;
  readonly locale: Locale;
}

/** As the address asks for it: `?garis=tiket`, and `&semua` for all of it. */
export function timelineOf(parts: TimelineParts, params: URLSearchParams): Timeline {
  const all = [
    ...parts.tickets.flatMap((ticket) => ticketLines(ticket, parts)),
    ...parts.helps.map((help) => helpLine(help, parts)),
    ...certificateLines(parts),
    ...parts.industry.figures.map((row) => figureLine(row, parts)),
    ...historyLines(parts),
  ].toSorted((a, b) => (a.order === b.order ? 0 : a.order < b.order ? 1 : -1));
  const asked = TIMELINE_KINDS.find((kind) => kind === params.get('garis'));
  const lines = all.filter((line) => asked === undefined || line.kind === asked);
  return {
    asked,
    counts: Object.fromEntries(
      TIMELINE_KINDS.map((kind) => [kind, all.filter((line) => line.kind === kind).length]),
    ) as Record<TimelineKind, number>,
    lines: params.has('semua') ? lines : lines.slice(0, SHOWN),
    total: lines.length,
  };
}

function ticketLines(ticket: TicketOfIndustry, { now, locale }: TimelineParts): TimelineLine[] {
  const t = translator(registryTexts, locale);
  const topic = locale === 'en' ? ticket.topicEn : ticket.topic;
  const href = `/tiket/${ticket.code}`;
  return [
    {
      id: ticket.code,
      kind: 'tiket',
      order: orderOf(ticket.receivedAt),
      when: spokenDay(ticket.receivedAt, now, locale),
      words: topic,
      href,
      tag: {
        words: translator(deskTexts, locale)(`state_${ticket.state}`),
        tone: stateTones[ticket.state] ?? '',
      },
    },
    ...ticket.visits.map((visit, i): TimelineLine => ({
      id: `${ticket.code}-${i}`,
      kind: 'kunjungan',
      order: visit.on,
      when: spokenDay(visit.on, now, locale),
      words: t(`timeline_visit_${visit.is}`),
      more: topic,
      href,
    })),
  ];
}

function helpLine(help: HelpOfIndustry, { now, locale }: TimelineParts): TimelineLine {
  const t = translator(helpTexts, locale);
  const share = [
    ...(help.value === null ? [] : [t('rupiah', { n: wholeNumber(help.value, locale) })]),
    ...(help.quantity === null ? [] : [`${amountAsTyped(help.quantity)} ${help.unit ?? ''}`.trim()]),
  ];
  const result = help.result && {
    words: t(help.result.isUsed ? 'result_used' : 'result_unused'),
    tone: help.result.isUsed ? 'good' : 'alarm',
  };
  return {
    id: help.code,
    kind: 'bantuan',
    order: help.beganOn,
    when: spokenDay(help.beganOn, now, locale),
    words: help.title,
    more: [t(`kind_${help.kind}`), help.office, ...share].join(' · '),
    href: `/registri/bantuan/${help.code}`,
    ...(result && { tag: result }),
  };
}

function certificateLines({ industry, now, locale }: TimelineParts): TimelineLine[] {
  const t = translator(registryTexts, locale);
  const today = dayOf(now, WIB);
  return industry.certificates.flatMap(({ id, kind, name, number, issuedOn, validUntil, product }) => {
    const paper = { kind: certificateName({ kind, name }, locale), number };
    const more = product === null ? undefined : t('certificate_for', { product });
    const line = (what: string, on: Day, words: string): TimelineLine => ({
      id: `${id}-${what}`,
      kind: 'sertifikat',
      order: on,
      when: spokenDay(on, now, locale),
      words,
      more,
    });
    return [
      ...(issuedOn === null ? [] : [line('from', issuedOn, t('timeline_certificate', paper))]),
      ...(validUntil !== null && validUntil < today
        ? [line('to', validUntil, t('timeline_certificate_over', paper))]
        : []),
    ];
  });
}

function figureLine(row: Figures & Period, { now, locale }: TimelineParts): TimelineLine {
  const t = translator(registryTexts, locale);
  const workers = workersIn(row);
  const period =
    row.quarter === 0 ? String(row.year) : `${t(`quarter_${row.quarter}` as 'quarter_1')} ${row.year}`;
  const ends = `${row.year}-${['12-31', '03-31', '06-30', '09-30', '12-31'][row.quarter] ?? '12-31'}`;
  const today = dayOf(now, WIB);
  return {
    id: `figures-${row.year}-${row.quarter}`,
    kind: 'angka',
    // A year that is not over yet stands at today.
    order: ends < today ? ends : today,
    when: period,
    words: t('timeline_figures', { period }),
    more: [
      ...(workers === undefined ? [] : [t('timeline_workers', { n: workers })]),
      ...(row.sales === null ? [] : [t('timeline_sales', { n: wholeNumber(row.sales, locale) })]),
    ].join(', '),
  };
}

function historyLines({ industry, now, locale }: TimelineParts): TimelineLine[] {
  return industry.history.map((line) => ({
    id: line.id,
    kind: 'data',
    order: orderOf(line.at),
    when: lineInstant(line.at, now, locale),
    words: lineWords(line, locale),
    more: [line.from === 'claim' ? translator(registryTexts, locale)('by_owner') : line.who, line.of]
      .filter(Boolean)
      .join(' · '),
  }));
}

function orderOf(at: Date): string {
  return `${dayOf(at, WIB)} ${at.toISOString()}`;
}
