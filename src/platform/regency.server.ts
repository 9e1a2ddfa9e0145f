/** The regency at work: everything a command needs besides its input. Time, ids and reactions are given, never taken. */
import type { Cipher } from '#platform/cipher.server.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';

/** A fact that was just recorded inside a transaction, told to `reactions.server.ts`. */
export interface Recorded {
  readonly room: string;
  readonly act: string;
  readonly subjectId: string;
  readonly actId: string;
  /** The subject before and after, in the room's own shape; only the reactions table looks inside. */
  readonly before: unknown;
  readonly after: unknown;
  readonly record: unknown;
  /** What the room read before its transaction began, for its own reactions: see `remembered`. */
  readonly known?: unknown;
}

export interface Regency {
  readonly code: string;
  readonly publicUrl: string;
  readonly db: Database;
  readonly isDemo: boolean;
  /** A mail server is configured: applicants with an address get letters, staff get digests. */
  readonly canMail?: boolean | undefined;
  /** The present instant; tests and the demonstration give their own. */
  readonly now: () => Date;
  /** Answers kept for a moment (calendars, offices); whoever changes a setting clears it. */
  readonly memo: Map<string, unknown>;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Cryptographic random bytes. */
  readonly random: (size: number) => Uint8Array;
  /** A keyed hash for secrets at rest (HMAC-SHA-256, hex). */
  readonly seal: (secret: string) => string;
  /** What must be read again but never lies open in the database. */
  readonly cipher: Cipher;
  /** What must follow an act, written in the act's own transaction. */
  readonly react: (trx: Trx, fact: Recorded, regency: Regency) => Promise<void>;
}
