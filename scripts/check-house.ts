/** The rules of the house that lint and the import graph cannot express; prints every breach and fails. See docs/house.md. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const breaches: string[] = [];
const breach = (file: string, why: string) => breaches.push(`${file}: ${why}`);
const files = (pattern: string) => globSync(pattern, { cwd: root }).toSorted();
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const ROOMS = [
  'areas',
  'offices',
  'layanan',
  'registry',
  'permits',
  'tickets',
  'visits',
  'surveys',
  'outcomes',
];
const ROLES = ['workflow', 'policy', 'form', 'queries.server', 'commands.server', 'problems'];
const FORBIDDEN_NAMES = /^(utils?|helpers?|services?|common|types|index|misc|lib)(\.|$)/;

// Rule 1 and the closed set of file roles: every file of a room has a role, or is named in its README.
for (const file of files('src/domain/*/**/*.{ts,csv}')) {
  const [, , room = '', name = ''] = file.split('/');
  if (!ROOMS.includes(room)) breach(file, `'${room}' is not a room`);
  if (FORBIDDEN_NAMES.test(basename(file))) breach(file, 'this name says nothing');
  if (name.endsWith('.test.ts')) continue;
  const bare = name.replace(/\.(ts|csv)$/, '');
  const role = bare.includes('.') ? bare.slice(bare.indexOf('.') + 1) : '';
  const readme = `src/domain/${room}/README.md`;
  const isListed = existsSync(join(root, readme)) && read(readme).includes(`\`${name}\``);
  if (role !== '' && !ROLES.includes(role) && !isListed)
    breach(file, `role '${role}' is not in the closed set and the room's README does not list the file`);
}

// Rule 5: time comes from outside; `new Date()` without an argument and Date.now() are clocks.
for (const file of files('src/{domain,shared}/**/*.ts')) {
  if (file.endsWith('.test.ts')) continue;
  const text = read(file);
  if (/new Date\(\)|Date\.now\(\)|Math\.random\(\)/.test(text))
    breach(file, 'takes the time or chance by itself instead of being given it');
  if (/setTimeout\(/.test(text)) breach(file, 'what follows is a row, never a timer');
  if (/throw new Error\(/.test(text))
    breach(file, 'refuse by name: throw a Problem, or RangeError for a bug');
}

// Rule 9: an action over ten lines moves into a room. Rule 10: screens never compare roles or states with acts.
for (const file of files('src/**/*.svelte')) {
  const text = read(file);
  if (/\.duty\s*===|duties\.(some|includes)/.test(text)) breach(file, 'a screen asks `may`, never a duty');
  if (/#[0-9a-f]{3,8}\b(?![^<]*<\/script>)/i.test(text.match(/<style[\s\S]*<\/style>/)?.[0] ?? ''))
    breach(file, 'raw colours live only in ui/tokens');
  if (/\.server\.ts['"]/.test(text)) breach(file, 'a screen never imports server files');
}

// Words: never the ambiguous abbreviation, never half-translated nouns.
for (const file of files('src/**/*.ts')) {
  const names = read(file).match(/\b(?:const|let|function|class|interface|type)\s+(\w+)/g) ?? [];
  for (const name of names)
    if (/\bikm|Ikm[A-Z]?\b|layananService|serviceLayanan/.test(name))
      breach(file, `'${name}': see docs/glossary.md`);
}

// Rule 12: every rule of docs/house.md names its check.
if (breaches.length > 0) {
  process.stdout.write(`${breaches.join('\n')}\n`);
  process.exitCode = 1;
}
