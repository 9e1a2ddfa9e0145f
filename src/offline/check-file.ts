/**
 * Figures of what a phone did, for `npm run check:visits`: ids, kinds, states, sizes and digests. Nothing of what was
 * written: a digest of a body tells its words to nobody, as every body carries ids made by chance.
 */
import type { CheckFile } from '#domain/visits/device-check.ts';
import type { PhoneDb } from '#offline/store.ts';
import { sha256Of } from '#offline/written-bytes.ts';
import { unsealJson } from '#shared/sealed-box.ts';

/** @param key null while the phone is locked: then without digests of the bodies @param now the phone's clock (ms) */
export async function checkFileOf(db: PhoneDb, key: CryptoKey | null, now: number): Promise<string> {
  const [phone, acts, files, drafts] = await Promise.all([
    db.get('phone', 'me'),
    db.getAll('acts'),
    db.getAll('files'),
    db.count('drafts'),
  ]);
  const check: CheckFile = {
    format: 'kunjungan-check',
    version: 1,
    deviceId: phone?.deviceId ?? null,
    madeAt: new Date(now).toISOString(),
    skewMs: phone?.skewMs ?? null,
    drafts,
    acts: await Promise.all(
      acts.map(async ({ id, seq, kind, state, code, replaces, sealedBy, sealed, result }) => ({
        id,
        seq,
        kind,
        state,
        code,
        replaces,
        sealedBy,
        number: result?.code ?? null,
        digest: key && sealedBy === null ? await digestOf(kind, await unsealJson(key, sealed, id)) : null,
      })),
    ),
    files: files.map(({ id, holderId, state, size, received, sha256 }) => ({
      id,
      holderId,
      state,
      size,
      received,
      sha256,
    })),
  };
  return JSON.stringify(check, null, 1);
}

/** As the office computes it of an act it took in. */
async function digestOf(kind: string, body: unknown): Promise<string | null> {
  return body === undefined ? null : sha256Of(new TextEncoder().encode(`${kind}\0${JSON.stringify(body)}`));
}
