/** Table: act -> what must follow. Each reaction is a row written in the act's own transaction. */
import {
  forgetOwnerInGradings,
  giveGradingsBack,
  takeGradings,
} from '#domain/grading/grading.reactions.server.ts';
import { forgetOwnerInHelp, giveHelpBack, takeHelp } from '#domain/help/help.reactions.server.ts';
import { giveMembershipsBack, takeMemberships } from '#domain/sentra/membership.reactions.server.ts';
import { noteForCounting, requestRecount } from '#domain/outcomes/outcome.tally.server.ts';
import { unlinkErasedOwner } from '#domain/tickets/industry-link.reactions.server.ts';
import { tellThoseConcerned } from '#domain/tickets/notice.reactions.server.ts';
import { requestRecomputation } from '#domain/tickets/ticket.clock-change.server.ts';
import { followVisit } from '#domain/tickets/visit.reactions.server.ts';
import { eraseReports, followPlan, followRecord } from '#domain/visits/visit.reactions.server.ts';
import { openSurvey } from '#domain/surveys/survey.commands.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

type Reaction = (trx: Trx, fact: Recorded, regency: Regency) => Promise<void>;

/** Keyed `room.act`, or `room.*` for every act of a room; printed into `src/domain/README.md`. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  'offices.calendar_changed': [requestRecomputation, requestRecount],
  'registry.erase_owner': [forgetOwnerInGradings, forgetOwnerInHelp, unlinkErasedOwner],
  'registry.merge': [takeMemberships, takeGradings, takeHelp],
  'registry.unmerge': [giveMembershipsBack, giveGradingsBack, giveHelpBack],
  'tickets.*': [tellThoseConcerned, noteForCounting],
  'tickets.answer': [openSurvey],
  'tickets.approve_answer': [openSurvey],
  'tickets.answer_on_spot': [openSurvey],
  'tickets.plan_visit': [followPlan],
  'tickets.record_visit': [followRecord],
  'tickets.erase_texts': [eraseReports],
  'tickets.decide_data': [eraseReports],
  'visits.plan': [followVisit],
  'visits.move': [followVisit],
  'visits.report': [followVisit],
  'visits.miss': [followVisit],
  'surveys.answer': [noteForCounting],
};

/** Writes everything that follows from a fact; an act without a row here has no consequences. */
export async function react(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const rows = [...(reactions[`${fact.room}.*`] ?? []), ...(reactions[`${fact.room}.${fact.act}`] ?? [])];
  for (const reaction of rows) await reaction(trx, fact, regency);
}
