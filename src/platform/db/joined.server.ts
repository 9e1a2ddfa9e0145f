/**
 * The database as seen from inside a transaction that is running: commands that open a transaction of their own get a
 * savepoint in it. So what several commands write stands or falls together, and one that is refused leaves nothing behind
 * while the transaction goes on and writes down the refusal.
 */
import { sql } from 'kysely';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Runs `attempt` in a savepoint of the running transaction. When it throws, everything it wrote is taken back, and the
 * transaction may be used on.
 */
export async function inSavepoint<T>(trx: Trx, attempt: (joined: Database) => Promise<T>): Promise<T> {
  return nested(trx, 0, (_trx, joined) => attempt(joined));
}

/** The regency at work inside a transaction. @param memo answers read there, kept apart from everybody else's */
export function joinedRegency(regency: Regency, db: Database, memo: Map<string, unknown>): Regency {
  // Whoever waits for somebody else's answer while holding a connection may wait for the last one.
  return { ...regency, db, memo };
}

async function nested<T>(
  trx: Trx,
  depth: number,
  attempt: (trx: Trx, joined: Database) => Promise<T>,
): Promise<T> {
  const name = sql.id(`joined_${depth}`);
  await sql`savepoint ${name}`.execute(trx);
  try {
    const done = await attempt(trx, joinedAt(trx, depth + 1));
    await sql`release savepoint ${name}`.execute(trx);
    return done;
  } catch (thrown) {
    await sql`rollback to savepoint ${name}`.execute(trx);
    throw thrown;
  }
}

function joinedAt(trx: Trx, depth: number): Database {
  return new Proxy(trx as Database, {
    get(target, name) {
      if (name === 'transaction') return () => builderAt(trx, depth);
      if (name === 'isTransaction') return false;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function'
        ? (member as (...given: unknown[]) => unknown).bind(target)
        : member;
    },
  });
}

/** As much of the builder as commands use; a savepoint has the isolation of the transaction it stands in. */
function builderAt(trx: Trx, depth: number) {
  return {
    execute: <T>(attempt: (trx: Trx) => Promise<T>) => nested(trx, depth, attempt),
  };
}
