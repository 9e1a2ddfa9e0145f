/**
 * What everybody may read of a sentra: sums, what the offices wrote for the public, and members who agreed to the directory.
 * A sum of one or two could tell of a person and is hidden. What is only proposed or only a potential is never here, nor
 * what a sentra lacks: nobody is put to shame.
 */
import { nagariByKecamatan, nagariNames } from '#domain/areas/area.queries.server.ts';
import { directoryOf } from '#domain/registry/directory.queries.server.ts';
import { placeMap, type PlaceMap } from '#domain/sentra/sentra-map.ts';
import { sentraStateRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import { sentraStanding, type SentraState } from '#domain/sentra/sentra-state.ts';
import { sentraNotFound } from '#domain/sentra/sentra.problems.ts';
import { decreeOf, membersNow } from '#domain/sentra/sentra.queries.server.ts';
import { isSentraSlug } from '#domain/sentra/sentra.ts';
import {
  newestWorkers,
  yearsOfSentra,
  type SentraYears,
  type YearTold,
} from '#domain/sentra/sentra-years.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tellable, type TellableCount } from '#shared/small-cells.ts';
import type { Day } from '#shared/day.ts';

/** So many makers stand on a page for the slowest phones. */
const MOST_MAKERS = 40;

/** From here on a sentra is for everybody to see; readiness for national funds is a matter of the offices. */
const SHOWN: readonly (SentraState | null)[] = ['candidate', 'established', 'dak_ready'];

export interface PublicSentraRow {
  readonly slug: string;
  readonly name: string;
  readonly product: string;
  readonly nagari: string;
  readonly units: TellableCount;
  readonly isEstablished: boolean;
}

/** Every sentra that everybody may see, the established first. */
export async function publicSentraList(regency: Regency): Promise<readonly PublicSentraRow[]> {
  const [shown, names] = await Promise.all([sentraShown(regency), nagariNames(regency)]);
  return shown
    .map(({ row, members }) => ({
      slug: row.slug,
      name: row.name,
      product: row.product,
      nagari: names.get(row.nagariCode) ?? '',
      units: tellable(members.length),
      isEstablished: row.decreeNumber !== null,
    }))
    .toSorted((a, b) => Number(b.isEstablished) - Number(a.isEstablished));
}

/** The sentra of a nagari that everybody may see, by name. */
export async function publicSentraIn(
  regency: Regency,
  nagariCode: string,
): Promise<readonly { readonly slug: string; readonly name: string }[]> {
  const shown = await sentraShown(regency, { nagariCode });
  return shown.map(({ row: { slug, name } }) => ({ slug, name }));
}

export interface PublicSentra {
  readonly slug: string;
  readonly name: string;
  readonly product: string;
  readonly nagari: { readonly code: string; readonly name: string };
  readonly kecamatan: string;
  readonly story: string | null;
  readonly units: TellableCount;
  /** Of the newest year that may be told; null: none may; undefined: nobody was counted. */
  readonly workers: { readonly year: number; readonly count: number } | null | undefined;
  readonly years: SentraYears['years'];
  /** What is made is counted in it. */
  readonly unit: string | undefined;
  readonly decree: { readonly number: string; readonly on: Day } | null;
  readonly office: string | null;
  /** Shared facilities that everybody may use. */
  readonly facilities: readonly string[];
  /** Those who agreed, by name; `more` are not shown. */
  readonly directory: readonly { readonly name: string; readonly products: readonly string[] }[];
  readonly more: number;
  /** Only of those who agreed. */
  readonly map: PlaceMap | undefined;
}

/** @throws Problem sentraNotFound, also for one that is not for everybody */
export async function publicSentra(regency: Regency, slug: string): Promise<PublicSentra> {
  if (!isSentraSlug(slug)) throw sentraNotFound();
  const [[one], groups] = await Promise.all([sentraShown(regency, { slug }), nagariByKecamatan(regency)]);
  if (!one) throw sentraNotFound();
  const { row, members } = one;
  const group = groups.find(({ nagari }) => nagari.some(({ code }) => code === row.nagariCode));
  const ids = members.map(({ id }) => id);
  const [directory, told, facilities, office] = await Promise.all([
    directoryOf(regency, { ids }),
    toldOfYears(regency, ids),
    regency.db
      .selectFrom('sentraFacilities')
      .select('name')
      .where('sentraId', '=', row.id)
      .where('isPublic', '=', true)
      .where('droppedOn', 'is', null)
      .orderBy('name')
      .execute(),
    row.officeId === null
      ? undefined
      : regency.db.selectFrom('offices').select('name').where('id', '=', row.officeId).executeTakeFirst(),
  ]);
  const { years, unit } = yearsOfSentra(told);
  const agreeing = new Set(directory.map(({ id }) => id));
  const decree = decreeOf(row.decreeNumber, row.decreeOn);
  return {
    slug: row.slug,
    name: row.name,
    product: row.product,
    nagari: {
      code: row.nagariCode,
      name: group?.nagari.find(({ code }) => code === row.nagariCode)?.name ?? '',
    },
    kecamatan: group?.name ?? '',
    story: row.publicStory,
    units: tellable(members.length),
    workers: newestWorkers(years),
    years,
    unit,
    decree: decree && { number: decree.number, on: decree.day },
    office: office?.name ?? null,
    facilities: facilities.map(({ name }) => name),
    directory: directory.slice(0, MOST_MAKERS).map(({ name, products }) => ({ name, products })),
    more: Math.max(0, directory.length - MOST_MAKERS),
    map: placeMap(members.flatMap(({ id, place }) => (place !== null && agreeing.has(id) ? place : []))),
  };
}

/** What has not ended and is far enough, with its members of today. */
async function sentraShown(
  regency: Regency,
  which: { readonly slug?: string; readonly nagariCode?: string } = {},
) {
  const rows = await regency.db
    .selectFrom('sentra')
    .select([
      'id',
      'slug',
      'name',
      'product',
      'nagariCode',
      'officeId',
      'publicStory',
      'decreeNumber',
      'decreeOn',
    ])
    .where('endedOn', 'is', null)
    .$if(which.slug !== undefined, (query) => query.where('slug', '=', which.slug ?? ''))
    .$if(which.nagariCode !== undefined, (query) => query.where('nagariCode', '=', which.nagariCode ?? ''))
    .orderBy('name')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const bySentra = Map.groupBy(
    await membersNow(regency, rows.length === 1 ? rows[0]?.id : undefined),
    (member) => member.sentraId,
  );
  const rules = await sentraStateRules(regency);
  return rows.flatMap((row) => {
    const members = bySentra.get(row.id) ?? [];
    const { state } = sentraStanding({ members, decree: decreeOf(row.decreeNumber, row.decreeOn) }, rules);
    return SHOWN.includes(state) ? [{ row, members }] : [];
  });
}

/** What was told of whole years: by these makers, and by the others at work in the nagari where these are. */
async function toldOfYears({ db }: Regency, ids: readonly string[]): Promise<readonly YearTold[]> {
  const rows = await db
    .selectFrom('industryFigures as f')
    .innerJoin('industries as i', 'i.id', 'f.industryId')
    .leftJoin('sentraMembers as m', (join) =>
      join.onRef('m.industryId', '=', 'i.id').on('m.leftOn', 'is', null),
    )
    .select(['f.industryId', 'f.year', 'f.womenPaid', 'f.womenUnpaid', 'f.menPaid', 'f.menUnpaid'])
    .select(['f.sales', 'f.output', 'f.unit', 'm.sentraId'])
    .where('f.quarter', '=', 0)
    .where('i.closedOn', 'is', null)
    .where('i.nagariCode', 'in', (eb) =>
      eb
        .selectFrom('industries as own')
        .select('own.nagariCode')
        .where((of) => of('own.id', '=', of.fn.any(of.val([...ids])))),
    )
    .execute();
  const own = new Set(ids);
  return rows.map(({ industryId, sentraId, ...row }) => ({
    ...row,
    belongs: own.has(industryId) ? 'here' : sentraId === null ? 'nowhere' : 'elsewhere',
  }));
}
