/** Reads of outlines: the map of the regency as it is in force, one area's whole shape, and a file while it is looked over. */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { outlineMap, type MapArea, type OutlineMap, type RegencyMap } from '#domain/areas/area-map.ts';
import { outlineNotFound } from '#domain/areas/outline.problems.ts';
import { matchedTwice, type KnownKecamatan, type MatchedBy } from '#domain/areas/outline-match.ts';
import {
  closerLook,
  boundsOfLook,
  placeFrame,
  positionOf,
  wholeLook,
  type Look,
  type PlaceDrawing,
  type PlaceStep,
} from '#domain/areas/place-frame.ts';
import { schematicMap } from '#domain/areas/schematic-map.ts';
import { readShape, type ShapeText } from '#domain/areas/shape-text.ts';
import { isInside, type Position, type Shape } from '#domain/areas/shape.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

const WIDE = [820, 440] as const;
const NARROW = [340, 620] as const;
const OUTLINE_WIDTH = 800;

/** The map as everybody sees it; kept until somebody changes outlines. */
export async function regencyMap(regency: Regency): Promise<RegencyMap> {
  return remembered(regency, 'regencyMap', async () => {
    const [groups, points, file] = await Promise.all([
      nagariByKecamatan(regency),
      labelPoints(regency),
      regency.db
        .selectFrom('outlineFiles')
        .select(['id', 'attribution'])
        .where('state', '=', 'in_force')
        .executeTakeFirst(),
    ]);
    const drawings = file ? await drawingsOf(regency, file.id) : new Map<string, Shape>();
    const areas = groups.flatMap((group) =>
      group.nagari.map(({ code, name }): MapArea => {
        const shape = drawings.get(code) ?? [];
        return { code, name, parentCode: group.code, shape, labelPoint: points.get(code) };
      }),
    );
    const outlines = outlineMap(areas, OUTLINE_WIDTH);
    if (file && outlines)
      return { outlines: { ...outlines, attribution: file.attribution }, schematic: undefined };
    const tiles = groups.map(({ code, name, nagari }) => ({
      code,
      name,
      areas: nagari.map((one) => ({ ...one, labelPoint: points.get(one.code) })),
    }));
    return {
      outlines: undefined,
      schematic: { wide: schematicMap(tiles, ...WIDE), narrow: schematicMap(tiles, ...NARROW) },
    };
  });
}

/** The points that are known for names on maps, by code of the area. */
async function labelPoints({ db }: Regency): Promise<ReadonlyMap<string, Position>> {
  const rows = await db
    .selectFrom('areas')
    .select(['code', 'lat', 'lng'])
    .where('lat', 'is not', null)
    .where('lng', 'is not', null)
    .execute();
  return new Map(rows.map(({ code, lat, lng }) => [code, [lng ?? 0, lat ?? 0]]));
}

/** The simplified outline in force of one area; null when there is none. */
export async function outlineDrawing({ db }: Regency, code: string): Promise<Shape | null> {
  const row = await db
    .selectFrom('outlines as o')
    .innerJoin('outlineFiles as f', 'f.id', 'o.fileId')
    .select('o.drawing')
    .where('f.state', '=', 'in_force')
    .where('o.areaCode', '=', code)
    .executeTakeFirst();
  return row ? readShape(row.drawing as unknown as ShapeText) : null;
}

async function drawingsOf({ db }: Regency, fileId: string): Promise<Map<string, Shape>> {
  const rows = await db
    .selectFrom('outlines')
    .select(['areaCode', 'drawing'])
    .where('fileId', '=', fileId)
    .where('areaCode', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.areaCode ?? '', readShape(row.drawing as unknown as ShapeText)]));
}

/** What is known of the ground of one area: its whole outline in force (empty: none) and the point of its name. */
async function groundOf(
  regency: Regency,
  code: string,
): Promise<{ readonly shape: Shape; readonly labelPoint: Position | undefined }> {
  const [outline, area] = await Promise.all([
    regency.db
      .selectFrom('outlines as o')
      .innerJoin('outlineFiles as f', 'f.id', 'o.fileId')
      .select('o.shape')
      .where('f.state', '=', 'in_force')
      .where('o.areaCode', '=', code)
      .executeTakeFirst(),
    regency.db.selectFrom('areas').select(['lat', 'lng']).where('code', '=', code).executeTakeFirst(),
  ]);
  return {
    shape: outline ? readShape(outline.shape as unknown as ShapeText) : [],
    labelPoint: area && area.lat !== null && area.lng !== null ? [area.lng, area.lat] : undefined,
  };
}

/**
 * The drawing on which the place of a maker is tapped, after a step: what was chosen then, and how near one looks.
 * Undefined when nothing is known of the nagari, and nothing can be drawn.
 */
export async function placeDrawing(
  regency: Regency,
  { nagari, chosen: before, look: seen, does }: PlaceStep,
): Promise<{ readonly drawing: PlaceDrawing | undefined; readonly chosen: Position | undefined }> {
  const { shape, labelPoint } = await groundOf(regency, nagari);
  const whole = wholeLook(shape, labelPoint);
  if (!whole) return { drawing: undefined, chosen: before };
  let look: Look = seen ?? whole;
  let chosen = before;
  if (does === 'closer') look = closerLook(look, chosen ?? look.around);
  else if (does === 'whole') look = whole;
  else if (does === 'empty') chosen = undefined;
  else if (does !== 'show') chosen = positionOf(boundsOfLook(look), does);
  return { drawing: { nagari, look, frame: placeFrame(look, shape, labelPoint, chosen) }, chosen };
}

/** Every kecamatan and its nagari with both codes, for matching. */
export async function knownAreas(regency: Regency): Promise<readonly KnownKecamatan[]> {
  const [groups, rows] = await Promise.all([
    nagariByKecamatan(regency),
    regency.db.selectFrom('areas').select(['code', 'bpsCode']).where('bpsCode', 'is not', null).execute(),
  ]);
  const statistics = new Map(rows.map((row) => [row.code, row.bpsCode]));
  const withBoth = <T extends { readonly code: string }>(one: T) => ({
    ...one,
    bpsCode: statistics.get(one.code) ?? null,
  });
  return groups.map((group) => ({ ...withBoth(group), nagari: group.nagari.map(withBoth) }));
}

export type OutlineFileState = 'waiting' | 'in_force' | 'earlier';

export interface OutlineFileRow {
  readonly id: string;
  readonly name: string;
  readonly attribution: string;
  readonly state: OutlineFileState;
  readonly who: string;
  readonly takenAt: Date;
  readonly inForceAt: Date | null;
  /** How many nagari it has an outline of. */
  readonly nagari: number;
}

/** The file in force, and the others that are kept, newest first. */
export async function outlineFiles(
  regency: Regency,
): Promise<{ readonly current: OutlineFileRow | undefined; readonly others: readonly OutlineFileRow[] }> {
  const files = await filesQuery(regency).orderBy('f.takenAt', 'desc').execute();
  return {
    current: files.find((file) => file.state === 'in_force'),
    others: files.filter((file) => file.state !== 'in_force'),
  };
}

function filesQuery({ db }: Regency) {
  return db
    .selectFrom('outlineFiles as f')
    .innerJoin('people as p', 'p.id', 'f.personId')
    .select(['f.id', 'f.name', 'f.attribution', 'p.name as who', 'f.takenAt', 'f.inForceAt'])
    .select((eb) => eb.ref('f.state').$castTo<OutlineFileState>().as('state'))
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('outlines as o')
            .innerJoin('areas as a', 'a.code', 'o.areaCode')
            .select((of) => of.fn.countAll<number>().as('n'))
            .whereRef('o.fileId', '=', 'f.id')
            .where('a.level', '=', 'nagari'),
          eb.lit(0),
        )
        .as('nagari'),
    );
}

export interface OutlineRow {
  readonly number: number;
  readonly givenName: string;
  readonly givenCode: string;
  readonly areaCode: string | null;
  readonly matchedBy: MatchedBy | null;
  /** Another shape of the file stands for the same area. */
  readonly isTwice: boolean;
  /** Whether the known point of the area lies inside; undefined without area or point. */
  readonly hasPointInside: boolean | undefined;
  /** The shape alone, small. */
  readonly drawing: OutlineMap | undefined;
}

export interface OutlineReview extends OutlineFileRow {
  /** What can be done with it in its state. */
  readonly may: { readonly match: boolean; readonly force: boolean; readonly takeBack: boolean };
  /** Those to decide on, and those that are settled: matched once, with the point of the area inside. */
  readonly open: readonly OutlineRow[];
  readonly settled: readonly OutlineRow[];
  /** Nagari that would be left without outline. */
  readonly missing: readonly { readonly code: string; readonly name: string }[];
  readonly map: OutlineMap | undefined;
}

const SMALL = 48;

/** A file with everything in it. @throws Problem outlineNotFound */
export async function outlineReview(regency: Regency, id: string): Promise<OutlineReview> {
  if (!isId(id)) throw outlineNotFound();
  const file = await filesQuery(regency).where('f.id', '=', id).executeTakeFirst();
  if (!file) throw outlineNotFound();
  const [stored, groups, points] = await Promise.all([
    regency.db
      .selectFrom('outlines')
      .select(['number', 'givenName', 'givenCode', 'areaCode', 'matchedBy', 'drawing'])
      .where('fileId', '=', id)
      .orderBy('number')
      .execute(),
    nagariByKecamatan(regency),
    labelPoints(regency),
  ]);
  const pointInside = await pointsInside(regency, id, points);
  const twice = matchedTwice(stored);
  const parentOf = new Map(groups.flatMap((group) => group.nagari.map((one) => [one.code, group.code])));
  const pieces = stored.map((row) => ({
    ...row,
    area: {
      code: row.areaCode ?? '',
      name: row.givenName,
      parentCode: parentOf.get(row.areaCode ?? '') ?? '',
      shape: readShape(row.drawing as unknown as ShapeText),
      labelPoint: points.get(row.areaCode ?? ''),
    } satisfies MapArea,
  }));
  const rows = pieces.map((row): OutlineRow => ({
    number: row.number,
    givenName: row.givenName,
    givenCode: row.givenCode,
    areaCode: row.areaCode,
    matchedBy: row.matchedBy as MatchedBy | null,
    isTwice: row.areaCode !== null && twice.includes(row.areaCode),
    hasPointInside: pointInside.get(row.number),
    drawing: outlineMap([row.area], SMALL),
  }));
  const needsEye = (row: OutlineRow) => row.areaCode === null || row.isTwice || row.hasPointInside === false;
  const used = new Set(stored.map((row) => row.areaCode));
  return {
    ...file,
    may: {
      match: file.state === 'waiting',
      force: file.state !== 'in_force',
      takeBack: file.state === 'in_force',
    },
    open: rows.filter(needsEye),
    settled: rows.filter((row) => !needsEye(row)),
    missing: groups.flatMap((group) => group.nagari).filter(({ code }) => !used.has(code)),
    map: outlineMap(
      pieces.map(({ area }) => area).filter(({ parentCode }) => parentCode !== ''),
      OUTLINE_WIDTH,
    ),
  };
}

/** Whole shapes may be megabytes: so many are read and asked in one go, and others are answered in between. */
const SHAPES_AT_ONCE = 4;

/** By number of the shape, whether the known point of its area lies inside; without area or point nothing is said. */
async function pointsInside(
  { db }: Regency,
  fileId: string,
  points: ReadonlyMap<string, Position>,
): Promise<ReadonlyMap<number, boolean>> {
  const inside = new Map<number, boolean>();
  if (points.size === 0) return inside;
  for (let after: number | undefined = 0; after !== undefined;) {
    const some: readonly { number: number; areaCode: string | null; shape: unknown }[] = await db
      .selectFrom('outlines')
      .select(['number', 'areaCode', 'shape'])
      .where('fileId', '=', fileId)
      .where('areaCode', 'in', [...points.keys()])
      .where('number', '>', after)
      .orderBy('number')
      .limit(SHAPES_AT_ONCE)
      .execute();
    for (const { number, areaCode, shape } of some) {
      const point = points.get(areaCode ?? '');
      if (point) inside.set(number, isInside(readShape(shape as ShapeText), point));
    }
    after = some.at(-1)?.number;
  }
  return inside;
}
