/** The copy of what is kept, for the owner who holds the link. */
import { claimLinkOver } from '#domain/registry/claim.problems.ts';
import { keptOfOwner } from '#domain/registry/owner-data.queries.server.ts';
import { ownerCopy } from '../../../../owner-copy.server.ts';
import { holderHere } from '../holder.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const holder = await holderHere(event);
  if (holder === undefined) throw claimLinkOver();
  const { locals, url } = event;
  return ownerCopy(await keptOfOwner(locals.regency, holder.industryId), url.searchParams, locals);
};
