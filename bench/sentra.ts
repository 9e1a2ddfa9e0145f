/**
 * `npm run bench:sentra`: the page of proposals over 100,000 makers that stand on the map, and for how long the server
 * answers nobody else meanwhile: with the thread, and as it would be without. It leaves nothing behind.
 */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import type { IndustryRecord } from '#domain/registry/industry.ts';
import { freeCodes, insertRegistrations, registrationRows } from '#domain/registry/industry.record.server.ts';
import { proposeSentra } from '#domain/sentra/clustering.ts';
import { findProposalsAnew, sentraProposals, someFree } from '#domain/sentra/sentra.queries.server.ts';
import { actorOf, CAST } from '../db/seed/demo/cast.ts';
import { chanceFrom } from '../db/seed/demo/chance.ts';
import { personName, TRADE_NAMES } from '../db/seed/demo/names.ts';
import { JORONG, TRADES } from '../db/seed/demo/trades.ts';
import { machineName } from './machine.ts';
import { openPlace, type Place } from './place.ts';
import { STALL_MS, stallOf } from './stall.ts';
import { heading } from './table.ts';
import { CLUSTERING_RULES } from '../db/seed/rules.server.ts';
import { temporaryDataFolder } from '../server/data-folder.ts';

const MAKERS = 100_000;
const CHUNK = 1000;
/** Degrees: about 5 kilometres. */
const NAGARI_WIDE = 0.045;

const dataDir = temporaryDataFolder('ovo-sentra');
const place = await openPlace(dataDir, 8);
try {
  await fill(place);
  const { regency } = place;
  const coordinator = actorOf('koordinator');
  heading(`Proposals among ${MAKERS} makers, ${machineName()}`);
  await stallOf('the page, found for the first time', STALL_MS, () => sentraProposals(regency, coordinator));
  await stallOf('the page, kept', STALL_MS, () => sentraProposals(regency, coordinator));
  await stallOf('found anew', STALL_MS, () => findProposalsAnew(regency, coordinator));
  await stallOf('without the thread, for comparison', undefined, async () => {
    const all = [];
    const readSome = someFree(regency);
    for (let some = await readSome(undefined); some.length > 0; some = await readSome(some.at(-1)?.id))
      all.push(...some);
    return proposeSentra(all, CLUSTERING_RULES);
  });
} finally {
  await place.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function fill({ regency }: Place): Promise<void> {
  const chance = chanceFrom('sentra bench');
  const at = regency.now();
  const { id, name, email } = CAST.loket;
  await regency.db.insertInto('people').values({ id, name, email, createdAt: at }).execute();
  const areas = await regency.db
    .selectFrom('areas')
    .select(['code', 'lat', 'lng'])
    .where('level', '=', 'nagari')
    .execute();
  const trades = Object.entries(TRADES);
  const random = (size: number) => chance.bytes(size);
  const codes = await regency.db.transaction().execute((trx) => freeCodes(trx, { random }, MAKERS));
  const owner = { gender: null, nik: null, phone: null, email: null, address: null };
  for (let done = 0; done < MAKERS; done += CHUNK) {
    const rows = codes.slice(done, done + CHUNK).map((code) => {
      const [tradeName, trade] = chance.pick(trades);
      const area = chance.pick(areas);
      const record: IndustryRecord = {
        kind: 'person',
        groupKind: null,
        name: `${tradeName} ${chance.pick(TRADE_NAMES)} ${chance.between(1, 99)}`,
        nagariCode: area.code,
        jorong: chance.pick(JORONG),
        lat: Number(area.lat) + (chance.next() - 0.5) * NAGARI_WIDE,
        lng: Number(area.lng) + (chance.next() - 0.5) * NAGARI_WIDE,
        startedYear: 2015,
        legalForm: null,
        nib: null,
        kbli: { version: '2025', code: trade.kbli },
        materials: trade.materials.map(([material, localShare]) => ({ name: material, localShare })),
        machines: [],
        marketArea: 'regency',
        difficulties: [],
        difficultyNote: null,
        membersWomen: null,
        membersMen: null,
      };
      return registrationRows(regency, actorOf('loket'), {
        id: chance.id(at),
        code,
        record,
        owner: { ...owner, name: personName(chance) },
        products: trade.products
          .slice(0, 2)
          .map((product) => ({ id: chance.id(at), name: product, brand: null, price: null, unit: null })),
        actId: chance.id(at),
        at,
      });
    });
    await regency.db.transaction().execute((trx) => insertRegistrations(trx, rows));
  }
  await sql`vacuum analyze`.execute(regency.db);
}
