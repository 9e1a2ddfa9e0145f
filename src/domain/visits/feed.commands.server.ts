/** The address of a person's own calendar: a secret, kept only as its hash, given anew or ended by herself. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideVisits } from '#domain/visits/visit.problems.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import type { Regency } from '#platform/regency.server.ts';

const TOKEN_BYTES = 24;

/** The keyed hash under which a token is found. */
export function feedHash({ seal }: Pick<Regency, 'seal'>, token: string): string {
  return seal(`visit-feed:${token}`);
}

/** A new token; the one before opens nothing from now on. @throws Problem outsideVisits */
export async function giveFeed(regency: Regency, actor: StaffActor): Promise<string> {
  if (!mayVisit(actor, 'read', actor.personId)) throw outsideVisits({ act: 'read' });
  const token = Buffer.from(regency.random(TOKEN_BYTES)).toString('base64url');
  const row = { hash: feedHash(regency, token), createdAt: regency.now() };
  await regency.db
    .insertInto('visitFeeds')
    .values({ ...row, personId: actor.personId })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(row))
    .execute();
  return token;
}

/** The address opens nothing any more. */
export async function endFeed(regency: Regency, { personId }: StaffActor): Promise<void> {
  await regency.db.deleteFrom('visitFeeds').where('personId', '=', personId).execute();
}
