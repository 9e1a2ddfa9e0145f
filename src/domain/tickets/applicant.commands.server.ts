/** Table: an act of the applicant, as it came from her page -> the command that records it. */
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { OWN_VOICE, type ApplicantAct } from '#domain/tickets/applicant-view.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { notInStaffSession } from '#domain/tickets/ticket.problems.ts';
import type { Target } from '#domain/tickets/ticket.record.server.ts';
import type { KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';

type Run = (regency: Regency, actor: ApplicantActor, target: Target, words: string) => Promise<unknown>;

const runs: Readonly<Record<ApplicantAct, Run>> = {
  reply: tickets.replyToQuestion,
  write: tickets.writeMore,
  agree: (regency, actor, target) => tickets.agree(regency, actor, target),
  object: tickets.objectToAnswer,
  withdraw: tickets.withdrawTicket,
  reopen: tickets.reopenTicket,
  late_reply: tickets.replyLate,
};

/** What came in with an act. */
export interface Said {
  readonly words: string;
  readonly files: readonly KeptFile[];
  /** The browser is signed in as staff: then nobody agrees or objects in the applicant's name. */
  readonly isStaffSession: boolean;
}

/** Performs one act of the applicant, with its files. @throws Problem notInStaffSession, and as the act's command */
export async function performForApplicant(
  regency: Regency,
  actor: ApplicantActor,
  target: Target,
  act: ApplicantAct,
  { words, files, isStaffSession }: Said,
): Promise<void> {
  if (isStaffSession && OWN_VOICE.includes(act)) throw notInStaffSession({ act });
  await runs[act](alsoAttaching(regency, files), actor, target, words);
}

/** The rows of the files belong into the transaction of the act, which is where reactions are written. */
function alsoAttaching(regency: Regency, files: readonly KeptFile[]): Regency {
  if (files.length === 0) return regency;
  return {
    ...regency,
    react: async (trx, fact, given) => {
      await attachFiles(trx, regency, { ticketId: fact.subjectId, actId: fact.actId, files });
      await regency.react(trx, fact, given);
    },
  };
}
