/** Reads of the published service standards. */
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface TopicOffice {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
}

/** A topic as the public reads it: UU 25/2009 article 21 says what a service standard must tell. */
export interface PublishedTopic {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  /** Working days, counted by the lead agency's calendar. */
  readonly standardDays: number;
  readonly leadOffice: TopicOffice;
  readonly supportingOffices: readonly TopicOffice[];
  readonly requirements: readonly string[];
  readonly steps: readonly string[];
  readonly fee: string;
  readonly product: string;
  readonly legalBasis: readonly string[];
  /** Tickets of such topics are never shown to the nagari they are about. */
  readonly isNagariGovernment: boolean;
}

/** Every topic that is open, in the order the administrator gave, from the memo when it is there. */
export async function publishedTopics(regency: Regency): Promise<readonly PublishedTopic[]> {
  return remembered(regency, 'publishedTopics', async () => {
    const [topics, supporting, offices] = await Promise.all([
      regency.db
        .selectFrom('topics')
        .selectAll()
        .where('closedOn', 'is', null)
        .orderBy('sortOrder')
        .orderBy('name')
        .execute(),
      regency.db.selectFrom('topicSupportingOffices').selectAll().execute(),
      regency.db
        .selectFrom('offices')
        .select(['id', 'slug', 'name', 'shortName'])
        .orderBy('shortName')
        .execute(),
    ]);
    return topics.map((topic): PublishedTopic => {
      const helping = new Set(
        supporting.filter((row) => row.topicId === topic.id).map((row) => row.officeId),
      );
      const lead = offices.find((office) => office.id === topic.leadOfficeId);
      if (!lead) throw new RangeError(`topic ${topic.id} without a lead office`);
      return {
        id: topic.id,
        slug: topic.slug,
        name: topic.name,
        nameEn: topic.nameEn,
        standardDays: topic.standardDays,
        leadOffice: lead,
        supportingOffices: offices.filter((office) => helping.has(office.id)),
        requirements: topic.requirements as string[],
        steps: topic.steps as string[],
        fee: topic.fee,
        product: topic.product,
        legalBasis: topic.legalBasis as string[],
        isNagariGovernment: topic.isNagariGovernment,
      };
    });
  });
}
