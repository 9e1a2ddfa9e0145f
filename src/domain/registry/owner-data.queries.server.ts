/** What is kept of an owner: for the copy she may demand, and for whoever is about to erase it. */
import { storedValues } from '#domain/registry/claim.form.ts';
import type { FieldValues, ProposalKind, ProposalState } from '#domain/registry/claim.ts';
import { certificatesOf, type HeldCertificate } from '#domain/registry/certificate.queries.server.ts';
import { industryNotFound } from '#domain/registry/industry.problems.ts';
import { recordOf, type IndustryPage } from '#domain/registry/industry.queries.server.ts';
import { nikKept } from '#domain/registry/industry.record.server.ts';
import {
  figuresOf,
  type Figures,
  type Gender,
  type IndustryAct,
  type IndustryRecord,
  type Owner,
  type Period,
  type Product,
} from '#domain/registry/industry.ts';
import { wholeMaker } from '#domain/registry/merge.whole.server.ts';
import { hintsAtOwner, tracesOf, withoutOwner } from '#domain/registry/owner-traces.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Everything the registry keeps of an owner and her maker, nothing masked. */
export interface KeptOfOwner {
  readonly code: string;
  readonly record: IndustryRecord;
  readonly nagari: string;
  readonly owner: Owner;
  /** Of entries that were merged into this one, where somebody is written down there. */
  readonly otherOwners: readonly (Owner & { readonly code: string })[];
  readonly consentedOn: string | null;
  readonly consentWithdrawnOn: string | null;
  readonly products: readonly Product[];
  readonly figures: readonly (Figures & Period)[];
  readonly certificates: readonly Pick<
    HeldCertificate,
    'kind' | 'name' | 'number' | 'issuedOn' | 'validUntil'
  >[];
  readonly links: readonly { readonly madeAt: Date; readonly openedAt: Date | null }[];
  readonly proposals: readonly {
    readonly kind: ProposalKind;
    readonly state: ProposalState;
    readonly proposedAt: Date;
    readonly before: FieldValues;
    readonly after: FieldValues;
    readonly because: string | null;
  }[];
  /** What was done to the entry, the oldest first. */
  readonly history: readonly {
    readonly act: IndustryAct;
    readonly at: Date;
    readonly words: string | null;
  }[];
}

/** Whoever asks must have been let at the maker: nothing is asked here. @throws Problem industryNotFound */
export async function keptOfOwner(regency: Regency, industryId: string): Promise<KeptOfOwner> {
  const { db } = regency;
  const ids = await wholeMaker(db, industryId);
  const [rows, products, figures, certificates, links, proposals, acts] = await Promise.all([
    db
      .selectFrom('industries as i')
      .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
      .innerJoin('areas', 'areas.code', 'i.nagariCode')
      .selectAll('i')
      .select(['o.name as ownerName', 'o.gender', 'o.nikCipher', 'o.phone', 'o.email', 'o.address'])
      .select('areas.name as nagari')
      .where('i.id', 'in', ids)
      .orderBy('i.createdAt')
      .execute(),
    db
      .selectFrom('industryProducts')
      .select(['name', 'brand', 'price', 'unit'])
      .where('industryId', 'in', ids)
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('industryFigures')
      .selectAll()
      .where('industryId', 'in', ids)
      .orderBy('year')
      .orderBy('quarter')
      .execute(),
    certificatesOf(regency, industryId),
    db
      .selectFrom('claimLinks')
      .select(['madeAt', 'openedAt'])
      .where('industryId', 'in', ids)
      .orderBy('madeAt')
      .execute(),
    db
      .selectFrom('claimProposals as p')
      .innerJoin('claimWords as w', 'w.proposalId', 'p.id')
      .select(['p.proposedAt', 'w.before', 'w.after', 'w.because'])
      .select((eb) => [
        eb.ref('p.kind').$castTo<ProposalKind>().as('kind'),
        eb.ref('p.state').$castTo<ProposalState>().as('state'),
      ])
      .where('p.industryId', 'in', ids)
      .where('w.erasedAt', 'is', null)
      .orderBy('p.proposedAt')
      .execute(),
    db
      .selectFrom('industryActs as a')
      .leftJoin('industryActWords as w', 'w.actId', 'a.id')
      .select(['a.at', 'w.body as words'])
      .select((eb) => eb.ref('a.act').$castTo<IndustryAct>().as('act'))
      .where('a.industryId', 'in', ids)
      .orderBy('a.at')
      .orderBy('a.seq')
      .execute(),
  ]);
  const row = rows.find(({ id }) => id === industryId);
  if (row === undefined) throw industryNotFound();
  const ownerIn = (one: typeof row): Owner => ({
    name: one.ownerName,
    gender: one.gender as Gender | null,
    nik: nikKept(regency, one.id, one.nikCipher),
    phone: one.phone,
    email: one.email,
    address: one.address,
  });
  return {
    code: row.code,
    record: recordOf(row),
    nagari: row.nagari,
    owner: ownerIn(row),
    otherOwners: rows
      .filter((one) => one !== row)
      .map((one) => ({ code: one.code, owner: ownerIn(one) }))
      .filter(({ owner }) => Object.values(owner).some((value) => value !== null))
      .map(({ code, owner }) => ({ code, ...owner })),
    consentedOn: row.consentedOn,
    consentWithdrawnOn: row.consentWithdrawnOn,
    products,
    figures: figures.map((one) => ({ ...figuresOf(one), year: one.year, quarter: one.quarter })),
    certificates: certificates.map(({ kind, name, number, issuedOn, validUntil }) => ({
      kind,
      name,
      number,
      issuedOn,
      validUntil,
    })),
    links,
    proposals: proposals.map((one) => ({
      ...one,
      before: storedValues(one.before),
      after: storedValues(one.after),
    })),
    history: acts,
  };
}

/** What somebody must see before an owner is erased. */
export interface ErasureAsked {
  /** What the maker could be called without her; as it is called now where that does not tell. */
  readonly name: string;
  /** Its name holds hers, or a word of it. */
  readonly isNameHint: boolean;
  /** Names and brands of goods with a word of her name that stay unless somebody changes them first. */
  readonly products: readonly string[];
  /** Numbers of entries that were merged into this one: they are emptied too. */
  readonly merged: readonly string[];
  /** Numbers of other entries with her NIK or telephone: she is erased there only when it is done there too. */
  readonly others: readonly string[];
}

/** Whoever asks must have been let at the maker: only its page is known here. */
export async function erasureAsked(
  regency: Regency,
  industry: Pick<IndustryPage, 'id' | 'code' | 'record' | 'products'>,
): Promise<ErasureAsked> {
  const { db } = regency;
  const ids = await wholeMaker(db, industry.id);
  const rows = await db
    .selectFrom('industryOwners as o')
    .innerJoin('industries as i', 'i.id', 'o.industryId')
    .select(['i.id', 'i.code', 'o.name', 'o.phone', 'o.email', 'o.nikCipher', 'o.nikHash'])
    .where('i.id', 'in', ids)
    .execute();
  const others = await db
    .selectFrom('industryOwners as o')
    .innerJoin('industries as i', 'i.id', 'o.industryId')
    .select('i.code')
    .where('i.id', 'not in', ids)
    .where((eb) =>
      eb.or([
        eb('o.phone', '=', eb.fn.any(eb.val(rows.flatMap(({ phone }) => phone ?? [])))),
        eb('o.nikHash', '=', eb.fn.any(eb.val(rows.flatMap(({ nikHash }) => nikHash ?? [])))),
      ]),
    )
    .orderBy('i.code')
    .execute();
  const traces = tracesOf(rows.map((row) => ({ ...row, nik: nikKept(regency, row.id, row.nikCipher) })));
  const { name } = industry.record;
  const first = industry.products[0]?.name;
  return {
    name:
      withoutOwner(name, traces) ??
      (first === undefined ? `Usaha ${industry.code}` : `Usaha ${first.toLowerCase()}`),
    isNameHint: hintsAtOwner(name, traces),
    products: industry.products
      .flatMap((product) => [product.name, product.brand ?? ''])
      .filter((words) => hintsAtOwner(words, traces)),
    others: others.map((row) => row.code),
    merged: rows.filter((row) => row.id !== industry.id).map((row) => row.code),
  };
}
