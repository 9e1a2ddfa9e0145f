/** The door of every page of /atur: it asks the policy's own rows, as the commands do. */
import type { RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayOffice, type OfficeVerb } from '#domain/offices/office.policy.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { requireStaff } from '../../guard.server.ts';

/** The signed-in person, when the verb is hers. @throws Redirect for strangers; Problem outsideDuties */
export function requireVerb(event: Pick<RequestEvent, 'locals' | 'url'>, verb: OfficeVerb): StaffActor {
  const actor = requireStaff(event);
  if (!mayOffice(actor, verb)) throw outsideDuties();
  return actor;
}
