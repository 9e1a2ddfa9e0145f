/** Every way a maker's own page can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** The link is unknown, over, or was taken back. */
export const claimLinkOver = defineProblem('claim_link_over', 403);
/** A link goes to a telephone, and none is on record. */
export const claimNeedsPhone = defineProblem('claim_needs_phone', 409);
export const noClaimLink = defineProblem('no_claim_link', 409);
export const nothingProposed = defineProblem('nothing_proposed', 422);
/** So many wait already that nobody can answer them. */
export const tooManyProposals = defineProblem('too_many_proposals', 429);
/** Decided, taken back or written anew since the page was drawn. */
export const proposalNotWaiting = defineProblem('proposal_not_waiting', 409);
/** None of its fields was ticked. */
export const nothingTaken = defineProblem('nothing_taken', 422);
