/** Who lives in the demonstration: the cast with accounts, and four hundred people and businesses. */
import { appointSubstitute } from '#domain/offices/person.commands.server.ts';
import type { ApplicantKind } from '#domain/tickets/ticket.ts';
import { createAccount, type Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, type Day, WIB } from '#shared/day.ts';
import { referenceId } from '../reference.server.ts';
import { actorOf, CAST, type CastMember } from './cast.ts';
import type { Chance } from './chance.ts';
import { GOODS, personName, TRADE_NAMES, TRADE_WORDS } from './names.ts';
import { TEMPLATES } from './voices.ts';

const APPLICANTS = 400;

export interface DemoApplicant {
  readonly id: string;
  readonly name: string;
  readonly nagariCode: string;
  readonly nagari: string;
  /** The trade, as the business is called after it. */
  readonly product: string;
  /** What is made, as it stands inside a sentence. */
  readonly goods: string;
  readonly business: string;
  readonly kind: ApplicantKind;
  readonly representative: string | null;
  readonly phone: string | null;
}

/** One account per duty, all with the same password. */
export async function settleCast(
  regency: Regency,
  identity: Identity,
  password: string,
  at: Date,
): Promise<void> {
  const everybody: readonly CastMember[] = Object.values(CAST);
  for (const who of everybody) {
    const officeId = who.office && referenceId('office', who.office);
    const userId = await createAccount(identity, { name: who.name, email: who.email, password });
    await regency.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('people')
        .values({ id: who.id, userId, name: who.name, email: who.email, officeId, createdAt: at })
        .execute();
      if (who.duties.length === 0) return;
      await trx
        .insertInto('duties')
        .values(
          who.duties.map((duty, i) => ({
            id: who.id.replace('-7000-', `-7${String(i + 1).padStart(3, '0')}-`),
            personId: who.id,
            duty,
            officeId,
            areaCode: who.area,
            startsOn: '2024-07-24',
          })),
        )
        .execute();
    });
  }
}

/** Telephone numbers of offices: obviously invented, in a range no network uses, so that one tap on them harms nobody. */
export async function settleOffices({ db }: Pick<Regency, 'db'>): Promise<void> {
  const offices = await db.selectFrom('offices').select('slug').orderBy('slug').execute();
  for (const [i, { slug }] of offices.entries())
    await db
      .updateTable('offices')
      .set({
        whatsapp: `0810 0000 01${String(i + 1).padStart(2, '0')}`,
        phone: `(0754) 000 01${String(i + 1).padStart(2, '0')}`,
        email: `${slug}@ovoprima.test`,
      })
      .where('slug', '=', slug)
      .execute();
}

/** Words to begin answers from, and a coordinator who was away some days ago and will be again. */
export async function settleDesk(real: Regency, chance: Chance, today: Day): Promise<void> {
  const at = instantOn(addDays(today, -40), 9 * 60, WIB);
  const regency: Regency = { ...real, now: () => at, newId: () => chance.id(at) };
  await regency.db
    .insertInto('answerTemplates')
    .values(
      TEMPLATES.map(([name, body, slug]) => ({
        id: regency.newId(),
        name,
        body,
        topicId: slug === undefined ? null : referenceId('topic', slug),
      })),
    )
    .execute();
  const held = await regency.db
    .selectFrom('duties')
    .select('id')
    .where('personId', '=', CAST.koordinator.id)
    .where('duty', '=', 'coordinator')
    .executeTakeFirstOrThrow();
  for (const [from, days] of [
    [-22, 2],
    [9, 4],
  ] as const)
    await appointSubstitute(regency, actorOf('admin'), {
      dutyId: held.id,
      personId: CAST.petugasKumperindag.id,
      startsOn: addDays(today, from),
      endsOn: addDays(today, from + days),
    });
}

/** People, businesses, groups, cooperatives and BUMNag over every nagari. The numbers belong to no network (0810). */
export async function settleApplicants(
  regency: Regency,
  chance: Chance,
  firstDay: Day,
): Promise<DemoApplicant[]> {
  const areas = await regency.db
    .selectFrom('areas')
    .select(['code', 'name'])
    .where('level', '=', 'nagari')
    .orderBy('code')
    .execute();
  const createdAt = instantOn(firstDay, 0, WIB);
  const taken = new Set<string>();
  const rows = Array.from({ length: APPLICANTS }, (_, i) => {
    const area = areas[i % areas.length] ?? chance.pick(areas);
    const product = chance.pick(TRADE_WORDS);
    const person = onlyOnce(taken, () => personName(chance));
    const kind: ApplicantKind = chance.weigh({
      person: 50,
      business: 30,
      group: 12,
      cooperative: 4,
      bumnag: 4,
    });
    const business = onlyOnce(taken, () => `${product} ${chance.pick(TRADE_NAMES)}`);
    const name = {
      person: () => person,
      business: () => business,
      group: () => `${chance.pick(['KUB', 'KWT', 'Kelompok'])} ${chance.pick(TRADE_NAMES)} ${area.name}`,
      cooperative: () => `Koperasi ${chance.pick(TRADE_NAMES)} ${area.name}`,
      bumnag: () => `BUMNag ${chance.pick(TRADE_NAMES)} ${area.name}`,
    }[kind];
    const id = chance.id(createdAt);
    return {
      known: {
        id,
        kind,
        name: kind === 'person' || kind === 'business' ? name() : onlyOnce(taken, name),
        representative: kind === 'person' ? null : person,
        phone: chance.happens(0.93) ? `0810${String(10_000_000 + i * 7919).slice(0, 8)}` : null,
        nagariCode: area.code,
        nagari: area.name,
        product,
        goods: GOODS[product] ?? product.toLowerCase(),
        business,
      },
      email: chance.happens(0.25) ? `pemohon${i + 1}@contoh.test` : null,
    };
  });
  await regency.db
    .insertInto('applicants')
    .values(
      rows.map(({ known: { id, kind, name, representative, phone, nagariCode }, email }) => ({
        id,
        kind,
        name,
        representative,
        phone,
        email,
        nagariCode,
        createdAt,
      })),
    )
    .execute();
  return rows.map((row) => row.known);
}

/** A name nobody else of the demonstration has, as long as there are any left. */
function onlyOnce(taken: Set<string>, make: () => string): string {
  let name = make();
  for (let tries = 0; taken.has(name) && tries < 50; tries += 1) name = make();
  taken.add(name);
  return name;
}
