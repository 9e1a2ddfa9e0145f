/** The bodies of phone acts, as they come out of their seal: parsed before any command sees them. */
import * as v from 'valibot';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { VISIT_REASONS } from '#domain/visits/visit.ts';
import { isDay } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import type { TypedForm } from '#shared/typed-form.ts';

const LONGEST_TEXT = 20_000;
const MOST_FIELDS = 80;

const id = v.pipe(v.string(), v.check(isId, 'wrong_choice'));
const idOrNone = v.nullable(id);
const code = v.pipe(v.string(), v.maxLength(40));
const nagariCode = v.pipe(v.string(), v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'choose_nagari'));
const typed = v.pipe(v.string(), v.maxLength(LONGEST_TEXT, 'too_long'));
const form: v.GenericSchema<unknown, TypedForm> = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(60)), v.union([typed, v.array(typed)])),
  v.check((fields) => Object.keys(fields).length <= MOST_FIELDS, 'too_many'),
);
const corrected = v.object({ code, base: form, form });

/** One schema a kind. */
export const phoneActForms: {
  readonly [Kind in PhoneActKind]: v.GenericSchema<unknown, PhoneActBodies[Kind]>;
} = {
  'visit.add': v.object({
    visitId: id,
    nagariCode,
    ticketId: idOrNone,
    industry: v.nullable(code),
    sentraId: idOrNone,
    reason: v.picklist(VISIT_REASONS, 'wrong_choice'),
    on: v.pipe(v.string(), v.check(isDay, 'plan_day_wrong')),
  }),
  'visit.report': v.object({ visitId: id, form }),
  'visit.miss': v.object({ visitId: id, form }),
  'ticket.open': v.object({
    ticketId: id,
    code,
    secret: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, 'wrong_choice')),
    visitId: idOrNone,
    form,
  }),
  'industry.register': v.object({ industryId: id, code, visitId: idOrNone, form }),
  'industry.change': corrected,
  'industry.change_owner': corrected,
  'industry.figures': corrected,
  'industry.add_product': v.object({ code, productId: id, form }),
  'industry.add_certificate': v.object({ code, certificateId: id, form }),
  'nagari.note_potential': v.object({ nagariCode, potentialId: id, form }),
  'sentra.join': v.object({ sentraId: id, industry: code, form }),
  'sentra.leave': v.object({ sentraId: id, industry: code, form }),
};
