/** Ids as they come in addresses and forms: checked before any of them reaches the database. */

/** True for a UUID as PostgreSQL prints it. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
