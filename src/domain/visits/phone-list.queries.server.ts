/** What the office knows of the phones: whose they are, what has come in from each, and what it still holds. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { outsideVisits } from '#domain/visits/visit.problems.ts';
import type { Regency } from '#platform/regency.server.ts';

const MOST_PHONES = 500;
const MOST_HELD = 500;
/** What came in lately is counted over so long. */
const LATELY_MS = 7 * 86_400_000;
/** A clock that is off by less is not worth a word. */
const SKEW_MS = 2 * 60_000;

/** In use; its door was taken away and it has not been heard of since; or nothing of ours lies on it any more. */
export type PhoneStanding = 'in_use' | 'revoked' | 'emptied';

export interface ListedPhone {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly standing: PhoneStanding;
  readonly lastContactAt: Date;
  readonly enrolledAt: Date;
  /** How far its clock ran ahead at the last contact, in whole minutes; null when it is right. */
  readonly minutesAhead: number | null;
  readonly packAt: Date | null;
  /** What it said at the last contact. */
  readonly holds: {
    readonly acts: number;
    readonly files: number;
    readonly bytes: number;
    readonly needsPerson: number;
  };
  readonly isPersistent: boolean;
  /** Acts that came in during the last week. */
  readonly cameIn: number;
  readonly mayRevoke: boolean;
}

/** What a phone handed in after its door was taken away: a person decides. */
export interface HeldAct {
  readonly id: string;
  readonly kind: PhoneActKind;
  readonly person: string;
  readonly phone: string;
  readonly at: Date;
  readonly arrivedAt: Date;
  readonly files: number;
}

/** True for whoever has a phone of her own or keeps all of them. */
export function seesPhones(actor: StaffActor): boolean {
  return visitReach(actor, 'enrol') !== undefined || visitReach(actor, 'keep_devices') !== undefined;
}

/** One's own phones, or all for who keeps them: what is in use first. @throws Problem outsideVisits */
export async function phonesFor(regency: Regency, actor: StaffActor): Promise<ListedPhone[]> {
  if (!seesPhones(actor)) throw outsideVisits({ act: 'keep_devices' });
  const keepsAll = visitReach(actor, 'keep_devices') !== undefined;
  const since = new Date(regency.now().getTime() - LATELY_MS);
  const rows = await regency.db
    .selectFrom('devices as d')
    .innerJoin('people as p', 'p.id', 'd.personId')
    .select(['d.id', 'd.name', 'p.name as person', 'd.lastContactAt', 'd.enrolledAt', 'd.skewMs', 'd.packAt'])
    .select(['d.heldActs', 'd.heldFiles', 'd.heldBytes', 'd.needsPerson', 'd.isPersistent'])
    .select(['d.revokedAt', 'd.wipedAt'])
    .select((eb) =>
      eb
        .selectFrom('deviceActs as a')
        .select((sub) => sub.fn.countAll<string>().as('count'))
        .whereRef('a.deviceId', '=', 'd.id')
        .where('a.outcome', '=', 'accepted')
        .where('a.arrivedAt', '>=', since)
        .as('cameIn'),
    )
    .$if(!keepsAll, (query) => query.where('d.personId', '=', actor.personId))
    .orderBy((eb) => eb('d.revokedAt', 'is not', null))
    .orderBy('p.name')
    .orderBy('d.lastContactAt', 'desc')
    .orderBy('d.id')
    .limit(MOST_PHONES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    person: row.person,
    standing: row.wipedAt !== null ? 'emptied' : row.revokedAt !== null ? 'revoked' : 'in_use',
    lastContactAt: row.lastContactAt,
    enrolledAt: row.enrolledAt,
    minutesAhead: Math.abs(Number(row.skewMs)) < SKEW_MS ? null : Math.round(Number(row.skewMs) / 60_000),
    packAt: row.packAt,
    holds: {
      acts: row.heldActs,
      files: row.heldFiles,
      bytes: Number(row.heldBytes),
      needsPerson: row.needsPerson,
    },
    isPersistent: row.isPersistent,
    cameIn: Number(row.cameIn ?? 0),
    mayRevoke: keepsAll && row.revokedAt === null,
  }));
}

/** What waits for a decision, the oldest first; nothing for who keeps no phones. */
export async function heldActs({ db }: Regency, actor: StaffActor): Promise<HeldAct[]> {
  if (visitReach(actor, 'keep_devices') === undefined) return [];
  const rows = await db
    .selectFrom('deviceActs as a')
    .innerJoin('devices as d', 'd.id', 'a.deviceId')
    .innerJoin('people as p', 'p.id', 'a.personId')
    .select(['a.id', 'a.at', 'a.arrivedAt', 'p.name as person', 'd.name as phone'])
    .select((eb) => [
      eb.ref('a.kind').$castTo<PhoneActKind>().as('kind'),
      eb
        .selectFrom('deviceFiles as f')
        .select((sub) => sub.fn.countAll<string>().as('count'))
        .whereRef('f.actId', '=', 'a.id')
        .as('files'),
    ])
    .where('a.outcome', '=', 'held')
    .orderBy('a.arrivedAt')
    .orderBy('a.seq')
    .limit(MOST_HELD)
    .execute();
  return rows.map((row) => ({ ...row, files: Number(row.files ?? 0) }));
}
