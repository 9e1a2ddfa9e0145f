/** What a template may be for: the offices in which the actor keeps them, and the open topics. */
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { officesFor } from '#domain/offices/office.policy.ts';
import type { Regency } from '#platform/regency.server.ts';

export async function templateChoices(regency: Regency, actor: Actor) {
  const own = officesFor(actor, 'keep_answer_templates');
  const [offices, topics] = await Promise.all([openOffices(regency), publishedTopics(regency)]);
  return {
    mayForEverybody: own === undefined,
    offices: offices
      .filter((office) => own === undefined || own.includes(office.id))
      .map(({ id, shortName }) => ({ id, name: shortName })),
    topics: topics.map(({ id, name }) => ({ id, name })),
  };
}
