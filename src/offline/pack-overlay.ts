/**
 * What she entered is seen at once: her own acts laid over the rows of the pack. A row the office has meanwhile sent with the
 * same act in it comes out the same. Pure.
 */
import type {
  CommonShelf,
  PackMaker,
  PackPotential,
  PackSentra,
  PackTicket,
  PackVisit,
} from '#domain/visits/pack.ts';
import type { PhoneAct, PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import type { OwnAct } from '#offline/own-acts.ts';
import type { Own } from '#offline/phone-words.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import type { TypedForm } from '#shared/typed-form.ts';

/** As many years of figures as the pack carries. */
const FIGURES_SHOWN = 3;
/** Ids of products the office has not given one yet. */
const NEW_PRODUCT = 'new-';

/** The acts of some kinds, each with its body. */
function acts<Kind extends PhoneActKind>(own: readonly OwnAct[], ...kinds: readonly Kind[]) {
  return own.filter((one): one is OwnAct & { readonly act: Extract<PhoneAct, { kind: Kind }> } =>
    (kinds as readonly PhoneActKind[]).includes(one.act.kind),
  );
}

function marked<Row extends object>(row: Own<Row>, isUnsent: boolean): Own<Row> {
  return isUnsent ? { ...row, isOwn: true } : row;
}

/** What was typed in a field; empty when nothing was. */
function said(form: TypedForm, name: string): string {
  const value = form[name] ?? '';
  return (typeof value === 'string' ? value : (value.at(-1) ?? '')).trim();
}

function saidOrNull(form: TypedForm, name: string): string | null {
  return said(form, name) || null;
}

function linesIn(form: TypedForm, name: string): string[] {
  return said(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The fields she changed, over what stands there. */
function changedOver(now: TypedForm, base: TypedForm, form: TypedForm): TypedForm {
  const changed = Object.entries(form).filter(
    ([name, value]) => name in now && JSON.stringify(value) !== JSON.stringify(base[name] ?? ''),
  );
  return { ...now, ...Object.fromEntries(changed) };
}

/** Own acts by the number of the maker they say something about, also a new one; a report by whom its visit went to. */
export function actsByMaker(
  own: readonly OwnAct[],
  visits: readonly Pick<PackVisit, 'id' | 'industry'>[],
): ReadonlyMap<string, readonly OwnAct[]> {
  const makerOf = new Map([
    ...visits.flatMap(({ id, industry }) => (industry ? [[id, industry.code] as const] : [])),
    ...acts(own, 'visit.add').flatMap(({ act: { body } }) =>
      body.industry === null ? [] : [[body.visitId, body.industry] as const],
    ),
  ]);
  const byMaker = new Map<string, OwnAct[]>();
  for (const one of own) {
    const code = codeIn(one.act, makerOf);
    if (code !== undefined) byMaker.set(code, [...(byMaker.get(code) ?? []), one]);
  }
  return byMaker;
}

function codeIn({ kind, body }: PhoneAct, makerOf: ReadonlyMap<string, string>): string | undefined {
  if (kind === 'visit.report') return makerOf.get(body.visitId);
  return kind !== 'ticket.open' && 'code' in body ? body.code : undefined;
}

/** A maker after her acts from `actsByMaker`; a new one when they register it, undefined when there is neither. */
export function makerAfter(maker: PackMaker | undefined, own: readonly OwnAct[]): Own<PackMaker> | undefined {
  let after: Own<PackMaker> | undefined = maker;
  for (const one of own) {
    const next = makerStep(after, one);
    if (next && next !== after) after = marked(next, one.isUnsent);
  }
  return after;
}

function makerStep(maker: Own<PackMaker> | undefined, { act, madeAt }: OwnAct): Own<PackMaker> | undefined {
  if (act.kind === 'industry.register') return maker ?? newMaker(act.body);
  if (!maker) return undefined;
  if (act.kind === 'visit.report')
    return met(maker, said(act.body.form, 'on') || dayOf(new Date(madeAt), WIB));
  return changedBy(maker, act.kind, act.body);
}

function changedBy<Kind extends PhoneActKind>(
  maker: Own<PackMaker>,
  kind: Kind,
  body: PhoneActBodies[Kind],
): Own<PackMaker> {
  const change: MakerChange<Kind> | undefined = makerChanges[kind];
  return change ? change(maker, body) : maker;
}

type MakerChange<Kind extends PhoneActKind> = (
  maker: Own<PackMaker>,
  body: PhoneActBodies[Kind],
) => Own<PackMaker>;

/** What each kind of act does to a maker as it is shown. */
const makerChanges: { readonly [Kind in PhoneActKind]?: MakerChange<Kind> } = {
  'industry.change': (maker, { base, form }) => {
    const record = changedOver(maker.record, base, form);
    return {
      ...maker,
      record,
      name: said(record, 'name'),
      jorong: saidOrNull(record, 'jorong'),
      nagariCode: said(record, 'nagari'),
    };
  },
  'industry.change_owner': (maker, { base, form }) => {
    const ownerForm = changedOver(maker.ownerForm, base, form);
    return {
      ...maker,
      ownerForm,
      owner: saidOrNull(ownerForm, 'ownerName'),
      phone: saidOrNull(ownerForm, 'phone'),
    };
  },
  'industry.figures': (maker, { base, form }) => {
    const period = { year: Number(said(form, 'year')), quarter: Number(said(form, 'quarter') || '0') };
    const isOf = (one: { year: number; quarter: number }) =>
      one.year === period.year && one.quarter === period.quarter;
    const known = maker.figures.find(isOf);
    const figures = [
      ...maker.figures.filter((one) => !isOf(one)),
      { ...period, form: known ? changedOver(known.form, base, form) : form },
    ];
    const inOrder = figures.toSorted((one, other) => other.year - one.year || one.quarter - other.quarter);
    return { ...maker, figures: inOrder.slice(0, FIGURES_SHOWN) };
  },
  'industry.add_product': (maker, { productId: id, form }) =>
    maker.products.some((product) => product.id === id)
      ? maker
      : { ...maker, products: [...maker.products, { id, name: said(form, 'name') }] },
  'industry.add_certificate': (maker, { form }) => {
    const seen = {
      kind: said(form, 'kind') as PackMaker['certificates'][number]['kind'],
      name: saidOrNull(form, 'name'),
      number: said(form, 'number'),
      validUntil: saidOrNull(form, 'validUntil'),
    };
    const isKnown = maker.certificates.some(
      ({ kind, number }) => kind === seen.kind && number === seen.number,
    );
    return isKnown ? maker : { ...maker, certificates: [...maker.certificates, seen] };
  },
};

function met(maker: Own<PackMaker>, on: Day): Own<PackMaker> {
  return maker.lastVisitOn !== null && maker.lastVisitOn >= on ? maker : { ...maker, lastVisitOn: on };
}

const OWNER_FIELDS = ['ownerName', 'gender', 'phone', 'email', 'address'];

function newMaker({ industryId: id, code, form }: PhoneActBodies['industry.register']): PackMaker {
  const apart = [...OWNER_FIELDS, 'nik', 'products', 'isOther'];
  const fields = Object.entries(form);
  return {
    id,
    code,
    version: 1,
    name: said(form, 'name'),
    nagariCode: said(form, 'nagari'),
    jorong: saidOrNull(form, 'jorong'),
    owner: saidOrNull(form, 'ownerName'),
    phone: saidOrNull(form, 'phone'),
    record: Object.fromEntries(fields.filter(([name]) => !apart.includes(name))),
    ownerForm: Object.fromEntries(fields.filter(([name]) => OWNER_FIELDS.includes(name))),
    products: linesIn(form, 'products').map((name, i) => ({ id: `${NEW_PRODUCT}${i + 1}`, name })),
    figures: [],
    certificates: [],
    lastVisitOn: null,
  };
}

/** What a visit nobody had planned is shown with. */
export interface VisitNames {
  readonly common: CommonShelf;
  readonly maker: PackMaker | undefined;
  readonly ticket: PackTicket | undefined;
  readonly sentra: PackSentra | undefined;
}

/** Her visits after own acts, in the order she goes. @param added those nobody had planned, by id */
export function visitsAfter(
  visits: readonly PackVisit[],
  own: readonly OwnAct[],
  added: ReadonlyMap<string, VisitNames>,
): readonly Own<PackVisit>[] {
  const after = new Map<string, Own<PackVisit>>(visits.map((visit) => [visit.id, visit]));
  for (const { act, isUnsent } of acts(own, 'visit.add', 'visit.report', 'visit.miss')) {
    const { visitId } = act.body;
    const visit = after.get(visitId);
    if (act.kind === 'visit.add') {
      const names = added.get(visitId);
      if (!visit && names)
        after.set(visitId, marked(newVisit(act.body, names, [...after.values()]), isUnsent));
    } else if (visit?.state === 'planned')
      after.set(
        visitId,
        marked({ ...visit, state: act.kind === 'visit.report' ? 'done' : 'missed' }, isUnsent),
      );
  }
  return [...after.values()].toSorted(
    (one, other) =>
      (one.plannedOn < other.plannedOn ? -1 : one.plannedOn > other.plannedOn ? 1 : 0) ||
      one.seat - other.seat ||
      (one.id < other.id ? -1 : 1),
  );
}

function newVisit(
  { visitId: id, nagariCode, ticketId, sentraId, reason, on }: PhoneActBodies['visit.add'],
  { common, maker, ticket, sentra }: VisitNames,
  others: readonly PackVisit[],
): PackVisit {
  const kecamatan = common.kecamatan.find(({ nagari }) => nagari.some(({ code }) => code === nagariCode));
  const nagari = kecamatan?.nagari.find(({ code }) => code === nagariCode);
  const seats = others.filter(({ plannedOn }) => plannedOn === on).map(({ seat }) => seat);
  return {
    id,
    nagariCode,
    ticketId,
    industryId: maker?.id ?? null,
    sentraId,
    reason,
    state: 'planned',
    version: 1,
    personId: common.person.id,
    plannedOn: on,
    seat: Math.max(0, ...seats) + 1,
    nagari: nagari?.name ?? '',
    kecamatan: kecamatan?.name ?? '',
    industry: maker ? { code: maker.code, name: maker.name } : null,
    ticket: ticket ? { code: ticket.code, topic: ticket.topic } : null,
    sentra: sentra ? { name: sentra.name } : null,
    who: ticket?.who ?? maker?.owner ?? null,
    phone: maker?.phone ?? null,
    note: null,
    place: null,
  };
}

/** The tickets of a nagari, hers that the office has not sent before them. */
export function ticketsAfter(
  nagariCode: string,
  tickets: readonly PackTicket[],
  own: readonly OwnAct[],
  topics: CommonShelf['topics'],
): readonly Own<PackTicket>[] {
  const known = new Set(tickets.map(({ id }) => id));
  const fresh = acts(own, 'ticket.open').flatMap(({ act: { body }, isUnsent }): Own<PackTicket>[] => {
    if (known.has(body.ticketId) || said(body.form, 'nagari') !== nagariCode) return [];
    return [marked(newTicket(body, topics), isUnsent)];
  });
  return [...fresh, ...tickets];
}

function newTicket(
  { ticketId: id, code, form }: PhoneActBodies['ticket.open'],
  topics: CommonShelf['topics'],
): PackTicket {
  return {
    id,
    code,
    topic: topics.find((topic) => topic.id === said(form, 'topic'))?.name ?? '',
    title: saidOrNull(form, 'title'),
    words: said(form, 'words'),
    state: 'received',
    who: said(form, 'name'),
    // The office's calendar says it.
    dueAt: '',
    nagariCode: said(form, 'nagari'),
    industry: saidOrNull(form, 'industry'),
  };
}

/** The potentials of a nagari with those she noted. */
export function potentialsAfter(
  nagariCode: string,
  potentials: readonly PackPotential[],
  own: readonly OwnAct[],
): readonly Own<PackPotential>[] {
  const known = new Set(potentials.map(({ id }) => id));
  const fresh = acts(own, 'nagari.note_potential').flatMap(({ act: { body }, isUnsent }) => {
    const { potentialId: id, form } = body;
    if (known.has(id) || body.nagariCode !== nagariCode) return [];
    const noted: Own<PackPotential> = {
      id,
      kind: said(form, 'kind'),
      name: said(form, 'name'),
      evidence: said(form, 'evidence'),
    };
    return [marked(noted, isUnsent)];
  });
  return [...potentials, ...fresh];
}

/** The sentra of a nagari with who joined and left. @param nameOf of a maker by its number */
export function sentraAfter(
  sentra: readonly PackSentra[],
  own: readonly OwnAct[],
  nameOf: (code: string) => string,
): readonly Own<PackSentra>[] {
  return sentra.map((one) =>
    acts(own, 'sentra.join', 'sentra.leave').reduce((after: Own<PackSentra>, { act, isUnsent }) => {
      const { sentraId, industry: code } = act.body;
      const isIn = after.members.some((member) => member.code === code);
      const joins = act.kind === 'sentra.join';
      if (sentraId !== one.id || isIn === joins) return after;
      const members = joins
        ? [...after.members, { code, name: nameOf(code) }]
        : after.members.filter((member) => member.code !== code);
      return marked({ ...after, members }, isUnsent);
    }, one),
  );
}
