import { publishedTopics, type PublishedTopic } from '#domain/layanan/layanan.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  const all = await publishedTopics(locals.regency);
  const text = (name: string) => url.searchParams.get(name)?.slice(0, 80).toWellFormed().trim() ?? '';
  const sought = text('cari');
  const office = text('dinas');
  const topics = all
    .filter((topic) => office === '' || topic.leadOffice.slug === office)
    .filter((topic) => isAbout(topic, sought));
  const opened = text('topik');
  const isAllOpen = url.searchParams.has('semua') || sought !== '';
  return {
    topics: topics.map((topic) => ({ ...topic, isOpen: isAllOpen || topic.slug === opened })),
    offices: [...new Map(all.map((topic) => [topic.leadOffice.slug, topic.leadOffice])).values()],
    office,
    sought,
    isAllOpen,
  };
};

/** Every word must stand somewhere in the standard. */
function isAbout(topic: PublishedTopic, sought: string): boolean {
  const said = [topic.name, topic.nameEn, topic.product, ...topic.requirements, ...topic.legalBasis]
    .join(' ')
    .toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
