/** Encryption at rest for what the law protects most (NIK): the key is derived from the installation's, by regency. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

export interface Cipher {
  /** @param context what the text belongs to (a row's id): moved to another row, it cannot be read */
  readonly encrypt: (text: string, context: string) => Uint8Array<ArrayBuffer>;
  /** Undefined when it was encrypted with another key or for another context, or was changed. */
  readonly decrypt: (bytes: Uint8Array, context: string) => string | undefined;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with an initialisation vector that is a keyed hash of context and text: never the same one for two texts,
 * whatever the machine's chance is worth, and the same text in the same row stays the same bytes.
 */
export function cipherOf(key: string, regency: string): Cipher {
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, `ovo-prima ${regency}`, purpose, 32));
  const encryptionKey = derived('personal');
  const vectorKey = derived('personal vector');
  return {
    encrypt(text, context) {
      const iv = createHmac('sha256', vectorKey).update(`${context}\0${text}`).digest().subarray(0, IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Uint8Array.from(Buffer.concat([iv, cipher.getAuthTag(), body]));
    },
    decrypt(bytes, context) {
      const all = Buffer.from(bytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', encryptionKey, all.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(context))
          .setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = decipher.update(all.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
