/** Reads of merges: two entries side by side, which entries are in one, and who was said to be two. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { industryIsClosed, industryNotFound, outsideRegistry } from '#domain/registry/industry.problems.ts';
import { parseIndustryCode, type IndustryRecord } from '#domain/registry/industry.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import type { IndustryRow } from '#domain/registry/industry.record.server.ts';
import { sameMaker } from '#domain/registry/merge.problems.ts';
import {
  isAlike,
  isBlank,
  MERGE_CHOICES,
  OWNER_CHOICES,
  RECORD_CHOICES,
  type MergeChoice,
  type MergeShown,
  type OwnerChoice,
  type RecordChoice,
} from '#domain/registry/merge.ts';
import type { Regency } from '#platform/regency.server.ts';
import { maskedEmail } from '#shared/email.ts';
import { maskedPhone } from '#shared/phone.ts';

/** One of two entries side by side. */
export interface SideBySide {
  readonly code: string;
  readonly version: number;
  readonly record: IndustryRecord;
  readonly nagari: string;
  readonly owner: {
    readonly ownerName: string | null;
    readonly gender: string | null;
    readonly hasNik: boolean;
    /** Masked, as on the entry's own page. */
    readonly phone: string | null;
    readonly email: string | null;
    readonly hasAddress: boolean;
  };
  readonly products: readonly string[];
  /** Years with figures. */
  readonly years: readonly number[];
}

export interface Pair {
  readonly kept: SideBySide;
  readonly other: SideBySide;
  /** What differs, and of which entry it comes unless somebody says otherwise. */
  readonly differing: readonly { readonly choice: MergeChoice; readonly from: 'kept' | 'other' }[];
  /** Years both have figures of: those of the entry that stays hold. */
  readonly bothYears: readonly number[];
  /** Somebody said that they are two makers. */
  readonly strangersSince: Date | undefined;
}

/**
 * Two entries side by side.
 * @throws Problem industryNotFound, outsideRegistry, sameMaker, industryIsClosed
 */
export async function mergePair(
  regency: Regency,
  actor: StaffActor,
  codes: { readonly code: string; readonly other: string },
): Promise<Pair> {
  const [kept, other] = await Promise.all([
    sideOf(regency, actor, codes.code),
    sideOf(regency, actor, codes.other),
  ]);
  if (kept.row.id === other.row.id) throw sameMaker();
  const differing = MERGE_CHOICES.flatMap((choice) => {
    const [mine, theirs] = [valuesOf(kept, choice), valuesOf(other, choice)];
    if (mine.every((value, i) => isAlike(value, theirs[i]))) return [];
    return [{ choice, from: mine.every(isBlank) ? ('other' as const) : ('kept' as const) }];
  });
  const said = await regency.db
    .selectFrom('industryStrangers')
    .select('saidAt')
    .where('oneId', 'in', [kept.row.id, other.row.id])
    .where('otherId', 'in', [kept.row.id, other.row.id])
    .executeTakeFirst();
  return {
    kept: kept.side,
    other: other.side,
    differing,
    bothYears: kept.side.years.filter((year) => other.side.years.includes(year)),
    strangersSince: said?.saidAt,
  };
}

type Side = Awaited<ReturnType<typeof sideOf>>;

function valuesOf({ row, owner }: Side, choice: MergeChoice): unknown[] {
  return choice in RECORD_CHOICES
    ? RECORD_CHOICES[choice as RecordChoice].map((column) => row[column])
    : OWNER_CHOICES[choice as OwnerChoice].map((column) => owner[column]);
}

async function sideOf(regency: Regency, actor: StaffActor, typed: string) {
  const code = parseIndustryCode(typed);
  const row = code && (await oneRow(regency, code));
  if (!row || !mayIndustry(actor, 'read', row.nagariCode)) throw industryNotFound();
  if (!mayIndustry(actor, 'merge', row.nagariCode)) throw outsideRegistry();
  if (row.closedOn !== null) throw industryIsClosed();
  const [owner, area, products, figures] = await Promise.all([
    regency.db
      .selectFrom('industryOwners')
      .select(['name', 'gender', 'nikHash', 'phone', 'email', 'address'])
      .where('industryId', '=', row.id)
      .executeTakeFirstOrThrow(),
    regency.db
      .selectFrom('areas')
      .select('name')
      .where('code', '=', row.nagariCode)
      .executeTakeFirstOrThrow(),
    regency.db
      .selectFrom('industryProducts')
      .select('name')
      .where('industryId', '=', row.id)
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    regency.db
      .selectFrom('industryFigures')
      .select('year')
      .distinct()
      .where('industryId', '=', row.id)
      .orderBy('year')
      .execute(),
  ]);
  const side: SideBySide = {
    code: row.code,
    version: row.version,
    record: recordOf(row),
    nagari: area.name,
    owner: {
      ownerName: owner.name,
      gender: owner.gender,
      hasNik: owner.nikHash !== null,
      phone: maskedPhone(owner.phone),
      email: maskedEmail(owner.email),
      hasAddress: owner.address !== null,
    },
    products: products.map(({ name }) => name),
    years: figures.map(({ year }) => year),
  };
  return { row, owner, side };
}

async function oneRow({ db }: Regency, code: string): Promise<IndustryRow | undefined> {
  return db.selectFrom('industries').selectAll().where('code', '=', code).executeTakeFirst();
}

/** What was merged into an entry and not taken back, the newest first; only the newest can be taken back. */
export async function mergesInto(
  regency: Regency,
  actor: StaffActor,
  industry: { readonly id: string; readonly nagariCode: string },
): Promise<MergeShown[]> {
  const rows = await regency.db
    .selectFrom('industryMerges as m')
    .innerJoin('industries as i', 'i.id', 'm.mergedId')
    .innerJoin('people', 'people.id', 'm.mergedBy')
    .select(['m.id', 'm.mergedAt', 'i.code', 'i.name', 'i.nagariCode', 'people.name as who'])
    .where('m.survivorId', '=', industry.id)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.mergedAt', 'desc')
    .orderBy('m.id', 'desc')
    .execute();
  return rows.map(({ nagariCode, ...row }, i) => ({
    ...row,
    may: {
      undo:
        i === 0 &&
        mayIndustry(actor, 'unmerge', industry.nagariCode) &&
        mayIndustry(actor, 'unmerge', nagariCode),
    },
  }));
}
