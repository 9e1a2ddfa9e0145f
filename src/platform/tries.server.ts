/**
 * How often a secret may be tried. Counts are rows: a restart forgives nobody, and two processes count together. A count
 * belongs to what is tried, by whom or from where; the rows hold only keyed hashes of that.
 */
import { sql } from 'kysely';
import { tooManyTries } from '#platform/limits.server.ts';
import type { Regency } from '#platform/regency.server.ts';

const QUARTER_HOUR_MS = 15 * 60_000;

/** Table: what is tried -> how often in a quarter of an hour. */
const MOST = {
  /** The last four digits of a telephone number, per ticket, whoever asks. */
  last_four: 5,
  /** A password on a device where the person signed in before, per account and device. */
  password_on_known_device: 10,
  /** A password from anywhere else, per account and address. */
  password_from_address: 10,
  /** Any password from one address: whole offices share one. */
  passwords_of_address: 200,
  /** The code of the second factor, per account on a known device; all strangers share one count. */
  second_factor: 10,
  /** The own password asked for again inside a session, per account. */
  own_password: 10,
  /** The first code of a telephone that is being set up, per account. */
  own_code: 10,
} as const;
export type Tried = keyof typeof MOST;

/** A proxy on this machine stands for everybody behind it. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_FACTOR = 20;

/** Counts one try before it is made, so that a thousand at once are still ten. @throws Problem tooManyTries with the minutes until the next */
export async function countTry(regency: Regency, what: Tried, by: string): Promise<void> {
  const most = MOST[what] * (what === 'passwords_of_address' && LOOPBACK.test(by) ? LOOPBACK_FACTOR : 1);
  const key = keyOf(regency, what, by);
  const now = regency.now();
  const endsAt = new Date(now.getTime() + QUARTER_HOUR_MS);
  // A refused try writes nothing: a flood of them costs the database one look each.
  const counted = await regency.db
    .insertInto('tries')
    .values({ key, count: 1, endsAt })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({
          count: eb
            .case()
            .when('tries.endsAt', '<=', now)
            .then(1)
            .else(eb('tries.count', '+', 1))
            .end(),
          endsAt: eb
            .case()
            .when('tries.endsAt', '<=', now)
            .then(sql<Date>`excluded.ends_at`)
            .else(eb.ref('tries.endsAt'))
            .end(),
        }))
        .where((eb) => eb.or([eb('tries.count', '<', most), eb('tries.endsAt', '<=', now)])),
    )
    .returning('count')
    .executeTakeFirst();
  if (counted?.count === 1) await regency.db.deleteFrom('tries').where('endsAt', '<=', now).execute();
  if (counted) return;
  const full = await regency.db
    .selectFrom('tries')
    .select('endsAt')
    .where('key', '=', key)
    .executeTakeFirst();
  const left = (full?.endsAt ?? endsAt).getTime() - now.getTime();
  throw tooManyTries({ minutes: Math.max(1, Math.ceil(left / 60_000)) });
}

/** A right try takes the wrong ones back. */
export async function forgetTries(regency: Regency, what: Tried, by: string): Promise<void> {
  await regency.db
    .deleteFrom('tries')
    .where('key', '=', keyOf(regency, what, by))
    .execute();
}

/** Takes one try back: it was right, but others of this count may have been wrong. */
export async function takeBackTry(regency: Regency, what: Tried, by: string): Promise<void> {
  await regency.db
    .updateTable('tries')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', keyOf(regency, what, by))
    .where('count', '>', 0)
    .execute();
}

function keyOf(regency: Regency, what: Tried, by: string): string {
  return regency.seal(`${what}|${by}`);
}
