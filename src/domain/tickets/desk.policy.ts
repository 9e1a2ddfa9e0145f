/**
 * Table: what a person of staff finds in her frame and may keep running beside tickets. The frame draws a door exactly
 * when its page lets her in: both ask here.
 */
import { DUTIES, hasDuty, type Actor, type Duty } from '#domain/offices/duty.ts';

const DESK_VERBS = ['see_visits', 'see_guests', 'set_up', 'share_computer', 'import_old_cases'] as const;
export type DeskVerb = (typeof DESK_VERBS)[number];

const deskPolicy: Readonly<Record<DeskVerb, readonly Duty[]>> = {
  // Of whom she may read the ticket.
  see_visits: ['field', 'officer', 'coordinator', 'desk'],
  see_guests: ['desk', 'coordinator'],
  // The coordinator is the second person for duties and watches the outbox there.
  set_up: ['administrator', 'coordinator'],
  // Everybody may hand a computer over; the frame offers it where one is shared all day.
  share_computer: ['desk'],
  // What stood on paper before the desk existed; it writes tickets of every office.
  import_old_cases: ['coordinator'],
};

/** True when one of the actor's duties carries the verb. */
export function mayDesk(actor: Actor, verb: DeskVerb): boolean {
  return hasDuty(actor, ...deskPolicy[verb]);
}

/** Her own duties and the others, in the order of the table: what help tells her first. */
export function dutiesOf(actor: Actor): { readonly own: readonly Duty[]; readonly others: readonly Duty[] } {
  return {
    own: DUTIES.filter((duty) => hasDuty(actor, duty)),
    others: DUTIES.filter((duty) => !hasDuty(actor, duty)),
  };
}
