/** Links for the applicant: made, given anew, ended. Only their keyed hash is kept. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordActIn, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import type { Identification } from '#domain/tickets/ticket.ts';
import type { Database, Trx, Write } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export type TokenChannel = 'applicant' | 'officer_link' | 'receipt';

/**
 * Makes a token for a link; only its keyed hash is kept. 22 characters of base64url are 128 random bits.
 * @param secret made elsewhere: by a phone that has printed it already
 */
export function newToken(
  regency: Regency,
  ticketId: string,
  channel: TokenChannel,
  id = regency.newId(),
  secret = Buffer.from(regency.random(16)).toString('base64url'),
): { readonly secret: string; readonly write: Write } {
  const row = { id, ticketId, channel, hash: regency.seal(secret), createdAt: regency.now() };
  return { secret, write: (db) => db.insertInto('ticketTokens').values(row) };
}

/** Makes a token for a link and keeps its hash at once. */
export async function issueToken(db: Database | Trx, ...given: Parameters<typeof newToken>): Promise<string> {
  const { secret, write } = newToken(...given);
  await write(db).execute();
  return secret;
}

/**
 * Gives the applicant a new link after identification. The old applicant's links end; papers that were lost end when
 * `endsOthers` says so.
 */
export async function reissueLink(
  regency: Regency,
  actor: Actor,
  target: Target,
  channel: TokenChannel = 'applicant',
  given: { readonly identifiedBy?: Identification; readonly endsOthers?: boolean } = {},
): Promise<{ changed: Changed; secret: string }> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    let secret = '';
    const changed = await recordActIn(
      trx,
      regency,
      calendars,
      actor,
      target,
      'reissue_link',
      async (ticket) => {
        if (channel === 'applicant' || given.endsOthers) {
          await trx
            .updateTable('ticketTokens')
            .set({ revokedAt: regency.now() })
            .where('ticketId', '=', ticket.id)
            .where('channel', '=', channel)
            .where('revokedAt', 'is', null)
            .execute();
        }
        const tokenId = regency.newId();
        secret = await issueToken(trx, regency, ticket.id, channel, tokenId);
        const { identifiedBy } = given;
        return { data: { tokenId, ...(identifiedBy && { identifiedBy }) } };
      },
    );
    return { changed, secret };
  });
}
