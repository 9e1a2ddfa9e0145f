/** `npm run backup -- FILE`: everything but the secret key, while people work. */
import { join, resolve } from 'node:path';
import { backUp } from '../server/backup.ts';
import { reachDatabase } from '../server/reach.ts';

const root = join(import.meta.dirname, '..');
const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('Say where to: npm run backup -- FILE');
  const { config, pool, close } = await reachDatabase(root, 1);
  const began = Date.now();
  try {
    const place = {
      pool,
      schema: config.schema,
      regency: config.regency,
      files: join(config.dataDir, 'files'),
    };
    const { tables, rows, files } = await backUp(
      place,
      resolve(process.env['INIT_CWD'] ?? '.', file),
      new Date(),
    );
    process.stdout.write(
      `Backed up ${rows} rows of ${tables} tables and ${files} files in ${((Date.now() - began) / 1000).toFixed(1)} s.\n` +
        'The secret key is not in it: keep secret.key (or SECRET_KEY) elsewhere, or links of applicants end.\n',
    );
  } finally {
    await close();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
