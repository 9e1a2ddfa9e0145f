/** Table: an act of the desk, as it came in by form -> the command that records it. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { decideData } from '#domain/tickets/data-request.commands.server.ts';
import { parsePhone } from '#shared/phone.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import type { ActInput, DeskAct } from '#domain/tickets/act.form.ts';
import type { RouteMany } from '#domain/tickets/desk.form.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { fileNeeded, ticketNotFound, unknownOffice, unknownPerson } from '#domain/tickets/ticket.problems.ts';
import { readTicket, recordActIn, type Target } from '#domain/tickets/ticket.record.server.ts';
import { sectionsOfOffices, staffOfOffices } from '#domain/tickets/choice.queries.server.ts';
import { officesOf, type Actor } from '#domain/offices/duty.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isProblem } from '#shared/problem.ts';

/** What the officer is shown once and nobody else ever: the secret of a link just made. */
export interface Done {
  readonly secret?: string | undefined;
  /** Files that are to leave the disk now that their rows are emptied. */
  readonly erasedFileIds?: readonly string[] | undefined;
}

type Run<A extends DeskAct> = (
  regency: Regency,
  actor: Actor,
  target: Target,
  input: ActInput<A>,
) => Promise<unknown>;

const runs: { readonly [A in DeskAct]: Run<A> } = {
  approve_answer: (r, a, t) => tickets.approveAnswer(r, a, t),
  return_answer: (r, a, t, { words }) => tickets.returnAnswer(r, a, t, words),
  accept: (r, a, t) => tickets.acceptTicket(r, a, t),
  accept_part: (r, a, t) => tickets.acceptPart(r, a, t),
  route: (r, a, t, { words, ...routing }) => tickets.routeTicket(r, a, t, { ...routing, note: words }),
  answer: (r, a, t, { words }) => tickets.answerTicket(r, a, t, words),
  answer_on_spot: (r, a, t, { words }) => tickets.answerOnSpot(r, a, t, words),
  draft_answer: (r, a, t, { words, submitted }) =>
    tickets.draftAnswer(r, a, t, { text: words, isSubmitted: submitted === 'yes' }),
  contribute: (r, a, t, { words }) => tickets.contribute(r, a, t, words),
  ask: (r, a, t, { words }) => tickets.askApplicant(r, a, t, words),
  record_reply: (r, a, t, { words, channel }) => tickets.recordReply(r, a, t, words, channel),
  message: (r, a, t, { words }) => tickets.sendMessage(r, a, t, words),
  note: (r, a, t, { words }) => tickets.writeNote(r, a, t, words),
  decide_data: (r, a, t, { decision, words, newName, newPhone, newEmail }) =>
    decideData(r, a, t, {
      isGranted: decision === 'granted',
      reason: words,
      right: {
        name: newName,
        phone: newPhone === undefined ? undefined : parsePhone(newPhone),
        email: newEmail?.toLowerCase(),
      },
    }),
  involve: (r, a, t, { words, ...asked }) => tickets.involveOffice(r, a, t, { ...asked, note: words }),
  plan_visit: async (r, a, t, { words, ...visit }) => {
    await requirePerson(r, visit.personId);
    return tickets.planVisit(r, a, t, { ...visit, note: words });
  },
  assign: async (r, a, t, { words, ...asked }) => {
    const offered = await staffOfOffices(r, officesOf(a, 'officer', 'head'));
    if (!offered.some((one) => one.id === asked.personId)) throw unknownPerson();
    const sections = await sectionsOfOffices(r, officesOf(a, 'officer', 'head'));
    if (asked.sectionId && !sections.some((one) => one.id === asked.sectionId)) throw unknownOffice();
    return tickets.assignPart(r, a, t, { ...asked, note: words });
  },
  extend: (r, a, t, { days, words }) => tickets.extendTicket(r, a, t, { days, reason: words }),
  wait_agency: (r, a, t, { agency }) => tickets.waitForAgency(r, a, t, agency),
  end_wait: (r, a, t) => tickets.endWait(r, a, t),
  release: (r, a, t, { partId }) => tickets.releaseOffice(r, a, t, partId),
  hand_back: (r, a, t, { words }) => tickets.handBackTicket(r, a, t, words),
  hand_back_part: (r, a, t, { words }) => tickets.handBackPart(r, a, t, words),
  change_topic: (r, a, t, { topicId }) => tickets.changeTopic(r, a, t, topicId),
  merge: async (r, a, t, { intoCode }) => tickets.mergeTicket(r, a, t, await ticketIdByCode(r, a, intoCode)),
  unmerge: (r, a, t) => tickets.unmergeTicket(r, a, t),
  decline: (r, a, t, { words, doorName }) => tickets.declineTicket(r, a, t, { reason: words, doorName }),
  to_ppid: (r, a, t, { words, registerNumber }) =>
    tickets.handToPpid(r, a, t, { number: registerNumber, words }),
  archive: (r, a, t, why) => tickets.archiveTicket(r, a, t, why),
  reopen: (r, a, t, { words }) => tickets.reopenTicket(r, a, t, words),
  copy_out: (r, a, t, { target, number }) =>
    tickets.copyOut(r, a, t, target === 'letter' ? { target, number } : { target }),
  reissue_link: async (r, a, t, { channel }) => ({
    secret: (await tickets.reissueLink(r, a, t, channel)).secret,
  }),
  erase_texts: (r, a, t, { textIds }) => tickets.eraseTexts(r, a, t, textIds),
};

/** Performs one act of the desk. @throws Problem as the act's command */
export async function performAct<A extends DeskAct>(
  regency: Regency,
  actor: Actor,
  target: Target,
  act: A,
  input: ActInput<A>,
): Promise<Done> {
  const run: Run<A> = runs[act];
  const done = await run(regency, actor, target, input);
  const secret =
    typeof done === 'object' && done !== null && 'secret' in done ? String(done.secret) : undefined;
  const erasedFileIds =
    typeof done === 'object' && done !== null && 'erasedFileIds' in done
      ? (done.erasedFileIds as readonly string[])
      : undefined;
  return { secret, erasedFileIds };
}

/**
 * Performs one act on the ticket of a code. A link made just now is shown once, with the phone it goes to when an
 * officer sends it on, and opening that phone is written down.
 * @throws Problem ticketNotFound, and as the act's command
 */
export async function performByCode<A extends DeskAct>(
  regency: Regency,
  actor: Actor,
  code: string,
  seenVersion: number | undefined,
  act: A,
  input: ActInput<A>,
) {
  const ticketId = await ticketIdByCode(regency, actor, code);
  const { secret, erasedFileIds } = await performAct(regency, actor, { ticketId, seenVersion }, act, input);
  if (secret === undefined) return { erasedFileIds };
  const channel = 'channel' in input ? input.channel : 'applicant';
  const phone = channel === 'officer_link' ? (await openPersonal(regency, actor, ticketId)).phone : null;
  return { erasedFileIds, shown: { secret, channel, phone } };
}

/** Adds files that only staff see. @throws Problem fileNeeded without a file, and as recordAct */
export async function attachInternally(
  regency: Regency,
  actor: Actor,
  target: Target,
  files: readonly KeptFile[],
): Promise<void> {
  if (files.length === 0) throw fileNeeded();
  const calendars = await officeCalendars(regency);
  await regency.db.transaction().execute(async (trx) => {
    const { record } = await recordActIn(trx, regency, calendars, actor, target, 'attach', () => ({
      data: { fileIds: files.map((file) => file.id) },
    }));
    await attachFiles(trx, regency, { ticketId: target.ticketId, actId: record.id, files, isInternal: true });
  });
}

/** Routes several tickets, each in a transaction of its own: one that refuses does not stop the others. */
export async function routeMany(
  regency: Regency,
  actor: Actor,
  { ids, leadOfficeId }: RouteMany,
): Promise<{ routed: number; failed: { code: string; problem: string }[] }> {
  const failed: { code: string; problem: string }[] = [];
  for (const one of new Set(ids)) {
    const [ticketId = '', version = ''] = one.split(':');
    try {
      await routeByTopic(regency, actor, { ticketId, seenVersion: Number(version) }, leadOfficeId);
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
      failed.push({ code: await codeFor(regency, actor, ticketId), problem: thrown.code });
    }
  }
  return { routed: new Set(ids).size - failed.length, failed };
}

/** To the offices of the ticket's own topic, or to the one given. */
async function routeByTopic(
  regency: Regency,
  actor: Actor,
  target: Target,
  officeId: string | undefined,
): Promise<void> {
  const ticket = await readTicket(regency.db, target.ticketId);
  if (!ticket || !isInReach(ticket, actor, 'read', regency.now())) throw ticketNotFound();
  const topic = await regency.db
    .selectFrom('topics')
    .select('leadOfficeId')
    .where('id', '=', ticket.topicId)
    .executeTakeFirstOrThrow();
  const supporting = await regency.db
    .selectFrom('topicSupportingOffices')
    .select('officeId')
    .where('topicId', '=', ticket.topicId)
    .execute();
  await tickets.routeTicket(regency, actor, target, {
    leadOfficeId: officeId ?? topic.leadOfficeId,
    supportingOfficeIds: officeId === undefined ? supporting.map((row) => row.officeId) : [],
  });
}

/** The code of a ticket that refused, for the report; a stranger's stays unnamed. */
async function codeFor(regency: Regency, actor: Actor, ticketId: string): Promise<string> {
  const ticket = await readTicket(regency.db, ticketId);
  return ticket && isInReach(ticket, actor, 'read', regency.now()) ? ticket.code : '–';
}

/**
 * Shows the applicant's phone and e-mail to somebody who may read the ticket, and writes down who opened them.
 * @throws Problem ticketNotFound
 */
export async function openPersonal(
  regency: Regency,
  actor: Actor,
  ticketId: string,
): Promise<{ phone: string | null; email: string | null }> {
  const ticket = await readTicket(regency.db, ticketId);
  if (!ticket || actor.kind !== 'staff' || !isInReach(ticket, actor, 'read', regency.now()))
    throw ticketNotFound();
  return regency.db.transaction().execute(async (trx) => {
    await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: 'open_personal',
      subject: 'applicant',
      subjectId: ticket.applicantId,
      after: { ticket: ticket.code },
    });
    const applicant = await trx
      .selectFrom('applicants')
      .select(['phone', 'email'])
      .where('id', '=', ticket.applicantId)
      .executeTakeFirst();
    return applicant ?? { phone: null, email: null };
  });
}

async function ticketIdByCode(regency: Regency, actor: Actor, typed: string): Promise<string> {
  const code = parseCode(typed);
  const row = code
    ? await regency.db.selectFrom('tickets').select('id').where('code', '=', code).executeTakeFirst()
    : undefined;
  const ticket = row && (await readTicket(regency.db, row.id));
  if (!ticket || !isInReach(ticket, actor, 'read', regency.now())) throw ticketNotFound();
  return ticket.id;
}

async function requirePerson(regency: Regency, personId: string): Promise<void> {
  const person = await regency.db
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!person) throw unknownPerson();
}
