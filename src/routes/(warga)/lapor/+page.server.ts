import { nagariChoices, topicChoices } from '#domain/tickets/opening.queries.server.ts';
import { receiveReport } from './receive-report.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const [topics, kecamatan] = await Promise.all([
    topicChoices(locals.regency),
    nagariChoices(locals.regency),
  ]);
  const wanted = url.searchParams.get('topik');
  return {
    topics,
    kecamatan,
    formId: Buffer.from(locals.regency.random(16)).toString('base64url'),
    wantsVisit: url.searchParams.has('kunjungan'),
    wantedTopic: topics.find((topic) => topic.slug === wanted)?.id ?? '',
  };
};

export const actions: Actions = { default: receiveReport };
