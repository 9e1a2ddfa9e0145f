/** Answers kept for a moment in the regency's memo; whoever changes a setting clears it. */
import type { Regency } from '#platform/regency.server.ts';

/** As `remembered`, but read anew when the kept answer is older than `ms`. */
export async function rememberedFor<T>(
  regency: Regency,
  key: string,
  ms: number,
  read: () => Promise<T>,
): Promise<T> {
  const now = regency.now().getTime();
  const at = regency.memo.get(`${key} at`) as number | undefined;
  // A clock that was set back makes an answer old, too.
  if (at === undefined || now < at || now - at >= ms) {
    regency.memo.delete(key);
    regency.memo.set(`${key} at`, now);
  }
  return remembered(regency, key, read);
}

/**
 * The kept answer, or a fresh one that is kept; an answer that failed is forgotten. Never asked inside a transaction: the
 * answer may have to be read over another connection, and when every connection waits for one, nobody gets on.
 */
export async function remembered<T>(regency: Regency, key: string, read: () => Promise<T>): Promise<T> {
  const kept = regency.memo.get(key) as Promise<T> | undefined;
  if (kept) return kept;
  const fresh = read();
  regency.memo.set(key, fresh);
  fresh.catch(() => regency.memo.delete(key));
  return fresh;
}
