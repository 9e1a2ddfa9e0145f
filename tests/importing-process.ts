/**
 * A process of its own that goes on with the imports of a test's world, so that a test can kill it:
 * `node tests/importing-process.ts <connection as JSON> <folder of waiting sheets>`
 */
import { join } from 'node:path';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool, type Connection } from '#platform/db/database.server.ts';
import { regencyOf } from '../server/runtime.ts';

const [, , connection = '', folder = ''] = process.argv;
const pool = openPool(JSON.parse(connection) as Connection, 4);
const config = readConfig({ DATABASE_URL: '' }, join(import.meta.dirname, '..'));
await goOnImporting(regencyOf(config, openDatabase(pool, 'k1310'), 'test', false), folder);
await pool.end();
