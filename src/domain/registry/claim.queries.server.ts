/** Reads of what makers keep themselves: who holds a link, the maker's own page, and what waits for staff. */
import { isNagariWithin, registryReach } from '#domain/registry/industry.policy.ts';
import { claimLinkOver } from '#domain/registry/claim.problems.ts';
import { storedValues } from '#domain/registry/claim.form.ts';
import {
  inFormOrder,
  PERSONAL_PROPOSALS,
  proposedFields,
  type FieldValue,
  type FieldValues,
  type OwnProposal,
  type ProposalKind,
  type ProposalState,
  type ProposalSubject,
  type ProposedField,
} from '#domain/registry/claim.ts';
import { nikKept } from '#domain/registry/industry.record.server.ts';
import { survivorOf, wholeMaker } from '#domain/registry/merge.whole.server.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Difficulty, Figures, IndustryKind } from '#domain/registry/industry.ts';
import { maskNik } from '#domain/registry/nik.ts';
import type { MakerActor, StaffActor } from '#domain/offices/duty.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { maskedPhone } from '#shared/phone.ts';

/** How many days a link holds, unless the setting `claim_link_days` says otherwise. */
const LINK_DAYS = 30;

/** For how many days a new link holds. */
export async function claimLinkDays({ db }: Regency): Promise<number> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'claim_link_days')
    .executeTakeFirst();
  const days = Number(row?.value);
  return Number.isInteger(days) && days >= 1 && days <= 90 ? days : LINK_DAYS;
}

/**
 * The maker behind a secret; undefined when it is unknown, over or taken back. The first opening is kept: whoever opened it
 * holds the telephone it was sent to.
 */
export async function makerBySecret(regency: Regency, secret: string): Promise<MakerActor | undefined> {
  if (!/^[\w-]{16,64}$/.test(secret)) return undefined;
  const link = await regency.db
    .selectFrom('claimLinks')
    .select(['id', 'industryId', 'openedAt'])
    .where('hash', '=', regency.seal(secret))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', regency.now())
    .executeTakeFirst();
  if (!link) return undefined;
  if (link.openedAt === null)
    await regency.db
      .updateTable('claimLinks')
      .set({ openedAt: regency.now() })
      .where('id', '=', link.id)
      .where('openedAt', 'is', null)
      .execute();
  // A link to an entry that was merged opens the one that stays.
  const industryId = await survivorOf(regency.db, link.industryId);
  return { kind: 'maker', industryId, linkId: link.id };
}

/** The newest link of a maker, as its page shows it to staff. */
export interface ClaimState {
  readonly sentTo: string | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** When it was opened first: the telephone is confirmed. */
  readonly openedAt: Date | null;
  readonly isOver: boolean;
  /** The telephone on record is another one now. */
  readonly isOtherPhone: boolean;
}

/** What a maker's page says of the maker's own link, and how many of its proposals wait. */
export async function claimState(
  regency: Regency,
  industryId: string,
): Promise<{ link: ClaimState | undefined; waiting: number }> {
  const whole = await wholeMaker(regency.db, industryId);
  const [link, { waiting }] = await Promise.all([
    regency.db
      .selectFrom('claimLinks as l')
      .innerJoin('industryOwners as o', (join) => join.on('o.industryId', '=', industryId))
      .select([
        'l.phoneHash',
        'l.phoneMasked',
        'l.madeAt',
        'l.expiresAt',
        'l.openedAt',
        'l.revokedAt',
        'o.phone',
      ])
      .where('l.industryId', 'in', whole)
      .orderBy('l.madeAt', 'desc')
      .orderBy('l.id', 'desc')
      .executeTakeFirst(),
    regency.db
      .selectFrom('claimProposals')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('industryId', '=', industryId)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow(),
  ]);
  return {
    waiting,
    link: link && {
      sentTo: link.phoneMasked,
      madeAt: link.madeAt,
      expiresAt: link.expiresAt,
      openedAt: link.openedAt,
      isOver: link.revokedAt !== null || link.expiresAt <= regency.now(),
      isOtherPhone: link.phone === null || phoneHash(regency, link.phone) !== link.phoneHash,
    },
  };
}

/** By what a telephone is known again without being kept. */
export function phoneHash({ seal }: Pick<Regency, 'seal'>, phone: string): string {
  return seal(`claim_phone:${phone}`);
}

/** What stands there now of what a proposal is about; undefined when its product is made no more. */
export async function valuesNow(
  db: Database | Trx,
  industryId: string,
  { kind, productId, year }: ProposalSubject,
): Promise<FieldValues | undefined> {
  switch (kind) {
    case 'record':
      return db
        .selectFrom('industries')
        .select(['name', 'jorong', 'difficulties', 'difficultyNote'])
        .where('id', '=', industryId)
        .executeTakeFirst();
    case 'owner':
      return db
        .selectFrom('industryOwners')
        .select(['phone', 'address'])
        .where('industryId', '=', industryId)
        .executeTakeFirst();
    case 'add_product':
      return {};
    case 'change_product':
    case 'end_product':
      return db
        .selectFrom('industryProducts')
        .select(['name', 'brand', 'price', 'unit'])
        .where('id', '=', productId)
        .where('industryId', '=', industryId)
        .where('endedOn', 'is', null)
        .executeTakeFirst();
    case 'figures': {
      const row = await db
        .selectFrom('industryFigures')
        .selectAll()
        .where('industryId', '=', industryId)
        .where('year', '=', year)
        .where('quarter', '=', 0)
        .executeTakeFirst();
      const { womenPaid, menPaid, womenUnpaid, menUnpaid, output, unit, sales } = row ?? NO_FIGURES;
      return { womenPaid, menPaid, womenUnpaid, menUnpaid, output, unit, sales };
    }
  }
}

const NO_FIGURES = {
  womenPaid: null,
  menPaid: null,
  womenUnpaid: null,
  menUnpaid: null,
  output: null,
  unit: null,
  sales: null,
};

/** A maker's own page: what is on record, and what became of what it proposed. */
export interface OwnEntry {
  readonly code: string;
  readonly name: string;
  readonly kind: IndustryKind;
  readonly nagari: string;
  readonly jorong: string | null;
  readonly difficulties: readonly Difficulty[];
  readonly difficultyNote: string | null;
  readonly owner: {
    readonly name: string | null;
    /** Masked. */
    readonly nik: string | null;
    readonly phone: string | null;
    readonly address: string | null;
  };
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly brand: string | null;
    readonly price: number | null;
    readonly unit: string | null;
  }[];
  /** Of whole years, the newest first. */
  readonly figures: readonly (Pick<Figures, OwnFigure> & { readonly year: number })[];
  readonly consentedOn: string | null;
  readonly isInDirectory: boolean;
  readonly isClosed: boolean;
  /** Until when the link holds. */
  readonly expiresAt: Date;
  /** The newest first. */
  readonly proposals: readonly OwnProposal[];
}
type OwnFigure = keyof typeof NO_FIGURES;

/** A page shows no more of what is long decided. */
const MOST_SHOWN = 20;

/** @throws Problem claimLinkOver when the link ended meanwhile */
export async function ownEntry(regency: Regency, actor: MakerActor): Promise<OwnEntry> {
  const { db } = regency;
  const [row, products, figures, proposals] = await Promise.all([
    db
      .selectFrom('industries as i')
      .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
      .innerJoin('areas', 'areas.code', 'i.nagariCode')
      .innerJoin('claimLinks as l', (join) => join.on('l.id', '=', actor.linkId))
      .select([
        'i.id',
        'i.code',
        'i.name',
        'i.jorong',
        'i.difficultyNote',
        'i.closedOn',
        'areas.name as nagari',
      ])
      .select(['i.consentedOn', 'i.consentWithdrawnOn', 'l.expiresAt'])
      .select(['o.name as ownerName', 'o.nikCipher', 'o.phone', 'o.address'])
      .select((eb) => [
        eb.ref('i.kind').$castTo<IndustryKind>().as('kind'),
        eb.ref('i.difficulties').$castTo<Difficulty[]>().as('difficulties'),
      ])
      .where('i.id', '=', actor.industryId)
      .executeTakeFirst(),
    db
      .selectFrom('industryProducts')
      .select(['id', 'name', 'brand', 'price', 'unit'])
      .where('industryId', '=', actor.industryId)
      .where('endedOn', 'is', null)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('industryFigures')
      .select(['year', 'womenPaid', 'menPaid', 'womenUnpaid', 'menUnpaid', 'output', 'unit', 'sales'])
      .where('industryId', '=', actor.industryId)
      .where('quarter', '=', 0)
      .orderBy('year', 'desc')
      .execute(),
    proposalRows(db)
      .where('p.industryId', '=', actor.industryId)
      .where('p.state', '!=', 'replaced')
      // What somebody proposed whose data were erased is nobody's now.
      .where('w.erasedAt', 'is', null)
      .orderBy('p.proposedAt', 'desc')
      .orderBy('p.id', 'desc')
      .limit(MOST_SHOWN)
      .execute(),
  ]);
  if (!row) throw claimLinkOver();
  const { id, ownerName, nikCipher, phone, address, closedOn, consentWithdrawnOn, ...entry } = row;
  const nik = nikKept(regency, id, nikCipher);
  return {
    ...entry,
    isClosed: closedOn !== null,
    isInDirectory: entry.consentedOn !== null && consentWithdrawnOn === null,
    owner: { name: ownerName, nik: nik === null ? null : maskNik(nik), phone, address },
    products,
    figures,
    proposals: proposals.map(ownProposal),
  };
}

function ownProposal(row: ProposalRow): OwnProposal {
  const { id, kind, productId, year, state, proposedAt, product, because } = row;
  const after = inFormOrder(kind, storedValues(row.after));
  const isPartly = state === 'accepted' && row.taken.length < Object.keys(after).length;
  return {
    id,
    kind,
    productId,
    year,
    proposedAt,
    product,
    because,
    after,
    outcome: isPartly ? 'partly' : (state as OwnProposal['outcome']),
    answeredAt: state === 'withdrawn' ? null : row.decidedAt,
    may: { takeBack: state === 'waiting' },
  };
}

function proposalRows(db: Database | Trx) {
  return db
    .selectFrom('claimProposals as p')
    .innerJoin('claimWords as w', 'w.proposalId', 'p.id')
    .leftJoin('industryProducts as product', 'product.id', 'p.productId')
    .select(['p.id', 'p.productId', 'p.year', 'p.proposedAt', 'p.decidedAt', 'p.taken'])
    .select(['w.before', 'w.after', 'w.because', 'product.name as product'])
    .select((eb) => [
      eb.ref('p.kind').$castTo<ProposalKind>().as('kind'),
      eb.ref('p.state').$castTo<ProposalState>().as('state'),
    ]);
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof proposalRows>['execute']>>[number];

/** A proposal as staff see it: beside what stands there now. */
export interface WaitingProposal extends ProposalSubject {
  readonly id: string;
  readonly proposedAt: Date;
  readonly maker: { readonly code: string; readonly name: string; readonly nagari: string };
  /** Of the maker, for the answer to be refused when somebody changes it meanwhile. */
  readonly version: number;
  readonly product: string | null;
  /** Personal ones masked until they are opened. */
  readonly fields: readonly ProposedField[];
  readonly isMasked: boolean;
  /** Its product is made no more, or the maker is closed: it can only be set aside. */
  readonly isGone: boolean;
}

/** A person answers no more at once. */
const MOST_WAITING = 50;

/** What waits within reach, the oldest first. @throws Problem outsideRegistry for whoever answers none anywhere */
export async function waitingProposals(
  regency: Regency,
  actor: StaffActor,
): Promise<{ proposals: readonly WaitingProposal[]; total: number }> {
  const reach = registryReach(actor, 'decide_proposal');
  if (reach === undefined) throw outsideRegistry();
  const within = waitingWithin(regency, reach);
  const [first, { total }] = await Promise.all([
    inTurn(within).limit(MOST_WAITING).execute(),
    within.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  const ids = first.map(({ id }) => id);
  return { total, proposals: await proposalsOf(regency, ids, isPersonal) };
}

/** Read so many at a time for a file. */
const PIECE = 200;

/**
 * Everything that waits within reach, the oldest first, for the list that is taken home. Which ones is settled at the
 * beginning; one that is answered meanwhile is left out.
 * @param isWithPersonal what is personal is shown, where the actor may open it
 * @throws Problem outsideRegistry for whoever answers none anywhere, or asks for what is personal and may open none
 */
export async function wholeProposals(
  regency: Regency,
  actor: StaffActor,
  isWithPersonal: boolean,
): Promise<{ readonly count: number; readonly pieces: AsyncIterable<readonly WaitingProposal[]> }> {
  const reach = registryReach(actor, 'decide_proposal');
  const open = isWithPersonal ? registryReach(actor, 'open_personal') : undefined;
  if (reach === undefined || (isWithPersonal && open === undefined)) throw outsideRegistry();
  const all = await inTurn(waitingWithin(regency, reach)).execute();
  const isMasked: Masking = (kind, field, nagariCode) =>
    (isPersonal(kind) || field === 'sales') && !(open && isNagariWithin(open, nagariCode));
  async function* pieces() {
    for (let from = 0; from < all.length; from += PIECE)
      yield proposalsOf(
        regency,
        all.slice(from, from + PIECE).map(({ id }) => id),
        isMasked,
      );
  }
  return { count: all.length, pieces: pieces() };
}

/** The oldest first. */
const inTurn = (within: ReturnType<typeof waitingWithin>) =>
  within.select('p.id').orderBy('p.proposedAt').orderBy('p.id');

/** Whether a field of a proposal is shown masked. */
type Masking = (kind: ProposalKind, field: string, nagariCode: string) => boolean;
const isPersonal = (kind: ProposalKind) => PERSONAL_PROPOSALS.has(kind);

/** These proposals beside what stands there now, the oldest first. */
async function proposalsOf(
  regency: Regency,
  ids: readonly string[],
  isHidden: Masking,
): Promise<WaitingProposal[]> {
  const rows = await proposalRows(regency.db)
    .innerJoin('industries as i', 'i.id', 'p.industryId')
    .innerJoin('areas', 'areas.code', 'i.nagariCode')
    .select(['p.industryId', 'i.code', 'i.name as makerName', 'i.version', 'i.closedOn', 'i.nagariCode'])
    .select('areas.name as nagari')
    .where((eb) => eb('p.id', '=', eb.fn.any(eb.val([...ids]))))
    .where('p.state', '=', 'waiting')
    .orderBy('p.proposedAt')
    .orderBy('p.id')
    .execute();
  const now = await Promise.all(rows.map((row) => valuesNow(regency.db, row.industryId, row)));
  return rows.map((row, i): WaitingProposal => {
    const fields = proposedFields(
      row.kind,
      storedValues(row.before),
      storedValues(row.after),
      now[i] ?? {},
    ).map((field) => (isHidden(row.kind, field.name, row.nagariCode) ? maskedField(field) : field));
    return {
      id: row.id,
      kind: row.kind,
      productId: row.productId,
      year: row.year,
      proposedAt: row.proposedAt,
      maker: { code: row.code, name: row.makerName, nagari: row.nagari },
      version: row.version,
      product: row.product,
      fields,
      isMasked: isPersonal(row.kind),
      isGone: now[i] === undefined || row.closedOn !== null,
    };
  });
}

/** How many wait within reach; undefined for whoever answers none. */
export async function waitingCount(regency: Regency, actor: StaffActor): Promise<number | undefined> {
  const reach = registryReach(actor, 'decide_proposal');
  if (reach === undefined) return undefined;
  const { count } = await waitingWithin(regency, reach)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function waitingWithin({ db }: Regency, reach: NonNullable<ReturnType<typeof registryReach>>) {
  const query = db
    .selectFrom('claimProposals as p')
    .innerJoin('industries as makers', 'makers.id', 'p.industryId')
    .where('p.state', '=', 'waiting');
  if (reach === 'all') return query;
  return query.where((eb) =>
    eb.or(
      reach.flatMap((area) => [
        eb('makers.nagariCode', '=', area),
        eb('makers.nagariCode', 'like', `${area}.%`),
      ]),
    ),
  );
}

function maskedField(field: ProposedField): ProposedField {
  const masked = (value: FieldValue): FieldValue => {
    if (typeof value === 'number') return '•'.repeat(8);
    if (typeof value !== 'string') return value;
    return field.name === 'phone' ? maskedPhone(value) : '•'.repeat(8);
  };
  return { ...field, before: masked(field.before), now: masked(field.now), after: masked(field.after) };
}
