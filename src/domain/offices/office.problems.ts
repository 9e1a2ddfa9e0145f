/** Every way setting up can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const outsideDuties = defineProblem('out_of_reach', 403);
export const settingNotFound = defineProblem('setting_not_found', 404);
/** No list of that name can be taken home, or not as what was asked for. */
export const listNotFound = defineProblem('list_not_found', 404);
export const officeIsLeadAgency = defineProblem('office_is_lead_agency', 409);
export const officeHasOpenTickets = defineProblem('office_has_open_tickets', 409);
export const officeLeadsTopics = defineProblem('office_leads_topics', 409);
export const emailTaken = defineProblem('email_taken', 409);
export const lastAdministrator = defineProblem('last_administrator', 409);
export const notYourself = defineProblem('not_yourself', 409);
export const placeNeeded = defineProblem('duty_place_needed', 422);
export const dutyInPast = defineProblem('duty_in_past', 422);
export const daysInWrongOrder = defineProblem('days_in_wrong_order', 422);
export const personInactive = defineProblem('person_inactive', 409);
export const dutyNotHeld = defineProblem('duty_not_held', 409);
/** Whoever granted a duty, or receives it, cannot be the second person. */
export const secondPersonNeeded = defineProblem('second_person_needed', 403);
/** A day already gone: due days that were told to people would change. Asked about, then allowed. */
export const holidayInPast = defineProblem('holiday_in_past', 409);
export const holidayTaken = defineProblem('holiday_taken', 409);
export const periodOverlaps = defineProblem('period_overlaps', 409);
export const calendarWithoutDays = defineProblem('calendar_without_days', 422);
/** Shorter periods would erase something that was not shown to whoever saves them. */
export const erasureUnseen = defineProblem('erasure_unseen', 409);
export const lastTopic = defineProblem('last_topic', 409);
export const unknownPlace = defineProblem('unknown_place', 422);
/** Words in braces that no notice can fill in. */
export const unknownTextPlace = defineProblem('unknown_text_place', 422);
