/** Writes about a nagari: one exported function an act. The decision itself belongs to people; here it is written down. */
import type { Actor } from '#domain/offices/duty.ts';
import { proposalsOf } from '#domain/nagari/nagari-proposals.server.ts';
import {
  hasProductAlready,
  notInThisState,
  notMadeThere,
  pointsWithoutReason,
  reasonAgainstScore,
  unknownCandidate,
  unknownPotential,
} from '#domain/nagari/nagari.problems.ts';
import { recordNagariAct } from '#domain/nagari/nagari.record.server.ts';
import {
  bareProductName,
  reviewDueAfter,
  type Musyawarah,
  type Potential,
  type ProductAct,
  type ProductState,
  type ScoreThen,
} from '#domain/nagari/nagari.ts';
import { CURRENT_STATES, productWorkflow } from '#domain/nagari/nagari.workflow.ts';
import { faultOfGiven, type GivenPoints } from '#domain/nagari/primary-product-score.ts';
import {
  eraseRegistryFile,
  keepRegistryFiles,
  type KindedFile,
} from '#domain/registry/registry-file.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/** Writes down what a nagari has, with what shows it. @returns its id */
export async function notePotential(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  potential: Potential,
  potentialId = regency.newId(),
): Promise<string> {
  await recordNagariAct(regency, actor, nagariCode, 'note_potential', async (trx) => {
    await trx
      .insertInto('nagariPotentials')
      .values({ ...potential, id: potentialId, nagariCode, notedAt: regency.now() })
      .execute();
    return { potentialId, what: potential.name };
  });
  return potentialId;
}

/** A potential that is there no more, or was written down wrongly; it stays in the history. @throws Problem unknownPotential */
export async function endPotential(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  potentialId: string,
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'end_potential', async (trx) => {
    const ended = await trx
      .updateTable('nagariPotentials')
      .set({ endedOn: dayOf(regency.now(), WIB) })
      .where('id', '=', potentialId)
      .where('nagariCode', '=', nagariCode)
      .where('endedOn', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!ended) throw unknownPotential();
    return { potentialId, what: ended.name };
  });
}

/**
 * Proposes a product that is made in the nagari. `products` are names as the registry has them: several when makers call
 * the same thing differently.
 * @returns its id
 * @throws Problem notMadeThere when nobody there makes one of them
 */
export async function proposeProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { name, products }: { readonly name: string; readonly products: readonly string[] },
): Promise<string> {
  const productId = regency.newId();
  await recordNagariAct(regency, actor, nagariCode, 'propose_product', async (trx) => {
    const made = await trx
      .selectFrom('industryProducts as p')
      .innerJoin('industries as i', 'i.id', 'p.industryId')
      .select('p.name')
      .where('i.nagariCode', '=', nagariCode)
      .where('i.closedOn', 'is', null)
      .where('p.endedOn', 'is', null)
      .execute();
    const known = new Set(made.map((row) => bareProductName(row.name)));
    const productNames = [...new Set(products.map(bareProductName))];
    if (productNames.length === 0 || productNames.some((one) => !known.has(one))) throw notMadeThere();
    const now = regency.now();
    await trx
      .insertInto('primaryProducts')
      .values({
        id: productId,
        nagariCode,
        name,
        productNames,
        state: 'proposed',
        proposedAt: now,
        changedAt: now,
      })
      .execute();
    return { productId, what: name };
  });
  return productId;
}

/** Gives points by hand for one criterion, with the reason. @throws Problem pointsWithoutReason, unknownCandidate, notInThisState */
export async function givePoints(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, criterion, ...given }: { productId: string; criterion: string } & GivenPoints,
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'give_points', async (trx) => {
    if (faultOfGiven(given) !== undefined) throw pointsWithoutReason();
    const product = await lockProduct(trx, nagariCode, productId, 'give_points');
    const before = product.given as unknown as Record<string, GivenPoints>;
    await trx
      .updateTable('primaryProducts')
      .set({ given: JSON.stringify({ ...before, [criterion]: given }), changedAt: regency.now() })
      .where('id', '=', productId)
      .execute();
    return { productId, what: product.name, criterion, before: before[criterion] ?? null, after: given };
  });
}

/**
 * Writes down the musyawarah that chose this product. The score is only compared: people may choose another than the
 * highest, and then say why.
 * @param files its attendance list and minutes, stored already
 * @throws Problem reasonAgainstScore, hasProductAlready, unknownCandidate, notInThisState, fileKindRefused
 */
export async function decideProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, ...musyawarah }: Musyawarah & { readonly productId: string },
  files: readonly KindedFile[] = [],
): Promise<void> {
  const proposals = await proposalsOf(regency, nagariCode);
  await recordNagariAct(regency, actor, nagariCode, 'decide_product', async (trx) => {
    const product = await lockProduct(trx, nagariCode, productId, 'decide_product');
    const own = proposals.find((one) => one.id === productId);
    if (!own) throw unknownCandidate();
    const best = proposals.find((one) => one.place === 1);
    const score: ScoreThen = {
      version: own.score.version,
      total: own.score.total,
      place: own.place,
      of: proposals.length,
      highest: own.place === 1 ? null : (best?.name ?? null),
    };
    if (score.place > 1 && musyawarah.because === null) throw reasonAgainstScore({ place: score.place });
    const current = await trx
      .selectFrom('primaryProducts')
      .select('id')
      .where('nagariCode', '=', nagariCode)
      .where('state', 'in', [...CURRENT_STATES])
      .executeTakeFirst();
    if (current) throw hasProductAlready();
    await trx
      .insertInto('nagariMusyawarahs')
      .values({
        ...musyawarah,
        present: [...musyawarah.present],
        id: regency.newId(),
        productId,
        score: JSON.stringify(score),
        recordedAt: regency.now(),
      })
      .execute();
    await move(trx, regency, product.id, product.next, reviewDueAfter(musyawarah.heldOn));
    await keepRegistryFiles(trx, regency, { productId }, files);
    return { productId, what: product.name, score, files: files.length };
  });
}

/** Papers of the musyawarah that came later. @throws Problem unknownCandidate when none decided on it, fileKindRefused */
export async function addPapers(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, files }: { readonly productId: string; readonly files: readonly KindedFile[] },
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'add_papers', async (trx) => {
    const what = await decidedName(trx, nagariCode, productId);
    await keepRegistryFiles(trx, regency, { productId }, files);
    return { productId, what, files: files.length };
  });
}

/** A paper that was the wrong one. @throws Problem unknownCandidate, registryFileNotFound */
export async function removePaper(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, fileId }: { readonly productId: string; readonly fileId: string },
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'remove_paper', async (trx) => {
    const what = await decidedName(trx, nagariCode, productId);
    await eraseRegistryFile(trx, regency, { productId }, fileId);
    return { productId, what, fileId };
  });
}

/** The offices begin to work on it. @throws Problem unknownCandidate, notInThisState */
export async function developProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  productId: string,
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'develop_product', async (trx) => {
    const product = await lockProduct(trx, nagariCode, productId, 'develop_product');
    await move(trx, regency, productId, product.next);
    return { productId, what: product.name };
  });
}

/** It stands by itself. @throws Problem unknownCandidate, notInThisState */
export async function graduateProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  productId: string,
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'graduate_product', async (trx) => {
    const product = await lockProduct(trx, nagariCode, productId, 'graduate_product');
    await move(trx, regency, productId, product.next, null);
    return { productId, what: product.name };
  });
}

/** The two-yearly review that keeps it; the next is due two years later. @throws Problem unknownCandidate, notInThisState */
export async function reviewProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, on, found }: { readonly productId: string; readonly on: Day; readonly found: string },
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'review_product', async (trx) => {
    const product = await lockProduct(trx, nagariCode, productId, 'review_product');
    await move(trx, regency, productId, product.next, reviewDueAfter(on));
    return { productId, what: product.name, on, found };
  });
}

/** It is the nagari's product, or a proposal, no more; it stays in the history. @throws Problem unknownCandidate, notInThisState */
export async function endPrimaryProduct(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
  { productId, because }: { readonly productId: string; readonly because: string },
): Promise<void> {
  await recordNagariAct(regency, actor, nagariCode, 'end_product', async (trx) => {
    const product = await lockProduct(trx, nagariCode, productId, 'end_product');
    await move(trx, regency, productId, product.next, null);
    return { productId, what: product.name, because };
  });
}

/** The name of a product that a musyawarah decided on, also one that is over. */
async function decidedName(trx: Trx, nagariCode: string, productId: string): Promise<string> {
  const product = await trx
    .selectFrom('primaryProducts as p')
    .innerJoin('nagariMusyawarahs as m', 'm.productId', 'p.id')
    .select('p.name')
    .where('p.id', '=', productId)
    .where('p.nagariCode', '=', nagariCode)
    .executeTakeFirst();
  if (!product) throw unknownCandidate();
  return product.name;
}

async function lockProduct(trx: Trx, nagariCode: string, productId: string, act: ProductAct) {
  const product = await trx
    .selectFrom('primaryProducts')
    .selectAll()
    .where('id', '=', productId)
    .where('nagariCode', '=', nagariCode)
    .forUpdate()
    .executeTakeFirst();
  if (!product) throw unknownCandidate();
  const next = productWorkflow[product.state as ProductState][act];
  if (next === undefined) throw notInThisState();
  return { ...product, next };
}

/** @param reviewDueOn left as it is when not given */
async function move(
  trx: Trx,
  regency: Regency,
  id: string,
  state: ProductState,
  reviewDueOn?: Day | null,
): Promise<void> {
  await trx
    .updateTable('primaryProducts')
    .set({ state, changedAt: regency.now(), ...(reviewDueOn === undefined ? {} : { reviewDueOn }) })
    .where('id', '=', id)
    .execute();
}
