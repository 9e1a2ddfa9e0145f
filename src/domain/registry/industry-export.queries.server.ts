/**
 * Makers as tables to take home: the list as it is filtered, the directory that the province asks for, and the sheet that
 * the import takes again. Read a thousand at a time, so that any number of them passes through little memory; which ones,
 * and in which order, is settled by one reading at the beginning, so that none is missing and none comes twice.
 */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { againColumns, type Granted, type WholeMaker } from '#domain/registry/industry-again.ts';
import { isNagariWithin, registryReach, type RegistryReach } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { industriesFound, recordOf } from '#domain/registry/industry.queries.server.ts';
import { nikKept } from '#domain/registry/industry.record.server.ts';
import { figuresOf, type Figures, type Gender, type Owner, type Product } from '#domain/registry/industry.ts';
import { kbliPairs, type KbliPair } from '#domain/registry/kbli.search.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { maskNik } from '#domain/registry/nik.ts';
import { registryTexts } from '#lang/registry.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { GivenTable, TableCell, TableRow } from '#shared/table.ts';

export type MakerList = 'makers' | 'makers_again' | 'directory';

export interface MakersAsked {
  readonly list: MakerList;
  /** The address of the list, as the page itself reads it. */
  readonly params: URLSearchParams;
  readonly granted: Granted;
}

const PIECE = 1000;

/**
 * @throws Problem outsideRegistry for whoever reads no maker anywhere, or asks for owners and may open none
 */
export async function makersTable(
  regency: Regency,
  actor: StaffActor,
  { list, params, granted }: MakersAsked,
  locale: Locale,
): Promise<GivenTable> {
  const open = registryReach(actor, 'open_personal');
  if (granted.isPersonal && open === undefined) throw outsideRegistry();
  const search = new URLSearchParams(params);
  // What has closed is history: no directory names it, and an import would write it down anew.
  if (list !== 'makers') search.delete('keadaan');
  const { ids, asked } = await industriesFound(regency, actor, search);
  const columns = list === 'makers_again' ? againColumns(granted) : listColumns(list, granted, locale);
  const reader = { granted, open: granted.isPersonal ? open : undefined };
  const pairs = kbliPairs(await kbliBook(regency));
  return {
    asked,
    table: {
      titles: columns.map(({ title }) => title),
      count: ids.length,
      pieces: piecesOf(regency, ids, reader, (maker) => {
        const shown = { ...maker, pair: pairs(maker.record.kbli) };
        const { lat, lng } = maker.record;
        return {
          cells: columns.map(({ cell }) => cell(shown)),
          place: lat === null || lng === null ? null : { lat, lng },
        };
      }),
    },
  };
}

async function* piecesOf(
  regency: Regency,
  ids: readonly string[],
  reader: Reader,
  rowOf: (maker: KeptMaker) => TableRow,
): AsyncGenerator<TableRow[]> {
  for (let from = 0; from < ids.length; from += PIECE)
    yield (await makersOf(regency, ids.slice(from, from + PIECE), reader)).map(rowOf);
}

interface Reader {
  readonly granted: Granted;
  /** Where owners and money may be read; undefined: nowhere, or they were not asked for. */
  readonly open: RegistryReach | undefined;
}

interface KeptMaker extends WholeMaker {
  readonly isInDirectory: boolean;
  readonly closedOn: string | null;
}
interface ShownMaker extends KeptMaker {
  readonly pair: KbliPair;
}

async function makersOf(regency: Regency, ids: readonly string[], reader: Reader): Promise<KeptMaker[]> {
  const [rows, products, figures, areas] = await Promise.all([
    regency.db
      .selectFrom('industries as i')
      .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
      .selectAll('i')
      .select(['o.name as ownerName', 'o.gender', 'o.nikCipher', 'o.phone', 'o.email', 'o.address'])
      .where((eb) => eb('i.id', '=', eb.fn.any(eb.val([...ids]))))
      .execute(),
    regency.db
      .selectFrom('industryProducts')
      .select(['industryId', 'name', 'brand', 'price', 'unit'])
      .where((eb) => eb('industryId', '=', eb.fn.any(eb.val([...ids]))))
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    regency.db
      .selectFrom('industryFigures')
      .distinctOn('industryId')
      .selectAll()
      .where((eb) => eb('industryId', '=', eb.fn.any(eb.val([...ids]))))
      .where('quarter', '=', 0)
      .orderBy('industryId')
      .orderBy('year', 'desc')
      .execute(),
    nagariByKecamatan(regency),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const productsBy = Map.groupBy(products, (row) => row.industryId);
  const figuresBy = new Map(figures.map((row) => [row.industryId, row]));
  const places = new Map(
    areas.flatMap((group) => group.nagari.map(({ code, name }) => [code, [group.name, name] as const])),
  );
  return ids.flatMap((id): KeptMaker[] => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const mayOpen = reader.open !== undefined && isNagariWithin(reader.open, row.nagariCode);
    const [kecamatan = '', nagari = ''] = places.get(row.nagariCode) ?? [];
    const counted = figuresBy.get(id);
    return [
      {
        code: row.code,
        record: recordOf(row),
        kecamatan,
        nagari,
        owner: mayOpen ? ownerOf(regency, row, reader.granted.isWithNik) : null,
        products: (productsBy.get(id) ?? []).map(productOf),
        figures: counted ? { ...shownFigures(counted, mayOpen), year: counted.year, quarter: 0 } : null,
        isInDirectory: row.consentedOn !== null && row.consentWithdrawnOn === null,
        closedOn: row.closedOn,
      },
    ];
  });
}

function productOf({ name, brand, price, unit }: Product): Product {
  return { name, brand, price, unit };
}

interface OwnerColumns {
  readonly id: string;
  readonly ownerName: string | null;
  readonly gender: string | null;
  readonly nikCipher: Uint8Array | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

function ownerOf(regency: Regency, row: OwnerColumns, isWithNik: boolean): Owner {
  const nik = nikKept(regency, row.id, row.nikCipher);
  return {
    name: row.ownerName,
    gender: row.gender as Gender | null,
    nik: nik === null || isWithNik ? nik : maskNik(nik),
    phone: row.phone,
    email: row.email,
    address: row.address,
  };
}

/** What a single maker earns and owns is as personal as who owns it. */
function shownFigures(figures: Figures, mayOpen: boolean): Figures {
  const all = figuresOf(figures);
  return mayOpen ? all : { ...all, sales: null, exportSales: null, investment: null, capital: null };
}

interface ListColumn {
  readonly title: string;
  readonly cell: (maker: ShownMaker) => TableCell;
}

type ColumnName = keyof typeof unduhTexts & `col_${string}`;

/** Columns that only go along when they were asked for with a reason. */
const PERSONAL: readonly ColumnName[] = [
  'col_owner',
  'col_gender',
  'col_nik',
  'col_phone',
  'col_email',
  'col_address',
  'col_sales',
  'col_export_sales',
  'col_investment',
  'col_capital',
];

const LISTS: Readonly<Record<'makers' | 'directory', readonly ColumnName[]>> = {
  makers: [
    'col_code',
    'col_name',
    'col_kind',
    'col_owner',
    'col_gender',
    'col_nik',
    'col_phone',
    'col_email',
    'col_address',
    'col_kecamatan',
    'col_nagari',
    'col_jorong',
    'col_lat',
    'col_lng',
    'col_started',
    'col_legal',
    'col_nib',
    'col_kbli_2020',
    'col_kbli_2025',
    'col_kbli_kept',
    'col_product',
    'col_materials',
    'col_market',
    'col_women',
    'col_men',
    'col_capacity',
    'col_output',
    'col_unit',
    'col_sales',
    'col_export_sales',
    'col_investment',
    'col_capital',
    'col_year',
    'col_directory',
    'col_closed',
  ],
  directory: [
    'col_name',
    'col_owner',
    'col_address',
    'col_phone',
    'col_kecamatan',
    'col_nagari',
    'col_nib',
    'col_kbli_2020',
    'col_kbli_2020_title',
    'col_kbli_2025',
    'col_kbli_2025_title',
    'col_kbli_kept',
    'col_product',
    'col_men',
    'col_women',
    'col_investment',
    'col_capacity',
    'col_output',
    'col_unit',
    'col_sales',
    'col_year',
  ],
};

function listColumns(
  list: 'makers' | 'directory',
  { isPersonal }: Granted,
  locale: Locale,
): readonly ListColumn[] {
  const t = translator(unduhTexts, locale);
  const cells = cellsIn(locale);
  return LISTS[list]
    .filter((name) => isPersonal || !PERSONAL.includes(name))
    .map((name) => ({ title: t(name), cell: cells[name] ?? (() => null) }));
}

function cellsIn(locale: Locale): Readonly<Partial<Record<ColumnName, ListColumn['cell']>>> {
  const t = translator(unduhTexts, locale);
  const words = translator(registryTexts, locale);
  return {
    col_code: ({ code }) => code,
    col_name: ({ record }) => record.name,
    col_kind: ({ record: { kind, groupKind } }) =>
      kind === 'group' && groupKind ? words(`group_${groupKind}`) : words(`kind_${kind}`),
    col_owner: ({ owner }) => owner?.name ?? null,
    col_gender: ({ owner }) => (owner?.gender ? words(`gender_${owner.gender}`) : null),
    col_nik: ({ owner }) => owner?.nik ?? null,
    col_phone: ({ owner }) => owner?.phone ?? null,
    col_email: ({ owner }) => owner?.email ?? null,
    col_address: ({ owner }) => owner?.address ?? null,
    col_kecamatan: ({ kecamatan }) => kecamatan,
    col_nagari: ({ nagari }) => nagari,
    col_jorong: ({ record }) => record.jorong,
    col_lat: ({ record }) => record.lat,
    col_lng: ({ record }) => record.lng,
    col_started: ({ record }) => record.startedYear,
    col_legal: ({ record }) => record.legalForm && words(`legal_${record.legalForm}`),
    col_nib: ({ record }) => record.nib,
    col_kbli_2020: ({ pair }) => pair['2020']?.code ?? null,
    col_kbli_2020_title: ({ pair }) => pair['2020']?.title ?? null,
    col_kbli_2025: ({ pair }) => pair['2025']?.code ?? null,
    col_kbli_2025_title: ({ pair }) => pair['2025']?.title ?? null,
    col_kbli_kept: ({ record: { kbli }, pair }) => {
      if (kbli === null) return null;
      return pair['2020'] && pair['2025'] ? t(`kept_${kbli.version}`) : kbli.version;
    },
    col_product: ({ products }) => products.map((one) => one.name).join('; '),
    col_materials: ({ record }) => record.materials.map((one) => one.name).join('; '),
    col_market: ({ record }) => record.marketArea && words(`market_${record.marketArea}`),
    col_women: ({ figures }) => sum(figures?.womenPaid, figures?.womenUnpaid),
    col_men: ({ figures }) => sum(figures?.menPaid, figures?.menUnpaid),
    col_capacity: ({ figures }) => figures?.capacity ?? null,
    col_output: ({ figures }) => figures?.output ?? null,
    col_unit: ({ figures }) => figures?.unit ?? null,
    col_sales: ({ figures }) => figures?.sales ?? null,
    col_export_sales: ({ figures }) => figures?.exportSales ?? null,
    col_investment: ({ figures }) => figures?.investment ?? null,
    col_capital: ({ figures }) => figures?.capital ?? null,
    col_year: ({ figures }) => figures?.year ?? null,
    col_directory: ({ isInDirectory }) => t(isInDirectory ? 'yes' : 'no'),
    col_closed: ({ closedOn }) => closedOn,
  };
}

/** Of what was counted; null when nobody counted either. */
function sum(paid: number | null | undefined, unpaid: number | null | undefined): number | null {
  if ((paid ?? null) === null && (unpaid ?? null) === null) return null;
  return (paid ?? 0) + (unpaid ?? 0);
}
