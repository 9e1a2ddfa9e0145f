/** Prints the rooms' tables into their READMEs; with `--check` compares and fails when one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { TABLES, withBlock } from './tables.ts';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

for (const [file, tables] of Map.groupBy(TABLES, (one) => one.file)) {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const printed = tables.reduce((text, { name, print }) => withBlock(text, name, print()), before);
  const after = await format(printed, { ...(await resolveConfig(path)), filepath: path });
  if (after === before) continue;
  if (isCheck) {
    process.stderr.write(`${file} is stale: run \`npm run generate:tables\`.\n`);
    process.exitCode = 1;
  } else writeFileSync(path, after);
}
