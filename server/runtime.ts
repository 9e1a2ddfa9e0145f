/** Puts the regency together from a connection and the settings: the one place where real time, ids and chance come in. */
import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { react } from '#domain/reactions.server.ts';
import { cipherOf } from '#platform/cipher.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Gives the regency of a running server. `key` is the secret key of the installation. */
export function regencyOf(config: Config, db: Database, key: string, isDemo: boolean): Regency {
  return {
    code: config.regency,
    publicUrl: config.publicUrl,
    db,
    isDemo,
    // The demonstration invents people; nothing it says may leave the house.
    canMail: config.smtpUrl !== undefined && !isDemo,
    now: () => new Date(),
    newId: () => uuidv7(),
    random: (size) => randomBytes(size),
    seal: (secret) => createHmac('sha256', key).update(secret).digest('hex'),
    cipher: cipherOf(key, config.regency),
    memo: new Map(),
    react,
  };
}
