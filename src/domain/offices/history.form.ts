/** What part of the history an address asks for: the page and the file read the same words. */
import { isDay, type Day } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

/** What part of the history is asked for. */
export interface AuditFilter {
  readonly personId?: string | undefined;
  readonly subject?: string | undefined;
  readonly subjectId?: string | undefined;
  /** First and last day, both included, in western Indonesian time. */
  readonly firstDay?: Day | undefined;
  readonly lastDay?: Day | undefined;
  /** Where the page before ended. */
  readonly before?: string | undefined;
}

/** What changes are kept of, as the filter offers it. */
export const SUBJECTS = [
  'office',
  'topic',
  'person',
  'calendar',
  'notice_text',
  'answer_template',
  'area_codes',
  'outlines',
  'setting',
  'applicant',
  'notices',
  'export',
] as const;

/** Words that mean nothing are passed over. */
export function auditFilter(params: URLSearchParams): AuditFilter {
  const asked = (name: string) => params.get(name) ?? '';
  const ifDay = (text: string) => (isDay(text) ? text : undefined);
  const ifId = (text: string) => (isId(text) ? text : undefined);
  return {
    personId: ifId(asked('siapa')),
    subject: SUBJECTS.find((subject) => subject === asked('tentang')),
    firstDay: ifDay(asked('mulai')),
    lastDay: ifDay(asked('sampai')),
    before: ifId(asked('sebelum')),
  };
}

/** The filter as the address has it, without the place on the way. */
export function auditAsked(filter: AuditFilter): Readonly<Record<string, string>> {
  return {
    siapa: filter.personId ?? '',
    tentang: filter.subject ?? '',
    mulai: filter.firstDay ?? '',
    sampai: filter.lastDay ?? '',
  };
}
