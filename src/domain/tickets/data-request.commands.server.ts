/**
 * What a person may demand for her own data (UU 27/2022): she asks on her page, the coordinator decides with a reason.
 * The acts remain, whatever goes: they point to rows whose words are empty then.
 */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import { nothingToCorrect, wordsNeeded } from '#domain/tickets/ticket.problems.ts';
import { recordAct, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import type { DataRequestKind, Ticket, TicketAct } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Acts whose words are the applicant's own, whoever wrote them down. */
const OWN_WORDS: readonly TicketAct[] = [
  'open',
  'reply',
  'record_reply',
  'write',
  'object',
  'withdraw',
  'late_reply',
  'request_data',
];

/** The applicant asks for a correction (saying what is wrong) or for erasure. @throws Problem as recordAct */
export async function requestData(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: { readonly kind: DataRequestKind; readonly words: string },
): Promise<Changed> {
  const words = asked.words.trim();
  if (asked.kind === 'correction' && words === '') throw wordsNeeded();
  return recordAct(regency, await officeCalendars(regency), actor, target, 'request_data', () => ({
    data: { kind: asked.kind },
    words: words === '' ? undefined : words,
  }));
}

export interface DataDecision {
  readonly isGranted: boolean;
  /** Told to the applicant. */
  readonly reason: string;
  /** For a correction: only what changes. */
  readonly right: {
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
}

/**
 * Decides what the applicant asked. Granted, it is carried out in the same transaction.
 * @returns the ids of files that are to leave the disk once the transaction stands
 * @throws Problem nothingToCorrect when a correction is granted without saying what is right; as recordAct
 */
export async function decideData(
  regency: Regency,
  actor: Actor,
  target: Target,
  decision: DataDecision,
): Promise<{ changed: Changed; erasedFileIds: readonly string[] }> {
  const calendars = await officeCalendars(regency);
  let erasedFileIds: readonly string[] = [];
  const changed = await recordAct(regency, calendars, actor, target, 'decide_data', async (ticket, trx) => {
    const kind = ticket.dataRequest?.kind ?? 'correction';
    const said = { kind, isGranted: decision.isGranted, changed: [] as string[], textIds: [] as string[] };
    const answer = (more: Partial<typeof said> = {}) => ({
      words: decision.reason,
      data: { ...said, ...more },
    });
    if (!decision.isGranted) return answer();
    if (kind === 'correction')
      return answer({ changed: await correctApplicant(trx, ticket, decision.right) });
    const erased = await eraseApplicant(trx, regency, ticket);
    erasedFileIds = erased.fileIds;
    return answer({ textIds: erased.textIds });
  });
  return { changed, erasedFileIds };
}

async function correctApplicant(trx: Trx, ticket: Ticket, right: DataDecision['right']): Promise<string[]> {
  const values = Object.fromEntries(Object.entries(right).filter(([, value]) => value !== undefined));
  if (Object.keys(values).length === 0) throw nothingToCorrect();
  await trx.updateTable('applicants').set(values).where('id', '=', ticket.applicantId).execute();
  await indexTicketsOf(trx, ticket.applicantId);
  return Object.keys(values);
}

/**
 * Empties everything that says who the applicant is and what she said: name and contact, words, files, place, letter,
 * comment of the survey. What offices wrote stays; a single text of theirs can be emptied by `eraseTexts`.
 */
async function eraseApplicant(
  trx: Trx,
  regency: Regency,
  ticket: Ticket,
): Promise<{ textIds: string[]; fileIds: string[] }> {
  const at = regency.now();
  const texts = await trx
    .updateTable('ticketTexts')
    .set({ body: null, erasedAt: at })
    .where('ticketId', '=', ticket.id)
    .where('erasedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb(
          'id',
          'in',
          eb
            .selectFrom('ticketActs')
            .select('textId')
            .where('ticketId', '=', ticket.id)
            .where('textId', 'is not', null)
            .where((act) =>
              act.or([act('act', 'in', [...OWN_WORDS]), act('actorKind', 'in', ['applicant', 'anonymous'])]),
            )
            .$castTo<{ textId: string }>(),
        ),
        eb(
          'id',
          'in',
          eb
            .selectFrom('tickets')
            .select('titleTextId')
            .where('id', '=', ticket.id)
            .where('titleTextId', 'is not', null)
            .$castTo<{ titleTextId: string }>(),
        ),
      ]),
    )
    .returning('id')
    .execute();
  const files = await trx
    .updateTable('ticketFiles')
    .set({ name: '–', erasedAt: at })
    .where('ticketId', '=', ticket.id)
    .where('isInternal', '=', false)
    .where('erasedAt', 'is', null)
    .returning('id')
    .execute();
  await forgetSurroundings(trx, ticket.id);
  await forgetApplicant(trx, regency, ticket.applicantId);
  return { textIds: texts.map((row) => row.id), fileIds: files.map((row) => row.id) };
}

/** Empties who somebody is; the name leaves the search of every ticket she brought. */
export async function forgetApplicant(trx: Trx, regency: Regency, applicantId: string): Promise<void> {
  await trx
    .updateTable('applicants')
    .set({
      name: null,
      representative: null,
      phone: null,
      email: null,
      nagariCode: null,
      erasedAt: regency.now(),
    })
    .where('id', '=', applicantId)
    .execute();
  await indexTicketsOf(trx, applicantId);
}

/** Empties what stands around a ticket and tells of her: the place, the letter it came by, the comment of the survey. */
export async function forgetSurroundings(trx: Trx, ticketId: string): Promise<void> {
  await trx.deleteFrom('ticketPlaces').where('ticketId', '=', ticketId).execute();
  await trx
    .updateTable('ticketSources')
    .set({ sender: null, subject: null })
    .where('ticketId', '=', ticketId)
    .execute();
  await trx.updateTable('surveys').set({ comment: null }).where('ticketId', '=', ticketId).execute();
}

/** The name stands in the search of every ticket this person brought. */
async function indexTicketsOf(trx: Trx, applicantId: string): Promise<void> {
  const rows = await trx.selectFrom('tickets').select('id').where('applicantId', '=', applicantId).execute();
  for (const { id } of rows) await indexTicket(trx, id);
}
