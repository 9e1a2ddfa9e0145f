/** A world for one test file: a cloned database with the reference data and the cast, and a clock that is told the time. */
import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { inject } from 'vitest';
import { react } from '#domain/reactions.server.ts';
import { cipherOf } from '#platform/cipher.server.ts';
import { openDatabase, openPool, type Connection } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { referenceId } from '../db/seed/reference.server.ts';
import { CAST } from './cast.ts';
import { TEMPLATE } from './database.setup.ts';

export interface World {
  readonly regency: Regency;
  readonly connection: Exclude<Connection, string>;
  /** Sets the time: `2026-11-23 09:00` is local (WIB). */
  at(local: string): Date;
  close(): Promise<void>;
}

export const office = (slug: string) => referenceId('office', slug);
export const topic = (slug: string) => referenceId('topic', slug);

/** A local time in WIB as an instant. */
export function wib(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}:00+07:00`);
}

/** @param connections one alone shows whether something asks for a second while it holds the first */
export async function openWorld(start = '2026-11-23 09:00', connections = 8): Promise<World> {
  const host = inject('postgresHost');
  const name = `world_${randomBytes(6).toString('hex')}`;
  const admin = openPool({ host, user: 'ovoprima', database: 'postgres' }, 1);
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  const connection = { host, user: 'ovoprima', database: name };
  const pool = openPool(connection, connections);
  const db = openDatabase(pool, 'k1310');
  let now = wib(start);
  const regency: Regency = {
    code: '13.10',
    publicUrl: 'http://127.0.0.1:3000',
    db,
    isDemo: false,
    now: () => now,
    newId: () => uuidv7(),
    random: (size) => randomBytes(size),
    seal: (secret) => createHmac('sha256', 'test').update(secret).digest('hex'),
    cipher: cipherOf('test', '13.10'),
    memo: new Map(),
    react,
  };
  const people = Object.values(CAST);
  await db
    .insertInto('people')
    .values(
      people.map((who) => ({
        id: who.id,
        name: who.name,
        email: who.email,
        officeId: who.office && office(who.office),
        createdAt: now,
      })),
    )
    .execute();
  await db
    .insertInto('duties')
    .values(
      people.flatMap((who) =>
        who.duties.map((duty) => ({
          id: uuidv7(),
          personId: who.id,
          duty,
          officeId: who.office && office(who.office),
          areaCode: who.area,
          startsOn: '2024-07-24',
        })),
      ),
    )
    .execute();
  return {
    regency,
    connection,
    at(local) {
      now = wib(local);
      return now;
    },
    async close() {
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
