// `npm test`: everything that must hold, in one command. Plain JavaScript, as it may be the first thing run on a clone.
// The last line is `N passed, N failed` over all suites. `--full` tries what is tried by chance ten thousand times; that takes long.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, modernNode, root } from './prepare.mjs';

let passed = 0;
let failed = 0;

/** @param {string} label @param {string[]} args @returns {boolean} */
function check(label, args) {
  const started = Date.now();
  const result = spawnSync(modernNode(), args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  const isGood = result.status === 0;
  process.stdout.write(
    `${isGood ? 'ok  ' : 'FAIL'} ${label} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (!isGood) process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
  if (isGood) passed += 1;
  else failed += 1;
  return isGood;
}

/** @param {string} name */
const bin = (name) => join(root, 'node_modules', name);

function ensureChromium() {
  if (
    process.env['CHROMIUM_PATH'] ||
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(existsSync)
  )
    return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium …\n');
    const quiet = /** @type {const} */ ({
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    spawnSync('apt-get', ['update'], quiet);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
    if (existsSync('/usr/bin/chromium')) return true;
  }
  process.stdout.write(
    'FAIL browser: install Chromium (on Debian: apt-get install chromium) or set CHROMIUM_PATH to one.\n',
  );
  failed += 1;
  return false;
}

try {
  await install();
  await build();
  passed += 1;
  check('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
  check('lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']);
  check('types', [bin('svelte-check/bin/svelte-check'), '--fail-on-warnings', '--output', 'human']);
  check('import graph', [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'err',
    'src',
    'server',
    'db',
    'scripts',
    'tests',
  ]);
  check('house rules', [join(root, 'scripts/check-house.ts')]);
  check('printed tables', [join(root, 'scripts/generate-tables.ts'), '--check']);
  check('row types', [join(root, 'scripts/generate-row-types.ts'), '--check']);
  ensureChromium();
  const folder = mkdtempSync(join(tmpdir(), 'ovo-results-'));
  const report = join(folder, 'results.json');
  const run = spawnSync(
    modernNode(),
    [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: '0', OVO_FULL: process.argv.includes('--full') ? '1' : '' },
    },
  );
  if (existsSync(report)) {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    passed += results.numPassedTests;
    failed += results.numTotalTests - results.numPassedTests;
    if (run.status !== 0 && results.numTotalTests === results.numPassedTests) failed += 1;
  } else failed += 1;
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  failed += 1;
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
