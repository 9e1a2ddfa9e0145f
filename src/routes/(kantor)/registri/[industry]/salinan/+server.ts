/** The copy that an owner may demand of what is kept of her, handed out by staff: who took it is written down. */
import { copyOwnerData } from '#domain/registry/owner-data.commands.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { ownerCopy } from '../../../../owner-copy.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { locals, params, url } = event;
  const kept = await copyOwnerData(locals.regency, requireStaff(event), params.industry);
  return ownerCopy(kept, url.searchParams, locals);
};
