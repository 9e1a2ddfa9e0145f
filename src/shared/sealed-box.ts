/**
 * AES-256-GCM the same way in the browser, the service worker and the server. What lies on a phone is sealed with one key:
 * locked behind the PIN there, kept encrypted here, so that a locked phone can hand in what it cannot read.
 */

/** Twelve bytes of chance and then the sealed bytes, as one. */
export type Sealed = Uint8Array<ArrayBuffer>;

const IV_BYTES = 12;
const KEY_BYTES = 32;

/** A new key as bytes. */
export function newKeyBytes(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** The key from its 32 bytes; it cannot be read out again. */
export function boxKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** @param context what it belongs to (an id): moved to another place, it cannot be read */
export async function seal(key: CryptoKey, plain: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = new TextEncoder().encode(context);
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  const sealed = new Uint8Array(IV_BYTES + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), IV_BYTES);
  return sealed;
}

/** Undefined when the key is another, the context is another, or a bit was changed. */
export async function unseal(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const additionalData = new TextEncoder().encode(context);
    const iv = sealed.subarray(0, IV_BYTES);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      sealed.subarray(IV_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    return undefined;
  }
}

/** Seals what JSON can say. */
export async function sealJson(key: CryptoKey, value: unknown, context: string): Promise<Sealed> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)), context);
}

/** Undefined as `unseal`; what comes out must still be parsed. */
export async function unsealJson(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  context: string,
): Promise<unknown> {
  const plain = await unseal(key, sealed, context);
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as unknown);
}
