/**
 * Stars as everybody may read them: those that hold, and whether a printed certificate still does. Who got none, who was
 * refused, and why a star was taken back is never here.
 */
import type { Actor } from '#domain/offices/duty.ts';
import { parseGradingCode, stateOn } from '#domain/grading/grading.ts';
import { mayGrade } from '#domain/grading/grading.policy.ts';
import { gradingNotFound, noCertificate } from '#domain/grading/grading.problems.ts';
import type { StarScheme, Words } from '#domain/grading/star-grading.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/** A star that holds today. */
export interface HeldStar {
  readonly industryId: string;
  readonly productId: string;
  readonly product: string;
  readonly number: string;
  readonly stars: number;
  /** The most that its scheme gives. */
  readonly of: number;
  readonly validUntil: Day;
}

/** The stars of these makers that hold on a day, of each product the newest; asked once for a whole page. */
export async function starsOf(
  db: Database | Trx,
  industryIds: readonly string[],
  today: Day,
): Promise<readonly HeldStar[]> {
  if (industryIds.length === 0) return [];
  const rows = await db
    .selectFrom('gradings as g')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .select(['g.industryId', 'g.productId', 'g.productName as product', 'g.code as number', 's.body'])
    .select((eb) => [
      eb.ref('g.stars').$notNull().as('stars'),
      eb.ref('g.validUntil').$notNull().as('validUntil'),
    ])
    .where('g.industryId', 'in', [...industryIds])
    .where('g.state', '=', 'graded')
    .where('g.stars', 'is not', null)
    .where('g.validUntil', '>=', today)
    .orderBy('g.gradedOn', 'desc')
    .orderBy('g.changedAt', 'desc')
    .execute();
  const newest = new Map<string, HeldStar>();
  for (const { body, ...row } of rows)
    if (!newest.has(row.productId))
      newest.set(row.productId, { ...row, of: (body as unknown as StarScheme).bands[0]?.stars ?? 0 });
  return [...newest.values()];
}

/** The stars that hold today in one nagari, the most stars first. */
export async function starsOfNagari(regency: Regency, nagariCode: string): Promise<readonly HeldStar[]> {
  const makers = await regency.db
    .selectFrom('industries')
    .select('id')
    .where('nagariCode', '=', nagariCode)
    .where('closedOn', 'is', null)
    .where((eb) =>
      eb.exists(eb.selectFrom('gradings as g').select('g.id').whereRef('g.industryId', '=', 'industries.id')),
    )
    .execute();
  const held = await starsOf(
    regency.db,
    makers.map(({ id }) => id),
    dayOf(regency.now(), WIB),
  );
  return held.toSorted((a, b) => b.stars - a.stars || (a.product < b.product ? -1 : 1));
}

/** Whether a certificate holds: a newer star of the same product replaces an older one. */
export type CertificateStanding = 'valid' | 'expired' | 'withdrawn' | 'replaced';

export interface Certificate {
  readonly number: string;
  readonly product: string;
  readonly maker: string;
  readonly nagari: string;
  readonly kecamatan: string;
  readonly stars: number;
  readonly of: number;
  readonly gradedOn: Day;
  readonly validUntil: Day;
  readonly scheme: Words;
  readonly version: number;
  readonly standing: CertificateStanding;
}

/** The certificate with what stands above the line to sign on. */
export interface PrintedCertificate extends Certificate {
  readonly regency: string;
  /** Where it is signed: the regency without the word for one. */
  readonly place: string;
  /** The lead office, and its head on the day of the star; undefined when none was on record. */
  readonly office: string;
  readonly head: string | undefined;
}

/** The certificate, for who may read the grading. @throws Problem gradingNotFound, noCertificate */
export async function certificateOf(
  regency: Regency,
  actor: Actor,
  typed: string,
): Promise<PrintedCertificate> {
  const row = await oneCertificate(regency, typed);
  if (!row || !mayGrade(actor, 'read', row.nagariCode)) throw gradingNotFound();
  const { certificate } = row;
  if (!certificate || certificate.standing === 'withdrawn') throw noCertificate();
  return { ...certificate, ...(await signedBy(regency, certificate.gradedOn)) };
}

async function signedBy({ db }: Regency, day: Day) {
  const [area, office, head] = await Promise.all([
    db.selectFrom('areas').select('name').where('level', '=', 'regency').executeTakeFirst(),
    db.selectFrom('offices').select('name').where('isLeadAgency', '=', true).executeTakeFirst(),
    db
      .selectFrom('duties as d')
      .innerJoin('offices as o', 'o.id', 'd.officeId')
      .innerJoin('people as p', 'p.id', 'd.personId')
      .select('p.name')
      .where('o.isLeadAgency', '=', true)
      .where('d.duty', '=', 'head')
      .where('d.isConfirmed', '=', true)
      .where('d.startsOn', '<=', day)
      .where((eb) => eb.or([eb('d.endsOn', 'is', null), eb('d.endsOn', '>=', day)]))
      .orderBy('d.startsOn', 'desc')
      .executeTakeFirst(),
  ]);
  const regency = area?.name ?? '';
  return {
    regency,
    place: regency.replace(/^(?:Kabupaten|Kota) /, ''),
    office: office?.name ?? '',
    head: head?.name,
  };
}

/** What everybody reads of a number: the maker only where it agreed to the directory. */
export interface PublicCertificate extends Omit<Certificate, 'maker'> {
  readonly maker: string | undefined;
}

/** @throws Problem noCertificate for a number that was never given, also for an assessment without a star */
export async function publicCertificate(regency: Regency, typed: string): Promise<PublicCertificate> {
  const row = await oneCertificate(regency, typed);
  if (!row?.certificate) throw noCertificate();
  const { maker, ...certificate } = row.certificate;
  return { ...certificate, maker: row.isNamed ? maker : undefined };
}

async function oneCertificate(regency: Regency, typed: string) {
  const code = parseGradingCode(typed);
  if (code === undefined) return undefined;
  const row = await regency.db
    .selectFrom('gradings as g')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .innerJoin('areas as n', 'n.code', 'i.nagariCode')
    .innerJoin('areas as k', 'k.code', 'n.parentCode')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .select(['g.code', 'g.productId', 'g.productName', 'g.state', 'g.stars', 'g.gradedOn', 'g.validUntil'])
    .select(['g.changedAt', 'i.name as maker', 'i.consentedOn', 'i.consentWithdrawnOn', 'i.closedOn'])
    .select(['n.code as nagariCode', 'n.name as nagari', 'k.name as kecamatan', 's.body', 's.version'])
    .where('g.code', '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const isNamed = row.consentedOn !== null && row.consentWithdrawnOn === null && row.closedOn === null;
  return { nagariCode: row.nagariCode, isNamed, certificate: await certificateFrom(regency, row) };
}

async function certificateFrom(
  regency: Regency,
  row: {
    readonly code: string;
    readonly productId: string;
    readonly productName: string;
    readonly state: string;
    readonly stars: number | null;
    readonly gradedOn: Day | null;
    readonly validUntil: Day | null;
    readonly maker: string;
    readonly nagari: string;
    readonly kecamatan: string;
    readonly body: unknown;
    readonly version: number;
  },
): Promise<Certificate | undefined> {
  if (row.stars === null || row.gradedOn === null || row.validUntil === null) return undefined;
  const scheme = row.body as StarScheme;
  const today = dayOf(regency.now(), WIB);
  const state = stateOn(row, today);
  const held =
    state === 'graded'
      ? await regency.db
          .selectFrom('gradings')
          .select('code')
          .where('productId', '=', row.productId)
          .where('state', '=', 'graded')
          .where('stars', 'is not', null)
          .orderBy('gradedOn', 'desc')
          .orderBy('changedAt', 'desc')
          .limit(1)
          .executeTakeFirst()
      : undefined;
  const standing = (): CertificateStanding => {
    if (state === 'withdrawn') return 'withdrawn';
    if (state === 'expired') return 'expired';
    return held?.code === row.code ? 'valid' : 'replaced';
  };
  return {
    number: row.code,
    product: row.productName,
    maker: row.maker,
    nagari: row.nagari,
    kecamatan: row.kecamatan,
    stars: row.stars,
    of: scheme.bands[0]?.stars ?? 0,
    gradedOn: row.gradedOn,
    validUntil: row.validUntil,
    scheme: scheme.name,
    version: row.version,
    standing: standing(),
  };
}
