/**
 * Papers of the registry: the attendance list and the minutes of a musyawarah, the consent to the land of a sentra. They
 * name people: only staff who may read the nagari open one. The bytes rest in `platform/files`.
 */
import type { Actor } from '#domain/offices/duty.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { registryFileNotFound } from '#domain/registry/industry.problems.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import { fileKindRefused } from '#platform/files/file.problems.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isId } from '#shared/id.ts';

export type RegistryFileKind = 'attendance' | 'minutes' | 'land_consent';

/** What a paper belongs to: the musyawarah that chose a product, or a sentra. */
export type FileSubject = { readonly productId: string } | { readonly sentraId: string };

/** A stored file and what it is. */
export interface KindedFile extends KeptFile {
  readonly kind: RegistryFileKind;
}

export interface RegistryFile {
  readonly id: string;
  readonly kind: RegistryFileKind;
  readonly name: string;
  readonly size: number;
}

/**
 * Writes the rows of stored papers, in the transaction of the act they belong to.
 * @throws Problem fileKindRefused for what is neither a photo nor a PDF
 */
export async function keepRegistryFiles(
  trx: Trx,
  regency: Regency,
  subject: FileSubject,
  files: readonly KindedFile[],
): Promise<void> {
  if (files.length === 0) return;
  const other = files.findIndex(({ mediaType }) => !/^(image\/|application\/pdf$)/.test(mediaType));
  if (other >= 0) throw fileKindRefused({ number: other + 1 });
  await trx
    .insertInto('registryFiles')
    .values(
      files.map(({ id, kind, name, mediaType, size, sha256 }) => ({
        id,
        kind,
        name,
        mediaType,
        size,
        sha256,
        ...subject,
        createdAt: regency.now(),
      })),
    )
    .execute();
}

/** Takes a paper away; the sweep of files removes its bytes. @returns its name @throws Problem registryFileNotFound */
export async function eraseRegistryFile(
  trx: Trx,
  regency: Regency,
  subject: FileSubject,
  fileId: string,
): Promise<string> {
  const erased = await trx
    .updateTable('registryFiles')
    .set({ erasedAt: regency.now() })
    .where('id', '=', fileId)
    .where((eb) =>
      'productId' in subject
        ? eb('productId', '=', subject.productId)
        : eb('sentraId', '=', subject.sentraId),
    )
    .where('erasedAt', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (!erased) throw registryFileNotFound();
  return erased.name;
}

/** The papers of products or of one sentra, in the order they came. */
export async function registryFilesOf(
  db: Database | Trx,
  subject: { readonly productIds: readonly string[] } | { readonly sentraId: string },
): Promise<readonly (RegistryFile & { readonly productId: string | null })[]> {
  return db
    .selectFrom('registryFiles')
    .select(['id', 'name', 'size', 'productId'])
    .select((eb) => eb.ref('kind').$castTo<RegistryFileKind>().as('kind'))
    .where((eb) =>
      'productIds' in subject
        ? eb('productId', '=', eb.fn.any(eb.val([...subject.productIds])))
        : eb('sentraId', '=', subject.sentraId),
    )
    .where('erasedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/**
 * A paper to open, for staff who may read its nagari.
 * @throws Problem registryFileNotFound, also for whoever may not: strangers are not told that it is there
 */
export async function registryFileFor(
  { db }: Regency,
  actor: Actor,
  fileId: string,
): Promise<{ readonly id: string; readonly name: string; readonly mediaType: string }> {
  if (!isId(fileId)) throw registryFileNotFound();
  const row = await db
    .selectFrom('registryFiles as f')
    .leftJoin('primaryProducts as p', 'p.id', 'f.productId')
    .leftJoin('sentra as s', 's.id', 'f.sentraId')
    .select(['f.id', 'f.name', 'f.mediaType'])
    .select((eb) => eb.fn.coalesce('p.nagariCode', 's.nagariCode').as('nagariCode'))
    .where('f.id', '=', fileId)
    .where('f.erasedAt', 'is', null)
    .executeTakeFirst();
  if (!row || actor.kind !== 'staff' || !mayIndustry(actor, 'read', row.nagariCode ?? ''))
    throw registryFileNotFound();
  return row;
}
