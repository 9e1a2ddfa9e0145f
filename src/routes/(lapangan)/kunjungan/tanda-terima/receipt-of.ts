/** The receipt of a ticket taken down without signal: everything on it is known on the phone. */
import { dueAt } from '#domain/offices/calendar.ts';
import { calendarOf, type CommonShelf } from '#domain/visits/pack.ts';
import type { PhoneActBodies } from '#domain/visits/phone-act.ts';
import { longDay } from '#lang/dates.ts';
import { applicantNotices } from '#lang/notices.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { OutboxLine } from '#offline/phone-words.ts';
import { parsePhone } from '#shared/phone.ts';
import type { TypedForm } from '#shared/typed-form.ts';

const said = (form: TypedForm, name: string) => [form[name] ?? ''].flat().join(' ').trim();

/**
 * What stands on the paper. Until when it is answered follows by the one rule of deadlines from when it was written down,
 * as the office will count it.
 * @param receivedAt by the office's clock
 */
export function receiptOf(body: PhoneActBodies['ticket.open'], receivedAt: Date, common: CommonShelf) {
  const { code, form } = body;
  const topic = common.topics.find(({ id }) => id === said(form, 'topic'));
  const due = dueAt(calendarOf(common.calendar), receivedAt, topic?.days ?? 0);
  const nagari = common.kecamatan.flatMap((group) => group.nagari);
  return {
    code,
    topic: topic?.name ?? '',
    nagari: nagari.find((one) => one.code === said(form, 'nagari'))?.name ?? '',
    name: said(form, 'hidesName') === '' ? said(form, 'name') : undefined,
    receivedAt,
    enteredAt: receivedAt,
    dueAt: due.at,
    isDueProvisional: due.isProvisional,
    requirements: topic?.requirements ?? [],
    takenBy: common.person.name,
    isFormalRequest: said(form, 'isFormalRequest') !== '',
  };
}

export type PhoneReceipt = ReturnType<typeof receiptOf>;

/** The link that opens everything: for the paper and for the applicant herself, never for a list of contacts. */
export function secretLink({ code, secret }: PhoneActBodies['ticket.open'], publicUrl: string): string {
  return `${publicUrl}/lacak/${code}?k=${secret}`;
}

/** What is told in a message, without the link. */
export function receiptWords({ code, dueAt: due }: PhoneReceipt, locale: Locale): string {
  return translator(applicantNotices, locale)('received', { code, due: longDay(due, locale) });
}

/** A chat with the applicant that holds the words and her link; undefined without a number of hers. */
export function whatsappLink(
  body: PhoneActBodies['ticket.open'],
  words: string,
  publicUrl: string,
): string | undefined {
  const phone = parsePhone(said(body.form, 'phone'));
  const text = encodeURIComponent(`${words}\n${secretLink(body, publicUrl)}`);
  return phone && `https://wa.me/62${phone.slice(1)}?text=${text}`;
}

/** The office has it or will: false once a person must decide, or it was let go or replaced. */
export function isGood({ state }: Pick<OutboxLine, 'state'>): boolean {
  return ['on_phone', 'sending', 'arrived'].includes(state);
}
