/**
 * Table: kind of a phone's act -> the command of its room. Beside `reactions.server.ts` the only place that knows the
 * commands of several rooms: what a phone hands in is done by the same functions as what the office types.
 */
import type * as v from 'valibot';
import { notePotential } from '#domain/nagari/nagari.commands.server.ts';
import { potentialForm } from '#domain/nagari/nagari.form.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { addCertificate } from '#domain/registry/certificate.commands.server.ts';
import { certificateForm } from '#domain/registry/certificate.form.ts';
import {
  addProduct,
  changeIndustry,
  changeOwner,
  recordFigures,
} from '#domain/registry/industry.commands.server.ts';
import {
  changeForm,
  figuresForm,
  INDUSTRY_LISTS,
  ownerForm,
  productForm,
  registerForm,
  type ChangeInput,
} from '#domain/registry/industry.form.ts';
import { recordTyped, takeRegistration, type AskedBack } from '#domain/registry/industry.intake.server.ts';
import { industryNotFound } from '#domain/registry/industry.problems.ts';
import { recordOf } from '#domain/registry/industry.queries.server.ts';
import {
  figuresOf,
  NO_FIGURES,
  parseIndustryCode,
  type Gender,
  type IndustryRecord,
} from '#domain/registry/industry.ts';
import { typedFigures, typedOwner, typedRecord } from '#domain/registry/industry.typed.ts';
import { addMember, endMember } from '#domain/sentra/sentra.commands.server.ts';
import { joinForm, leaveForm } from '#domain/sentra/sentra.form.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { finishWalkIn, takeWalkIn } from '#domain/tickets/walk-in.commands.server.ts';
import { walkInForm } from '#domain/tickets/walk-in.form.ts';
import { phoneActForms } from '#domain/visits/phone-act.form.ts';
import type { PhoneActBodies, PhoneActKind, PhoneActResult } from '#domain/visits/phone-act.ts';
import { Refusal } from '#domain/visits/refusal.ts';
import type { DoneThere, Perform } from '#domain/visits/sync.commands.server.ts';
import { missVisit, planVisit, reportVisit } from '#domain/visits/visit.commands.server.ts';
import { missForm, reportForm } from '#domain/visits/visit.form.ts';
import { actIsOther, changedByBoth, codeTaken, formRefused } from '#domain/visits/visit.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { mergeFields, type FieldConflict, type Merged } from '#shared/field-merge.ts';
import { parseForm } from '#shared/form.ts';
import { formDataOf, type TypedForm } from '#shared/typed-form.ts';
import { safeParse } from 'valibot';

type Performer<Kind extends PhoneActKind> = (
  regency: Regency,
  actor: StaffActor,
  body: PhoneActBodies[Kind],
  done: DoneThere,
) => Promise<PhoneActResult>;

const performers: { readonly [Kind in PhoneActKind]: Performer<Kind> } = {
  'visit.add': async (regency, actor, { visitId: id, ...plan }, done) => {
    const given = { ...plan, id, personId: actor.personId, isUnplanned: true };
    return stateOf(await planVisit(regency, actor, given, done));
  },
  'visit.report': async (regency, actor, { visitId: id, form }, done) => {
    const given = parsed(reportForm(dayOf(done.at, WIB)), form);
    return stateOf(await reportVisit(regency, actor, { id }, { ...given, files: done.files }, done));
  },
  'visit.miss': async (regency, actor, { visitId: id, form }, done) =>
    stateOf(await missVisit(regency, actor, { id }, parsed(missForm(dayOf(done.at, WIB)), form), done)),
  'ticket.open': async (regency, actor, { ticketId, code, secret, form }, { at }) => {
    if (parseCode(code) !== code) throw formRefused();
    const typed = parsed(walkInForm(regency.now()), { ...form, channel: 'visit', receivedAt: '' });
    // Rule 7 of the clock: received when it was written down there.
    const walkIn = { ...typed, receivedAt: at, formId: '' };
    await freshNumbers(() => takeWalkIn(regency, actor, walkIn, [], { ticketId, code, secret }));
    await finishWalkIn(regency, actor, walkIn, ticketId);
    return { code };
  },
  'industry.register': async (regency, actor, { industryId: id, code, form }) => {
    if (parseIndustryCode(code) !== code) throw formRefused();
    const input = parsed(registerForm(regency.now()), form, INDUSTRY_LISTS);
    const taken = await freshNumbers(() => takeRegistration(regency, actor, input, { id, code }));
    if ('errors' in taken) throw askedBack(taken);
    return { code, version: 1 };
  },
  'industry.change': async (regency, actor, { code, base, form }) => {
    const [was, mine] = [await recordSaid(regency, base), await recordSaid(regency, form)];
    const row = await lockMaker(regency, code);
    const theirs = recordOf(row);
    const { set } = clearly(mergeFields(was, mine, theirs), theirs, typedRecord, { nagariCode: 'nagari' });
    if (Object.keys(set).length === 0) return { code, version: row.version };
    await changeIndustry(regency, actor, { code, seenVersion: row.version }, { ...theirs, ...set });
    return { code, version: row.version + 1 };
  },
  'industry.change_owner': async (regency, actor, { code, base, form }) => {
    const [was, mine] = [ownerSaid(regency, base), ownerSaid(regency, form)];
    const row = await lockMaker(regency, code);
    const kept = await regency.db
      .selectFrom('industryOwners')
      .select(['name', 'phone', 'email', 'address'])
      .select((eb) => eb.ref('gender').$castTo<Gender | null>().as('gender'))
      .where('industryId', '=', row.id)
      .executeTakeFirstOrThrow();
    const { set } = clearly(mergeFields(was.owner, mine.owner, kept), kept, typedOwner, {
      name: 'ownerName',
    });
    if (Object.keys(set).length === 0 && mine.nik === null) return { code, version: row.version };
    const { name: ownerName, ...owner } = { ...kept, ...set };
    const input = { ...owner, ownerName, nik: mine.nik, dropsNik: false };
    await changeOwner(regency, actor, { code, seenVersion: row.version }, input);
    return { code, version: row.version + 1 };
  },
  'industry.figures': async (regency, actor, { code, base, form }) => {
    const schema = figuresForm(regency.now());
    const { year, quarter, ...mine } = parsed(schema, form);
    const period = { year, quarter };
    const was = figuresOf(parsed(schema, { ...base, year: String(year), quarter: String(quarter) }));
    const row = await lockMaker(regency, code);
    const kept = await regency.db
      .selectFrom('industryFigures')
      .selectAll()
      .where('industryId', '=', row.id)
      .where('year', '=', year)
      .where('quarter', '=', quarter)
      .executeTakeFirst();
    const theirs = kept ? figuresOf(kept) : NO_FIGURES;
    const typed = (figures: typeof theirs) => typedFigures(period, figures);
    const { set } = clearly(mergeFields(was, mine, theirs), theirs, typed, {});
    if (Object.keys(set).length === 0) return { code, version: row.version };
    const input = { ...period, ...theirs, ...set };
    await recordFigures(regency, actor, { code, seenVersion: row.version }, input);
    return { code, version: row.version + 1 };
  },
  'industry.add_product': async (regency, actor, { code, productId, form }) => {
    await addProduct(regency, actor, { code }, parsed(productForm, form), productId);
    return { code };
  },
  'industry.add_certificate': async (regency, actor, { code, certificateId, form }) => {
    const certificate = parsed(certificateForm(regency.now()), form);
    await addCertificate(regency, actor, { code }, certificate, certificateId);
    return { code };
  },
  'nagari.note_potential': async (regency, actor, { nagariCode, potentialId, form }) => {
    await notePotential(regency, actor, nagariCode, parsed(potentialForm, form), potentialId);
    return {};
  },
  'sentra.join': async (regency, actor, { sentraId, industry, form }) => {
    const input = parsed(joinForm(regency.now()), { ...form, industry });
    await addMember(regency, actor, { slug: await slugOf(regency, sentraId) }, input);
    return { code: industry };
  },
  'sentra.leave': async (regency, actor, { sentraId, industry, form }) => {
    const { id } = await lockMaker(regency, industry);
    const input = parsed(leaveForm(regency.now()), { ...form, industryId: id });
    await endMember(regency, actor, { slug: await slugOf(regency, sentraId) }, input);
    return { code: industry };
  },
};

/** Performs any act of a phone by the table above. @throws Problem or Refusal */
export const performPhoneAct: Perform = (regency, actor, { kind, body }, done) =>
  performKind(regency, actor, kind, body, done);

async function performKind<Kind extends PhoneActKind>(
  regency: Regency,
  actor: StaffActor,
  kind: Kind,
  body: unknown,
  done: DoneThere,
): Promise<PhoneActResult> {
  const schema: v.GenericSchema<unknown, PhoneActBodies[Kind]> = phoneActForms[kind];
  const read = safeParse(schema, body);
  if (!read.success) throw formRefused();
  return performers[kind](regency, actor, read.output, done);
}

/** What was typed, by the schema of its screen. @throws Refusal formRefused with the messages at the fields */
function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  typed: TypedForm,
  lists: readonly string[] = [],
): v.InferOutput<Schema> {
  const read = parseForm(schema, formDataOf(typed), { lists });
  if (!read.isRight) throw new Refusal(formRefused(), { errors: read.errors });
  return read.value;
}

function askedBack({ errors, twins }: AskedBack): Refusal {
  const known = twins?.known.map(({ code, name }) => ({ code, name }));
  return new Refusal(formRefused(), { errors, ...(known ? { twins: known } : {}) });
}

function stateOf({ after }: { readonly after: { readonly state: string } }): PhoneActResult {
  return { state: after.state };
}

async function recordSaid(regency: Regency, typed: TypedForm): Promise<IndustryRecord> {
  // Which version she saw says nothing here: her fields are merged with what stands there now.
  const input: ChangeInput = parsed(
    changeForm(regency.now()),
    { ...typed, seenVersion: '0' },
    INDUSTRY_LISTS,
  );
  const record = await recordTyped(regency, input);
  if ('errors' in record) throw askedBack(record);
  return record;
}

function ownerSaid(regency: Regency, typed: TypedForm) {
  const { ownerName, gender, phone, email, address, nik } = parsed(ownerForm(regency.now()), {
    ...typed,
    seenVersion: '0',
  });
  return { owner: { name: ownerName, gender, phone, email, address }, nik };
}

/** Nobody changes the maker between the merge and its writing. The command asks who may. */
async function lockMaker({ db }: Regency, code: string) {
  const row = await db
    .selectFrom('industries')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw industryNotFound();
  return row;
}

async function slugOf({ db }: Regency, sentraId: string): Promise<string> {
  const row = await db.selectFrom('sentra').select('slug').where('id', '=', sentraId).executeTakeFirst();
  return row?.slug ?? '';
}

/**
 * The merge, when nothing is changed by both.
 * @param typed how the form shows the record
 * @param names of the form's fields, where they differ from the record's
 * @throws Refusal changedByBoth with both sides as typed, and what stands there now
 */
function clearly<Fields extends object>(
  merged: Merged<Fields>,
  theirs: Fields,
  typed: (fields: Fields) => TypedForm,
  names: Partial<Record<keyof Fields, string>>,
): Merged<Fields> {
  const fields = Object.keys(merged.conflicts) as (keyof Fields & string)[];
  if (fields.length === 0) return merged;
  const conflicts = Object.fromEntries(
    fields.map((field) => {
      const name = names[field] ?? field;
      const conflict = merged.conflicts[field] as FieldConflict<Fields[typeof field]>;
      const shown = (value: Fields[typeof field]) =>
        [typed({ ...theirs, [field]: value })[name] ?? ''].flat().join('\n');
      const sides = {
        base: shown(conflict.base),
        theirs: shown(conflict.theirs),
        mine: shown(conflict.mine),
      };
      return [name, sides];
    }),
  );
  throw new Refusal(changedByBoth(), { conflicts, now: typed(theirs) });
}

/** Numbers and ids made on a phone are somebody else's once in many millions. @throws Problem codeTaken, actIsOther */
async function freshNumbers<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    const { constraint } = thrown as { constraint?: string };
    if (constraint === 'tickets_code' || constraint === 'industries_code') throw codeTaken();
    if (constraint === 'tickets_pkey' || constraint === 'industries_pkey') throw actIsOther();
    throw thrown;
  }
}
