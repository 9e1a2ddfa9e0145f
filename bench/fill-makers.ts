/** Fills a place with makers by the registry's own rows. */
import { sql } from 'kysely';
import type { IndustryRecord } from '#domain/registry/industry.ts';
import { freeCodes, insertRegistrations, registrationRows } from '#domain/registry/industry.record.server.ts';
import { actorOf, CAST } from '../db/seed/demo/cast.ts';
import { chanceFrom } from '../db/seed/demo/chance.ts';
import { personName, TRADE_NAMES } from '../db/seed/demo/names.ts';
import { JORONG, TRADES } from '../db/seed/demo/trades.ts';
import type { Place } from './place.ts';

const CHUNK = 1000;

/** So many makers, spread over all nagari, with the two people who wrote them down. @returns their numbers */
export async function fillMakers({ regency }: Place, count: number): Promise<readonly string[]> {
  const chance = chanceFrom('makers');
  const at = regency.now();
  await regency.db
    .insertInto('people')
    .values([CAST.loket, CAST.wali].map(({ id, name, email }) => ({ id, name, email, createdAt: at })))
    .execute();
  const areas = await regency.db.selectFrom('areas').select('code').where('level', '=', 'nagari').execute();
  const trades = Object.entries(TRADES);
  const random = (size: number) => chance.bytes(size);
  const codes = await regency.db.transaction().execute((trx) => freeCodes(trx, { random }, count));
  for (let done = 0; done < count; done += CHUNK) {
    const rows = codes.slice(done, done + CHUNK).map((code) => {
      const [name, trade] = chance.pick(trades);
      const record: IndustryRecord = {
        kind: chance.weigh({ person: 55, business: 28, group: 11, cooperative: 3, bumnag: 3 }),
        groupKind: null,
        name: `${name} ${chance.pick(TRADE_NAMES)} ${chance.between(1, 99)}`,
        nagariCode: chance.pick(areas).code,
        jorong: chance.pick(JORONG),
        lat: null,
        lng: null,
        startedYear: 2015,
        legalForm: null,
        nib: chance.happens(0.6) ? `99${String(chance.between(1e10, 9e10))}` : null,
        kbli: { version: '2025', code: trade.kbli },
        materials: [],
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
        owner: {
          name: personName(chance),
          gender: null,
          nik: null,
          phone: `0810${String(chance.between(10_000_000, 99_999_999))}`,
          email: null,
          address: null,
        },
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
  return codes;
}
