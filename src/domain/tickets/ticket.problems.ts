/** Every way a ticket can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const ticketNotFound = defineProblem('ticket_not_found', 404);
export const outOfReach = defineProblem('out_of_reach', 403);
/** The workflow does not know this act in the present state. */
export const notNow = defineProblem('not_now', 409);
/** Somebody else acted since the page was drawn. */
export const changedMeanwhile = defineProblem('changed_meanwhile', 409);
export const unknownTopic = defineProblem('unknown_topic', 422);
export const unknownNagari = defineProblem('unknown_nagari', 422);
export const unknownOffice = defineProblem('unknown_office', 422);
export const unknownIndustry = defineProblem('unknown_industry', 422);
export const unknownPart = defineProblem('unknown_part', 422);
/** A correction was granted, but nobody said what is right. */
export const nothingToCorrect = defineProblem('nothing_to_correct', 422);
export const wordsNeeded = defineProblem('words_needed', 422);
export const cannotMergeWithItself = defineProblem('cannot_merge_with_itself', 422);
export const cannotMergeInto = defineProblem('cannot_merge_into', 409);
export const unknownApplicant = defineProblem('unknown_applicant', 422);
export const unknownPerson = defineProblem('unknown_person', 422);
/** A row of kept links stays a row. */
export const tooManyLinks = defineProblem('too_many_links', 422);
export const fileNeeded = defineProblem('file_needed', 422);
/** Agreeing and objecting are the applicant's own voice: not in a browser where an officer is signed in. */
export const notInStaffSession = defineProblem('not_in_staff_session', 403);
/** The four digits do not belong to this code. */
export const wrongLastFour = defineProblem('wrong_last_four', 422);
