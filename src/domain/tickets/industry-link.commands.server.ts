/** Says which maker of the registry an applicant is. Asked of both tables: who reads the ticket and keeps makers. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { industryBrief } from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { outOfReach, ticketNotFound, unknownIndustry } from '#domain/tickets/ticket.problems.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { Ticket } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * Links the applicant of a ticket with a maker, or takes the link away; written down with who did it.
 * @param code the maker's number; empty to take the link away
 * @throws Problem ticketNotFound, outOfReach, unknownIndustry
 */
export async function linkIndustry(
  regency: Regency,
  actor: StaffActor,
  ticketId: string,
  code: string,
): Promise<void> {
  const ticket = await readTicket(regency.db, ticketId);
  if (!ticket || !isInReach(ticket, actor, 'read', regency.now())) throw ticketNotFound();
  if (registryReach(actor, 'change') === undefined) throw outOfReach();
  const industry = code === '' ? undefined : await industryBrief(regency, actor, { code });
  if (code !== '' && !industry) throw unknownIndustry();
  await regency.db
    .transaction()
    .execute((trx) => writeLink(trx, regency, actor, ticket, industry?.id ?? null));
}

/**
 * The link itself, and who wrote it; in the transaction of whatever it belongs to.
 * @param options.keepsOther leaves somebody who speaks for another maker with that one: her earlier tickets are its
 */
export async function writeLink(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  ticket: Pick<Ticket, 'applicantId' | 'code'>,
  industryId: string | null,
  { keepsOther = false }: { readonly keepsOther?: boolean } = {},
): Promise<void> {
  const before = await trx
    .selectFrom('applicants')
    .select('industryId')
    .where('id', '=', ticket.applicantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.industryId === industryId || (keepsOther && before.industryId !== null)) return;
  await trx.updateTable('applicants').set({ industryId }).where('id', '=', ticket.applicantId).execute();
  await noteAudit(trx, regency, {
    actorId: actor.personId,
    verb: 'link_industry',
    subject: 'applicant',
    subjectId: ticket.applicantId,
    before: { industryId: before.industryId },
    after: { ticket: ticket.code, industryId },
  });
}
