import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  topics: await publishedTopics(locals.regency),
});
