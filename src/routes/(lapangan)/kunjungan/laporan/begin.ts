/** Begins what is written down at a visit; what was begun and not handed in is gone on with. Each gives the address of the form. */
import { APPLICANT_KINDS } from '#domain/tickets/ticket.ts';
import type { PackMaker, PackVisit } from '#domain/visits/pack.ts';
import { visitTexts } from '#lang/visits.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { phoneNumbers } from '#offline/numbers.ts';
import { begun, type At } from '../formulir/begin.ts';

/** The report: whom she meant to meet and why stand there already. */
export function beginReport(at: At, visit: PackVisit, title: string, locale: Locale): Promise<string> {
  const purpose = translator(visitTexts, locale)(`reason_${visit.reason}`);
  const form = { metName: visit.who ?? '', purpose };
  return begun(at, 'visit.report', { visitId: visit.id, form }, title, ({ visitId }) => visitId === visit.id);
}

/** Nobody was met. */
export function beginMiss(at: At, visit: PackVisit, title: string): Promise<string> {
  return begun(
    at,
    'visit.miss',
    { visitId: visit.id, form: {} },
    title,
    ({ visitId }) => visitId === visit.id,
  );
}

/** A ticket for somebody there: mostly for whom the visit was. Its code and the secret of its receipt are made here. */
export function beginTicket(
  at: At,
  there: Pick<PackVisit, 'nagariCode' | 'who' | 'phone'>,
  maker: PackMaker | undefined,
): Promise<string> {
  const body = {
    ticketId: phoneNumbers.id(),
    code: phoneNumbers.ticketCode(),
    secret: phoneNumbers.secret(),
    visitId: at.visitId,
    form: {
      kind: 'consultation',
      nagari: there.nagariCode,
      ...(maker
        ? applicantOf(maker)
        : { applicantKind: 'person', name: there.who ?? '', phone: there.phone ?? '' }),
    },
  };
  // One that says nothing yet is gone on with; somebody else's is another.
  return begun(
    at,
    'ticket.open',
    body,
    body.form.name,
    (own) => own.visitId === at.visitId && !own.form['words'],
  );
}

/** As the counter names a maker: a person under the owner's name, all others under their own. */
function applicantOf({ code, name, owner, phone, record }: PackMaker) {
  const kind = APPLICANT_KINDS.find((one) => one === record['kind']) ?? 'business';
  const isPerson = kind === 'person';
  return {
    industry: code,
    applicantKind: kind,
    name: isPerson ? (owner ?? name) : name,
    representative: isPerson ? '' : (owner ?? ''),
    phone: phone ?? '',
  };
}
