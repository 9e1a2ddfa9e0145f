/**
 * Begins what is entered at a maker, a sentra or a nagari: what she sees becomes the ground of her correction. Something of
 * the same kind that she began there and has not handed in is gone on with. Each gives the address of the form.
 */
import type { PackMaker, PackSentra } from '#domain/visits/pack.ts';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import type { Period } from '#domain/registry/industry.ts';
import { phoneNumbers } from '#offline/numbers.ts';
import type { Phone } from '#offline/phone-words.ts';
import type { Day } from '#shared/day.ts';

/** Where it is done: on a visit, or by the way. */
export interface At {
  readonly phone: Phone;
  readonly visitId: string | null;
}

export const addressOfDraft = (id: string) => `/kunjungan/isi/${id}`;

/** A maker that nobody has written down yet. */
export function beginRegistration(at: At, nagariCode: string): Promise<string> {
  const body = {
    industryId: phoneNumbers.id(),
    code: phoneNumbers.industryCode(),
    visitId: at.visitId,
    form: { kind: 'person', kbliVersion: '2025', nagari: nagariCode },
  };
  return begun(at, 'industry.register', body, '', () => false);
}

/** The record of a maker, corrected. */
export function beginChange(at: At, { code, name, record }: PackMaker): Promise<string> {
  return begun(at, 'industry.change', { code, base: record, form: record }, name, (own) => own.code === code);
}

/** Who owns it. */
export function beginOwner(at: At, { code, name, ownerForm }: PackMaker): Promise<string> {
  const body = { code, base: ownerForm, form: ownerForm };
  return begun(at, 'industry.change_owner', body, name, (own) => own.code === code);
}

/** What it did in a year or a quarter. */
export function beginFigures(at: At, { code, name, figures }: PackMaker, period: Period): Promise<string> {
  const { year, quarter } = period;
  const kept = figures.find((one) => one.year === year && one.quarter === quarter)?.form;
  const asked = { year: String(year), quarter: String(quarter) };
  const unit = figures.map((one) => one.form['unit']).find(Boolean) ?? '';
  const base = kept ?? asked;
  const body = { code, base, form: kept ?? { ...asked, unit } };
  return begun(
    at,
    'industry.figures',
    body,
    name,
    (own) => own.code === code && own.form['year'] === asked.year && own.form['quarter'] === asked.quarter,
  );
}

/** One product more. */
export function beginProduct(at: At, { code, name }: PackMaker): Promise<string> {
  const body = { code, productId: phoneNumbers.id(), form: {} };
  return begun(at, 'industry.add_product', body, name, (own) => own.code === code);
}

/** A permit that was seen. */
export function beginCertificate(at: At, { code, name }: PackMaker): Promise<string> {
  const body = { code, certificateId: phoneNumbers.id(), form: { kind: 'pirt' } };
  return begun(at, 'industry.add_certificate', body, name, (own) => own.code === code);
}

/** Something a nagari has to build on. */
export function beginPotential(
  at: At,
  nagari: { readonly code: string; readonly name: string },
): Promise<string> {
  const body = { nagariCode: nagari.code, potentialId: phoneNumbers.id(), form: { kind: 'material' } };
  return begun(at, 'nagari.note_potential', body, nagari.name, (own) => own.nagariCode === nagari.code);
}

/** Somebody joins a sentra. @param maker undefined while it is still to be chosen */
export function beginJoining(
  at: At,
  sentra: PackSentra,
  maker: Pick<PackMaker, 'code' | 'name'> | undefined,
  today: Day,
): Promise<string> {
  const industry = maker?.code ?? '';
  const body = { sentraId: sentra.id, industry, form: { industry, joinedOn: today } };
  const title = [sentra.name, maker?.name].filter(Boolean).join(' · ');
  return begun(
    at,
    'sentra.join',
    body,
    title,
    (own) => own.sentraId === sentra.id && own.industry === industry,
  );
}

/** Somebody leaves a sentra. */
export function beginLeaving(
  at: At,
  sentra: PackSentra,
  maker: Pick<PackMaker, 'code' | 'name'>,
  today: Day,
): Promise<string> {
  const body = { sentraId: sentra.id, industry: maker.code, form: { leftOn: today } };
  return begun(
    at,
    'sentra.leave',
    body,
    `${sentra.name} · ${maker.name}`,
    (own) => own.sentraId === sentra.id && own.industry === maker.code,
  );
}

/** The draft of this that lies there already, or a new one. @returns the address of its form */
export async function begun<Kind extends PhoneActKind>(
  { phone, visitId }: At,
  kind: Kind,
  body: PhoneActBodies[Kind],
  title: string,
  isSame: (own: PhoneActBodies[Kind]) => boolean,
): Promise<string> {
  for (const line of await phone.drafts.list()) {
    if (line.kind !== kind || line.replaces !== null) continue;
    const draft = await phone.drafts.read(line.id);
    if (draft && isSame(draft.body as PhoneActBodies[Kind])) return addressOfDraft(line.id);
  }
  const draft = await phone.drafts.begin(kind, body, { title, visitId });
  return addressOfDraft(draft.id);
}
