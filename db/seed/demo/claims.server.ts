/**
 * Makers that keep their own entry, and makers entered twice, by the room's own commands: a proposal of each kind that waits,
 * one taken over and one set aside; pairs that are likely twins, and one pair that was merged.
 */
import type { MakerActor } from '#domain/offices/duty.ts';
import {
  confirmProposal,
  declineProposal,
  proposeChange,
  sendClaim,
} from '#domain/registry/claim.commands.server.ts';
import { makerBySecret } from '#domain/registry/claim.queries.server.ts';
import type { FieldValues, ProposalKind } from '#domain/registry/claim.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { mergeMakers } from '#domain/registry/merge.commands.server.ts';
import { MERGE_CHOICES, type MergeChoice } from '#domain/registry/merge.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, WIB, type Day } from '#shared/day.ts';
import { actorOf } from './cast.ts';
import { chanceFrom, type Chance } from './chance.ts';

interface Asked {
  readonly kind: ProposalKind;
  readonly values: FieldValues;
  /** How many days ago, and what became of it; without it the proposal waits. */
  readonly daysAgo: number;
  readonly answer?: 'accepted' | { readonly because: string };
}

const ASKED: readonly Asked[] = [
  {
    kind: 'record',
    values: { difficulties: ['packaging', 'market'], difficultyNote: 'Butuh kemasan yang rapat.' },
    daysAgo: 2,
  },
  { kind: 'owner', values: { phone: '081266604411', address: 'Simpang tiga, sebelah mushala' }, daysAgo: 1 },
  {
    kind: 'add_product',
    values: { name: 'Paket oleh-oleh', brand: null, price: 45_000, unit: 'kotak' },
    daysAgo: 3,
  },
  { kind: 'change_product', values: { price: 18_000, unit: 'bungkus' }, daysAgo: 2 },
  { kind: 'end_product', values: {}, daysAgo: 4 },
  {
    kind: 'figures',
    values: { womenPaid: 3, menPaid: 1, womenUnpaid: 1, menUnpaid: 0, sales: 96_000_000 },
    daysAgo: 1,
  },
  { kind: 'change_product', values: { price: 22_000, unit: 'bungkus' }, daysAgo: 20, answer: 'accepted' },
  {
    kind: 'add_product',
    values: { name: 'Jasa titip kirim', brand: null, price: 10_000, unit: null },
    daysAgo: 12,
    answer: { because: 'Ini jasa, bukan produk. Tulis barang yang dibuat sendiri.' },
  },
];

/** The same maker written down again, as it happens: another spelling of its name, by another hand. */
const TWICE = [
  { spelt: (name: string) => name.replace(/([aeiou])(?=[^aeiou]*$)/, '$1$1'), isMerged: false },
  { spelt: (name: string) => `${name} Ibu`, isMerged: false },
  { spelt: (name: string) => `Usaha ${name}`, isMerged: true },
] as const;

/** More days than any of it lies back. */
const LONGEST_AGO = 25;

/** A few makers of many: one proposal each, the rest of them entered twice. */
export async function settleClaims(real: Regency, today: Day): Promise<void> {
  const makers = await real.db
    .selectFrom('industries as i')
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
    .select(['i.id', 'i.code', 'o.phone', 'p.id as productId'])
    .distinctOn('i.id')
    .where('i.closedOn', 'is', null)
    .where('o.phone', 'is not', null)
    .where('p.endedOn', 'is', null)
    // Nothing is done to a maker before what was done to it last.
    .where('i.changedAt', '<', instantOn(addDays(today, -LONGEST_AGO), 0, WIB))
    .orderBy('i.id')
    .orderBy('p.id')
    .execute();
  const every = Math.floor(makers.length / (ASKED.length + TWICE.length));
  for (const [i, asked] of ASKED.entries()) {
    const maker = makers[i * every];
    if (maker) await ask(real, today, maker, asked, chanceFrom(`claim ${today} ${i}`));
  }
  for (const [i, one] of TWICE.entries()) {
    const maker = makers[(ASKED.length + i) * every];
    if (maker) await enterAgain(real, today, maker, one, chanceFrom(`twice ${today} ${i}`));
  }
}

function at(real: Regency, chance: Chance, day: Day): Regency {
  const instant = instantOn(day, 9 * 60 + chance.between(0, 300), WIB);
  return {
    ...real,
    now: () => instant,
    newId: () => chance.id(instant),
    random: (size) => chance.bytes(size),
  };
}

async function ask(
  real: Regency,
  today: Day,
  { code, productId }: { readonly code: string; readonly productId: string },
  { kind, values, daysAgo, answer }: Asked,
  chance: Chance,
): Promise<void> {
  const staff = actorOf('koordinator');
  const { secret } = await sendClaim(at(real, chance, addDays(today, -daysAgo - 1)), staff, { code });
  const then = at(real, chance, addDays(today, -daysAgo));
  const owner = (await makerBySecret(then, secret)) as MakerActor;
  const isOfProduct = kind === 'change_product' || kind === 'end_product';
  const subject = {
    kind,
    productId: isOfProduct ? productId : null,
    year: kind === 'figures' ? Number(today.slice(0, 4)) - 1 : null,
  };
  const before = kind === 'record' ? (await industryPage(then, staff, code)).record : undefined;
  const given = before ? { name: before.name, jorong: before.jorong, ...values } : values;
  await proposeChange(then, owner, subject, given);
  if (answer === undefined) return;
  const { id } = await real.db
    .selectFrom('claimProposals')
    .select('id')
    .where('industryId', '=', owner.industryId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const later = at(real, chance, addDays(today, 1 - daysAgo));
  const { version } = await industryPage(later, staff, code);
  if (answer === 'accepted')
    await confirmProposal(later, staff, { proposalId: id, seenVersion: version, fields: ['price', 'unit'] });
  else await declineProposal(later, staff, { proposalId: id, because: answer.because });
}

async function enterAgain(
  real: Regency,
  today: Day,
  { code, phone }: { readonly code: string; readonly phone: string | null },
  { spelt, isMerged }: (typeof TWICE)[number],
  chance: Chance,
): Promise<void> {
  const staff = actorOf('koordinator');
  const then = at(real, chance, addDays(today, -9));
  const { record, owner, version } = await industryPage(then, staff, code);
  const name = spelt(record.name);
  const other = await registerIndustry(then, staff, {
    record: { ...record, name, lat: null, lng: null, nib: isMerged ? record.nib : null, machines: [] },
    owner: { name: owner.name, gender: owner.gender, nik: null, phone, email: null, address: null },
    products: [],
  });
  if (!isMerged) return;
  const kept = Object.fromEntries(MERGE_CHOICES.map((choice) => [choice, 'kept'])) as Record<
    MergeChoice,
    'kept'
  >;
  const later = at(real, chance, addDays(today, -5));
  await mergeMakers(later, staff, { code, other, seenVersion: version, seenOther: 1, ...kept });
}
