/** `npm run restore -- FILE`: a backup into an empty place, embedded or a server. */
import { join, resolve } from 'node:path';
import { restore } from '../server/backup.ts';
import { reachDatabase } from '../server/reach.ts';

const root = join(import.meta.dirname, '..');
const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('Say from where: npm run restore -- FILE');
  const { config, pool, close } = await reachDatabase(root, 1);
  try {
    const place = {
      pool,
      schema: config.schema,
      regency: config.regency,
      files: join(config.dataDir, 'files'),
    };
    const { tables, rows, files } = await restore(
      place,
      resolve(process.env['INIT_CWD'] ?? '.', file),
      join(root, 'db/migrations'),
    );
    process.stdout.write(
      `Restored ${rows} rows of ${tables} tables and ${files} files. Start with npm start.\n`,
    );
  } finally {
    await close();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
