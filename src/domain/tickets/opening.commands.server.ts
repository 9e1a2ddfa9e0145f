/** The online door: a report is opened once, however often its form is sent. */
import { ANONYMOUS } from '#domain/offices/duty.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { issueToken, openTicket, type Opening } from '#domain/tickets/ticket.commands.server.ts';
import type { TicketForm } from '#domain/tickets/ticket.form.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** The number for people and the secret of the link. */
export interface Reported {
  readonly code: string;
  readonly secret: string;
}

/** What the parsed form opens. */
function openingOf(form: TicketForm, applicantId?: string): Opening {
  const isOrganisation = form.applicantKind !== 'person' && form.organisation !== undefined;
  return {
    channel: 'online',
    kind: form.kind,
    topicId: form.topicId,
    nagariCode: form.nagariCode,
    title: form.title,
    words: form.words,
    applicant: {
      newId: applicantId,
      kind: form.applicantKind,
      name: isOrganisation ? (form.organisation ?? form.name) : form.name,
      representative: isOrganisation ? form.name : undefined,
      phone: form.phone,
      email: form.email,
    },
    hidesName: form.hidesName,
    wantsVisit: form.wantsVisit,
  };
}

/**
 * The report this form already became, with a fresh secret for the same person; undefined when it is new. A thumb that
 * taps twice, a connection lost after sending, a page reloaded: none of them makes a second ticket. The number of the
 * form alone is not believed: words and contact must be the same too.
 */
export async function reportedBefore(regency: Regency, form: TicketForm): Promise<Reported | undefined> {
  const applicantId = applicantIdOf(regency, form);
  if (applicantId === undefined) return undefined;
  const before = await regency.db
    .selectFrom('applicants')
    .innerJoin('tickets', 'tickets.applicantId', 'applicants.id')
    .select(['tickets.id', 'tickets.code'])
    .where('applicants.id', '=', applicantId)
    .orderBy('tickets.openedAt')
    .executeTakeFirst();
  return (
    before && { code: before.code, secret: await issueToken(regency.db, regency, before.id, 'applicant') }
  );
}

/** Opens a ticket from the parsed form with its stored files. @throws Problem unknownTopic, unknownNagari */
export async function reportOnline(
  regency: Regency,
  form: TicketForm,
  files: readonly KeptFile[] = [],
): Promise<Reported> {
  const opening = openingOf(form, applicantIdOf(regency, form));
  const { ticket, secret } = await openTicket(regency, ANONYMOUS, opening, (trx, opened, actId) =>
    attachFiles(trx, regency, { ticketId: opened.ticket.id, actId, files }),
  );
  return { code: ticket.code, secret };
}

/** True when the same form was being opened at the same moment and the other one was first. */
export function isSentTwice(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'applicants_pkey';
}

/**
 * Everything the person said, sealed, as the applicant's id: the same form with the same content has the same id, and
 * nobody can make it without the key.
 */
function applicantIdOf(regency: Regency, form: TicketForm): string | undefined {
  if (!/^[\w-]{16,64}$/.test(form.formId)) return undefined;
  const { files: _files, website: _website, ...said } = form;
  const hex = regency.seal(`form:${JSON.stringify(said)}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
