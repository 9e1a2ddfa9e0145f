/** Who knocks at the phones' door, and what the office knows of each phone. */
import { timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { StaffActor } from '#domain/offices/duty.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import { unknownDevice } from '#domain/visits/visit.problems.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

export type DeviceRow = Selectable<DB['devices']>;

/** A phone that showed its secret, and the person with the duties she holds today; no actor when she works here no more. */
export interface KnownDevice {
  readonly row: DeviceRow;
  readonly actor: StaffActor | undefined;
  /** Its door was taken away: by the office, or because its person left. */
  readonly isRevoked: boolean;
}

/** The phone behind a cookie `<id>.<secret>`. @throws Problem unknownDevice */
export async function deviceBehind(regency: Regency, cookie: string | undefined): Promise<KnownDevice> {
  const [id = '', secret = ''] = (cookie ?? '').split('.');
  if (!isId(id) || secret === '') throw unknownDevice();
  const row = await regency.db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !isSame(row.secretHash, sealedSecret(regency, id, secret))) throw unknownDevice();
  const actor = await staffActorOf(regency, row.personId);
  return { row, actor, isRevoked: row.revokedAt !== null || actor === undefined };
}

/** How a phone's secret is kept: bound to the phone, so that another phone's row is no use. */
export function sealedSecret(regency: Pick<Regency, 'seal'>, id: string, secret: string): string {
  return regency.seal(`device:${id}:${secret}`);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Proof that this phone spoke with us at that instant; it needs no row, so a restored server believes it too. */
export function contactToken(regency: Pick<Regency, 'seal'>, deviceId: string, at: Date): string {
  const ms = String(at.getTime());
  return `${ms}.${regency.seal(`contact:${deviceId}:${ms}`).slice(0, 32)}`;
}

/** The instant (ms) a token proves; undefined when it proves nothing. */
export function contactProved(
  regency: Pick<Regency, 'seal'>,
  deviceId: string,
  token: string | null,
): number | undefined {
  const ms = (token ?? '').split('.')[0] ?? '';
  if (!/^\d{1,15}$/.test(ms)) return undefined;
  return isSame(token ?? '', contactToken(regency, deviceId, new Date(Number(ms)))) ? Number(ms) : undefined;
}
