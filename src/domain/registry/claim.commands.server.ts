/** Writes of what makers keep themselves: links, proposals, and the answers of staff. One exported function an act. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { Actor, MakerActor, StaffActor } from '#domain/offices/duty.ts';
import type { ConfirmInput, DeclineInput } from '#domain/registry/claim.form.ts';
import { storedValues } from '#domain/registry/claim.form.ts';
import {
  claimLinkOver,
  claimNeedsPhone,
  noClaimLink,
  nothingProposed,
  nothingTaken,
  proposalNotWaiting,
  tooManyProposals,
} from '#domain/registry/claim.problems.ts';
import { claimLinkDays, phoneHash, valuesNow } from '#domain/registry/claim.queries.server.ts';
import {
  changedFields,
  proposedFields,
  type FieldValues,
  type ProposalKind,
  type ProposalSubject,
  type ProposedField,
} from '#domain/registry/claim.ts';
import {
  addProduct,
  changeIndustry,
  changeOwner,
  changeProduct,
  endProduct,
  recordFigures,
} from '#domain/registry/industry.commands.server.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import {
  industryIsClosed,
  industryNotFound,
  outsideRegistry,
  unknownProduct,
} from '#domain/registry/industry.problems.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import { recordIndustryAct, type IndustryRow, type Target } from '#domain/registry/industry.record.server.ts';
import { NO_FIGURES, figuresOf, type Gender } from '#domain/registry/industry.ts';
import { wholeMaker } from '#domain/registry/merge.whole.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { maskedPhone } from '#shared/phone.ts';

const DAY_MS = 86_400_000;
/** More than anybody keeps in a year; whoever sends more plays. */
const MOST_WAITING = 30;

/**
 * Makes the link to a maker's own page, to be sent to its telephone; earlier ones end.
 * @returns the secret, which is kept nowhere, the telephone, and for how many days it holds
 * @throws Problem claimNeedsPhone, and whatever `recordIndustryAct` refuses
 */
export async function sendClaim(
  regency: Regency,
  actor: Actor,
  target: Target,
): Promise<{ readonly secret: string; readonly phone: string; readonly days: number }> {
  const secret = Buffer.from(regency.random(16)).toString('base64url');
  const days = await claimLinkDays(regency);
  let sentTo = '';
  await recordIndustryAct(regency, actor, target, 'send_claim', async (trx, industry) => {
    const { phone } = await trx
      .selectFrom('industryOwners')
      .select('phone')
      .where('industryId', '=', industry.id)
      .executeTakeFirstOrThrow();
    if (phone === null || actor.kind !== 'staff') throw claimNeedsPhone();
    sentTo = phone;
    await endLinks(trx, regency, industry.id);
    const linkId = regency.newId();
    const madeAt = regency.now();
    await trx
      .insertInto('claimLinks')
      .values({
        id: linkId,
        industryId: industry.id,
        hash: regency.seal(secret),
        phoneHash: phoneHash(regency, phone),
        phoneMasked: maskedPhone(phone),
        madeBy: actor.personId,
        madeAt,
        expiresAt: new Date(madeAt.getTime() + days * DAY_MS),
      })
      .execute();
    return { data: { linkId } };
  });
  return { secret, phone: sentTo, days };
}

/** Takes the link back: whoever holds it sees nothing from now on. @throws Problem noClaimLink */
export async function revokeClaim(regency: Regency, actor: Actor, target: Target): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'revoke_claim', async (trx, industry) => {
    if ((await endLinks(trx, regency, industry.id)) === 0) throw noClaimLink();
    return { data: {} };
  });
}

/** @returns how many ended */
async function endLinks(trx: Trx, regency: Regency, industryId: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('claimLinks')
    .set({ revokedAt: regency.now() })
    .where('industryId', 'in', await wholeMaker(trx, industryId))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', regency.now())
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Writes down what the maker wants changed; what it wrote before about the same thing is replaced. Nothing changes on
 * record until staff answer.
 * @throws Problem claimLinkOver, industryIsClosed, unknownProduct, nothingProposed, tooManyProposals
 */
export async function proposeChange(
  regency: Regency,
  actor: MakerActor,
  subject: ProposalSubject,
  given: FieldValues,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const industry = await lockOwn(trx, regency, actor);
    const before = await valuesNow(trx, industry.id, subject);
    if (before === undefined) throw unknownProduct();
    const after = changedFields(subject.kind, before, given);
    const replaced =
      subject.kind === 'add_product' ? 0 : await replaceWaiting(trx, regency, industry, subject);
    if (Object.keys(after).length === 0 && subject.kind !== 'end_product') {
      // Written back to what stands there: the earlier proposal is gone, and that is all.
      if (replaced > 0) return;
      throw nothingProposed();
    }
    const { waiting } = await trx
      .selectFrom('claimProposals')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('industryId', '=', industry.id)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    if (waiting >= MOST_WAITING) throw tooManyProposals();
    const id = regency.newId();
    await trx
      .insertInto('claimProposals')
      .values({
        ...subject,
        id,
        industryId: industry.id,
        linkId: actor.linkId,
        seenVersion: industry.version,
        state: 'waiting',
        proposedAt: regency.now(),
      })
      .execute();
    const kept = Object.fromEntries(Object.keys(after).map((name) => [name, before[name] ?? null]));
    await trx
      .insertInto('claimWords')
      .values({ proposalId: id, before: JSON.stringify(kept), after: JSON.stringify(after) })
      .execute();
  });
}

/** The maker takes a proposal back. @throws Problem claimLinkOver, proposalNotWaiting */
export async function withdrawProposal(
  regency: Regency,
  actor: MakerActor,
  proposalId: string,
): Promise<void> {
  const { numUpdatedRows } = await regency.db
    .updateTable('claimProposals')
    .set({ state: 'withdrawn', decidedAt: regency.now() })
    .where('id', '=', proposalId)
    .where('industryId', '=', actor.industryId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw proposalNotWaiting();
}

async function lockOwn(trx: Trx, regency: Regency, actor: MakerActor): Promise<IndustryRow> {
  const link = await trx
    .selectFrom('claimLinks')
    .select('id')
    .where('id', '=', actor.linkId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', regency.now())
    .executeTakeFirst();
  if (!link) throw claimLinkOver();
  const industry = await trx
    .selectFrom('industries')
    .selectAll()
    .where('id', '=', actor.industryId)
    .forUpdate()
    .executeTakeFirst();
  if (!industry) throw claimLinkOver();
  if (industry.closedOn !== null) throw industryIsClosed();
  return industry;
}

async function replaceWaiting(
  trx: Trx,
  regency: Regency,
  industry: IndustryRow,
  { kind, productId, year }: ProposalSubject,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('claimProposals')
    .set({ state: 'replaced', decidedAt: regency.now() })
    .where('industryId', '=', industry.id)
    .where('state', '=', 'waiting')
    .where('kind', '=', kind)
    .where('productId', productId === null ? 'is' : '=', productId)
    .where('year', year === null ? 'is' : '=', year)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

interface Waiting extends ProposalSubject {
  readonly industry: IndustryRow;
  readonly before: FieldValues;
  readonly after: FieldValues;
}

/**
 * Takes over what the maker proposed, as far as its fields are ticked: the change is the one that staff would have made, with
 * the owner's proposal named in its line of history.
 * @throws Problem proposalNotWaiting, nothingTaken, industryChanged when the record is another than the page showed
 */
export async function confirmProposal(
  regency: Regency,
  actor: StaffActor,
  { proposalId, seenVersion, fields }: ConfirmInput,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const proposal = await lockWaiting(trx, actor, proposalId);
    const taken = Object.keys(proposal.after).filter((name) => (fields as readonly string[]).includes(name));
    const isEnough = proposal.kind === 'add_product' ? taken.includes('name') : taken.length > 0;
    if (!isEnough && proposal.kind !== 'end_product') throw nothingTaken();
    const target = { code: proposal.industry.code, seenVersion, within: trx, proposalId };
    const values = Object.fromEntries(taken.map((name) => [name, proposal.after[name] ?? null]));
    await APPLY[proposal.kind](trx, regency, actor, target, proposal, values);
    await answer(trx, regency, actor, proposalId, { state: 'accepted', taken });
  });
}

/** Sets a proposal aside, with the reason that the maker reads. @throws Problem proposalNotWaiting */
export async function declineProposal(
  regency: Regency,
  actor: StaffActor,
  { proposalId, because }: DeclineInput,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const { industry } = await lockWaiting(trx, actor, proposalId);
    await recordIndustryAct(
      regency,
      actor,
      { code: industry.code, within: trx },
      'decide_proposal',
      async () => ({
        data: { proposalId },
      }),
    );
    await answer(trx, regency, actor, proposalId, { state: 'declined', taken: [] });
    await trx.updateTable('claimWords').set({ because }).where('proposalId', '=', proposalId).execute();
  });
}

/**
 * Shows the personal fields of a proposal, and writes down who opened them.
 * @throws Problem proposalNotWaiting, outsideRegistry
 */
export async function openProposal(
  regency: Regency,
  actor: StaffActor,
  proposalId: string,
): Promise<{ readonly id: string; readonly fields: readonly ProposedField[] }> {
  return regency.db.transaction().execute(async (trx) => {
    const { industry, before, after, ...subject } = await lockWaiting(trx, actor, proposalId);
    if (!mayIndustry(actor, 'open_personal', industry.nagariCode)) throw outsideRegistry();
    await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: 'open_personal',
      subject: 'industry',
      subjectId: industry.id,
      after: { industry: industry.code, proposalId },
    });
    const now = await valuesNow(trx, industry.id, subject);
    return { id: proposalId, fields: proposedFields(subject.kind, before, after, now ?? {}) };
  });
}

/** The maker first, then the proposal: in the order in which everybody locks them. */
async function lockWaiting(trx: Trx, actor: StaffActor, proposalId: string): Promise<Waiting> {
  const industry = await trx
    .selectFrom('industries')
    .innerJoin('claimProposals as p', 'p.industryId', 'industries.id')
    .selectAll('industries')
    .where('p.id', '=', proposalId)
    .forUpdate('industries')
    .executeTakeFirst();
  if (!industry || !mayIndustry(actor, 'read', industry.nagariCode)) throw industryNotFound();
  if (!mayIndustry(actor, 'decide_proposal', industry.nagariCode)) throw outsideRegistry();
  const row = await trx
    .selectFrom('claimProposals as p')
    .innerJoin('claimWords as w', 'w.proposalId', 'p.id')
    .select(['p.productId', 'p.year', 'w.before', 'w.after'])
    .select((eb) => eb.ref('p.kind').$castTo<ProposalKind>().as('kind'))
    .where('p.id', '=', proposalId)
    .where('p.industryId', '=', industry.id)
    .where('p.state', '=', 'waiting')
    .forUpdate('p')
    .executeTakeFirst();
  if (!row) throw proposalNotWaiting();
  const { kind, productId, year } = row;
  const [before, after] = [storedValues(row.before), storedValues(row.after)];
  return { kind, productId, year, industry, before, after };
}

async function answer(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  proposalId: string,
  given: { readonly state: 'accepted' | 'declined'; readonly taken: readonly string[] },
): Promise<void> {
  await trx
    .updateTable('claimProposals')
    .set({
      state: given.state,
      taken: [...given.taken],
      decidedAt: regency.now(),
      decidedBy: actor.personId,
    })
    .where('id', '=', proposalId)
    .execute();
}

type Apply = (
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  target: Target,
  proposal: Waiting,
  values: FieldValues,
) => Promise<unknown>;

/** Table: what a proposal becomes. Fields that were not ticked, or that it does not name, stay as they are now. */
const APPLY: Readonly<Record<ProposalKind, Apply>> = {
  record: async (_trx, regency, actor, target, { industry }, values) =>
    changeIndustry(regency, actor, target, { ...recordOf(industry), ...values }),
  owner: async (trx, regency, actor, target, { industry }, values) => {
    const { name, gender, ...owner } = await trx
      .selectFrom('industryOwners')
      .select(['name', 'gender', 'phone', 'email', 'address'])
      .where('industryId', '=', industry.id)
      .executeTakeFirstOrThrow();
    const kept = { ownerName: name, gender: gender as Gender | null, nik: null, dropsNik: false };
    await changeOwner(regency, actor, target, { ...kept, ...owner, ...values });
  },
  add_product: async (_trx, regency, actor, target, _proposal, values) =>
    addProduct(regency, actor, target, { name: '', brand: null, price: null, unit: null, ...values }),
  change_product: async (trx, regency, actor, target, proposal, values) => {
    const now = await valuesNow(trx, proposal.industry.id, proposal);
    if (now === undefined || proposal.productId === null) throw unknownProduct();
    const product = { name: '', brand: null, price: null, unit: null, ...now, ...values };
    await changeProduct(regency, actor, target, { ...product, productId: proposal.productId });
  },
  end_product: async (_trx, regency, actor, target, { productId }) =>
    endProduct(regency, actor, target, productId ?? ''),
  figures: async (trx, regency, actor, target, { industry, year }, values) => {
    const kept = await trx
      .selectFrom('industryFigures')
      .selectAll()
      .where('industryId', '=', industry.id)
      .where('year', '=', year)
      .where('quarter', '=', 0)
      .executeTakeFirst();
    const figures = kept ? figuresOf(kept) : NO_FIGURES;
    await recordFigures(regency, actor, target, { ...figures, ...values, year: year ?? 0, quarter: 0 });
  },
};
