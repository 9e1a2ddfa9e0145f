/** Compares what a phone says it did with what is here: every act once, every file whole, each difference by name. */
import { sql } from 'kysely';
import type { CheckFile } from '#domain/visits/device-check.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface PhoneComparison {
  /** How many acts and files are in which state: there, and here. */
  readonly phone: Readonly<Record<string, number>>;
  readonly office: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** What an act's state on the phone allows here; `none` is an act that is not here. */
const ALLOWED: Readonly<Record<CheckFile['acts'][number]['state'], readonly string[]>> = {
  // Its answer may have been lost: the phone sends it again.
  waiting: ['none', 'accepted', 'refused', 'held', 'replaced', 'dropped'],
  arrived: ['accepted'],
  // A person of the office may have decided.
  held: ['held', 'accepted', 'dropped'],
  refused: ['none', 'refused', 'replaced', 'dropped'],
  mended: ['none', 'refused', 'replaced', 'dropped'],
  letting_go: ['none', 'refused', 'dropped', 'replaced', 'accepted', 'held'],
  let_go: ['none', 'dropped', 'replaced'],
};

/** Reads only. */
export async function comparePhone({ db }: Regency, check: CheckFile): Promise<PhoneComparison> {
  const actIds = check.acts.map(({ id }) => id);
  const fileIds = check.files.map(({ id }) => id);
  const ownSeqs = check.acts.filter(({ sealedBy }) => sealedBy === null).map(({ seq }) => seq);
  const [acts, files, later, numbers, attached] = await Promise.all([
    db
      .selectFrom('deviceActs')
      .select(['id', 'outcome', 'digest'])
      .where(sql<boolean>`${sql.ref('id')} = any(${actIds}::uuid[])`)
      .execute(),
    db
      .selectFrom('deviceFiles')
      .select(['id', 'received', 'size', 'sha256', 'arrivedAt', 'attachedAt', 'refusedAs', 'owner'])
      .where(sql<boolean>`${sql.ref('id')} = any(${fileIds}::uuid[])`)
      .execute(),
    // What the phone forgot is older than all that it still has.
    db
      .selectFrom('deviceActs')
      .select('id')
      .where('deviceId', '=', check.deviceId ?? '00000000-0000-0000-0000-000000000000')
      .where('outcome', '=', 'accepted')
      .where('seq', '>=', ownSeqs.length > 0 ? Math.min(...ownSeqs) : Number.MAX_SAFE_INTEGER)
      .execute(),
    numbersHere(db, check),
    attachedHere(db, fileIds),
  ]);
  const actsHere = new Map(acts.map((act) => [act.id, act]));
  const filesHere = new Map(files.map((file) => [file.id, file]));
  const known = new Set(actIds);
  const differences = [
    ...check.acts.flatMap((act) => ofAct(act, actsHere.get(act.id), numbers)),
    ...check.files.flatMap((file) => ofFile(file, filesHere.get(file.id), attached.get(file.id) ?? 0)),
    ...later.flatMap(({ id }) =>
      known.has(id) ? [] : [`act ${id}: counts here, the phone does not know it`],
    ),
  ];
  return {
    phone: countsOf([
      ...check.acts.map(({ state }) => `acts ${state}`),
      ...check.files.map(({ state }) => `files ${state}`),
    ]),
    office: countsOf([
      ...acts.map(({ outcome }) => `acts ${outcome}`),
      ...files.map(({ arrivedAt }) => (arrivedAt === null ? 'files under way' : 'files arrived')),
    ]),
    differences,
  };
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function ofAct(
  { id, kind, state, digest, number }: CheckFile['acts'][number],
  here: { readonly outcome: string; readonly digest: string } | undefined,
  numbers: ReadonlyMap<string, number>,
): string[] {
  const outcome = here?.outcome ?? 'none';
  const name = `act ${id} (${kind})`;
  if (!ALLOWED[state].includes(outcome)) return [`${name}: ${state} on the phone, ${outcome} here`];
  if (outcome !== 'accepted' || !here) return [];
  const isOther = digest !== null && here.digest !== digest;
  const times = number === null ? 1 : (numbers.get(number) ?? 0);
  return [
    ...(isOther ? [`${name}: other words here than on the phone`] : []),
    ...(times === 1 ? [] : [`${name}: its number ${number} is here ${times} times`]),
  ];
}

interface FileHere {
  readonly received: number;
  readonly size: number;
  readonly sha256: string;
  readonly arrivedAt: Date | null;
  readonly attachedAt: Date | null;
  readonly refusedAs: string | null;
  readonly owner: string | null;
}

function ofFile(
  { id, state, size, sha256 }: CheckFile['files'][number],
  here: FileHere | undefined,
  attached: number,
): string[] {
  const name = `file ${id}`;
  if (here && (here.size !== size || here.sha256 !== sha256)) return [`${name}: other bytes here`];
  if (attached > 1) return [`${name}: stands here ${attached} times`];
  if (state !== 'arrived') return [];
  if (!here || here.arrivedAt === null || here.received !== here.size)
    return [
      `${name}: arrived on the phone, ${here ? `${here.received} of ${here.size} bytes` : 'unknown'} here`,
    ];
  // Held for a person, or waiting for its place: not attached yet.
  return here.attachedAt !== null && attached === 0 ? [`${name}: arrived, and stands nowhere`] : [];
}

/** How often each number that an act got is here. */
async function numbersHere(db: Regency['db'], { acts }: CheckFile): Promise<ReadonlyMap<string, number>> {
  const codes = acts.flatMap(({ number }) => number ?? []);
  const [tickets, industries] = await Promise.all([
    db
      .selectFrom('tickets')
      .select('code')
      .where(sql<boolean>`${sql.ref('code')} = any(${codes}::text[])`)
      .execute(),
    db
      .selectFrom('industries')
      .select('code')
      .where(sql<boolean>`${sql.ref('code')} = any(${codes}::text[])`)
      .execute(),
  ]);
  return new Map(Object.entries(countsOf([...tickets, ...industries].map(({ code }) => code))));
}

async function attachedHere(db: Regency['db'], ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const [ofVisits, ofTickets] = await Promise.all([
    db
      .selectFrom('visitFiles')
      .select('id')
      .where(sql<boolean>`${sql.ref('id')} = any(${[...ids]}::uuid[])`)
      .execute(),
    db
      .selectFrom('ticketFiles')
      .select('id')
      .where(sql<boolean>`${sql.ref('id')} = any(${[...ids]}::uuid[])`)
      .execute(),
  ]);
  return new Map(Object.entries(countsOf([...ofVisits, ...ofTickets].map(({ id }) => id))));
}
