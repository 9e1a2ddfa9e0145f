/** Whose days a page of planning shows: the person asked for, everybody, or oneself for who plans only for herself. */
import type { StaffActor } from '#domain/offices/duty.ts';

/** The word of the address for everybody. */
export const EVERYBODY = 'semua';

/**
 * @param plans whose visits she may plan: who plans for all sees all at first
 * @returns undefined for everybody
 */
export function asksForPerson(
  given: string | null,
  officers: readonly { readonly id: string }[],
  actor: StaffActor,
  plans: 'all' | 'self' | undefined,
): string | undefined {
  if (given === EVERYBODY) return undefined;
  const asked = officers.find(({ id }) => id === given)?.id;
  if (asked !== undefined || plans !== 'self') return asked;
  return officers.find(({ id }) => id === actor.personId)?.id;
}
