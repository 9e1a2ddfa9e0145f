/** Between a form and its command: the trade is looked up, and who may be written down already is asked first. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { changeIndustry, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import type { ChangeInput, RegisterInput } from '#domain/registry/industry.form.ts';
import { likelyTwins } from '#domain/registry/industry.queries.server.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Target } from '#domain/registry/industry.record.server.ts';
import { KINDS_WITH_MEMBERS, type IndustryRecord, type Kbli, type Owner } from '#domain/registry/industry.ts';
import type { Twins } from '#domain/registry/industry.twins.ts';
import { kbliAnswer, kbliFault, type KbliEntry } from '#domain/registry/kbli.search.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What the form is asked back before anything is written. */
export interface AskedBack {
  /** Per field, the key of its sentence. */
  readonly errors: Readonly<Record<string, string>>;
  readonly choices: readonly KbliEntry[];
  readonly twins: Twins | undefined;
}
export type Taken = { readonly code: string } | AskedBack;

/** Writes a new maker down, unless its trade is unclear or somebody like it is on record and nobody has said it is another. */
export async function takeRegistration(
  regency: Regency,
  actor: StaffActor,
  input: RegisterInput,
  made?: { readonly id: string; readonly code: string },
): Promise<Taken> {
  if (!mayIndustry(actor, 'register', input.nagari)) throw outsideRegistry();
  const trade = await tradeOf(regency, input);
  if ('asks' in trade) return trade.asks;
  const owner = ownerOf(input);
  const twins = await likelyTwins(regency, actor, { ...input, nagariCode: input.nagari });
  if (!input.isOther && twins.known.length + twins.elsewhere > 0)
    return { errors: { form: 'maybe_twin' }, choices: [], twins };
  const products = input.products.map((name) => ({ name, brand: null, price: null, unit: null }));
  const record = recordFrom(input, trade.kbli);
  return { code: await registerIndustry(regency, actor, { record, owner, products, made }) };
}

/** Changes the record, unless its trade is unclear. */
export async function takeChange(
  regency: Regency,
  actor: StaffActor,
  code: string,
  input: ChangeInput,
): Promise<Taken> {
  const trade = await tradeOf(regency, input);
  if ('asks' in trade) return trade.asks;
  const target: Target = { code, seenVersion: input.seenVersion };
  await changeIndustry(regency, actor, target, recordFrom(input, trade.kbli));
  return { code };
}

/** The record a form says, with the code of its trade looked up; what it is asked back where the trade is unclear. */
export async function recordTyped(regency: Regency, input: ChangeInput): Promise<IndustryRecord | AskedBack> {
  const trade = await tradeOf(regency, input);
  return 'asks' in trade ? trade.asks : recordFrom(input, trade.kbli);
}

async function tradeOf(
  regency: Regency,
  input: ChangeInput | RegisterInput,
): Promise<{ kbli: Kbli | null } | { asks: AskedBack }> {
  const answer = kbliAnswer(await kbliBook(regency), input);
  if (answer.is === 'none') return { kbli: null };
  if (answer.is === 'one') return { kbli: answer.kbli };
  return { asks: { errors: { kbli: kbliFault(answer.choices) }, choices: answer.choices, twins: undefined } };
}

/** What a group has is dropped for others, so that a changed mind leaves nothing behind. */
function recordFrom(input: ChangeInput | RegisterInput, kbli: Kbli | null): IndustryRecord {
  const hasMembers = KINDS_WITH_MEMBERS.includes(input.kind);
  return {
    kind: input.kind,
    groupKind: input.kind === 'group' ? input.groupKind : null,
    name: input.name,
    nagariCode: input.nagari,
    jorong: input.jorong,
    lat: input.lat,
    lng: input.lng,
    startedYear: input.startedYear,
    legalForm: input.legalForm,
    nib: input.nib,
    kbli,
    materials: input.materials,
    machines: input.machines,
    marketArea: input.marketArea,
    difficulties: input.difficulties,
    difficultyNote: input.difficultyNote,
    membersWomen: hasMembers ? input.membersWomen : null,
    membersMen: hasMembers ? input.membersMen : null,
  };
}

function ownerOf({ ownerName, gender, nik, phone, email, address }: RegisterInput): Owner {
  return { name: ownerName, gender, nik, phone, email, address };
}
