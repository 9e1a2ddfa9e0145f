/** Rooms, file roles and names: where a file may stand and what it may be called. */
import ts from 'typescript';
import { pathsOf, treeOf, nodesOf, placeOf, type Breach, type House, type Rule } from './house.ts';
import { ROOMS } from './room-line.ts';

const ROLES = ['workflow', 'policy', 'form', 'queries.server', 'commands.server', 'problems'];
const SAYS_NOTHING = /^(utils?|helpers?|services?|common|types|index|misc|lib|shared|stuff)(\.|$)/;
const WINGS = ['domain', 'shared', 'platform', 'offline', 'ui', 'lang', 'routes', 'service-worker'];
const FRONT = ['src/app.html', 'src/error.html', 'src/app.d.ts', 'src/hooks.server.ts'];

export const fileRoles: Rule = {
  name: 'file-roles',
  breaches: (house) => [
    ...pathsOf(house, /^src\/domain\/[^/]+\//, { tests: true }).flatMap((file) => ofRoom(house, file)),
    ...pathsOf(house, /^src\/domain\/[^/]+\/README\.md$/).flatMap((file) => listedButGone(house, file)),
    ...pathsOf(house, /^(src|server|db|scripts|bench|tests)\//, { tests: true }).flatMap(named),
    ...pathsOf(house, /^src\//).flatMap((file) =>
      WINGS.includes(file.split('/')[1] ?? '') || FRONT.includes(file)
        ? []
        : [{ file, why: 'src has a closed set of wings; see docs/house.md' }],
    ),
  ],
};

function named(file: string): Breach[] {
  const parts = file.split('/').slice(1);
  const empty = parts.find((part) => SAYS_NOTHING.test(part) && !file.startsWith('src/shared/'));
  return empty === undefined ? [] : [{ file, why: `'${empty}' says nothing; name it by what it computes` }];
}

function ofRoom(house: House, file: string): Breach[] {
  const [, , room = '', name = '', ...deeper] = file.split('/');
  if (!ROOMS.includes(room)) return [{ file, why: `'${room}' is not a room` }];
  if (deeper.length > 0) return [{ file, why: 'a room has no rooms inside' }];
  if (name === 'README.md' || name.endsWith('.test.ts')) return [];
  const bare = name.replace(/\.(ts|csv)$/, '');
  const role = bare.slice(bare.indexOf('.') + 1);
  if (bare.includes('.') && ROLES.includes(role)) return [];
  const isListed = (house.get(`src/domain/${room}/README.md`) ?? '').includes(`\`${name}\``);
  return isListed ? [] : [{ file, why: 'has no role of the closed set, and the README does not list it' }];
}

/** A README that lists what is not there misleads more than none. */
function listedButGone(house: House, readme: string): Breach[] {
  const room = readme.slice(0, readme.lastIndexOf('/'));
  const names = (house.get(readme) ?? '').match(/`[a-z-]+\.[a-z.-]*(ts|csv)`/g) ?? [];
  return [...new Set(names)]
    .map((name) => name.slice(1, -1))
    .filter((name) => !house.has(`${room}/${name}`) && !house.has(`src/domain/${name}`))
    .map((name) => ({ file: readme, why: `lists ${name}, which is not there` }));
}

/** Names of the browser and of the process that do IO without an import. */
const REACHES_OUT = [
  'fetch',
  'process',
  'window',
  'document',
  'localStorage',
  'navigator',
  'indexedDB',
  'console',
];

export const pureFiles: Rule = {
  name: 'pure-files',
  breaches: (house) =>
    pathsOf(house, /^src\/(domain|shared)\/.*\.ts$/)
      .filter((file) => !file.endsWith('.server.ts'))
      .flatMap((file) =>
        [...nodesOf(treeOf(house, file))]
          .filter(
            (node): node is ts.Identifier =>
              ts.isIdentifier(node) && REACHES_OUT.includes(node.text) && isFreeUse(node),
          )
          .map((node) => ({
            file: placeOf(file, node),
            why: `${node.text} is IO; the name says there is none`,
          })),
      ),
};

/** True for `fetch(…)` and `process.env`, not for a property or a parameter that is called so. */
function isFreeUse(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node) ||
    (ts.isElementAccessExpression(parent) && parent.expression === node)
  );
}
