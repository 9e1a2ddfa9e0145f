import { ROOMS } from './scripts/house/room-line.ts';

/** Who may import whom: the table in docs/house.md, checked. */
const SERVER = '\\.server(\\.test)?\\.ts$';
const TESTS = '(\\.test\\.ts$|^tests/)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-routes',
      severity: 'error',
      from: { pathNot: '^src/routes' },
      to: { path: '^src/routes' },
    },
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^src/shared', pathNot: TESTS },
      to: { pathNot: '^src/shared|node_modules/valibot' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform', pathNot: TESTS },
      to: { path: '^src/(domain|routes|ui|offline|lang)' },
    },
    {
      // What the house is delivered with are rows; whoever computes asks for the row.
      name: 'nobody-imports-seeds',
      severity: 'error',
      from: { path: '^src', pathNot: TESTS },
      to: { path: '^db/' },
    },
    {
      name: 'lang-imports-lang',
      severity: 'error',
      from: { path: '^src/lang', pathNot: TESTS },
      to: { pathNot: '^src/(lang|shared)' },
    },
    {
      name: 'ui-base-knows-no-domain',
      severity: 'error',
      from: { path: '^src/ui/base' },
      to: { path: '^src/(domain|platform|routes|offline|lang|ui/parts)' },
    },
    {
      name: 'screens-import-no-server',
      severity: 'error',
      from: { path: '\\.svelte$' },
      to: { path: `^src/platform|^src/.*${SERVER}|^node:` },
    },
    {
      name: 'ui-parts-only-pure',
      severity: 'error',
      from: { path: '^src/ui/parts' },
      to: { path: `^src/(platform|routes|offline)|^src/domain/.*${SERVER}` },
    },
    {
      name: 'offline-only-pure',
      severity: 'error',
      from: { path: '^src/offline', pathNot: TESTS },
      to: { path: `^src/(platform|routes|ui)|^src/domain/.*${SERVER}` },
    },
    {
      name: 'pure-domain-does-no-io',
      severity: 'error',
      from: { path: '^src/domain', pathNot: `${SERVER}|${TESTS}` },
      to: { path: `^src/(platform|routes|ui|offline|lang)|^src/domain/.*${SERVER}|^node:` },
    },
    {
      name: 'domain-runs-without-framework',
      severity: 'error',
      from: { path: '^src/(domain|platform|shared)' },
      to: { path: '(@sveltejs|svelte|\\$app)' },
    },
    {
      name: 'commands-stay-in-their-room',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/domain/[^/]+/[^/]+\\.(commands|record)\\.server\\.ts$', pathNot: '^src/domain/$1/' },
    },
    ...ROOMS.slice(1).map((later, i) => ({
      name: `${later}-comes-later`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/domain/(${ROOMS.slice(0, i + 1).join('|')})/`, pathNot: TESTS },
      to: { path: `^src/domain/${later}/` },
    })),
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src',
        pathNot: '(\\.d\\.ts$|\\.test\\.ts$|^src/routes|^src/service-worker|^src/hooks)',
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-kit|^build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.graph.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'svelte', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
  },
};
