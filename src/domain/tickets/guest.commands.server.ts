/** Writes of the guest book. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { GuestLine } from '#domain/tickets/guest.form.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Writes down who came without bringing a matter. @throws Problem outOfReach without the desk */
export async function welcomeGuest(regency: Regency, actor: StaffActor, line: GuestLine): Promise<void> {
  if (!mayKeepGuests(actor)) throw outOfReach();
  await regency.db
    .insertInto('guests')
    .values({
      id: regency.newId(),
      cameAt: line.at,
      name: line.name,
      origin: line.origin ?? null,
      purpose: line.purpose,
      servedBy: actor.personId,
      enteredAt: regency.now(),
    })
    .execute();
}
