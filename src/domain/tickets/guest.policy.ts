/** Who keeps the guest book, and the register of formal requests beside it: everybody at the counter. */
import { hasDuty, type Actor } from '#domain/offices/duty.ts';

/** True when the actor may read the guest book and write into it. */
export function mayKeepGuests(actor: Actor): boolean {
  return hasDuty(actor, 'desk', 'coordinator');
}
