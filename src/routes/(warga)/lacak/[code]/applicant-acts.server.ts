/** One form action an act: parse, do, go back to the page. */
import { redirect } from '@sveltejs/kit';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { OWN_VOICE, type ApplicantAct } from '#domain/tickets/applicant-view.ts';
import { applicantForm, dataRequestForm, lastFourForm } from '#domain/tickets/applicant.form.ts';
import { requestData } from '#domain/tickets/data-request.commands.server.ts';
import {
  isLastFour,
  READING_COOKIE,
  readingCookieName,
  readingPass,
} from '#domain/tickets/ticket.access.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { notInStaffSession, outOfReach, wrongLastFour } from '#domain/tickets/ticket.problems.ts';
import type { Target } from '#domain/tickets/ticket.record.server.ts';
import type { DataRequestKind } from '#domain/tickets/ticket.ts';
import { takeFiles } from '#platform/files/intake.server.ts';
import { filesFolder, keepingFiles } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { countTry, forgetTries } from '#platform/tries.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { ticketOfAddress, visitorOf } from './visitor.server.ts';
import type { RequestEvent } from './$types';

type Command = (regency: Regency, actor: ApplicantActor, target: Target, words: string) => Promise<unknown>;

/** Table: act -> command. */
const commands: Readonly<Record<ApplicantAct, Command>> = {
  reply: tickets.replyToQuestion,
  write: tickets.writeMore,
  agree: (regency, actor, target) => tickets.agree(regency, actor, target),
  object: tickets.objectToAnswer,
  withdraw: tickets.withdrawTicket,
  reopen: tickets.reopenTicket,
  late_reply: tickets.replyLate,
};

/** The action of one act on `/lacak/[code]`. */
export function acting(act: ApplicantAct) {
  return async ({ params, request, locals, cookies, url }: RequestEvent) => {
    const { regency } = locals;
    const ticketId = await ticketOfAddress(regency, params.code, url);
    const parsed = parseForm(applicantForm(act), await readForm(request), { files: ['files'] });
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      const visitor = await visitorOf(regency, cookies, ticketId);
      if (!visitor) throw outOfReach({ act });
      if (locals.person && OWN_VOICE.includes(act)) throw notInStaffSession({ act });
      const { seenVersion, words, files } = parsed.value;
      const taken = await takeFiles(files);
      await keepingFiles(filesFolder(runtime().config.dataDir), regency.newId, taken, (kept) =>
        commands[act](alsoAttaching(regency, kept), visitor.actor, { ticketId, seenVersion }, words),
      );
    } catch (thrown) {
      return refuseProblem(thrown, locals.locale, parsed.values);
    }
    redirect(303, `/lacak/${params.code}`);
  };
}

/** The action by which the applicant demands a correction or an erasure of her data. */
export function askingForData(kind: DataRequestKind) {
  return async ({ params, request, locals, cookies, url }: RequestEvent) => {
    const { regency } = locals;
    const ticketId = await ticketOfAddress(regency, params.code, url);
    const parsed = parseForm(dataRequestForm(kind), await readForm(request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      const visitor = await visitorOf(regency, cookies, ticketId);
      if (!visitor) throw outOfReach({ act: 'request_data' });
      const { seenVersion, words } = parsed.value;
      await requestData(regency, visitor.actor, { ticketId, seenVersion }, { kind, words });
    } catch (thrown) {
      return refuseProblem(thrown, locals.locale, parsed.values);
    }
    redirect(303, `/lacak/${params.code}#data`);
  };
}

/** The rows of the files belong into the transaction of the act, which is where reactions are written. */
function alsoAttaching(regency: Regency, files: Parameters<typeof attachFiles>[2]['files']): Regency {
  if (files.length === 0) return regency;
  return {
    ...regency,
    react: async (trx, fact, given) => {
      await attachFiles(trx, regency, { ticketId: fact.subjectId, actId: fact.actId, files });
      await regency.react(trx, fact, given);
    },
  };
}

/** Opens the reading view with the last four digits of the telephone; five guesses a code in a quarter of an hour. */
export async function readWithLastFour({ params, request, locals, cookies, url }: RequestEvent) {
  const { regency } = locals;
  const ticketId = await ticketOfAddress(regency, params.code, url);
  const parsed = parseForm(lastFourForm, await readForm(request));
  try {
    await countTry(regency, 'last_four', ticketId);
    if (!(await isLastFour(regency, ticketId, parsed.isRight ? parsed.value.lastFour : '')))
      throw wrongLastFour();
    await forgetTries(regency, 'last_four', ticketId);
  } catch (thrown) {
    return refuseProblem(thrown, locals.locale);
  }
  cookies.set(readingCookieName(ticketId), readingPass(regency, ticketId), {
    ...READING_COOKIE,
    secure: url.protocol === 'https:',
  });
  redirect(303, `/lacak/${params.code}`);
}
