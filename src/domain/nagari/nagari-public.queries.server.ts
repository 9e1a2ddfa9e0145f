/**
 * What everybody may read of a nagari: sums, the product its people decided on, and makers who agreed to the directory.
 * A sum of one or two could tell of a person and is hidden; scores and proposals are never here.
 */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { directoryOf } from '#domain/registry/directory.queries.server.ts';
import type { KbliVersion } from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { entryOf } from '#domain/registry/kbli.search.ts';
import { regencyCounts } from '#domain/nagari/nagari-makers.server.ts';
import { nagariNotFound } from '#domain/nagari/nagari.problems.ts';
import type { PotentialKind, PresentRole, ProductState } from '#domain/nagari/nagari.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';
import { FEWEST, tellable, type TellableCount } from '#shared/small-cells.ts';

/** So many makers stand on a page for the slowest phones. */
const MOST_MAKERS = 40;

export interface PublicNagariGroup {
  readonly code: string;
  readonly name: string;
  readonly nagari: readonly {
    readonly code: string;
    readonly name: string;
    /** Undefined: not yet known. */
    readonly product: string | undefined;
  }[];
}

/** Every nagari by kecamatan and name, with the product it has decided on. */
export async function publicNagariList(regency: Regency): Promise<readonly PublicNagariGroup[]> {
  const [groups, products] = await Promise.all([nagariByKecamatan(regency), productsShown(regency)]);
  return groups.map((group) => ({
    ...group,
    nagari: group.nagari.map((one) => ({
      ...one,
      product: products.find((row) => row.nagariCode === one.code)?.name,
    })),
  }));
}

export interface PublicNagari {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly makers: TellableCount;
  readonly product:
    | {
        readonly name: string;
        readonly state: ProductState;
        readonly heldOn: Day;
        readonly decreeNumber: string | null;
        readonly place: string;
        readonly present: readonly PresentRole[];
        /** Null where nobody wrote one for everybody. */
        readonly publicSummary: string | null;
      }
    | undefined;
  readonly potentials: readonly { readonly kind: PotentialKind; readonly name: string }[];
  /** Trades of at least three makers, by name. */
  readonly trades: readonly { readonly title: string; readonly makers: number }[];
  /** Those who agreed, by name; `more` are not shown. */
  readonly directory: readonly { readonly name: string; readonly products: readonly string[] }[];
  readonly more: number;
}

/** @throws Problem nagariNotFound */
export async function publicNagari(regency: Regency, code: string): Promise<PublicNagari> {
  const groups = await nagariByKecamatan(regency);
  const group = groups.find((one) => one.nagari.some((nagari) => nagari.code === code));
  const nagari = group?.nagari.find((one) => one.code === code);
  if (!group || !nagari) throw nagariNotFound();
  const [products, potentials, trades, directory, makers] = await Promise.all([
    productsShown(regency, code),
    regency.db
      .selectFrom('nagariPotentials')
      .select('name')
      .select((eb) => eb.ref('kind').$castTo<PotentialKind>().as('kind'))
      .where('nagariCode', '=', code)
      .where('endedOn', 'is', null)
      .orderBy('name')
      .execute(),
    tradesIn(regency, code),
    directoryOf(regency, { nagariCode: code }),
    regency.db
      .selectFrom('industries')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('nagariCode', '=', code)
      .where('closedOn', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  const count = Number(makers.n);
  return {
    code,
    name: nagari.name,
    kecamatan: group.name,
    makers: tellable(count),
    product: products[0],
    potentials,
    trades,
    directory: directory.slice(0, MOST_MAKERS).map(({ name, products }) => ({ name, products })),
    more: Math.max(0, directory.length - MOST_MAKERS),
  };
}

/** What was decided and stands, the current one before one that has graduated. */
async function productsShown({ db }: Regency, code?: string) {
  return db
    .selectFrom('primaryProducts as p')
    .innerJoin('nagariMusyawarahs as m', 'm.productId', 'p.id')
    .select(['p.nagariCode', 'p.name', 'm.heldOn', 'm.decreeNumber', 'm.place', 'm.publicSummary'])
    .select((eb) => [
      eb.ref('p.state').$castTo<ProductState>().as('state'),
      eb.ref('m.present').$castTo<PresentRole[]>().as('present'),
    ])
    .where('p.state', 'in', ['decided', 'in_development', 'graduated'])
    .$if(code !== undefined, (query) => query.where('p.nagariCode', '=', code ?? ''))
    .orderBy((eb) => eb('p.state', '=', 'graduated'))
    .orderBy('m.heldOn', 'desc')
    .execute();
}

async function tradesIn(regency: Regency, code: string) {
  const [counts, book] = await Promise.all([regencyCounts(regency), kbliBook(regency)]);
  const own = Map.groupBy(
    counts.filter((row) => row.nagariCode === code),
    (row) => row.group,
  );
  return [...own]
    .map(([group, rows]) => ({
      title: entryOf(book, { version: '2025' satisfies KbliVersion, code: group })?.title ?? group,
      makers: rows.reduce((sum, row) => sum + row.industries, 0),
    }))
    .filter((trade) => trade.makers >= FEWEST)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
}
