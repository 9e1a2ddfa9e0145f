/** Writes of certificates: acts on the maker that holds them, each with a line in its history. */
import type { Actor } from '#domain/offices/duty.ts';
import type { Certificate } from '#domain/registry/certificate.ts';
import { unknownCertificate, unknownProduct } from '#domain/registry/industry.problems.ts';
import { recordIndustryAct, type IndustryRow, type Target } from '#domain/registry/industry.record.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** A certificate the maker holds. @returns its id @throws Problem unknownProduct for a product that is not the maker's */
export async function addCertificate(
  regency: Regency,
  actor: Actor,
  target: Target,
  certificate: Certificate,
  certificateId = regency.newId(),
): Promise<string> {
  await recordIndustryAct(regency, actor, target, 'add_certificate', async (trx, industry) => {
    await checkProduct(trx, industry, certificate.productId);
    await trx
      .insertInto('industryCertificates')
      .values({ ...certificate, id: certificateId, industryId: industry.id, createdAt: regency.now() })
      .execute();
    return { data: { certificateId } };
  });
  return certificateId;
}

/** Corrects or renews a certificate; what stood there before is in the line of history. @throws Problem unknownCertificate */
export async function changeCertificate(
  regency: Regency,
  actor: Actor,
  target: Target,
  { certificateId, ...after }: Certificate & { readonly certificateId: string },
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'change_certificate', async (trx, industry) => {
    const { kind, name, number, issuedOn, validUntil, productId } = await lock(trx, industry, certificateId);
    if (after.productId !== productId) await checkProduct(trx, industry, after.productId);
    await trx.updateTable('industryCertificates').set(after).where('id', '=', certificateId).execute();
    const before = { kind, name, number, issuedOn, validUntil, productId };
    return { data: { certificateId, before, after } };
  });
}

/** It was withdrawn, given back, or entered by mistake. @throws Problem unknownCertificate */
export async function endCertificate(
  regency: Regency,
  actor: Actor,
  target: Target,
  certificateId: string,
): Promise<void> {
  await recordIndustryAct(regency, actor, target, 'end_certificate', async (trx, industry) => {
    await lock(trx, industry, certificateId);
    await trx
      .updateTable('industryCertificates')
      .set({ endedOn: dayOf(regency.now(), WIB) })
      .where('id', '=', certificateId)
      .execute();
    return { data: { certificateId } };
  });
}

async function checkProduct(trx: Trx, industry: IndustryRow, productId: string | null): Promise<void> {
  if (productId === null) return;
  const product = await trx
    .selectFrom('industryProducts')
    .select('id')
    .where('id', '=', productId)
    .where('industryId', '=', industry.id)
    .executeTakeFirst();
  if (!product) throw unknownProduct();
}

async function lock(trx: Trx, industry: IndustryRow, certificateId: string) {
  const certificate = await trx
    .selectFrom('industryCertificates')
    .selectAll()
    .where('id', '=', certificateId)
    .where('industryId', '=', industry.id)
    .where('endedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!certificate) throw unknownCertificate();
  return certificate;
}
