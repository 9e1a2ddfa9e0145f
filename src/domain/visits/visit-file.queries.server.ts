/** Photos, recordings and signatures of visits: their rows, and who may open one. The bytes rest in `platform/files`. */
import type { Actor } from '#domain/offices/duty.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { visitNotFound } from '#domain/visits/visit.problems.ts';
import type { Place, VisitFileKind } from '#domain/visits/visit.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

export interface VisitFile {
  readonly id: string;
  readonly kind: VisitFileKind;
  readonly mediaType: string;
  readonly size: number;
  readonly caption: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** When it was taken, by the phone's clock, and where: kept apart from the picture. */
  readonly takenAt: Date | null;
  readonly place: Place | null;
}

/** The files of a visit in the order they were taken. The caller has asked who may read the visit. */
export async function filesOfVisit({ db }: Pick<Regency, 'db'>, visitId: string): Promise<VisitFile[]> {
  const rows = await db
    .selectFrom('visitFiles as f')
    .leftJoin('visitFilePlaces as p', 'p.fileId', 'f.id')
    .select(['f.id', 'f.mediaType', 'f.size', 'f.caption', 'f.width', 'f.height'])
    .select(['p.takenAt', 'p.lat', 'p.lng', 'p.accuracyM'])
    .select((eb) => eb.ref('f.kind').$castTo<VisitFileKind>().as('kind'))
    .where('f.visitId', '=', visitId)
    .where('f.erasedAt', 'is', null)
    .orderBy((eb) => eb.fn.coalesce('p.takenAt', 'f.createdAt'))
    .orderBy('f.id')
    .execute();
  return rows.map(({ lat, lng, accuracyM, ...file }) => ({
    ...file,
    place: lat === null || lng === null ? null : { lat, lng, accuracyM },
  }));
}

const NAMES: Readonly<Record<VisitFileKind, string>> = {
  photo: 'foto-kunjungan',
  voice: 'rekaman-kunjungan',
  signature: 'tanda-tangan',
};

/**
 * A file of a visit to open, for staff who may read the visit.
 * @throws Problem visitNotFound, also for whoever may not: strangers are not told that it is there
 */
export async function visitFileFor(
  { db }: Regency,
  actor: Actor,
  fileId: string,
): Promise<{ readonly id: string; readonly name: string; readonly mediaType: string }> {
  if (!isId(fileId)) throw visitNotFound();
  const row = await db
    .selectFrom('visitFiles as f')
    .innerJoin('visits as v', 'v.id', 'f.visitId')
    .select(['f.id', 'f.mediaType', 'v.personId'])
    .select((eb) => eb.ref('f.kind').$castTo<VisitFileKind>().as('kind'))
    .where('f.id', '=', fileId)
    .where('f.erasedAt', 'is', null)
    .executeTakeFirst();
  if (!row || !mayVisit(actor, 'read', row.personId)) throw visitNotFound();
  const { id, mediaType, kind } = row;
  return { id, mediaType, name: NAMES[kind] };
}
