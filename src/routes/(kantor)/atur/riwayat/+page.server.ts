import { auditAsked, auditFilter, SUBJECTS } from '#domain/offices/history.form.ts';
import { historyPage } from '#domain/offices/history.queries.server.ts';
import { auditCount, auditedPeople } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'read_audit');
  const { regency, locale } = event.locals;
  const filter = auditFilter(event.url.searchParams);
  const [{ lines, next }, count, people] = await Promise.all([
    historyPage(regency, filter, locale),
    auditCount(regency, filter),
    auditedPeople(regency),
  ]);
  const query = (more: Record<string, string>) => {
    const params = new URLSearchParams(event.url.searchParams);
    params.delete('sebelum');
    for (const [name, value] of Object.entries(more)) params.set(name, value);
    return params.toString();
  };
  return {
    lines,
    count,
    people,
    subjects: SUBJECTS,
    filter,
    older: next === undefined ? undefined : `?${query({ sebelum: next })}`,
    newest: filter.before === undefined ? undefined : `?${query({})}`,
    asked: auditAsked(filter),
  };
};
