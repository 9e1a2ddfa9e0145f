/**
 * What a phone can say about an act before it is sent: asked of the same schemas as the office asks when it arrives, so that
 * a slip is mended while she still stands there.
 */
import * as v from 'valibot';
import { potentialForm } from '#domain/nagari/nagari.form.ts';
import { certificateForm } from '#domain/registry/certificate.form.ts';
import {
  changeForm,
  figuresForm,
  INDUSTRY_LISTS,
  ownerForm,
  productForm,
  registerForm,
} from '#domain/registry/industry.form.ts';
import type { KbliVersion } from '#domain/registry/industry.ts';
import { kbliAnswer, kbliFault, type KbliBook } from '#domain/registry/kbli.search.ts';
import { joinForm, leaveForm } from '#domain/sentra/sentra.form.ts';
import { walkInForm } from '#domain/tickets/walk-in.form.ts';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { missForm, reportForm } from '#domain/visits/visit.form.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { formDataOf, type TypedForm } from '#shared/typed-form.ts';

/** Per field, the key of its sentence in the room's texts; empty when nothing is wrong. */
export type Slips = Readonly<Record<string, string>>;

export interface CheckedBy {
  readonly now: Date;
  /** Of the pack; undefined before any was fetched: then the trade waits for the office. */
  readonly book: KbliBook | undefined;
}

type Check<Kind extends PhoneActKind> = (body: PhoneActBodies[Kind], by: CheckedBy) => Slips;

const checks: { readonly [Kind in PhoneActKind]: Check<Kind> } = {
  'visit.add': () => ({}),
  'visit.report': ({ form }, { now }) => slipsIn(reportForm(dayOf(now, WIB)), form),
  'visit.miss': ({ form }, { now }) => slipsIn(missForm(dayOf(now, WIB)), form),
  'ticket.open': ({ form }, { now }) =>
    slipsIn(walkInForm(now), { ...form, channel: 'visit', receivedAt: '' }),
  'industry.register': ({ form }, by) => ({
    ...tradeSlip(form, by),
    ...slipsIn(registerForm(by.now), form, INDUSTRY_LISTS),
  }),
  'industry.change': ({ form }, by) => ({
    ...tradeSlip(form, by),
    ...slipsIn(changeForm(by.now), { ...form, seenVersion: '0' }, INDUSTRY_LISTS),
  }),
  'industry.change_owner': ({ form }, { now }) => slipsIn(ownerForm(now), { ...form, seenVersion: '0' }),
  'industry.figures': ({ form }, { now }) => slipsIn(figuresForm(now), form),
  'industry.add_product': ({ form }) => slipsIn(productForm, form),
  'industry.add_certificate': ({ form }, { now }) => slipsIn(certificateForm(now), form),
  'nagari.note_potential': ({ form }) => slipsIn(potentialForm, form),
  'sentra.join': ({ industry, form }, { now }) => slipsIn(joinForm(now), { ...form, industry }),
  // Whose membership it is comes as a number; its id is the office's.
  'sentra.leave': ({ form }, { now }) => slipsIn(v.omit(leaveForm(now), ['industryId']), form),
};

/** The slips in what an act says; an office that knows more may still refuse it. */
export function slipsOf<Kind extends PhoneActKind>(
  kind: Kind,
  body: PhoneActBodies[Kind],
  by: CheckedBy,
): Slips {
  const check: Check<Kind> = checks[kind];
  return check(body, by);
}

function slipsIn(schema: v.GenericSchema, typed: TypedForm, lists: readonly string[] = []): Slips {
  const read = parseForm(schema, formDataOf(typed), { lists });
  return read.isRight ? {} : read.errors;
}

/** Words that lead to more than one trade, or to none. Codes of the older KBLI are not taken along. */
function tradeSlip(form: TypedForm, { book }: CheckedBy): Slips {
  const said = (name: string) => [form[name] ?? ''].flat().join(' ').trim();
  const kbliVersion = (said('kbliVersion') || '2025') as KbliVersion;
  if (book === undefined || kbliVersion !== '2025') return {};
  const given = {
    kbli: said('kbli'),
    kbliVersion,
    kbliChoice: said('kbliChoice'),
    kbliAsked: said('kbliAsked'),
  };
  const answer = kbliAnswer(book, given);
  return answer.is === 'choice' ? { kbli: kbliFault(answer.choices) } : {};
}
