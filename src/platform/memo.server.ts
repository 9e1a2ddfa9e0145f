/** Answers kept for a moment in the regency's memo; whoever changes a setting clears it. */
import type { Regency } from '#platform/regency.server.ts';

/** The kept answer, or a fresh one that is kept; an answer that failed is forgotten. */
export async function remembered<T>(regency: Regency, key: string, read: () => Promise<T>): Promise<T> {
  const kept = regency.memo.get(key) as Promise<T> | undefined;
  if (kept) return kept;
  const fresh = read();
  regency.memo.set(key, fresh);
  fresh.catch(() => regency.memo.delete(key));
  return fresh;
}
