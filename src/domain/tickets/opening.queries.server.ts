/** What somebody who brings a matter may choose from, and what each choice promises. */
import { sql } from 'kysely';
import { dueAt, type Due } from '#domain/offices/calendar.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface TopicChoice {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly leadOffice: string;
  readonly supportingOffices: readonly string[];
  readonly requirements: readonly string[];
  readonly fee: string;
  readonly standardDays: number;
  /** Until when it is answered if it is sent now. */
  readonly due: Due;
}

/** Every open topic in its order, with offices by their short names and the promised day. */
export async function topicChoices(regency: Regency): Promise<TopicChoice[]> {
  const [{ lead }, topics, supporting] = await Promise.all([
    officeCalendars(regency),
    regency.db
      .selectFrom('topics')
      .innerJoin('offices', 'offices.id', 'topics.leadOfficeId')
      .select(['topics.id', 'topics.slug', 'topics.name', 'nameEn', 'requirements', 'fee', 'standardDays'])
      .select('offices.shortName as leadOffice')
      .where('topics.closedOn', 'is', null)
      .orderBy('sortOrder')
      .execute(),
    regency.db
      .selectFrom('topicSupportingOffices')
      .innerJoin('offices', 'offices.id', 'topicSupportingOffices.officeId')
      .select(['topicId', 'shortName'])
      .orderBy('shortName')
      .execute(),
  ]);
  return topics.map((topic) => ({
    ...topic,
    requirements: topic.requirements as string[],
    supportingOffices: supporting.filter((row) => row.topicId === topic.id).map((row) => row.shortName),
    due: dueAt(lead, regency.now(), topic.standardDays),
  }));
}

export interface KecamatanChoice {
  readonly name: string;
  readonly nagari: readonly { readonly code: string; readonly name: string }[];
}

/** Every nagari under its kecamatan, both by name. */
export async function nagariChoices(regency: Regency): Promise<KecamatanChoice[]> {
  const areas = await regency.db
    .selectFrom('areas')
    .select(['code', 'name', 'level', 'parentCode'])
    .where('level', 'in', ['kecamatan', 'nagari'])
    .orderBy('name')
    .execute();
  return areas
    .filter((area) => area.level === 'kecamatan')
    .map(({ code, name }) => ({
      name,
      nagari: areas
        .filter((area) => area.parentCode === code)
        .map((nagari) => ({ code: nagari.code, name: nagari.name })),
    }));
}

const LOOK_BACK_DAYS = 90;
const ALIKE = 0.22;

/**
 * True when somebody in the same nagari asked something similar lately. Only yes or no ever leaves this function: the
 * words of a stranger are never shown.
 */
export async function isSomethingSimilar(
  regency: Regency,
  to: {
    readonly topicId: string;
    readonly nagariCode: string;
    readonly words: string;
    /** Not compared with itself. */
    readonly ticketId?: string;
  },
): Promise<boolean> {
  const since = new Date(regency.now().getTime() - LOOK_BACK_DAYS * 86_400_000);
  const lately = regency.db
    .selectFrom('tickets')
    .innerJoin('ticketTexts', 'ticketTexts.id', 'tickets.bodyTextId')
    .select(['ticketTexts.body'])
    .where('tickets.nagariCode', '=', to.nagariCode)
    .where('tickets.topicId', '=', to.topicId)
    .where('tickets.receivedAt', '>', since)
    .$if(to.ticketId !== undefined, (query) => query.where('tickets.id', '!=', to.ticketId ?? ''))
    .orderBy('tickets.receivedAt', 'desc')
    .limit(100)
    .as('lately');
  const found = await regency.db
    .selectFrom(lately)
    .select('body')
    .where(sql<boolean>`public.similarity(body, ${to.words}) > ${ALIKE}::float8`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * The same answer about a ticket just sent, for whose sender no script could ask while she wrote. Asked only while
 * nothing has happened to it yet.
 */
export async function hasSomethingSimilar(regency: Regency, ticketId: string): Promise<boolean> {
  const sent = await regency.db
    .selectFrom('tickets')
    .innerJoin('ticketTexts', 'ticketTexts.id', 'tickets.bodyTextId')
    .select(['topicId', 'nagariCode', 'ticketTexts.body as words'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst();
  if (!sent?.words) return false;
  return isSomethingSimilar(regency, { ...sent, words: sent.words.slice(0, 2000), ticketId });
}
