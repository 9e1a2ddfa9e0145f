/** Reads of helps: the list with its sums, one help on one page, and what one maker received. */
import { sql, type SelectQueryBuilder } from 'kysely';
import * as v from 'valibot';
import { nagariByKecamatan, type NagariGroup } from '#domain/areas/area.queries.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { helpFilterForm } from '#domain/help/help.form.ts';
import {
  HELP_VERBS,
  helpOffices,
  helpReadReach,
  mayHelp,
  mayRecordHelp,
  type HelpVerb,
} from '#domain/help/help.policy.ts';
import { helpNotFound } from '#domain/help/help.problems.ts';
import {
  lastDayOf,
  parseHelpCode,
  reviewDueOn,
  yearBefore,
  type Funds,
  type HelpAct,
  type HelpKind,
  type HelpRecord,
  type HelpResult,
  type HelpShare,
} from '#domain/help/help.ts';
import { isNagariWithin } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

const PAGE_SIZE = 50;

export interface HelpListRow {
  readonly code: string;
  readonly kind: HelpKind;
  readonly title: string;
  readonly office: string;
  readonly beganOn: Day;
  readonly endedOn: Day | null;
  readonly funds: Funds;
  readonly value: number | null;
  /** Makers that received it, of those the reader sees. */
  readonly recipients: number;
  /** Of these, of whom nobody has told what came of it. */
  readonly untold: number;
  /** A year has passed, and of somebody nobody has told what came of it. */
  readonly isDue: boolean;
}

export interface HelpList {
  readonly rows: readonly HelpListRow[];
  /** Over everything the filter finds. */
  readonly sums: {
    readonly helps: number;
    readonly recipients: number;
    /** People who are no makers, counted only. */
    readonly others: number;
    /** Of the helps as a whole, in rupiah. */
    readonly value: number;
  };
  /** Helps in reach whose result is due, whatever else the filter asks for. */
  readonly due: number;
  readonly asked: Readonly<Record<string, string>>;
  readonly next: string | undefined;
  readonly kecamatan: readonly NagariGroup[];
  readonly offices: readonly HelpOffice[];
  /** The years there are, the newest first. */
  readonly years: readonly number[];
  readonly may: { readonly record: boolean };
}
export interface HelpOffice {
  readonly id: string;
  readonly name: string;
}

/**
 * A page of the list, the newest first, as the address asks for it.
 * @throws Problem outsideRegistry for whoever reads none anywhere
 */
export async function helpList(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
): Promise<HelpList> {
  const reach = helpReadReach(actor);
  if (reach === undefined) throw outsideRegistry();
  const { sesudah: after, ...filter } = v.parse(helpFilterForm, Object.fromEntries(params));
  const kecamatan = (await nagariByKecamatan(regency))
    .map((group) => ({ ...group, nagari: group.nagari.filter(({ code }) => isNagariWithin(reach, code)) }))
    .filter((group) => group.nagari.length > 0);
  const yearAgo = yearBefore(dayOf(regency.now(), WIB));
  const codesOf = (asked: string) =>
    reach === 'all' && asked === ''
      ? undefined
      : kecamatan
          .flatMap((group) => group.nagari.map(({ code }) => code))
          .filter((code) => asked === '' || code === asked || code.startsWith(`${asked}.`));
  const query = filtered(regency, filter, codesOf(filter.nagari), yearAgo);
  const counted = withCounts(query, codesOf(filter.nagari));
  const [found, sums, due, years, offices] = await Promise.all([
    pageOf(regency, counted, after),
    regency.db
      .selectFrom(counted.as('c'))
      .select((eb) => [
        eb.fn.countAll<number>().as('helps'),
        sql<number>`coalesce(sum(${eb.ref('c.recipients')}), 0)::int`.as('recipients'),
        sql<number>`coalesce(sum(coalesce(${eb.ref('c.othersWomen')}, 0) + coalesce(${eb.ref('c.othersMen')}, 0)), 0)::int`.as(
          'others',
        ),
        sql<number>`coalesce(sum(${eb.ref('c.value')}), 0)::bigint`.as('value'),
      ])
      .executeTakeFirstOrThrow(),
    filtered(regency, { ...EVERYTHING, hasil: 'belum' }, codesOf(''), yearAgo)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    filtered(regency, EVERYTHING, codesOf(''), yearAgo)
      .select(sql<number>`extract(year from ${sql.ref('h.beganOn')})::int`.as('year'))
      .distinct()
      .orderBy('year', 'desc')
      .execute(),
    openOffices(regency),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows: rows.map(({ id: _id, othersWomen: _women, othersMen: _men, ...row }) => ({
      ...row,
      isDue: row.untold > 0 && lastDayOf(row) <= yearAgo,
    })),
    sums: { ...sums, value: Number(sums.value) },
    due: due.count,
    asked: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')),
    next: found.length > PAGE_SIZE ? rows.at(-1)?.id : undefined,
    kecamatan,
    offices: offices.map(({ id, name }) => ({ id, name })),
    years: years.map(({ year }) => year),
    may: { record: mayRecordHelp(actor) },
  };
}

type Filter = Omit<v.InferOutput<typeof helpFilterForm>, 'sesudah'>;
const EVERYTHING: Filter = { tahun: '', dinas: '', jenis: '', nagari: '', hasil: '' };
type Tables = DB & { h: DB['helps'] };
type HelpQuery = SelectQueryBuilder<Tables, 'h', object>;

/** @param codes only what concerns these nagari; everything when undefined */
function filtered(
  { db }: Regency,
  filter: Filter,
  codes: readonly string[] | undefined,
  yearAgo: Day,
): HelpQuery {
  let query = db.selectFrom('helps as h').where('h.withdrawnOn', 'is', null) as unknown as HelpQuery;
  if (filter.tahun !== '')
    query = query
      .where('h.beganOn', '>=', `${filter.tahun}-01-01`)
      .where('h.beganOn', '<=', `${filter.tahun}-12-31`);
  if (filter.dinas !== '') query = query.where('h.officeId', '=', filter.dinas);
  if (filter.jenis !== '') query = query.where('h.kind', '=', filter.jenis);
  if (codes !== undefined)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`${sql.ref('h.nagariCode')} = any(${codes}::text[])`,
        eb.exists(
          eb
            .selectFrom('helpRecipients as r')
            .innerJoin('industries as i', 'i.id', 'r.industryId')
            .select('r.id')
            .whereRef('r.helpId', '=', 'h.id')
            .where(sql<boolean>`${sql.ref('i.nagariCode')} = any(${codes}::text[])`),
        ),
      ]),
    );
  if (filter.hasil === 'belum')
    query = query
      .where(sql<boolean>`coalesce(${sql.ref('h.endedOn')}, ${sql.ref('h.beganOn')}) <= ${yearAgo}::date`)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('helpRecipients as r')
            .innerJoin('industries as i', 'i.id', 'r.industryId')
            .leftJoin('helpResults as t', 't.recipientId', 'r.id')
            .select('r.id')
            .whereRef('r.helpId', '=', 'h.id')
            .where('t.recipientId', 'is', null)
            .where('i.mergedInto', 'is', null)
            .$if(codes !== undefined, (some) =>
              some.where(sql<boolean>`${sql.ref('i.nagariCode')} = any(${codes ?? []}::text[])`),
            ),
        ),
      );
  return query;
}

function withCounts(query: HelpQuery, codes: readonly string[] | undefined) {
  return query
    .innerJoin('offices', 'offices.id', 'h.officeId')
    .select(['h.id', 'h.code', 'h.title', 'h.beganOn', 'h.endedOn', 'h.value'])
    .select(['h.othersWomen', 'h.othersMen', 'offices.shortName as office'])
    .select((eb) => [
      eb.ref('h.kind').$castTo<HelpKind>().as('kind'),
      eb.ref('h.funds').$castTo<Funds>().as('funds'),
    ])
    .select((eb) => {
      const within = eb
        .selectFrom('helpRecipients as r')
        .innerJoin('industries as i', 'i.id', 'r.industryId')
        .leftJoin('helpResults as t', 't.recipientId', 'r.id')
        .whereRef('r.helpId', '=', 'h.id')
        // Of a help that both of two merged entries received, the share of the one that stays counts.
        .where('i.mergedInto', 'is', null)
        .$if(codes !== undefined, (some) =>
          some.where(sql<boolean>`${sql.ref('i.nagariCode')} = any(${codes ?? []}::text[])`),
        );
      const count = (some: typeof within) =>
        sql<number>`(${some.select((c) => c.fn.countAll<number>().as('n'))})::int`;
      return [count(within).as('recipients'), count(within.where('t.recipientId', 'is', null)).as('untold')];
    });
}

/** One row more than a page, so that it is known whether another follows. */
async function pageOf({ db }: Regency, query: ReturnType<typeof withCounts>, after: string) {
  const last =
    after === ''
      ? undefined
      : await db.selectFrom('helps').select(['id', 'beganOn']).where('id', '=', after).executeTakeFirst();
  return query
    .$if(last !== undefined, (rest) =>
      rest.where(
        sql<boolean>`(${sql.ref('h.beganOn')}, ${sql.ref('h.id')}) < (${last?.beganOn ?? null}::date, ${last?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('h.beganOn', 'desc')
    .orderBy('h.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute();
}

export interface HelpRecipientRow extends HelpShare {
  readonly industryId: string;
  readonly code: string;
  readonly name: string;
  readonly nagari: string;
  readonly result: HelpResult | null;
  readonly mayTell: boolean;
}

/** One help on one page. */
export interface HelpPage {
  readonly code: string;
  readonly version: number;
  readonly record: HelpRecord;
  readonly office: string;
  readonly nagari: string | undefined;
  /** Those the reader sees, by nagari and name. */
  readonly recipients: readonly HelpRecipientRow[];
  /** How many more there are outside the reader's area. */
  readonly elsewhere: number;
  /** From this day on its results are due. */
  readonly reviewDueOn: Day;
  readonly isDue: boolean;
  readonly withdrawnOn: Day | null;
  readonly history: readonly HelpHistoryLine[];
  readonly may: Readonly<Partial<Record<HelpVerb, boolean>>>;
}
export interface HelpHistoryLine {
  readonly id: string;
  readonly act: HelpAct;
  readonly at: Date;
  readonly who: string | null;
  /** How many makers, or which one, as far as the reader sees it. */
  readonly makers: number | undefined;
  readonly maker: string | undefined;
  readonly because: string | undefined;
}

/** @throws Problem helpNotFound, also for a help outside the reader's reach */
export async function helpPage(regency: Regency, actor: Actor, typed: string): Promise<HelpPage> {
  const { db } = regency;
  const code = parseHelpCode(typed);
  const reach = helpReadReach(actor);
  const row =
    code === undefined
      ? undefined
      : await db
          .selectFrom('helps as h')
          .innerJoin('offices', 'offices.id', 'h.officeId')
          .leftJoin('areas', 'areas.code', 'h.nagariCode')
          .selectAll('h')
          .select(['offices.name as office', 'areas.name as nagari'])
          .where('h.code', '=', code)
          .executeTakeFirst();
  if (!row || reach === undefined) throw helpNotFound();
  const [all, acts] = await Promise.all([recipientsOf(regency, row.id), actsOf(regency, row.id)]);
  const { officeId, nagariCode } = row;
  const nagariCodes = [...all.map((one) => one.nagariCode), ...(nagariCode === null ? [] : [nagariCode])];
  const subject = { officeId, nagariCodes };
  if (!mayHelp(actor, 'read', subject)) throw helpNotFound();
  const isOpen = row.withdrawnOn === null;
  const may = (verb: HelpVerb, codes = nagariCodes) =>
    (isOpen || verb === 'read') && mayHelp(actor, verb, { officeId, nagariCodes: codes });
  const seen = all.filter((one) => isNagariWithin(reach, one.nagariCode));
  const due = reviewDueOn(row);
  const isPast = due <= dayOf(regency.now(), WIB);
  const names = new Map(seen.map((one) => [one.industryId, one.name]));
  return {
    code: row.code,
    version: row.version,
    record: recordOf(row),
    office: row.office,
    nagari: row.nagari ?? undefined,
    recipients: seen.map(({ nagariCode: place, ...one }) => ({
      ...one,
      mayTell: may('tell_result', [place]),
    })),
    elsewhere: all.length - seen.length,
    reviewDueOn: due,
    isDue: isOpen && isPast && seen.some((one) => one.result === null),
    withdrawnOn: row.withdrawnOn,
    history: acts.map((act) => historyLine(act, names)),
    may: Object.fromEntries(HELP_VERBS.map((verb) => [verb, may(verb)])),
  };
}

function recordOf(row: HelpRecordColumns): HelpRecord {
  return {
    kind: row.kind as HelpKind,
    title: row.title,
    officeId: row.officeId,
    beganOn: row.beganOn,
    endedOn: row.endedOn,
    funds: row.funds as Funds,
    fundYear: row.fundYear,
    value: row.value,
    nagariCode: row.nagariCode,
    othersWomen: row.othersWomen,
    othersMen: row.othersMen,
    note: row.note,
  };
}
type HelpRecordColumns = {
  readonly [name in keyof HelpRecord]: HelpRecord[name] extends string ? string : HelpRecord[name];
};

async function recipientsOf({ db }: Regency, helpId: string) {
  const rows = await db
    .selectFrom('helpRecipients as r')
    .innerJoin('industries as i', 'i.id', 'r.industryId')
    .innerJoin('areas', 'areas.code', 'i.nagariCode')
    .leftJoin('helpResults as t', 't.recipientId', 'r.id')
    .select(['r.industryId', 'r.value', 'r.quantity', 'r.unit', 'i.code', 'i.name', 'i.nagariCode'])
    .select(['areas.name as nagari', 't.toldOn', 't.isUsed', 't.areSalesUp', 't.workersAdded', 't.note'])
    .where('r.helpId', '=', helpId)
    .where('i.mergedInto', 'is', null)
    .orderBy('areas.name')
    .orderBy('i.name')
    .orderBy('i.id')
    .execute();
  return rows.map(({ toldOn, isUsed, areSalesUp, workersAdded, note, ...row }) => ({
    ...row,
    result: toldOn === null || isUsed === null ? null : { toldOn, isUsed, areSalesUp, workersAdded, note },
  }));
}

async function actsOf({ db }: Regency, helpId: string) {
  return db
    .selectFrom('helpActs')
    .leftJoin('people', 'people.id', 'helpActs.actorId')
    .select(['helpActs.id', 'helpActs.at', 'helpActs.data', 'people.name as who'])
    .select((eb) => eb.ref('helpActs.act').$castTo<HelpAct>().as('act'))
    .where('helpId', '=', helpId)
    .orderBy('seq', 'desc')
    .execute();
}

function historyLine(
  { data, ...line }: Awaited<ReturnType<typeof actsOf>>[number],
  names: ReadonlyMap<string, string>,
): HelpHistoryLine {
  const told = data as {
    recipients?: number;
    industryIds?: string[];
    industryId?: string;
    because?: string;
  };
  return {
    ...line,
    makers: told.recipients ?? told.industryIds?.length,
    maker: told.industryId === undefined ? undefined : names.get(told.industryId),
    because: told.because,
  };
}

/** What one maker received, the newest first. */
export interface HelpOfIndustry extends HelpShare {
  readonly code: string;
  readonly kind: HelpKind;
  readonly title: string;
  readonly office: string;
  readonly beganOn: Day;
  readonly result: Pick<HelpResult, 'toldOn' | 'isUsed'> | null;
}

/** Whoever asks must have been let at the maker; what she may not read is left out. */
export async function helpOfIndustry(
  { db }: Regency,
  actor: Actor,
  { id, nagariCode }: { readonly id: string; readonly nagariCode: string },
): Promise<HelpOfIndustry[]> {
  const reach = helpReadReach(actor);
  if (reach === undefined || !isNagariWithin(reach, nagariCode)) return [];
  const rows = await db
    .selectFrom('helpRecipients as r')
    .innerJoin('helps as h', 'h.id', 'r.helpId')
    .innerJoin('offices', 'offices.id', 'h.officeId')
    .leftJoin('helpResults as t', 't.recipientId', 'r.id')
    .select(['h.code', 'h.title', 'h.beganOn', 'r.value', 'r.quantity', 'r.unit'])
    .select(['offices.shortName as office', 't.toldOn', 't.isUsed'])
    .select((eb) => eb.ref('h.kind').$castTo<HelpKind>().as('kind'))
    .where('r.industryId', '=', id)
    .where('h.withdrawnOn', 'is', null)
    .orderBy('h.beganOn', 'desc')
    .orderBy('h.id')
    .execute();
  return rows.map(({ toldOn, isUsed, ...row }) => ({
    ...row,
    result: toldOn === null || isUsed === null ? null : { toldOn, isUsed },
  }));
}

/** What makers of one nagari received, by kind. */
export interface HelpOfNagari {
  readonly kind: HelpKind;
  readonly helps: number;
  /** Of this nagari, each once. */
  readonly makers: number;
  /** In rupiah: of a help for this nagari the whole, of others the shares of its makers; null where nobody named a sum. */
  readonly value: number | null;
}

/**
 * Sums of the helps that began in these years. Whoever asks must have been let at the nagari.
 * @param from the first year, @param to the last
 */
export async function helpOfNagari(
  { db }: Regency,
  nagariCode: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<HelpOfNagari[]> {
  const rows = await db
    .selectFrom('helps as h')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('helpRecipients as r')
          .innerJoin('industries as i', 'i.id', 'r.industryId')
          .select(['r.helpId', 'r.industryId', 'r.value'])
          .where('i.nagariCode', '=', nagariCode)
          .as('own'),
      (join) => join.onRef('own.helpId', '=', 'h.id'),
    )
    .select(['h.id', 'h.value', 'h.nagariCode', 'own.industryId', 'own.value as share'])
    .select((eb) => eb.ref('h.kind').$castTo<HelpKind>().as('kind'))
    .where('h.withdrawnOn', 'is', null)
    .where('h.beganOn', '>=', `${from}-01-01`)
    .where('h.beganOn', '<=', `${to}-12-31`)
    .where((eb) => eb.or([eb('h.nagariCode', '=', nagariCode), eb('own.industryId', 'is not', null)]))
    .orderBy('h.kind')
    .execute();
  return [...Map.groupBy(rows, (row) => row.kind)].map(([kind, ofKind]) => {
    const byHelp = [...Map.groupBy(ofKind, (row) => row.id).values()];
    const values = byHelp.flatMap((same) => {
      const [first] = same;
      if (first?.nagariCode === nagariCode && first.value !== null) return first.value;
      return same.flatMap((row) => row.share ?? []);
    });
    return {
      kind,
      helps: byHelp.length,
      makers: new Set(ofKind.flatMap((row) => row.industryId ?? [])).size,
      value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0),
    };
  });
}

/** What the forms offer: the offices the actor may write for, and every nagari. */
export async function helpChoices(
  regency: Regency,
  actor: Actor,
): Promise<{ readonly offices: readonly HelpOffice[]; readonly kecamatan: readonly NagariGroup[] }> {
  const mine = helpOffices(actor);
  const [offices, kecamatan] = await Promise.all([openOffices(regency), nagariByKecamatan(regency)]);
  return {
    offices: offices
      .filter(({ id }) => mine === 'all' || mine.includes(id))
      .map(({ id, name }) => ({ id, name })),
    kecamatan,
  };
}
