/** What part of the history an address asks for: the page and the file read the same words. */
import type { AuditFilter } from '#domain/offices/setting.queries.server.ts';
import { isDay } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

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
