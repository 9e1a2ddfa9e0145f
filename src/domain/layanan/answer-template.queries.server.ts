/** Reads of the words that answers begin from, for those who keep them. */
import type { Actor } from '#domain/offices/duty.ts';
import { settingNotFound } from '#domain/offices/office.problems.ts';
import { officesFor } from '#domain/offices/office.policy.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

/** A template as its keepers see it. */
export interface KeptTemplate {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly officeId: string | null;
  readonly topicId: string | null;
  readonly office: string | null;
  readonly topic: string | null;
  /** Those for everybody are seen by all and kept by the administrator. */
  readonly mayChange: boolean;
}

/** The templates an actor sees: her offices' and everybody's; all of them where her duty reaches everywhere. */
export async function keptTemplates(regency: Regency, actor: Actor): Promise<KeptTemplate[]> {
  const offices = officesFor(actor, 'keep_answer_templates');
  const rows = await regency.db
    .selectFrom('answerTemplates as a')
    .leftJoin('offices as o', 'o.id', 'a.officeId')
    .leftJoin('topics as t', 't.id', 'a.topicId')
    .select([
      'a.id',
      'a.name',
      'a.body',
      'a.officeId',
      'a.topicId',
      'o.shortName as office',
      't.name as topic',
    ])
    .$if(offices !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('a.officeId', 'is', null),
          ...(offices?.length ? [eb('a.officeId', 'in', [...offices])] : []),
        ]),
      ),
    )
    .orderBy('o.shortName')
    .orderBy('a.name')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, mayChange: isKept(offices, row.officeId) }));
}

/** One template that this actor may change. @throws Problem settingNotFound, also when it is another office's */
export async function keptTemplate(regency: Regency, actor: Actor, id: string): Promise<KeptTemplate> {
  const found = isId(id) ? (await keptTemplates(regency, actor)).find((one) => one.id === id) : undefined;
  if (!found?.mayChange) throw settingNotFound();
  return found;
}

/** True when a template of this office is among those kept; undefined offices mean everywhere. */
export function isKept(offices: readonly string[] | undefined, officeId: string | null): boolean {
  return offices === undefined || (officeId !== null && offices.includes(officeId));
}
