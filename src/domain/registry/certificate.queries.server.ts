/** Reads of certificates. */
import { sql } from 'kysely';
import { standingOf, type CertificateKind, type CertificateStanding } from '#domain/registry/certificate.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

export interface HeldCertificate {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly name: string | null;
  readonly number: string;
  readonly issuedOn: Day | null;
  readonly validUntil: Day | null;
  readonly productId: string | null;
  /** The name of the product it is for; null when it is for the maker as a whole. */
  readonly product: string | null;
  readonly createdAt: Date;
  /** How it stands today. */
  readonly standing: CertificateStanding;
}

/**
 * What a maker holds now, the one that runs out first at the top and those without an end last. Whoever asks must have
 * been let at the maker: nothing is asked here.
 */
export async function certificatesOf(
  { db, now }: Pick<Regency, 'db' | 'now'>,
  industryId: string,
): Promise<HeldCertificate[]> {
  const today = dayOf(now(), WIB);
  const rows = await db
    .selectFrom('industryCertificates as c')
    .leftJoin('industryProducts as p', 'p.id', 'c.productId')
    .select(['c.id', 'c.name', 'c.number', 'c.issuedOn', 'c.validUntil', 'c.productId', 'c.createdAt'])
    .select('p.name as product')
    .select((eb) => eb.ref('c.kind').$castTo<CertificateKind>().as('kind'))
    .where('c.industryId', '=', industryId)
    .where('c.endedOn', 'is', null)
    .orderBy('c.validUntil', (order) => order.asc().nullsLast())
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({ ...row, standing: standingOf(row.validUntil, today) }));
}

/** Of many makers at once, as much as is counted: for which product a certificate is (null: for all), and how it stands today. */
export async function certificatesOfMany(
  { db, now }: Pick<Regency, 'db' | 'now'>,
  industryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Pick<HeldCertificate, 'product' | 'standing'>[]>> {
  const today = dayOf(now(), WIB);
  const rows = await db
    .selectFrom('industryCertificates as c')
    .leftJoin('industryProducts as p', 'p.id', 'c.productId')
    .select(['c.industryId', 'c.validUntil', 'p.name as product'])
    .where(sql<boolean>`${sql.ref('c.industryId')} = any(${[...industryIds]}::uuid[])`)
    .where('c.endedOn', 'is', null)
    .execute();
  const held = rows.map(({ validUntil, ...row }) => ({ ...row, standing: standingOf(validUntil, today) }));
  return Map.groupBy(held, ({ industryId }) => industryId);
}
