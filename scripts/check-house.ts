/**
 * `npm run house [rule …]`: the rules that lint and the import graph cannot express; prints every breach and fails.
 * See docs/house.md; the rules are in `scripts/house/`, each with the breach it refuses in `scripts/house/*.test.ts`.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beyondOwed } from './house/owed.ts';
import { RULES } from './house/rules.ts';

const root = join(import.meta.dirname, '..');
const LOOKED_AT = [
  '{src,server,db,scripts,bench,tests,docs}/**/*.{ts,mjs,svelte,css,html,sql,csv,md}',
  '{README.md,CONTRIBUTING.md,package.json,.dependency-cruiser.mjs,.oxlintrc.json}',
];

const house = new Map(
  LOOKED_AT.flatMap((pattern) => globSync(pattern, { cwd: root })).map((file) => [
    file.replaceAll('\\', '/'),
    readFileSync(join(root, file), 'utf8'),
  ]),
);
const only = process.argv.slice(2);
for (const rule of RULES.filter(({ name }) => only.length === 0 || only.includes(name))) {
  for (const { file, why } of beyondOwed(house, rule)) {
    process.stdout.write(`${rule.name} ${file}: ${why}\n`);
    process.exitCode = 1;
  }
}
