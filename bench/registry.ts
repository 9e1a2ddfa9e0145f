/**
 * `npm run bench:registry`: what it costs to find sentra and names entered twice among 100,000 industries, spread in
 * several ways, and how the cost grows with their number. Plain functions without a database; it leaves nothing behind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proposeSentra } from '#domain/sentra/clustering.ts';
import { alikePairs, type NamedMaker } from '#domain/registry/maker-names.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';
import { cellsOf } from '#shared/csv.ts';
import { chanceFrom, type Chance } from '../db/seed/demo/chance.ts';
import { personName } from '../db/seed/demo/names.ts';
import { CLUSTERING_RULES } from '../db/seed/rules.server.ts';
import { machineName } from './machine.ts';
import { heading, print } from './table.ts';

const NUMBERS = [12_500, 25_000, 50_000, 100_000];
/** "100,000 industries in seconds". */
const BAR_MS = 10_000;
const GROUPS = 40;
const PRODUCTS = 300;
const MATERIALS = 60;
/** Degrees: about 5 kilometres, and 60 metres. */
const NAGARI_WIDE = 0.045;
const STREET_WIDE = 0.0005;

const nagari = readFileSync(join(import.meta.dirname, '../db/seed/13.10/areas.csv'), 'utf8')
  .split(/\r?\n/)
  .map((line) => cellsOf(line))
  .filter(([, level]) => level === 'nagari')
  .map(([code = '', , , lat, lng]) => ({ code, lat: Number(lat), lng: Number(lng) }));

/** Where an industry stands, given the middle of its nagari. */
type Spread = (
  chance: Chance,
  middle: { lat: number; lng: number },
  i: number,
) => { lat: number; lng: number };

const around = (chance: Chance, middle: { lat: number; lng: number }, wide: number) => ({
  lat: middle.lat + (chance.next() - 0.5) * wide,
  lng: middle.lng + (chance.next() - 0.5) * wide,
});
const [HERE] = nagari as [(typeof nagari)[number]];

const SPREADS: Readonly<Record<string, Spread>> = {
  'scattered over the nagari': (chance, middle) => around(chance, middle, NAGARI_WIDE),
  'half of them in 40 streets a nagari': (chance, middle, i) => {
    if (i % 2 === 0) return around(chance, middle, NAGARI_WIDE);
    const street = chanceFrom(`${middle.lat} ${i % 40}`);
    return around(chance, around(street, middle, NAGARI_WIDE), STREET_WIDE);
  },
  'on the label points of the nagari': (_, middle) => middle,
  'all within one kilometre': (chance) => around(chance, HERE, 0.009),
  'half in each of two far corners of cells': (chance, _, i) => ({
    lat: HERE.lat + (i % 2) * 0.0068 + chance.next() * 1e-5,
    lng: HERE.lng + chance.next() * 0.0045,
  }),
};

function industriesFrom(spread: Spread, count: number): SentraMember[] {
  const chance = chanceFrom('registry');
  return Array.from({ length: count }, (_, i) => {
    const { code, ...middle } = chance.pick(nagari);
    const product = chance.between(0, PRODUCTS - 1);
    return {
      id: String(i).padStart(6, '0'),
      nagariCode: code,
      place: chance.happens(0.1) ? null : spread(chance, middle, i),
      traits: {
        kbli: [`10${product % GROUPS}`],
        product: [`product ${product}`],
        material: [`material ${product % MATERIALS}`, `material ${chance.between(0, MATERIALS - 1)}`],
      },
    };
  });
}

function measure<T>(what: string, count: number, run: () => T, tell: (result: T) => string): void {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const result = run();
  const ms = performance.now() - began;
  // On a machine that others use, only processor time can be compared.
  const { user, system } = process.cpuUsage(used);
  const isBarred = count === NUMBERS.at(-1);
  print({
    what: `${count.toLocaleString('en')} ${what}`,
    value: `${ms.toFixed(0).padStart(6)} ms, processor ${((user + system) / 1000).toFixed(0).padStart(6)} ms ${((user + system) / count).toFixed(1).padStart(5)} µs each`,
    ...(isBarred ? { bar: `≤ ${BAR_MS / 1000} s`, isMet: ms <= BAR_MS } : {}),
    note: tell(result),
  });
}

process.stdout.write(`${machineName()}\n`);
for (const [what, spread] of Object.entries(SPREADS)) {
  heading(`Sentra found: ${what}`);
  for (const count of NUMBERS) {
    const industries = industriesFrom(spread, count);
    measure(
      'industries',
      count,
      () => proposeSentra(industries, CLUSTERING_RULES),
      (proposals) => `${proposals.length} proposals`,
    );
  }
}
heading('Names entered twice');
for (const count of NUMBERS) {
  const chance = chanceFrom('names');
  const makers = Array.from({ length: count }, (_, i): NamedMaker => {
    const name = personName(chance);
    return {
      id: String(i).padStart(6, '0'),
      nagariCode: chance.pick(nagari).code,
      name: chance.happens(0.3) ? `UD ${name.toUpperCase()}` : `Keripik ${name}`,
    };
  });
  measure(
    'makers',
    count,
    () => alikePairs(makers),
    (pairs) => `${pairs.length} pairs`,
  );
}
