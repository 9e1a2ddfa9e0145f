/** Table: act -> what must follow. Each reaction is a row written in the act's own transaction. */
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

type Reaction = (trx: Trx, fact: Recorded, regency: Regency) => Promise<void>;

/** Keyed `room.act`. */
const reactions: Readonly<Record<string, readonly Reaction[]>> = {};

/** Writes everything that follows from a fact; an act without a row here has no consequences. */
export async function react(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  for (const reaction of reactions[`${fact.room}.${fact.act}`] ?? []) await reaction(trx, fact, regency);
}
