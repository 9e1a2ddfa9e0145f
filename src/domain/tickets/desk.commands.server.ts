/** What a person changes about her own desk: questions she keeps. They touch no ticket and leave no act. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { KeptLink } from '#domain/tickets/desk.form.ts';
import { tooManyLinks } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';

/** A row of links stays a row. */
const MOST_LINKS = 12;

/** Keeps a question under a name; the same name again replaces it. @throws Problem tooManyLinks */
export async function keepLink(regency: Regency, { personId }: StaffActor, link: KeptLink): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    await trx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
    await trx
      .deleteFrom('deskLinks')
      .where('personId', '=', personId)
      .where('name', '=', link.name)
      .execute();
    const kept = await trx.selectFrom('deskLinks').select('id').where('personId', '=', personId).execute();
    if (kept.length >= MOST_LINKS) throw tooManyLinks();
    await trx
      .insertInto('deskLinks')
      .values({ id: regency.newId(), personId, ...link, createdAt: regency.now() })
      .execute();
  });
}

/** Lets one go; somebody else's is not touched. */
export async function dropLink(regency: Regency, { personId }: StaffActor, id: string): Promise<void> {
  await regency.db.deleteFrom('deskLinks').where('personId', '=', personId).where('id', '=', id).execute();
}
