/** Who changed what, in words: the lines of `audits` with names for ids, and only what differs. */
import { clockWords } from '#domain/offices/calendar-year.ts';
import type { AuditFilter } from '#domain/offices/history.form.ts';
import { auditPage } from '#domain/offices/setting.queries.server.ts';
import { aturTexts } from '#lang/atur.ts';
import { longDay } from '#lang/dates.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';

/** One difference of a change; an empty side is an empty string. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** One line of history as people read it. */
export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  /** Who; the system when nobody. */
  readonly actor: string;
  /** `mengubah dinas`. */
  readonly what: string;
  /** What it was done to, as it is called today. */
  readonly subject: string;
  readonly href: string | undefined;
  readonly differences: readonly Difference[];
}

type Row = Awaited<ReturnType<typeof auditPage>>['rows'][number];
type Names = ReadonlyMap<string, string>;

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Keys that say nothing to a reader. */
const SILENT = new Set(['id', 'slug', 'sure', 'userId', 'sortOrder', 'calendarHours']);

/** A page of history, newest first. `next` is where the next page begins; undefined on the last. */
export async function historyPage(
  regency: Regency,
  filter: AuditFilter,
  locale: Locale,
  size = 50,
): Promise<{ readonly lines: HistoryLine[]; readonly next: string | undefined }> {
  const { rows, next } = await auditPage(regency, filter, size);
  const names = await namesIn(regency, rows);
  return { lines: rows.map((row) => lineOf(row, names, locale)), next };
}

/** The last changes of one thing, for its own page. */
export async function lastChanges(
  regency: Regency,
  subject: string,
  subjectId: string,
  locale: Locale,
): Promise<HistoryLine[]> {
  return (await historyPage(regency, { subject, subjectId }, locale, 8)).lines;
}

/** Every line a filter finds, a piece at a time, for the file that is taken home: never cut off. */
export async function* wholeHistory(
  regency: Regency,
  filter: AuditFilter,
  locale: Locale,
): AsyncGenerator<HistoryLine[]> {
  for (let before = filter.before; ;) {
    const { lines, next } = await historyPage(regency, { ...filter, before }, locale, 500);
    yield lines;
    if (next === undefined) return;
    before = next;
  }
}

async function namesIn({ db }: Regency, rows: readonly Row[]): Promise<Names> {
  const found = new Set<string>();
  for (const row of rows) collectIds([row.subjectId, row.before, row.after], found);
  const people = [...found];
  const [offices, topics, calendars, areas, persons] = await Promise.all([
    db.selectFrom('offices').select(['id', 'shortName as name']).execute(),
    db.selectFrom('topics').select(['id', 'name']).execute(),
    db.selectFrom('calendars').select(['id', 'name']).execute(),
    db.selectFrom('areas').select(['code as id', 'name']).where('level', '!=', 'jorong').execute(),
    people.length === 0
      ? []
      : db.selectFrom('people').select(['id', 'name']).where('id', 'in', people).execute(),
  ]);
  return new Map(
    [...offices, ...topics, ...calendars, ...areas, ...persons].map((row) => [row.id, row.name]),
  );
}

function collectIds(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (UUID.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const one of value) collectIds(one, into);
  else if (value !== null && typeof value === 'object') collectIds(Object.values(value), into);
}

function lineOf(row: Row, names: Names, locale: Locale): HistoryLine {
  const t = translator(aturTexts, locale);
  const act = `act_${row.verb}`;
  const subject = names.get(row.subjectId) ?? wordFor(row.subject, row.subjectId, locale);
  return {
    id: row.id,
    at: row.at,
    actor: row.actor ?? t('the_system'),
    what: hasText(aturTexts, act) ? t(act) : t('act_other'),
    subject,
    href: hrefOf(row.subject, row.subjectId),
    differences: differencesOf(row.before, row.after, names, locale),
  };
}

/** What is changed but has no name of its own: a text, a setting, an applicant nobody may see here. */
function wordFor(subject: string, subjectId: string, locale: Locale): string {
  const t = translator(aturTexts, locale);
  if (subject === 'notice_text') {
    const [template = '', language = ''] = subjectId.split('.');
    const key = `template_${template}`;
    return `${hasText(aturTexts, key) ? t(key) : template} (${language})`;
  }
  const key = `subject_${subject}_${subjectId}`;
  if (hasText(aturTexts, key)) return t(key);
  const kind = `subject_${subject}`;
  return hasText(aturTexts, kind) ? t(kind) : '';
}

function hrefOf(subject: string, subjectId: string): string | undefined {
  if (subject === 'office') return `/atur/dinas/${subjectId}`;
  if (subject === 'topic') return `/atur/topik/${subjectId}`;
  if (subject === 'person') return `/atur/orang/${subjectId}`;
  if (subject === 'calendar') return `/atur/kalender/${subjectId}`;
  if (subject === 'notice_text') return `/atur/teks/${subjectId.split('.')[0] ?? ''}`;
  if (subject === 'area_codes') return '/atur/wilayah/kode';
  if (subject === 'outlines') return `/atur/wilayah/${subjectId}`;
  if (subject === 'setting') return subjectId === 'retention' ? '/atur/penyimpanan' : '/atur/keamanan';
  return undefined;
}

function differencesOf(before: unknown, after: unknown, names: Names, locale: Locale): Difference[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter((key) => !SILENT.has(key));
  return keys.flatMap((key): Difference[] => {
    const label = `field_${key}`;
    const difference = {
      label: hasText(aturTexts, label) ? translator(aturTexts, locale)(label) : (names.get(key) ?? key),
      before: shown(key, old[key], names, locale),
      // What a change does not name stayed as it was.
      after:
        after !== null && before !== null && !(key in fresh)
          ? shown(key, old[key], names, locale)
          : shown(key, fresh[key], names, locale),
    };
    return difference.before === difference.after ? [] : [difference];
  });
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value };
}

function shown(key: string, value: unknown, names: Names, locale: Locale): string {
  const t = translator(aturTexts, locale);
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map((one) => shown(key, one, names, locale))
      .filter(Boolean)
      .join('\n');
  if (typeof value === 'string') {
    if (names.has(value)) return names.get(value) ?? value;
    if (DAY.test(value)) return longDay(value, locale);
    const word = `${key}_${value}`;
    return hasText(aturTexts, word) ? t(word) : value;
  }
  return key === 'hours' ? hoursInWords(value, locale) : JSON.stringify(value);
}

/** `Senin 07.30–16.00`, a line a weekday. */
function hoursInWords(value: unknown, locale: Locale): string {
  const t = translator(aturTexts, locale);
  return Object.entries(value as Record<string, { opens: number; closes: number }>)
    .map(([weekday, { opens, closes }]) => {
      const key = `weekday_${weekday}`;
      return `${hasText(aturTexts, key) ? t(key) : weekday} ${clockWords(opens)}–${clockWords(closes)}`;
    })
    .join('\n');
}
