/** Every way a sentra can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const sentraNotFound = defineProblem('sentra_not_found', 404);
/** Somebody else changed it since the page was drawn. */
export const sentraChanged = defineProblem('sentra_changed', 409);
/** An industry that is unknown, closed, or outside the reach of whoever asks. */
export const noSuchMember = defineProblem('no_such_member', 422);
/** An industry belongs to one sentra at a time. */
export const memberElsewhere = defineProblem('member_elsewhere', 409);
/** A member leaves no earlier than it came. */
export const leftBeforeJoining = defineProblem('left_before_joining', 422);
export const establishedAlready = defineProblem('established_already', 409);
export const noSuchPlan = defineProblem('no_such_plan', 404);
export const notEstablished = defineProblem('not_established', 409);
/** What has ended is reopened first. */
export const sentraEnded = defineProblem('sentra_ended', 409);
export const sentraNotEnded = defineProblem('sentra_not_ended', 409);
export const noSuchFacility = defineProblem('no_such_facility', 404);
export const noSuchNeed = defineProblem('no_such_need', 404);
/** What the registry proposed is another by now. */
export const proposalGone = defineProblem('proposal_gone', 409);
